# shellcheck shell=bash
# about: notices that leave the page: a push service and a mail server of ours check and decrypt what the binary sends
# folder: tests/notify
# needs: build test
# minutes: 10
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets "${CUELINE_PRESET:-release}" cueline
code=0
result=$(CUELINE_BINARY="$root/build/${CUELINE_PRESET:-release}/bin/cueline" "$python" -B tests/notify/run_all.py) || code=1
read -r passed failed <<<"$result"
count "${passed:-0}" "${failed:-1}"
exit $code
