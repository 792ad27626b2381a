# shellcheck shell=bash
# about: libFuzzer with the sanitizers, corpora and controls first, then coverage of protocol/ (size: seconds for each, or runs as in 1000M)
# folder: tests/fuzz/CMakeLists.txt
# needs: build test
# minutes: 1500
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
code=0
build_targets asan fuzz
# shellcheck disable=SC2046  # two numbers
count $("$python" -B tests/fuzz/run.py build/asan "${CUELINE_SIZE:-60}") || code=1
build_targets coverage fuzz
check 'fuzz: coverage of protocol/' "$python" -B tests/fuzz/coverage.py build/coverage 95 >&2 || code=1
exit $code
