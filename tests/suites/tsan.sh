# shellcheck shell=bash
# about: unit, sim and e2e once more under the thread sanitizer (size: seeds of sim)
# folder: protocol
# needs: build test
# minutes: 40
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export SIM_SEEDS=${CUELINE_SIZE:-200}
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1
code=0
run_catch tsan protocol storage domain engine auth net ops clients cli sim || code=1
CUELINE_SIZE="" CUELINE_AT_ONCE=1 CUELINE_PATIENCE=60 run_e2e tsan || code=1
exit $code
