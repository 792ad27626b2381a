#!/usr/bin/env bash
# Runs the tests: everything, or one suite in a size of your choice.
#   tests/run.sh [--list | SUITE [SIZE [WORD...]]]     words: what else this suite takes
# Installs what is missing, builds what is out of date. A suite that fails does not stop the others; the exit code tells.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../deploy/lib.sh"
cd "$root"

order=(tidy unit golden sim rules web e2e notify conformance browser faults power calls damage disk limits network hostile overload soak bench fuzz lint asan tsan)

# The value of a "# name: value" line at the head of a suite's file.
header() { sed -n "s/^# $2: //p" "tests/suites/$1.sh" | head -n 1; }

# A suite is there when its file and the folder it tests are.
is_there() { [[ -f tests/suites/$1.sh ]] && [[ -e $(header "$1" folder) ]]; }

suites=()
for suite in "${order[@]}"; do
  if is_there "$suite"; then suites+=("$suite"); fi
done

case ${1:-} in
  '')  # a suite that another one does as well, and harder, is left to that one
    all=("${suites[@]}") suites=()
    for suite in "${all[@]}"; do [[ $(header "$suite" within) ]] || suites+=("$suite"); done
    ;;
  --list)
    for suite in "${suites[@]}"; do printf '%-8s %s\n' "$suite" "$(header "$suite" about)"; done
    exit 0
    ;;
  *)
    [[ " ${suites[*]} " == *" $1 "* ]] || fail "There is no suite '$1'; the suites are: ${suites[*]}."
    suites=("$1")
    ;;
esac
size=${2:-} words=${*:3}

groups=()
for suite in "${suites[@]}"; do read -r -a needed <<<"$(header "$suite" needs)" && groups+=("${needed[@]}"); done
mapfile -t groups < <(printf '%s\n' "${groups[@]}" | sort -u)
deploy/setup.sh "${groups[@]}"
use_node

counts=$(mktemp) said=$(mktemp)
child=
trap 'rm -f "$counts" "$said"; [[ -z $child ]] || kill -- "$child" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM

passed=0 failed=0 report=() wrong=()
for suite in "${suites[@]}"; do
  say "== $suite: $(header "$suite" about)"
  : >"$counts"
  started=$SECONDS verdict=ok
  # In the background, so that an interrupt reaches this script at once; timeout ends the suite and all it started.
  CUELINE_COUNTS=$counts CUELINE_SIZE=$size CUELINE_WORDS=$words timeout --kill-after=15 "$(header "$suite" minutes)m" \
    bash "tests/suites/$suite.sh" </dev/null > >(tee "$said") 2>&1 &
  child=$!
  code=0
  wait "$child" || code=$?
  child=
  read -r good bad < <(awk '{ good += $1; bad += $2 } END { print good + 0, bad + 0 }' "$counts")
  if ((code != 0)); then
    verdict=FAILED
    ((code != 124 && code != 137)) || verdict="FAILED (longer than $(header "$suite" minutes) minutes)"
    ((bad)) || bad=1
  elif ((good + bad == 0)); then
    verdict='FAILED (ran no test)' bad=1
  elif ((bad)); then
    verdict=FAILED
  fi
  # Where only the end of a long output is kept, the reason must be in it.
  [[ $verdict == ok ]] || wrong+=("-- $suite:" "$(grep -E -m 12 -A 3 'FAILED|\*\*\*Failed|ERROR|FAIL:|error:|AssertionError' "$said" || tail -n 20 "$said")")
  passed=$((passed + good)) failed=$((failed + bad))
  report+=("$(printf '%-8s %-8s %5d s  %d passed, %d failed' "$suite" "$verdict" $((SECONDS - started)) "$good" "$bad")")
  say "${report[-1]}"
done

printf '\n'
((${#wrong[@]} == 0)) || printf '%s\n' "${wrong[@]}" ''
printf '%s\n' "${report[@]}"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
