"""Runs the fuzzing programs of a build, two at a time; what they do is in README.md.

    run.py BUILD SIZE     SIZE: seconds for each program, or so many runs of all together, as in 1000M
    run.py BUILD pack     what was found makes the corpora again, without what adds nothing

What happens goes to stderr; the last line on stdout is how many checks passed and failed.
"""

import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import corpus

HERE = pathlib.Path(__file__).parent
CONTROL_SECONDS = 60
ROUND_SECONDS = 600  # of a size in runs
# A program that takes longer than this over one input hangs, and one that needs more memory has lost its bounds.
BOUNDS = ["-timeout=25", "-rss_limit_mb=1024"]


def say(text):
    print(text, file=sys.stderr, flush=True)


class Program:
    def __init__(self, build, name):
        self.name = name
        self.path = build / "bin" / f"cueline_fuzz_{name}"
        self.found = build / "corpus" / name  # what earlier runs found here goes on growing
        self.left = build / "fuzz" / name  # inputs that broke something
        self.kept = pathlib.Path(tempfile.mkdtemp(prefix=f"cueline_fuzz_{name}_"))
        corpus.unpack(name, self.kept)
        for folder in (self.found, self.left):
            folder.mkdir(parents=True, exist_ok=True)

    def start(self, *words, planted=False):
        path = f"{self.path}_planted" if planted else str(self.path)
        into = tempfile.mkdtemp(prefix="cueline_fuzz_") if planted else str(self.left)
        command = [path, *BOUNDS, f"-artifact_prefix={into}/", "-print_final_stats=1", *words]
        result = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        if planted:
            subprocess.run(["rm", "-rf", into], check=True)
        return result.returncode, result.stderr

    def end(self):
        subprocess.run(["rm", "-rf", str(self.kept)], check=True)


def runs_of(output):
    match = re.search(r"stat::number_of_executed_units: *(\d+)", output)
    return int(match[1]) if match else 0


def reason_of(output):
    lines = re.findall(r"^(broken promise: .*|.*runtime error: .*|.*ERROR: (?:Address|Leak)Sanitizer: .*|.*ERROR: libFuzzer: .*)$",
                       output, re.MULTILINE)
    return lines[0].strip() if lines else output[-2000:]


def replay(program):
    code, output = program.start("-runs=0", str(program.kept))
    return code == 0, f"{len(list(program.kept.iterdir()))} inputs of its corpus", output


def control(program):
    if not pathlib.Path(f"{program.path}_planted").exists():
        return False, "has no planted bug", ""
    code, output = program.start(f"-max_total_time={CONTROL_SECONDS}", str(program.kept), planted=True)
    seconds = re.search(r"INFO: seed corpus", output) is not None
    reason = reason_of(output)
    return code != 0 and seconds is not None and bool(reason), f"planted bug after {runs_of(output)} runs: {reason}", output


def fuzz(seconds):
    def run(program):
        code, output = program.start(f"-max_total_time={seconds}", str(program.found), str(program.kept))
        program.runs += runs_of(output)
        return code == 0, f"{runs_of(output)} runs", output

    return run


def all_of(programs, what, act):
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for program, (good, sentence, output) in zip(programs, pool.map(act, programs)):
            say(f"  {program.name:<8} {what}: {sentence}" + ("" if good else "  FAILED"))
            if not good:
                say(f"{reason_of(output)}\n{output[-6000:]}\nThe input is in {program.left}.")
            passed, failed = passed + good, failed + (not good)
    return passed, failed


def run(programs, size):
    wanted = int(size[:-1]) * 1_000_000 if size.endswith("M") else 0
    seconds = ROUND_SECONDS if wanted else int(size)
    results = [all_of(programs, "corpus", replay), all_of(programs, "control", control)]
    while True:
        results.append(all_of(programs, "fuzz", fuzz(seconds)))
        runs = sum(program.runs for program in programs)
        if runs >= wanted or results[-1][1]:
            break
        say(f"  {runs} of {wanted} runs")
    say(f"  {len(programs)} programs, {runs} runs")
    return sum(good for good, _ in results), sum(bad for _, bad in results)


def pack(programs):
    for program in programs:
        with tempfile.TemporaryDirectory() as merged:
            program.start("-merge=1", merged, str(program.kept), str(program.found))
            corpus.pack(program.name, merged)
            say(f"  {program.name:<8} {len(os.listdir(merged))} inputs")
    return len(programs), 0


def main(build, size):
    programs = [Program(build, file.stem) for file in sorted(HERE.glob("*.cpp"))]
    for program in programs:
        program.runs = 0
    try:
        print(*(pack(programs) if size == "pack" else run(programs, size)))
    finally:
        for program in programs:
            program.end()


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), sys.argv[2])
