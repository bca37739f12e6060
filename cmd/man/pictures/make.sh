#!/bin/sh
# make.sh PROGRAM      the pictures of the README, from the seeds; the page needs Chromium and ImageMagick's convert
set -eu
program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$here/../../.."

"$program" diff --no-pager --format=term --color=always --width=80 seeds/sergio.txt seeds/romy.txt |
	head -n 48 | python3 "$here/terminal.py" 'storydiff diff seeds/sergio.txt seeds/romy.txt' >"$here/terminal.svg" || :
"$program" diff --format=html -o "$work/report.html" seeds/sergio.txt seeds/romy.txt || [ $? = 1 ]
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --hide-scrollbars --window-size=1280,1500 \
	--screenshot="$work/report.png" "file://$work/report.html" 2>/dev/null
if command -v pngquant >/dev/null; then
	pngquant --force --output "$here/report.png" 32 "$work/report.png"
else
	cp "$work/report.png" "$here/report.png"
fi
