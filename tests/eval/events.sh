#!/bin/sh
# events.sh STORYDIFF CORPORA      precision, recall and F1 of the events that STORYDIFF finds in the development texts
#
# Reads CORPORA/events/dev and scores with CORPORA/events/score_events.py. The threshold and all weights come from
# CORPORA/events/train alone; the cross-validation over it is printed by the target train-events.
set -eu
[ $# = 2 ] || { echo "usage: events.sh STORYDIFF CORPORA" >&2; exit 2; }
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
for text in "$2"/events/dev/*.txt; do
	"$1" show --split=lines --format=json "$text" >"$found/$(basename "$text" .txt).json"
done
python3 "$2/events/score_events.py" "$2/events/dev" "$found"
