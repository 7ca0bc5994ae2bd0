#!/usr/bin/env bash
# Shows a table of the sample booklet as text extraction gives it, and what jixiao makes of it.
set -euo pipefail
cd "$(dirname "$0")/.."
jixiao=${1:-.build/release/jixiao}
booklet=samples/made-seed-libreoffice/source.pdf

title() { printf '\n\033[1m%s\033[0m\n\n' "$1"; }
run() {
  title "\$ $*"
  "$@"
}

title "Pages 7 and 8 of $booklet: one table, cut by a page break"
pdftotext -layout -f 7 -l 8 "$booklet" - | grep -v '^[[:space:]]*$'

run "$jixiao" convert "$booklet" --pages 7-8 --format markdown

title "\$ $jixiao convert $booklet --pages 7-8      (its third indicator)"
"$jixiao" convert "$booklet" --pages 7-8 |
  awk '/^   "indicators"/ { on = 1 } on && /^    \{/ { row++ } on && row == 3'

mkdir -p .build/demo
run "$jixiao" convert "$booklet" --quiet -o .build/demo/booklet.csv
lines=$("$jixiao" convert "$booklet" --quiet --format csv --headers en | grep -c 'target,form')
printf '.build/demo/booklet.csv: %s indicators of the whole booklet, one a line, for a spreadsheet\n' "$lines"

run "$jixiao" check "$booklet" || true
