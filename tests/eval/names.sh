#!/bin/sh
# names.sh TRAIN_NAMES STORYDIFF CORPORA      names, places and characters on the development corpora
#
# Learns eight times without the texts that are then tagged, so that the figures are of texts never seen; tags those as
# they are, in excerpts of the length of a short story, and such excerpts with invented names; then gathers
# characters from the names as annotated; then the families of short stories, with the shipped weights.
set -eu
[ $# = 3 ] || { echo "usage: names.sh TRAIN_NAMES STORYDIFF CORPORA" >&2; exit 2; }
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
texts=$3/names/text
mkdir "$found/tagged" "$found/cast" "$found/short-tagged" "$found/invented-tagged"
python3 "$(dirname "$0")/excerpts.py" "$texts" "$found/short"
python3 "$(dirname "$0")/excerpts.py" "$texts" "$found/invented" --invented
"$1" folds "$texts" "$found/tagged" "$3"/names/fold?.ids -- "$found/short" "$found/short-tagged" \
  -- "$found/invented" "$found/invented-tagged"
echo "== names and places, eight folds pooled"
python3 "$3/names/score_names.py" "$texts" "$found/tagged" --bytes
for kind in short invented; do
  echo "== $kind excerpts"
  python3 "$3/names/score_names.py" "$found/$kind" "$found/$kind-tagged" --bytes | grep exact-t
done
"$1" cast "$texts" "$found/cast"
echo "== characters, names as annotated"
python3 "$3/names/score_names.py" "$texts" "$found/cast" --bytes | grep alias
STORYDIFF=$2 python3 "$3/measure.py" families
