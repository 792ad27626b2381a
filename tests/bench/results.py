#!/usr/bin/python3
"""States a run in the README: results.py RESULTS.json README.md replaces what stands below "## Measured".

Draws the plots too, beside the README in plots/.
"""

import json
import pathlib
import subprocess
import sys


def figure(number):
    return f"{number:.3g}" if number < 100 else f"{number:,.0f}"


def table_line(result):
    compared = result["theirs"] != 0
    ratio = f'{result["ours"] / result["theirs"]:.2f}' if compared else ""
    target = f'{"<=" if result["at_most"] else ">="} {result["bound"]:.3g}, {result["verdict"]}' if result["verdict"] else ""
    theirs = "missing" if result["missing"] else figure(result["theirs"]) if compared else ""
    ours = "" if result["missing"] else figure(result["ours"])
    around = f'{result["stolen"]:.2f} / {result["others"]:.2f}'
    cells = [result["what"], ours, result["unit"], result["against"], theirs, ratio, target, around]
    return "| " + " | ".join(cells) + " |"


def measured(run, plots):
    lines = [
        f'{run["date"]}: {run["machine"]}; server on the first core, load on the second, a virtual disk. The last column',
        "is what else the machine did meanwhile: cores stolen by its host / busy with other programs.",
        "",
        "| what | ours | unit | against | theirs | ratio | target | else |",
        "|---|---|---|---|---|---|---|---|",
        *map(table_line, run["results"]),
    ]
    for plot in plots:
        lines += ["", f"![{plot.stem.replace('_', ' ')}](plots/{plot.name})"]
    return "\n".join(lines) + "\n"


def main():
    results, readme = map(pathlib.Path, sys.argv[1:3])
    plots = readme.parent / "plots"
    subprocess.run([sys.executable, pathlib.Path(__file__).parent / "plots.py", results, plots], check=True)
    before = readme.read_text(encoding="utf-8").split("## Measured")[0]
    run = json.loads(results.read_text(encoding="utf-8"))
    text = f"{before}## Measured\n\n{measured(run, sorted(plots.glob('*.svg')))}"
    readme.write_text(text, encoding="utf-8")


main()
