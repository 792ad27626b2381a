"""Every rule against a small tree that keeps it and against planted violations, each of which it has to report."""

import pathlib
import tempfile

import tools

CLEAN = {
    "README.md": "# A project\n",
    "protocol/README.md": "# Protocol\n",
    "protocol/ids.hpp": "// Ids.\n#pragma once\nusing Id = int;\n",
    "server/README.md": "# Server\n",
    "server/domain/README.md": "# Domain\n",
    "server/domain/school.hpp": '#pragma once\n#include "protocol/ids.hpp"\n',
    "server/domain/school.cpp": '#include "server/domain/school.hpp"\n\n#include <algorithm>\n',
    "tests/README.md": "# Tests\n",
    "tests/run.sh": "#!/usr/bin/env bash\nset -euo pipefail\n",
    "tests/domain/school.cpp": '#include "server/domain/school.hpp"\nTEST_CASE("a") { CHECK(true); }\n',
}

# Rule -> the changes that it must notice, one at a time.
PLANTED = {
    "includes_follow_the_folders": [
        {"protocol/a.hpp": '#pragma once\n#include "server/domain/school.hpp"\n'},
        {"server/domain/a.hpp": '#pragma once\n#include "school.hpp"\n'},
        {"server/domain/a.hpp": '#pragma once\n#include "../domain/school.hpp"\n'},
        {"server/domain/a.hpp": "#pragma once\n#include <chrono>\n"},
        {"server/engine/a.cpp": "#include <boost/asio.hpp>\n"},
        {"storage/memory_log.cpp": "#include <rocksdb/db.h>\n"},
        {"tests/sim/a.cpp": "#include <thread>\n"},
        {"storage/rocks_log.hpp": "#pragma once\n", "server/engine/a.cpp": '#include "storage/rocks_log.hpp"\n'},
        {"server/notes/a.cpp": "int a;\n"},
    ],
    "domain_is_pure": [
        {"server/domain/a.cpp": "void f() { co_await g(); }\n"},
        {"server/domain/a.cpp": "auto now = std::chrono::system_clock::now();\n"},
    ],
    "top_level_is_the_agreed_one": [{"notes.txt": "\n"}, {"cmake/flags.cmake": "\n"}],
    "files_are_snake_case": [
        {"protocol/EntryId.hpp": "#pragma once\n"},
        {"protocol/entry-id.cpp": "\n"},
        {"protocol/Wire/ids.hpp": "#pragma once\n"},
    ],
    "folders_have_a_readme": [{"storage/log.hpp": "#pragma once\n"}, {"tests/sim/sim.cpp": "CHECK(true)\n"}],
    "no_leftover_markers": [
        {"protocol/a.hpp": "// TO" + "DO: later\n"},
        {"deploy/run.sh": "# FIX" + "ME\n"},
        {"protocol/a.hpp": "<<<" + "<<<< HEAD\n"},
        {"protocol/a.hpp": "#if " + "0\n"},
    ],
    "no_machine_paths": [
        {"deploy/run.sh": "cd /wo" + "rk/main\n"},
        {"README.md": "see /ho" + "me/ann/notes\n"},
        {"clients/web/package-lock.json": '{"resolved": "https://registry"}\n'},
    ],
    "text_is_clean": [{"README.md": "a \n"}, {"README.md": "a"}, {"README.md": "\ta\n"}, {"README.md": "a\ufffd\n"}],
    "headers_start_with_pragma_once": [{"protocol/a.hpp": "struct A {};\n#pragma once\n"}, {"protocol/a.hpp": "\n"}],
    "files_are_short": [{"protocol/a.hpp": "#pragma once\n" * 401}, {"storage/a.hpp": "\n" * 151}, {"protocol/a.cpp": "\n" * 401}],
    "tests_can_fail": [{"tests/domain/a.cpp": 'TEST_CASE("a") { f(); }\n'}],
    "scripts_stop_at_errors": [{"deploy/a.sh": "#!/usr/bin/env bash\ncd /\n"}],
}


def verdict(name, clean, planted):
    """planted: for each violation whether it was reported."""
    if clean:
        print(f"FAILED self-test: {name} complains about a clean tree: {clean}")
    for number, noticed in enumerate(planted, start=1):
        if not noticed:
            print(f"FAILED self-test: {name} does not notice planted violation {number}")
    return not clean and all(planted) and bool(planted)


def run(rules):
    results = []
    for rule in rules:
        planted = PLANTED.get(rule.__name__, [])
        results.append(verdict(rule.__name__, list(rule(CLEAN)), [bool(list(rule({**CLEAN, **p}))) for p in planted]))
    return results + [on_disk(tools.headers_compile_alone, "int f(std::string);\n", "#include <string>\nint f(std::string);\n"),
                      on_disk(tools.code_is_formatted, "int  f( );\n", "int f();\n")]


def on_disk(rule, bad, good):
    def problems(text):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, ".clang-format").write_text("BasedOnStyle: Google\n")
            pathlib.Path(folder, "a.hpp").write_text(text)
            return list(rule({"a.hpp": text}, folder))

    return verdict(rule.__name__, problems(good), [bool(problems(bad))])
