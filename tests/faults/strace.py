"""Whether the shim sees every call on the watched folder: the same run, seen by strace."""

import collections
import re

KINDS = {
    "open": ("open", "openat", "openat2", "creat"),
    "write": ("write", "pwrite64", "writev", "pwritev", "pwritev2"),
    "sync": ("fsync", "fdatasync"),
    "range": ("sync_file_range",),
    "size": ("ftruncate", "truncate", "fallocate"),
    "rename": ("rename", "renameat", "renameat2"),
    "unlink": ("unlink", "unlinkat", "rmdir"),
    "mkdir": ("mkdir", "mkdirat"),
    "link": ("link", "linkat", "symlink", "symlinkat"),
}
# What would get past both: a file that is mapped for writing, or copied by the kernel.
OTHERS = ("msync", "copy_file_range", "sendfile", "splice", "io_uring_setup", "syncfs", "sync")


def command(trace):
    names = ",".join([name for kind in KINDS.values() for name in kind] + list(OTHERS))
    return ["strace", "-D", "-f", "-y", "-qq", "-s", "0", "-o", trace, "-e", f"trace={names}"]


def compare(trace, root, graves, calls):
    """`calls`: "KIND FILE" -> count, as the shim saw them. What goes to the graves is the shim's own."""
    seen = collections.Counter()
    kind_of = {name: kind for kind, names in KINDS.items() for name in names}
    for line in open(trace, errors="replace"):
        call = re.match(r"\d+\s+(\w+)\((.*)", line)
        asks_for_nothing = re.match(r"\d+\s+sync_file_range\(\d+<[^>]*>, 0, 0, 0\b", line)
        if call and not asks_for_nothing and f"{root}/" in call[2] and str(graves) not in call[2]:
            seen[kind_of.get(call[1], call[1])] += 1
    noted = collections.Counter()
    for call, count in calls.items():
        noted[call.split()[0]] += count
    if seen != noted:
        raise RuntimeError(f"strace saw {dict(seen)}, the shim {dict(noted)}")
