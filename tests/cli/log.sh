#!/bin/sh
# The history of a story.
. "$(dirname "$0")/lib.sh"

write_repository repo
cd repo || exit 1
echo 'int main;' >main.c
git add . && git commit -q -m 'Not about the story'
write_revision chapter.txt
GIT_AUTHOR_DATE='1700100000 +0130' git commit -q -a -m 'Martha is Clara now'
git mv chapter.txt one.txt
printf '\nThe train to Prague was late.\n' >>one.txt
git commit -q -a -m 'Call it one'
sed 's/Clara Vale/Martha Vale/' one.txt >new && mv new one.txt
git commit -q -a -m 'Martha again'

it "lists the revisions that touch the story, newest first, in the shape of git log"
run log
expect_success
expect_equal "$(sed -n 's/^commit //p' "$OUT" | tr '\n' ' ')" \
    "$(git log --format=%H -- chapter.txt one.txt | tr '\n' ' ')"
expect_out '^Author: Ada Writer <ada@example.org>$' '^Date:   Thu Nov 16 03:30:00 2023 +0130$' '^    Martha is Clara now$'
expect_out 'Martha Vale -> Clara Vale  renamed'
expect_no_out 'Not about the story'

it "prints a line a revision"
run log --oneline
expect_success
expect_equal "$(wc -l <"$OUT")" 4
expect_out "^$(git rev-parse --short=7 HEAD) Martha again  (.*renamed"

it "prints an object a line"
run log --format=json
expect_success
expect_equal "$(grep -c '^{"commit":"[0-9a-f]*","author":"Ada Writer","date":"[^"]*"' "$OUT")" 4
expect_out '"names":\[{"change":"renamed","left":"Clara Vale","right":"Martha Vale"}\]'
expect_out '"date":"2023-11-16T03:30:00+01:30"'
if command -v python3 >/dev/null; then
    python3 -c 'import json, sys; [json.loads(l)["counts"] for l in open(sys.argv[1])]' "$OUT" || fail "not JSON"
fi

it "follows a file through its renaming"
run log --oneline main -- one.txt
expect_success
expect_equal "$(wc -l <"$OUT")" 4
(mkdir -p sub && cd sub && run log --oneline main -- ../one.txt && expect_equal "$(wc -l <"$OUT")" 4) || exit 1

it "finds where a name or a city came, went or was renamed"
run log --oneline --name 'Clara Vale'
expect_success
expect_equal "$(sed 's/^[0-9a-f]* //; s/  (.*//' "$OUT" | tr '\n' ';')" 'Martha again;Martha is Clara now;'
run log --oneline --city Prague
expect_success
expect_equal "$(wc -l <"$OUT")" 1
expect_out 'Call it one'
run log --oneline --city Lisbon
expect_equal "$(wc -l <"$OUT")" 2
run log --name Nobody
expect_success
expect_silence

it "takes a range and a number"
run log --oneline HEAD~2..HEAD
expect_equal "$(wc -l <"$OUT")" 2
run log --oneline -n 1
expect_equal "$(wc -l <"$OUT")" 1
run log --oneline -n 0
expect_success
expect_silence

it "takes a folder or a pattern for what lies in it"
git init -q ../parts
(
    cd ../parts || exit 1
    mkdir chapters other gone
    write_story chapters/one.txt
    printf 'Olga Reed sang in Paris.\n' >other/two.txt
    printf 'Ivan Reed sang in Oslo.\n' >gone/three.txt
    git add . && git commit -q -m 'All'
    printf 'Olga Reed sang in Rome.\n' >other/two.txt
    git commit -q -a -m 'Rome'
    write_revision chapters/one.txt
    git commit -q -a -m 'Clara'
    git rm -q -r gone && git commit -q -m 'Gone'
    for path in chapters chapters/ ./chapters 'chapters/*' "$PWD/chapters"; do
        run log --oneline -- "$path"
        expect_success
        expect_equal "$(sed 's/^[0-9a-f]* //; s/  (.*//' "$OUT" | tr '\n' ';')" 'Clara;All;'
    done
    run log -- chapters
    expect_out 'Martha Vale -> Clara Vale  renamed'
    expect_no_out 'Olga' 'Paris' 'Rome'
    run log --oneline -- gone
    expect_success
    expect_equal "$(sed 's/^[0-9a-f]* //; s/  (.*//' "$OUT" | tr '\n' ';')" 'Gone;All;'
    run log --oneline -- .
    expect_success
    expect_equal "$(wc -l <"$OUT")" 4
    cd chapters || exit 1
    run log --oneline -- .
    expect_success
    expect_equal "$(wc -l <"$OUT")" 2
    run log --oneline HEAD~1..HEAD -- .
    expect_success
    expect_silence
    run log -- never.txt
    expect_trouble '^storydiff: never.txt: no such file in this history$'
    run log -- 'never*'
    expect_trouble '^storydiff: never\*: no such file in this history$'
    run log -- ../../elsewhere
    expect_trouble '^storydiff: ../../elsewhere: outside the repository$'
) || exit 1

it "says what there is not"
run log nowhere
expect_trouble 'nowhere: no such variant or revision'

run log one.txt
expect_trouble '^storydiff: one.txt: no such variant or revision; .*storydiff log -- one.txt$'
git init -q ../empty
(cd ../empty && run log && expect_trouble '^storydiff: HEAD: no commits yet$') || exit 1

it "leaves out a file that is no text, names it once, and goes on"
git init -q ../mixed
(
    cd ../mixed || exit 1
    write_story one.txt
    printf 'caf\351 in Lisbon\n' >latin.txt
    printf 'a\000b' >binary.txt
    git add . && git commit -q -m 'One'
    write_revision one.txt
    git commit -q -a -m 'Two'
    run log
    expect_status 0
    expect_equal "$(grep -c '^commit' "$OUT")" 2
    expect_out 'Martha Vale -> Clara Vale  renamed'
    expect_err '^storydiff: latin.txt: not UTF-8 at byte 3; left out$'
    expect_err '^storydiff: binary.txt: a NUL character at byte 1; left out$'
    expect_equal "$(wc -l <"$ERR")" 2
    run log --encoding=latin1
    expect_status 0
    expect_equal "$(grep -c '^commit' "$OUT")" 2
    expect_out 'Martha Vale -> Clara Vale  renamed' 'Lisbon'
    expect_err '^storydiff: binary.txt: a NUL character at byte 1; left out$'
    expect_equal "$(wc -l <"$ERR")" 1
    run log --encoding=shift-jis --oneline
    expect_status 0
    expect_err '^storydiff: latin.txt: not SJIS at byte 3; left out$'
    run log --encoding=martian
    expect_trouble 'martian'
    iconv -f LATIN1 -t UTF-8 latin.txt >new && mv new latin.txt && echo 'Anna saw Rome.' >>latin.txt
    git commit -q -a -m 'In UTF-8'
    echo 'Anna saw Oslo.' >>latin.txt
    git commit -q -a -m 'Oslo'
    run log --oneline -- latin.txt
    expect_status 0
    expect_equal "$(wc -l <"$OUT")" 1
    expect_out 'Oslo'
    expect_err "^storydiff: $(git rev-parse --short=7 HEAD~3): latin.txt: not UTF-8 at byte 3; passed over\$"
    run log --oneline --encoding=latin1 -- latin.txt
    expect_success
    expect_equal "$(wc -l <"$OUT")" 3
) || exit 1

it "streams: the first revision comes before the last one is read"
for n in $(seq 1 60); do
    echo "Martha saw bird number $n." >>one.txt
    git commit -q -a -m "Bird $n"
done
run_any sh -c '"$STORYDIFF" log --oneline | head -n 1'
expect_out 'Bird 60'

it "lists the revisions of a variant"
run load -q -r ../stories.git one.txt
cp "$SEEDS/romy.txt" one.txt
run load -q -r ../stories.git one.txt
run log -r ../stories.git --oneline one
expect_success
expect_equal "$(wc -l <"$OUT")" 2

it "lists the variants"
run list -r ../stories.git
expect_success
expect_out '^one  *2 revisions  2023-11-14  *[0-9]* words  Load one from one.txt$'
run list -r ../stories.git --format=json
expect_out '"label":"one"' '"revisions":2'
