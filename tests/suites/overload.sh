# shellcheck shell=bash
# about: ten times the rated load: alerts in time, the rest told busy, kept by clients and delivered once (size: seconds)
# folder: tests/traffic
# needs: build
# minutes: 60
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
build_targets release traffic
scratch=$(mktemp -d "$root/build/traffic-XXXXXX")  # on the disk of the checkout: /tmp may be memory
trap 'rm -rf "$scratch"' EXIT
check 'overload' build/release/bin/traffic overload "$scratch" "${CUELINE_SIZE:-}" >&2
