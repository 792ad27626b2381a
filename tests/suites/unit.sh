# shellcheck shell=bash
# about: every folder's own tests, and a case for every bug that was found
# folder: protocol
# needs: build
# within: asan
# minutes: 20
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
run_catch dev protocol storage domain engine auth net notify search ops clients cli regressions
