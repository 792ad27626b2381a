# shellcheck shell=bash
# about: the whole school in one process, driven by seeds: lost connections, slow readers, failing disk, restarts (size: seeds)
# folder: tests/sim
# needs: build
# minutes: 20
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
export SIM_SEEDS=${CUELINE_SIZE:-2000}
run_catch release sim
