# shellcheck shell=bash
# about: unit and sim once more under the thread sanitizer (size: seeds of sim)
# folder: protocol
# needs: build
# minutes: 40
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export SIM_SEEDS=${CUELINE_SIZE:-200}
run_catch tsan protocol storage domain engine auth net ops clients cli sim
