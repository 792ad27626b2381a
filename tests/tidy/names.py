"""Names of files and folders."""

import re

from tree import CPP

TOP_LEVEL = {
    "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", ".gitignore", ".clang-format", ".clang-tidy",
    ".ci", "protocol", "storage", "server", "clients", "tests", "deploy",
}  # fmt: skip

# Folders of tests/ that mirror the tree; tests/README.md describes them together.
MIRRORS = {"protocol", "storage", "domain", "engine", "auth", "net", "ops", "clients", "cli", "suites"}


def top_level_is_the_agreed_one(tree):
    for name in sorted({path.split("/")[0] for path in tree} - TOP_LEVEL):
        yield f"{name}: nothing else stands at the top level"


def files_are_snake_case(tree):
    for path in tree:
        if path.startswith("clients/web/"):
            continue  # the web client has the names of its own tools
        *folders, file = path.split("/")
        if file.endswith((*CPP, ".sh", ".py")) and not re.fullmatch(r"[a-z0-9_]+\.[a-z]+", file):
            yield f"{path}: a file's name is in snake_case"
        for folder in folders:
            if not re.fullmatch(r"\.?[a-z0-9_]+", folder):
                yield f"{path}: the folder {folder} is not in snake_case"


def folders_have_a_readme(tree):
    wanted = set()
    for path in tree:
        folders = path.split("/")[:-1]
        if not folders or folders[0].startswith("."):
            continue
        wanted.add(folders[0])
        if len(folders) > 1 and folders[0] in ("server", "clients") or folders[:1] == ["tests"] and len(folders) > 1:
            if not (folders[0] == "tests" and folders[1] in MIRRORS):
                wanted.add("/".join(folders[:2]))
    for folder in sorted(wanted):
        if f"{folder}/README.md" not in tree:
            yield f"{folder}: has no README.md"
