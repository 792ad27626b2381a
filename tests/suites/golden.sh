# shellcheck shell=bash
# about: logs written by every earlier version are read and give the same state
# folder: tests/golden
# needs: build
# within: asan
# minutes: 10
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
run_catch dev golden
