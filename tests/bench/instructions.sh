#!/bin/sh
# instructions.sh PROGRAM [--update]      instructions that a run takes, counted by valgrind's callgrind
#
# Seconds drift with the machine; instructions of one build don't. Fails where a case takes 5 % more than
# instructions.txt beside this file says; --update writes that file anew.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$(realpath "$1")
seeds=$(cd "$here/../../seeds" && pwd)
known=$here/instructions.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" # away from any repository: what git costs is another question

python3 "$here/prose.py" prose 51200 1 >"$work/chapter-a.txt"
python3 "$here/prose.py" light 51200 1 >"$work/chapter-b.txt"

# count A B: instructions of a diff on one thread
count() {
	status=0
	env -i HOME="$work" valgrind --tool=callgrind --callgrind-out-file=/dev/null \
		"$program" diff --threads=1 --format=json -o "$work/out" "$1" "$2" 2>"$work/log" || status=$?
	[ "$status" -le 1 ] || { cat "$work/log" >&2; exit 2; }
	sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$work/log"
}

{
	echo "seeds $(count "$seeds/sergio.txt" "$seeds/romy.txt")"
	echo "chapter $(count "$work/chapter-a.txt" "$work/chapter-b.txt")"
} >"$work/now"

if [ "${2:-}" = --update ]; then
	cp "$work/now" "$known"
	cat "$known"
	exit 0
fi
awk 'NR == FNR {was[$1] = $2; next}
	{
		change = 100 * ($2 / was[$1] - 1)
		printf "%-8s %12d instructions, %+.1f %%\n", $1, $2, change
		if (!($1 in was) || change > 5) bad = 1
	}
	END {if (bad) print "more than 5 % over " FILENAME_KNOWN; exit bad}' FILENAME_KNOWN="tests/bench/instructions.txt" "$known" "$work/now"
