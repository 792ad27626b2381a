# shellcheck shell=bash
# about: a day of injured connections, restarts and bursts: nothing lost, and the server does not grow (size: seconds)
# folder: tests/traffic
# needs: build
# minutes: 1500
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release traffic
use_scratch
code=0
check 'soak control' build/release/bin/traffic soak_control "$scratch/control" >&2 || code=1
check 'soak' build/release/bin/traffic soak "$scratch/soak" "${CUELINE_SIZE:-}" >&2 || code=1
exit $code
