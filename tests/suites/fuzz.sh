# shellcheck shell=bash
# about: the protocol's readers under libFuzzer with the sanitizers (size: seconds)
# folder: tests/fuzz/CMakeLists.txt
# needs: build
# minutes: 120
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets fuzz cueline_fuzz_read
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
split -a 4 -l 1 <(cat tests/golden/protocol/*_v1.jsonl) "$corpus/line-"  # every kind, full and minimal
check 'fuzz: the readers' build/fuzz/bin/cueline_fuzz_read -max_total_time="${CUELINE_SIZE:-20}" -print_final_stats=1 \
  -artifact_prefix=build/fuzz/ "$corpus" >&2
