# shellcheck shell=bash
# about: the whole school in one process, driven by seeds: lost connections, partitions, slow and failing disks, torn tails, clock jumps, restarts (size: seeds)
# folder: tests/sim
# needs: build
# minutes: 300
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline_test_sim
program=build/release/bin/cueline_test_sim
seeds=${CUELINE_SIZE:-2000} shares=$(nproc) code=0 jobs=()
check 'sim: every planted bug is found' "$program" 'every planted bug is found' >&2 || code=1
for ((share = 0; share < shares; share++)); do  # the seeds in as many runs as there are cores
  first=$((1 + seeds * share / shares)) beyond=$((1 + seeds * (share + 1) / shares))
  ((beyond > first)) || continue
  SIM_FROM=$first SIM_SEEDS=$((beyond - first)) "$program" 'a school day*' >&2 &
  jobs+=($!)
done
for job in "${jobs[@]}"; do check 'sim: a school day keeps its promises' wait "$job" || code=1; done
exit $code
