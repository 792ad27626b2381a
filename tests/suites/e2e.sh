# shellcheck shell=bash
# about: the real binary over real sockets: bad input, slow readers, resume through a network that cuts, TLS, stopping
# folder: tests/e2e
# needs: build test
# minutes: 15
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets "${CUELINE_PRESET:-release}" cueline
# CUELINE_SIZE: seeds of the resume test.
code=0
result=$(CUELINE_BINARY="$root/build/${CUELINE_PRESET:-release}/bin/cueline" "$python" -B tests/e2e/run.py) || code=1
read -r passed failed <<<"$result"
count "${passed:-0}" "${failed:-1}"
exit $code
