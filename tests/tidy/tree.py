"""The files that the rules look at: path from the root -> text."""

import pathlib
import subprocess

CPP = (".hpp", ".cpp")
BINARY = {".png", ".ico", ".woff2", ".webp", ".jpg", ".bin", ".gz", ".br"}


def read(root):
    """Every file that git knows or would add; what .gitignore names is not ours to judge."""
    command = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    tree = {}
    for name in sorted(filter(None, names)):
        path = pathlib.Path(root, name)
        if path.suffix in BINARY or not path.is_file():
            continue
        tree[name] = path.read_text(encoding="utf-8", errors="replace")
    return tree


def cpp(tree):
    return {name: text for name, text in tree.items() if name.endswith(CPP)}


def lines(text):
    return enumerate(text.splitlines(), start=1)
