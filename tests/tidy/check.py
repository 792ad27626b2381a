#!/usr/bin/python3
"""The house rules. Prints what breaks them; with --counts FILE appends "passed failed"."""

import pathlib
import sys
import time

import folders
import names
import self_test
import text
import tools
import tree

ROOT = pathlib.Path(__file__).resolve().parents[2]

RULES = [
    folders.includes_follow_the_folders,
    folders.domain_is_pure,
    names.top_level_is_the_agreed_one,
    names.files_are_snake_case,
    names.folders_have_a_readme,
    text.no_leftover_markers,
    text.no_machine_paths,
    text.text_is_clean,
    text.headers_start_with_pragma_once,
    text.files_are_short,
    text.tests_can_fail,
    text.scripts_stop_at_errors,
]
ON_DISK = [
    ("code_is_formatted", lambda files: tools.code_is_formatted(files, ROOT)),
    ("headers_compile_alone", lambda files: tools.headers_compile_alone(files, ROOT, ROOT / "build" / "tidy")),
]


def main():
    files = tree.read(ROOT)
    results = self_test.run(RULES)
    for name, rule in [*((rule.__name__, rule) for rule in RULES), *ON_DISK]:
        started = time.monotonic()
        problems = list(rule(files))
        results.append(not problems)
        for problem in problems:
            print(problem)
        print(f"{'FAILED' if problems else 'ok':6} {name} ({time.monotonic() - started:.1f} s)")
    passed, failed = results.count(True), results.count(False)
    if "--counts" in sys.argv:
        with open(sys.argv[sys.argv.index("--counts") + 1], "a", encoding="utf-8") as counts:
            counts.write(f"{passed} {failed}\n")
    sys.exit(1 if failed else 0)


main()
