"""What stands in the files."""

import re

from tree import cpp, lines

# Written in pieces, so that this file does not contain what it looks for.
MARKERS = re.compile("|".join([r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"\bX" + r"XX\b", r"\bHA" + r"CK\b",
                               "^<<<" + "<<<< ", "^>>>" + ">>>> ", r"^\s*#if " + r"0\b", r"\bdebug" + r"ger;"]))
MACHINE = re.compile("|".join(["/wo" + r"rk/", "/ro" + r"ot/(?!\*)", "/ho" + r"me/\w", "/Us" + r"ers/", "/tmp/" + r"cueline\b"]))

# Lines. The headers of protocol/ are lists of described structs, rules.hpp lists what decides and answers: long, but of
# one reason.
LONGEST = [(r"protocol/.*\.hpp", 400), (r"server/domain/rules\.hpp", 200), (r".*\.hpp", 150), (r".*\.cpp", 400)]


def is_foreign(name):
    return name == "LICENSE" or name.endswith(("package-lock.json", ".gen.ts")) or "/golden/" in name


def no_leftover_markers(tree):
    for name, text in tree.items():
        for number, line in lines(text):
            if not is_foreign(name) and (match := MARKERS.search(line)):
                yield f"{name}:{number}: leftover: {match[0].strip()}"


def no_machine_paths(tree):
    for name, text in tree.items():
        for number, line in lines(text):
            if match := MACHINE.search(line):
                yield f"{name}:{number}: a path of one machine: {match[0]}"
            if name.endswith("package-lock.json") and '"resolved"' in line:
                yield f"{name}:{number}: the lock file names a registry's address"


def text_is_clean(tree):
    for name, text in tree.items():
        if is_foreign(name) or name.endswith(".svg"):
            continue
        if text and not text.endswith("\n"):
            yield f"{name}: does not end with a newline"
        for number, line in lines(text):
            if line != line.rstrip():
                yield f"{name}:{number}: space at the end of the line"
            if "\t" in line or "\r" in line or "\ufffd" in line:
                yield f"{name}:{number}: a tab, a carriage return or something that is not UTF-8"


def headers_start_with_pragma_once(tree):
    for name, text in tree.items():
        if name.endswith(".hpp") and not re.match(r"(//[^\n]*\n|\n)*#pragma once\n", text):
            yield f"{name}: a header starts with #pragma once (after its comment, if it has one)"


def files_are_short(tree):
    for name, text in cpp(tree).items():
        limit = next(limit for pattern, limit in LONGEST if re.fullmatch(pattern, name))
        if (length := text.count("\n")) > limit:
            yield f"{name}: {length} lines; at {limit} it is time to find the second reason in it"


def tests_can_fail(tree):
    for name, text in cpp(tree).items():
        if name.startswith("tests/") and "TEST_CASE(" in text and not re.search(r"\b(CHECK|REQUIRE|FAIL)\w*\(", text):
            yield f"{name}: has test cases but checks nothing"


def scripts_stop_at_errors(tree):
    for name, text in tree.items():
        if text.startswith("#!/usr/bin/env bash") and "set -euo pipefail" not in text:
            yield f"{name}: a script starts with set -euo pipefail"
