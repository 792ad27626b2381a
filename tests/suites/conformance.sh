# shellcheck shell=bash
# about: WebSocket and HTTP case by case, with a control that lacks each check; clients of others
# folder: tests/conformance/run.py
# needs: build test node browser
# minutes: 10
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
install_web_packages  # playwright-core, for Chromium
modules="$tools/conformance"
mkdir -p "$modules"
if ! cmp -s tests/conformance/clients/package-lock.json "$modules/package-lock.json"; then
  cp tests/conformance/clients/package.json tests/conformance/clients/package-lock.json "$modules"
  npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund >&2 || rm "$modules/package-lock.json"
fi
export CUELINE_CLIENT_MODULES=$modules
code=0
result=$(CUELINE_BINARY="$root/build/release/bin/cueline" "$python" -B tests/conformance/run.py) || code=1
read -r passed failed <<<"$result"
count "${passed:-0}" "${failed:-1}"
exit $code
