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
# What describes structs is looked at by the compiler alone: it never runs.
COMPILED_ONLY = re.compile(r"boost_\w+_descriptor_fn|type_name|field_names|kind_names|in_order_of_their_codes")
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


def counts_of(report):
    """File -> line -> how often it ran, over all functions and all instances of a template."""
    files = {}
    for function in report["data"][0]["functions"]:
        if COMPILED_ONLY.search(function["name"]):
            continue
        lines = {}
        for first, _, last, _, count, file, _, kind in function["regions"]:  # the inner ones come later
            if kind == 0:
                lines.update({(file, line): count for line in range(first, last + 1)})
        for (file, line), count in lines.items():
            if match := PROTOCOL.search(function["filenames"][file]):
                counts = files.setdefault(match[0].lstrip("/"), {})
                counts[line] = max(counts.get(line, 0), count)
    return files


def main(build, percent):
    with tempfile.TemporaryDirectory() as folder:
        programs, merged = profile(build, pathlib.Path(folder))
        objects = [word for program in programs[1:] for word in ("-object", program)]
        command = ["llvm-cov-19", "export", programs[0], *objects, f"-instr-profile={merged}"]
        files = counts_of(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    reached = count = 0
    for name, counts in sorted(files.items()):
        missed = [str(line) for line in sorted(counts) if not counts[line]]
        reached, count = reached + len(counts) - len(missed), count + len(counts)
        figure = 100 * (1 - len(missed) / len(counts))
        print(f"  {name:<26} {figure:5.1f} %" + (f"  not reached: {', '.join(missed)}" if missed else ""))
    print(f"  protocol/: {reached} of {count} lines, {100 * reached / max(count, 1):.1f} %")
    return 0 if count and 100 * reached >= percent * count else 1


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), int(sys.argv[2])))
