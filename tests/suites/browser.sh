# shellcheck shell=bash
# about: school days in real browser windows, every screen on phone and desk without a complaint (size: full; parts: keys narrow lighthouse shots ...)
# folder: tests/browser/run.mjs
# needs: build node browser
# minutes: 150
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
build_web
build_fixtures
read -r -a words <<<"${CUELINE_SIZE:-} ${CUELINE_WORDS:-}"
# Lighthouse is large, and measured only when asked for.
if [[ " ${words[*]} " == *' full '* || " ${words[*]} " == *' lighthouse '* ]]; then
  [[ -d tests/browser/node_modules/lighthouse ]] || npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund >&2
fi
node tests/browser/run.mjs "${words[@]}" >&2
