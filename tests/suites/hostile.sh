# shellcheck shell=bash
# about: clients that do not read, and 10,000 sockets that mean no good: the others hardly feel it (size: seconds)
# folder: tests/traffic
# needs: build
# minutes: 60
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release traffic
use_scratch
ulimit -n "$(ulimit -H -n)"
code=0
for suite in stopped hostile hostile_control; do
  check "hostile: $suite" build/release/bin/traffic "$suite" "$scratch/$suite" "${CUELINE_SIZE:-}" >&2 || code=1
done
exit $code
