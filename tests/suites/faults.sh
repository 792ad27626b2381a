# shellcheck shell=bash
# about: kill -9, lost unsynced data, failing and full disks: what was acknowledged is there, in order, once (size: cycles)
# folder: tests/faults/CMakeLists.txt
# needs: build test
# minutes: 20
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release faults
code=0
for suite in storage broken full; do
  check "faults $suite" build/release/bin/faults "$suite" ${CUELINE_SIZE:+"$CUELINE_SIZE"} >&2 || code=1
done
# The same with sync switched off must lose something, or the others prove nothing.
check 'faults control' build/release/bin/faults control >&2 || code=1
exit $code
