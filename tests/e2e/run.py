"""Runs the tests of this folder, each file in a process of its own, two at a time; prints `passed failed` at the end."""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PATIENCE = int(os.environ.get("CUELINE_FILE_SECONDS", "400"))


def run(file):
    try:
        done = subprocess.run([sys.executable, "-B", "-W", "ignore", file.name], cwd=HERE, capture_output=True,
                              text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired as late:
        return file.stem, 1, 1, f"{file.name} did not end in {PATIENCE} s:\n{(late.stderr or b'').decode()}\n"
    ran = int((re.search(r"^Ran (\d+) test", done.stderr, re.M) or [0, 0])[1])
    bad = sum(int(count) for count in re.findall(r"(?:failures|errors)=(\d+)", done.stderr))
    if done.returncode and not bad:
        bad = 1
    return file.stem, ran, bad, done.stderr if done.returncode else ""


def main():
    wanted = sys.argv[1:]
    files = [file for file in sorted(HERE.glob("test_*.py")) if not wanted or file.stem in wanted]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("CUELINE_AT_ONCE", "2"))) as pool:
        for name, ran, bad, trouble in pool.map(run, files):
            passed, failed = passed + ran - min(bad, ran), failed + bad
            print(f"  {name}: {ran} tests" + (f", {bad} FAILED" if bad else ""), file=sys.stderr)
            print(trouble, file=sys.stderr, end="")
    print(passed, failed)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
