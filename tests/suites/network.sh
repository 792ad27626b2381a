# shellcheck shell=bash
# about: 64 clients through resets, stalls, half-closes, lost packets and restarts: no hole, repeat or swap (size: deliveries)
# folder: tests/traffic
# needs: build test
# minutes: 120
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release traffic
use_scratch

code=0
check 'network controls' build/release/bin/traffic network_controls "$scratch/controls" >&2 || code=1
if unshare --map-root-user --net nft list ruleset 2>/dev/null; then
  check 'network' unshare --map-root-user --net tests/traffic/lossy.sh \
    build/release/bin/traffic network "$scratch/network" "${CUELINE_SIZE:-}" '' 7001 >&2 || code=1
else
  say 'No network of our own can be made here: packets are not lost in this run, everything else happens.'
  check 'network' build/release/bin/traffic network "$scratch/network" "${CUELINE_SIZE:-}" >&2 || code=1
fi
exit $code
