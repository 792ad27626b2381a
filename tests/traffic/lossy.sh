#!/usr/bin/env bash
# Runs a command where the ports 7001 to 7004 lose 5, 10, 15 and 20 of 100 packets, both ways. In a network of its own:
#   unshare --map-root-user --net tests/traffic/lossy.sh COMMAND...
set -euo pipefail
ip link set lo up
# The shortest wait before a repetition is that of a network nearby: the loss is on the last metres of Wi-Fi.
for route in 127.0.0.0/8 127.0.0.1; do
  ip route replace local "$route" dev lo proto kernel scope host src 127.0.0.1 rto_min 20ms table local
done
nft add table inet loss
nft 'add chain inet loss input { type filter hook input priority filter; }'
for port in 7001 7002 7003 7004; do
  for end in dport sport; do
    nft add rule inet loss input tcp "$end" "$port" numgen random mod 100 '<' $(((port - 7000) * 5)) counter drop
  done
done
code=0
"$@" || code=$?
nft list ruleset | awk '/counter/ { lost += $(NF - 3) } END { print "  packets lost: " lost }'
exit $code
