# shellcheck shell=bash
# about: house rules: includes between folders, names, leftovers, formatting, headers that compile alone, generated files
# folder: tests/tidy
# needs: build lint test
# minutes: 10
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
code=0
"$python" -B tests/tidy/check.py ${CUELINE_COUNTS:+--counts "$CUELINE_COUNTS"} >&2 || code=1
if compgen -G 'protocol/generate/*.cpp' >/dev/null; then
  build_targets dev cueline-generate
  check 'the generated files are stale: run build/dev/bin/cueline-generate' build/dev/bin/cueline-generate --check >&2 || code=1
fi
exit $code
