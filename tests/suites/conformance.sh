# shellcheck shell=bash
# about: WebSocket and HTTP case by case, with a control that lacks each check
# folder: tests/conformance/run.py
# needs: build test
# minutes: 10
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
code=0
result=$(CUELINE_BINARY="$root/build/release/bin/cueline" "$python" -B tests/conformance/run.py) || code=1
read -r passed failed <<<"$result"
count "${passed:-0}" "${failed:-1}"
exit $code
