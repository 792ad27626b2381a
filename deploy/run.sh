#!/usr/bin/env bash
# Starts a school on this machine: installs what is missing, builds what has changed, serves on loopback.
#   deploy/run.sh [--demo] [--port N] [--data DIR]
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage='Usage: deploy/run.sh [--demo] [--port N] [--data DIR]'
demo='' port=8480 data=''
while (($#)); do
  case $1 in
    --demo) demo=1 ;;
    --port | --data)
      (($# >= 2)) || fail "$1 needs a value. $usage"
      [[ $1 == --port ]] && port=$2 || data=$2
      shift
      ;;
    --help | -h)
      say "$usage"
      exit 0
      ;;
    *) fail "'$1' is not known here. $usage" ;;
  esac
  shift
done
[[ $port =~ ^[0-9]+$ ]] && ((port <= 65535)) || fail "The port must be a number from 0 to 65535, not '$port'."
[[ -z $demo || $port != 0 ]] || fail "The links of the demo name the port, so it cannot be 0."
[[ $data ]] || data=$root/data/$([[ $demo ]] && echo demo || echo school)

"$root/deploy/setup.sh" build node
use_node
say "Building the server."
build_targets release cueline
build_web

cueline=$root/build/release/bin/cueline
[[ -z $demo ]] || "$cueline" demo --data "$data" --url "http://127.0.0.1:$port"
exec "$cueline" serve --data "$data" --port "$port" --web "$root/clients/web/dist"
