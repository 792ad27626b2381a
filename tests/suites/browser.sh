# shellcheck shell=bash
# about: a school day in real browser windows against the real server, offline, and every screen through axe
# folder: tests/browser/run.mjs
# needs: build node browser
# minutes: 20
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
build_web
export CUELINE_SHOTS=$root/build/shots
node tests/browser/run.mjs >&2
