"""Which lines of protocol/ the corpora reach (without protocol/generate, which reads nothing from outside).

    coverage.py BUILD PERCENT     fails below so many
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import corpus

HERE = pathlib.Path(__file__).parent
PROTOCOL = re.compile(r"(^|/)protocol/[a-z_]+\.[ch]pp$")


def profile(build, folder):
    """Runs every program over its corpus; the programs and what they counted."""
    programs, counts = [], []
    for file in sorted(HERE.glob("*.cpp")):
        program, inputs = build / "bin" / f"cueline_fuzz_{file.stem}", folder / file.stem
        if not program.exists():
            continue  # reads nothing of the protocol
        corpus.unpack(file.stem, inputs)
        raw = folder / f"{file.stem}.profraw"
        subprocess.run([program, "-runs=0", inputs], env={"LLVM_PROFILE_FILE": str(raw)}, check=True, capture_output=True)
        programs.append(program)
        counts.append(raw)
    merged = folder / "all.profdata"
    subprocess.run(["llvm-profdata-19", "merge", "-sparse", *counts, "-o", merged], check=True)
    return programs, merged


def lines_of(file):
    """Line -> reached, from the segments of llvm-cov: where counting begins, changes and ends."""
    lines, current, begins = {}, None, 1
    for line, _, count, counted, *_ in file["segments"]:
        if current is not None:
            for each in range(begins, line + (1 if current else 0)):
                lines[each] = lines.get(each, False) or current
        current, begins = (count > 0) if counted else None, line
        if current is not None:
            lines[line] = lines.get(line, False) or current
    return lines


def main(build, percent):
    with tempfile.TemporaryDirectory() as folder:
        programs, merged = profile(build, pathlib.Path(folder))
        objects = [word for program in programs[1:] for word in ("-object", program)]
        command = ["llvm-cov-19", "export", programs[0], *objects, f"-instr-profile={merged}"]
        report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    files = [file for file in report["data"][0]["files"] if PROTOCOL.search(file["filename"])]
    covered = sum(file["summary"]["lines"]["covered"] for file in files)
    count = sum(file["summary"]["lines"]["count"] for file in files)
    for file in sorted(files, key=lambda file: file["filename"]):
        name = PROTOCOL.search(file["filename"])[0].strip("/")
        missed = [str(line) for line, reached in sorted(lines_of(file).items()) if not reached]
        figure = file["summary"]["lines"]["percent"]
        print(f"  {name:<28} {figure:5.1f} %" + (f"  not reached: {', '.join(missed)}" if missed else ""))
    print(f"  protocol/: {covered} of {count} lines, {100 * covered / count:.1f} %")
    return 0 if count and 100 * covered >= percent * count else 1


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), int(sys.argv[2])))
