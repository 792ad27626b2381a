# shellcheck shell=bash
# about: a school day in three real browser windows, phone and desktop, with no complaint from axe
# folder: tests/browser/run.mjs
# needs: build node browser
# minutes: 15
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release cueline
build_web
node tests/browser/run.mjs >&2
