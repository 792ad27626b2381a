# shellcheck shell=bash
# about: school days in real browser windows, every screen on phone and desk without a complaint (size: full; then parts: narrow, shots)
# folder: tests/browser/run.mjs
# needs: build node browser
# minutes: 60
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
build_web
build_fixtures
read -r -a words <<<"${CUELINE_SIZE:-} ${CUELINE_WORDS:-}"
node tests/browser/run.mjs "${words[@]}" >&2
