# shellcheck shell=bash
# about: throughput, latency, memory and restart of the release build on this machine (size: short or full)
# folder: tests/bench/CMakeLists.txt
# needs: build
# minutes: 30
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release bench cueline
scratch=$(mktemp -d "$root/build/bench-XXXXXX")  # on the disk of the checkout: /tmp may be memory
trap 'rm -rf "$scratch"' EXIT
ulimit -n "$(ulimit -H -n)"
check 'bench' build/release/bin/bench build/release/bin/cueline "$scratch" "${CUELINE_SIZE:-short}" build/bench.json >&2
