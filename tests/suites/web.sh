# shellcheck shell=bash
# about: the web client's type check, its unit tests and what it weighs on first load (size: seeded days of its sync engine, 300)
# folder: clients/web/src
# needs: node
# minutes: 60
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
install_web_packages
cd clients/web
check 'svelte-check' npm run --silent check >&2
check 'weight' npm run --silent weight >&2
check 'weight finds a page made too heavy' npm run --silent weight -- --control >&2
output=$(mktemp)
code=0
npm run --silent test -- --reporter=default --no-color 2>&1 | tee "$output" >&2 || code=1
read -r good < <(sed -nE 's/^ *Tests .* ([0-9]+) passed.*/\1/p; s/^ *Tests +([0-9]+) passed.*/\1/p' "$output" | tail -n 1) || true
read -r bad < <(sed -nE 's/^ *Tests +([0-9]+) failed.*/\1/p' "$output" | tail -n 1) || true
rm -f "$output"
count "${good:-0}" "${bad:-0}"
exit $code
