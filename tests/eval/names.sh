#!/bin/sh
# names.sh TRAIN_NAMES STORYDIFF CORPORA      names, places and characters on the development corpora
#
# Learns eight times without the texts that are then tagged, so that the figures are of texts never seen; then gathers
# characters from the names as annotated; then the families of short stories, with the shipped weights.
set -eu
[ $# = 3 ] || { echo "usage: names.sh TRAIN_NAMES STORYDIFF CORPORA" >&2; exit 2; }
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
texts=$3/names/text
mkdir "$found/tagged" "$found/cast"
"$1" folds "$texts" "$found/tagged" "$3"/names/fold?.ids
echo "== names and places, eight folds pooled"
python3 "$3/names/score_names.py" "$texts" "$found/tagged" --bytes
"$1" cast "$texts" "$found/cast"
echo "== characters, names as annotated"
python3 "$3/names/score_names.py" "$texts" "$found/cast" --bytes | grep alias
STORYDIFF=$2 python3 "$3/measure.py" families
