# shellcheck shell=bash
# about: ten times the rated load: alerts in time, the rest told busy, kept by clients and delivered once (size: seconds)
# folder: tests/traffic
# needs: build
# minutes: 60
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release traffic
use_scratch
check 'overload' build/release/bin/traffic overload "$scratch" "${CUELINE_SIZE:-}" >&2
