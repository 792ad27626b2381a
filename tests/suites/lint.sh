# shellcheck shell=bash
# about: clang-tidy over the C++ files, shellcheck over the scripts (size: seconds for clang-tidy, 180)
# folder: tests/tidy
# needs: build lint test
# minutes: 60
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
code=0
check 'shellcheck' shellcheck --severity=warning --shell=bash --exclude=SC1091,SC2034,SC2154,SC2164 \
  deploy/*.sh tests/run.sh tests/suites/*.sh .ci/run >&2 || code=1
cmake --preset dev >/dev/null
"$python" -B tests/tidy/lint.py build/dev "${CUELINE_SIZE:-180}" ${CUELINE_COUNTS:+--counts "$CUELINE_COUNTS"} >&2 || code=1
exit $code
