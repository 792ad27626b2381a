# shellcheck shell=bash
# about: the real binary over real sockets: a day, resuming through a bad network, bad input, starting and stopping (size: seeds)
# folder: tests/e2e
# needs: build test
# minutes: 15
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
run_e2e release
