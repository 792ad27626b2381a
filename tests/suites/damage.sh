# shellcheck shell=bash
# about: data folders damaged at random: each is refused naming what is lost, harmless, or repaired (size: damages)
# folder: tests/damage
# needs: build
# minutes: 240
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release damage cueline
code=0
check 'damages' build/release/bin/damage "${CUELINE_SIZE:-200}" >&2 || code=1
check 'the control: with the checks off something is lost' build/release/bin/damage control 60 >&2 || code=1
check 'serve and doctor on damaged folders' "$python" -B tests/damage/binaries.py build/release/bin/cueline >&2 || code=1
exit $code
