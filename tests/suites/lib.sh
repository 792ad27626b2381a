# shellcheck shell=bash
# For the suites: sourced by each of them.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../../deploy/lib.sh"
cd "$root"

# count PASSED FAILED: adds to what tests/run.sh prints at the end.
count() { [[ -z ${CUELINE_COUNTS:-} ]] || echo "$1 $2" >>"$CUELINE_COUNTS"; }

# check NAME COMMAND...: runs the command and counts it as one test.
check() {
  local name=$1
  shift
  if "$@"; then
    count 1 0
  else
    say "FAILED: $name"
    count 0 1
    return 1
  fi
}

# use_scratch: an empty folder $scratch, gone at the end. On the disk of the checkout: /tmp may be memory.
use_scratch() {
  mkdir -p "$root/build"
  scratch=$(mktemp -d "$root/build/scratch-XXXXXX")
  trap 'rm -rf "$scratch"' EXIT
}

# run_catch PRESET AREA...: builds and runs the Catch2 binaries of these areas of tests/, two at a time.
run_catch() {
  local preset=$1 area targets=() pattern='' output code=0
  shift
  for area in "$@"; do
    compgen -G "tests/$area/*.cpp" >/dev/null || continue
    targets+=("cueline_test_$area") pattern+="|$area"
  done
  ((${#targets[@]})) || fail "There are no tests in: $*"
  build_targets "$preset" "${targets[@]}"
  output=$(mktemp)
  ctest --preset "$preset" -j2 --progress --no-tests=error -R "^(${pattern#|}):" 2>&1 | tee "$output" | sed -u '/^ *$/d' >&2 || code=1
  read -r bad all < <(sed -nE 's/^.*, ([0-9]+) tests failed out of ([0-9]+).*/\1 \2/p' "$output" | tail -n 1) || true
  rm -f "$output"
  [[ ${all:-} ]] && count $((all - bad)) "$bad"
  return $code
}

# run_e2e PRESET [FILE...]: the tests of tests/e2e, or of these files, against the server of this build.
run_e2e() {
  local preset=$1 counts code=0
  shift
  build_targets "$preset" cueline
  counts=$(CUELINE_BINARY="$root/build/$preset/bin/cueline" "$python" -B tests/e2e/run.py "$@") || code=1
  # shellcheck disable=SC2086  # two numbers
  count $counts
  return $code
}
