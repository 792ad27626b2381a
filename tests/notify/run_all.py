"""Runs the tests of this folder as tests/e2e runs its own; prints `passed failed` at the end."""

import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "e2e"))

import run  # noqa: E402

run.HERE = HERE
sys.exit(run.main())
