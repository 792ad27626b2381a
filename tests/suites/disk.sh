# shellcheck shell=bash
# about: a disk that fills up: a warning, changes only, reading only, and back without hands (needs root; size: fills)
# folder: tests/disk
# needs: build test
# minutes: 120
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
export CUELINE_BINARY=$root/build/release/bin/cueline
code=0
check 'fills' "$python" -B tests/disk/run.py "${CUELINE_SIZE:-5}" >&2 || code=1
check 'the control: without the steps the server does not stay' "$python" -B tests/disk/run.py control >&2 || code=1
exit $code
