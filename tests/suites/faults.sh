# shellcheck shell=bash
# about: killed under load, unsynced data taken away, failing and full disks: nothing acknowledged is lost
# folder: tests/faults
# needs: build
# minutes: 20
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release faults
code=0
for suite in server server_control server_broken storage storage_control broken full; do
  # A size is the cycles of the main suite; the others keep theirs.
  size=
  [[ $suite != server ]] || size=${CUELINE_SIZE:-}
  check "faults $suite" build/release/bin/faults "$suite" ${size:+"$size"} >&2 || code=1
done
exit $code
