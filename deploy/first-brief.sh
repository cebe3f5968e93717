#!/bin/sh
# Makes a first brief with an installed `briefing`, in a folder of its own, and looks at what came.
# usage: sh deploy/first-brief.sh [COMMAND]
set -eu
briefing=${1:-briefing}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$briefing" --version
"$briefing" init news
cd news
"$briefing" check
"$briefing" build
for file in output/*/*/brief.html output/*/*/brief.pdf; do
    [ -s "$file" ] || { echo "no $file was made" >&2; exit 1; }
done
"$briefing" list
