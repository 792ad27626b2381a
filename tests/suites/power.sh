# shellcheck shell=bash
# about: the power goes while people talk: nothing acknowledged or delivered is lost, doubled, changed or swapped
# folder: tests/faults
# needs: build test
# minutes: 720
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release faults_shim faults_disk cueline
# In a mount namespace of its own, so that nothing stays mounted whatever happens.
alone=()
((EUID)) || alone=(unshare --mount)
"${alone[@]}" "$python" -B tests/faults/power.py ${CUELINE_SIZE:+"$CUELINE_SIZE"} >&2
