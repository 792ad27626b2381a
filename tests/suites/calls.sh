# shellcheck shell=bash
# about: the Nth write, sync, open, rename ... of the server fails: nothing lost, no hang, a clear end (size: runs, or all)
# folder: tests/faults
# needs: build test
# minutes: 120
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release faults_shim cueline
"$python" -B tests/faults/calls.py ${CUELINE_SIZE:+"$CUELINE_SIZE"} >&2
