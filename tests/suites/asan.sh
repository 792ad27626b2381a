# shellcheck shell=bash
# about: unit and sim once more under the address and undefined behaviour sanitizers
# folder: protocol
# needs: build
# minutes: 40
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
run_catch asan protocol storage domain engine auth net ops clients cli sim
