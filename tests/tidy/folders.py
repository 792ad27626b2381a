"""Who may include whom. The same is said by the link lines of the CMake files; this says it for headers as well."""

import re

from tree import cpp, lines

LOG = ["storage/log.hpp", "storage/keys.hpp", "storage/auth_rows.hpp"]  # the port, never what stands behind it
DOMAIN = ["protocol/", "server/domain/"]
ENGINE = [*DOMAIN, "server/engine/", *LOG]
ALL = ["protocol/", "storage/", "server/", "clients/"]

# A file belongs to the longest folder named here and may include what stands beside it.
# tests/AREA may include what the area may, and the headers of tests/AREA itself.
MAY_INCLUDE = {
    "protocol/": ["protocol/"],
    "storage/": ["protocol/", "storage/"],
    "server/domain/": DOMAIN,
    "server/engine/": ENGINE,
    "server/auth/": ["protocol/", "server/auth/", *LOG],
    "server/notify/": [*DOMAIN, "server/notify/", *LOG],
    "server/search/": [*ENGINE, "server/search/"],
    "server/net/": ["protocol/", "server/domain/notices.hpp", "server/domain/sharing.hpp", "server/engine/", "server/auth/", "server/notify/", "server/search/", "server/net/", *LOG],
    "server/ops/": ["protocol/", "server/engine/", "server/net/", "server/notify/figures.hpp", "server/ops/", "storage/figures.hpp", "storage/free_space.hpp"],
    "server/": ["protocol/", "storage/", "server/"],
    "clients/cpp/": ["protocol/", "clients/cpp/"],
    "clients/cli/": ALL,
    "tests/protocol/": ["protocol/"],
    "tests/storage/": ["protocol/", "storage/"],
    "tests/golden/": [*DOMAIN, *LOG, "storage/memory_log.hpp", "tests/domain/"],
    "tests/domain/": DOMAIN,
    "tests/engine/": [*ENGINE, "storage/memory_log.hpp"],
    "tests/auth/": ["protocol/", "server/auth/", *LOG, "storage/memory_log.hpp"],
    "tests/notify/": [*DOMAIN, "server/notify/", *LOG, "storage/memory_log.hpp"],
    "tests/search/": [*ENGINE, "server/search/", "storage/memory_log.hpp", "tests/engine/"],
    "tests/sim/": [*ENGINE, "storage/memory_log.hpp"],
    "tests/rules/": [*ENGINE, "storage/memory_log.hpp", "tests/sim/chance.hpp", "tests/sim/figures.hpp"],
    "tests/traffic/": [*ALL, "tests/bench/", "tests/faults/"],
    "tests/regressions/": [*ALL, "tests/engine/"],
    "tests/fuzz/": [*ALL, "tests/sim/"],
    "tests/": ALL,
}

# Libraries that a folder must not know, and why.
MUST_NOT_KNOW = [
    (r"protocol/|server/domain/|server/engine/|storage/", r"boost/(asio|beast)/|boost/asio\.hpp|sys/socket\.h",
     "sockets and coroutines belong to server/net and clients"),
    (r"(?!storage/rocks|tests/(storage|faults|bench)/|clients/cli/)", r"rocksdb/", "RocksDB stays behind storage/rocks*"),
    (r"server/domain/", r"(chrono|random|thread|mutex|atomic|fstream|filesystem|iostream|ctime|unistd\.h)$",
     "the domain has no clock, chance, thread or file"),
    (r"tests/sim/", r"(chrono|thread|random)$", "the simulator has its own clock and chance, and one thread"),
]

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def home(name):
    """The longest folder that has the file; server/ has only the files right in it, so that a new part needs a rule."""
    having = [folder for folder in MAY_INCLUDE if name.startswith(folder)]
    if "server/" in having and name.count("/") > 1:
        having.remove("server/")
    return max(having, key=len, default=None)


def includes_follow_the_folders(tree):
    for name, text in cpp(tree).items():
        folder = home(name)
        if folder is None:
            yield f"{name}: no rule says what this folder may include (tests/tidy/folders.py)"
            continue
        own = "/".join(name.split("/")[:-1]) + "/"
        for number, line in lines(text):
            match = INCLUDE.match(line)
            if not match:
                continue
            quoted, target = match[1] == '"', match[2]
            if quoted and target not in tree:
                yield f'{name}:{number}: "{target}" is not a path from the root'
            elif quoted and not any(target.startswith(allowed) for allowed in [*MAY_INCLUDE[folder], own]):
                yield f'{name}:{number}: {folder} must not include "{target}"'
            for where, what, why in MUST_NOT_KNOW:
                if re.match(where, name) and re.match(what, target) and not quoted:
                    yield f"{name}:{number}: <{target}>: {why}"


def domain_is_pure(tree):
    impure = re.compile(r"\bco_(await|return|yield)\b|\b(system|steady)_clock\b|\bstd::(cout|cerr|getenv|rand)\b")
    for name, text in cpp(tree).items():
        if not name.startswith("server/domain/"):
            continue
        for number, line in lines(text):
            if match := impure.search(line.split("//")[0]):
                yield f"{name}:{number}: {match[0]}: the domain gets what it needs as arguments"
