# shellcheck shell=bash
# about: under the thread sanitizer the units that have threads, and the server itself
# folder: protocol
# needs: build test
# minutes: 40
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1
code=0
run_catch tsan storage engine auth net notify search || code=1
# What is sent, missed, left unread and stopped; the other files ask about one request at a time.
CUELINE_SIZE="" CUELINE_PATIENCE=60 run_e2e tsan test_day test_resume test_slow test_start_stop || code=1
exit $code
