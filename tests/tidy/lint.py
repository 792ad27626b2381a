#!/usr/bin/python3
"""clang-tidy over our .cpp files: lint.py BUILD_FOLDER SECONDS. What passed is remembered by its text.

Product code before tests, newest first. When the seconds are over it begins no new file, and says how many are left.
"""

import concurrent.futures
import hashlib
import json
import pathlib
import subprocess
import sys
import time

import tools
import tree

ROOT = pathlib.Path(__file__).resolve().parents[2]


def newest_first(names):
    return sorted(names, key=lambda name: (name.startswith("tests/"), -pathlib.Path(ROOT, name).stat().st_mtime))


def main():
    build, budget = pathlib.Path(sys.argv[1]).resolve(), float(sys.argv[2])
    deadline = time.monotonic() + budget
    files = tree.read(ROOT)
    commands = json.loads((build / "compile_commands.json").read_text())
    ours = {str(pathlib.Path(c["file"]).resolve().relative_to(ROOT)) for c in commands if c["file"].startswith(str(ROOT))}
    todo, results = newest_first(ours & files.keys()), {}

    def lint(name):
        texts = [files[".clang-tidy"], *(n + files[n] for n in tools.closure(files, name))]
        stamp = ROOT / "build" / "lint" / hashlib.sha256("\0".join(texts).encode()).hexdigest()
        if stamp.exists():
            results[name] = True
        elif time.monotonic() < deadline:
            command = ["clang-tidy-19", "--quiet", "-p", str(build), str(ROOT / name)]
            done = subprocess.run(command, capture_output=True, text=True)
            results[name] = done.returncode == 0
            if results[name]:
                stamp.parent.mkdir(parents=True, exist_ok=True)
                stamp.touch()
            else:
                print(done.stdout.replace(f"{ROOT}/", ""), flush=True)

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lint, todo))
    passed = list(results.values()).count(True)
    print(f"clang-tidy: {passed} of {len(todo)} files are clean, {len(results) - passed} are not, "
          f"{len(todo) - len(results)} were left for another run after {budget:.0f} s")
    if "--counts" in sys.argv:
        with open(sys.argv[sys.argv.index("--counts") + 1], "a", encoding="utf-8") as counts:
            counts.write(f"{passed} {len(results) - passed}\n")
    sys.exit(0 if results and all(results.values()) else 1)


main()
