# shellcheck shell=bash
# about: unit and sim once more under the thread sanitizer
# folder: protocol
# needs: build
# minutes: 40
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
run_catch tsan protocol storage domain engine auth net ops clients cli sim
