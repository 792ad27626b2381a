#!/usr/bin/python3
"""The curves and ratios of a run as pictures: plots.py RESULTS.json FOLDER writes growth_*.svg and ratios.svg.

Plain SVG, readable on a light or a dark page: strokes and words take the colour of the text around them.
"""

import json
import math
import pathlib
import sys
from xml.sax.saxutils import escape

INK, OURS, RULE = "#7a7a7a", "#3b82c4", "#9a9a9a"
WIDTH, HEIGHT = 560, 300
LEFT, RIGHT, TOP, BOTTOM, INSET = 64, 20, 44, 52, 30


def text(x, y, words, size=12, anchor="middle", extra=""):
    return (f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" fill="{INK}" {extra}>'
            f"{escape(words)}</text>")


def line(x1, y1, x2, y2, colour=RULE, width=1.0, extra=""):
    return (f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{width}" {extra}/>')


def picture(width, height, title, parts):
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="system-ui, sans-serif" role="img">', f"<title>{escape(title)}</title>", *parts, "</svg>", ""])


def human(number):
    for limit, unit in ((1e6, "M"), (1e3, "k")):
        if number >= limit:
            return f"{number / limit:g} {unit}"
    return f"{number:g}"


def round_step(most, steps=5):
    """The smallest of 1, 2, 5 times a power of ten that needs no more steps than these."""
    power = 10 ** math.floor(math.log10(most / steps))
    return next(factor * power for factor in (1, 2, 5, 10) if most / (factor * power) <= steps)


def growth(name, unit, points):
    """Cost over size: size is logarithmic, cost begins at nothing, so that flat looks flat."""
    sizes, costs = [math.log10(size) for size, _ in points], [cost for _, cost in points]
    low, span = min(sizes), (max(sizes) - min(sizes)) or 1
    step = round_step(max(costs) * 1.15)
    most = step * math.ceil(max(costs) * 1.15 / step)
    across = lambda size: LEFT + INSET + (math.log10(size) - low) / span * (WIDTH - LEFT - RIGHT - 2 * INSET)
    up = lambda cost: HEIGHT - BOTTOM - cost / most * (HEIGHT - TOP - BOTTOM)
    parts = [text(LEFT, 24, f"Cost of a message by {name}", 15, "start")]
    for index in range(round(most / step) + 1):
        cost = index * step
        parts += [line(LEFT, up(cost), WIDTH - RIGHT, up(cost), extra='stroke-opacity="0.35"'),
                  text(LEFT - 8, up(cost) + 4, f"{cost:g}", anchor="end")]
    parts += [text(across(size), HEIGHT - BOTTOM + 18, human(size)) for size, _ in points]
    parts += [text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, name),
              text(16, (TOP + HEIGHT - BOTTOM) / 2, unit,
                   extra=f'transform="rotate(-90 16 {(TOP + HEIGHT - BOTTOM) / 2:.0f})"')]
    path = " ".join(f"{across(size):.1f},{up(cost):.1f}" for size, cost in points)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{OURS}" stroke-width="2"/>')
    for size, cost in points:
        parts += [f'<circle cx="{across(size):.1f}" cy="{up(cost):.1f}" r="3.5" fill="{OURS}"/>',
                  text(across(size), up(cost) - 9, f"{cost:.3g}")]
    return picture(WIDTH, HEIGHT, f"Cost of a message by {name}", parts)


def ratios(results):
    """Every ratio that has a target, as a share of it: 1 is just met, and further right is better."""
    judged = [result for result in results if result["verdict"]]
    left, right, row = 400, 70, 20
    width, height = 840, 70 + row * len(judged)
    shares = [result["bound"] / ratio if result["at_most"] else ratio / result["bound"]
              for result in judged for ratio in [result["ours"] / result["theirs"]]]
    most = max([2.0, *(min(share, 8) for share in shares)])
    across = lambda share: left + min(share, most) / most * (width - left - right)
    parts = [text(12, 24, "How far each target is met (1: just met)", 15, "start")]
    for index, (result, share) in enumerate(zip(judged, shares)):
        y = 50 + row * index
        parts += [text(left - 10, y + 4, f'{result["what"]} : {result["against"]}', 11, "end"),
                  f'<rect x="{left}" y="{y - 6}" width="{across(share) - left:.1f}" height="12" fill="{OURS}" '
                  f'fill-opacity="{0.9 if share >= 1 else 0.4}"/>',
                  text(across(share) + 6, y + 4, f"{share:.2f}", 11, "start")]
    parts.append(line(across(1), 36, across(1), height - 20, INK, 1.5, 'stroke-dasharray="4 3"'))
    return picture(width, height, "How far each target is met", parts)


def main():
    results = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))["results"]
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    curves = {}
    for result in results:
        if result["curve"]:
            curves.setdefault((result["curve"], result["unit"]), []).append((result["size"], result["ours"]))
    for (name, unit), points in curves.items():
        (folder / f"growth_{name.replace(',', '').replace(' ', '_')}.svg").write_text(growth(name, unit, points), encoding="utf-8")
    if any(result["verdict"] for result in results):
        (folder / "ratios.svg").write_text(ratios(results), encoding="utf-8")


main()
