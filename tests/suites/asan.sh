# shellcheck shell=bash
# about: unit and sim once more under the address and undefined behaviour sanitizers (size: seeds of sim)
# folder: protocol
# needs: build
# minutes: 40
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export SIM_SEEDS=${CUELINE_SIZE:-200}
run_catch asan protocol storage domain engine auth net ops clients cli sim
