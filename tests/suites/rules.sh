# shellcheck shell=bash
# about: days of a school by seeds, with bells, hours, absences, restarts and changing clocks, against a model of what was promised (size: seeds)
# folder: tests/rules
# needs: build
# minutes: 60
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline_test_rules
program=build/release/bin/cueline_test_rules
seeds=${CUELINE_SIZE:-5000} shares=$(nproc) code=0 jobs=()
check 'rules: every planted bug is found' "$program" 'every bug planted in the rules is found' >&2 || code=1
for ((share = 0; share < shares; share++)); do  # the seeds in as many runs as there are cores
  first=$((1 + seeds * share / shares)) beyond=$((1 + seeds * (share + 1) / shares))
  ((beyond > first)) || continue
  RULES_FROM=$first RULES_SEEDS=$((beyond - first)) "$program" "a school's days*" >&2 &
  jobs+=($!)
done
for job in "${jobs[@]}"; do check 'rules: days of a school keep what was promised' wait "$job" || code=1; done
exit $code
