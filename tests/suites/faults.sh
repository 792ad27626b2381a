# shellcheck shell=bash
# about: a disk that fills up under the log: nothing acknowledged is lost (size: disks)
# folder: tests/faults
# needs: build
# minutes: 20
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release faults
check "faults full" build/release/bin/faults ${CUELINE_SIZE:+"$CUELINE_SIZE"} >&2
