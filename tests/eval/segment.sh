#!/bin/sh
# segment.sh STORYDIFF CORPORA      where sentences end: F1 of boundaries and texts that are right in full
#
# Hard cases (golden, enspec), web text (ewt-dev) and fiction (the chapters of two editions of one novel), scored with
# CORPORA/segment/score_segments.py. Nothing is trained; the rules were written with these texts at hand.
set -eu
[ $# = 2 ] || { echo "usage: segment.sh STORYDIFF CORPORA" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# score NAME GOLD: the texts of the folder GOLD against their .bounds
score() {
	mkdir -p "$work/$1.found"
	for text in "$2"/*.txt; do
		"$storydiff" show --format=json "$text" >"$work/$1.found/$(basename "$text" .txt).json"
	done
	echo "$1"
	python3 "$corpora/segment/score_segments.py" "$2" "$work/$1.found"
}

storydiff=$1
corpora=$2
for set in golden enspec ewt-dev; do
	score "$set" "$corpora/segment/$set"
done
for edition in 1818 1831; do
	gold=$work/$edition.gold
	mkdir "$gold"
	for text in "$corpora/align/frankenstein/text/$edition"/C*.txt; do
		chapter=$(basename "$text" .txt)
		cp "$text" "$gold"
		cut -f 2,3 "${text%.txt}.sent.tsv" >"$gold/$chapter.bounds"
	done
	score "fiction-$edition" "$gold"
done
