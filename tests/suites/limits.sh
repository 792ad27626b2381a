# shellcheck shell=bash
# about: 256 MiB of memory, 64 file descriptors, a clock that jumps by a day, daylight saving (needs root)
# folder: tests/limits
# needs: build test
# minutes: 15
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
export CUELINE_BINARY=$root/build/release/bin/cueline CUELINE_PATIENCE=${CUELINE_PATIENCE:-30}
code=0
run() { check "$1" "$python" -B "tests/limits/$2.py" ${3:+"$3"} >&2 || code=1; }
run '256 MiB' memory
run 'the control: in 12 MiB the server does not stay' memory control
run '64 descriptors' descriptors
run 'the control: without a share for the log the server does not stay' descriptors control
run 'clocks' clock
exit $code
