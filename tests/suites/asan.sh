# shellcheck shell=bash
# about: unit, golden, sim, rules and e2e under the address and undefined behaviour sanitizers (size: seeds of sim and rules)
# folder: protocol
# needs: build test
# minutes: 40
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export SIM_SEEDS=${CUELINE_SIZE:-200} RULES_SEEDS=${CUELINE_SIZE:-100}
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
code=0
run_catch asan protocol storage domain engine auth net notify search ops clients cli regressions golden sim rules || code=1
CUELINE_SIZE="" CUELINE_PATIENCE=60 run_e2e asan || code=1
exit $code
