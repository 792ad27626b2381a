"""Rules that ask the compiler and clang-format. They read the files on disk, below the given root."""

import concurrent.futures
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from tree import CPP

CCACHE = [path] if (path := shutil.which("ccache")) else []  # without code to make, what it remembers is small
COMPILER = [
    *CCACHE, "clang++-19", "-std=c++20", "-O0", "-c", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror",
    "-Wno-pragma-once-outside-header", "-Wno-missing-field-initializers", "-Wno-unused-const-variable",
    "-DBOOST_ASIO_SEPARATE_COMPILATION", "-DBOOST_BEAST_SEPARATE_COMPILATION", "-DBOOST_ASIO_NO_DEPRECATED",
    "-DSIMDJSON_EXCEPTIONS=0",
]  # fmt: skip
ENVIRONMENT = os.environ | {"CCACHE_NOHASHDIR": "true"}
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


def closure(tree, name):
    """The header and every header of ours it includes, directly or not."""
    seen, todo = set(), [name]
    while todo:
        if (current := todo.pop()) not in seen and current in tree:
            seen.add(current)
            todo += INCLUDE.findall(tree[current])
    return sorted(seen)


def headers_compile_alone(tree, root, cache=None):
    """A header that compiled is remembered by the text of all it includes, so a second run takes no time."""

    def problem(name):
        key = hashlib.sha256("\0".join([*COMPILER, *(n + tree[n] for n in closure(tree, name))]).encode()).hexdigest()
        stamp = cache and pathlib.Path(cache, key)
        if stamp and stamp.exists():
            return None
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "alone.cpp").write_text(f'#include "{name}"\n')
            command = [*COMPILER, f"-I{root}", "-o", "alone.o", "alone.cpp"]
            done = subprocess.run(command, cwd=folder, env=ENVIRONMENT | {"CCACHE_BASEDIR": str(root)},
                                  capture_output=True, text=True)  # fmt: skip
        if done.returncode:
            return f"{name}: does not compile alone:\n{done.stderr[:1500]}"
        if stamp:
            stamp.parent.mkdir(parents=True, exist_ok=True)
            stamp.touch()
        return None

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        yield from filter(None, pool.map(problem, [name for name in tree if name.endswith(".hpp")]))


def code_is_formatted(tree, root):
    names = [name for name in tree if name.endswith(CPP)]
    for at in range(0, len(names), 50):
        command = ["clang-format-19", "--dry-run", "--style=file", *names[at : at + 50]]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True)
        for path in sorted(set(re.findall(r"^(.+?):\d+:\d+: ", done.stderr, re.MULTILINE))):
            yield f"{path}: clang-format-19 -i would change it"
