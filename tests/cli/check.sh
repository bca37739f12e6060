#!/bin/sh
# Checking: one text, two, and what changed in a repository; lines, JSON and SARIF.
. "$(dirname "$0")/lib.sh"

write_story story.txt
write_revision revision.txt
printf '\nIn spring Martha came back to Vienna.\n' >>revision.txt

it "finds nothing in a text that is in order"
run check story.txt
expect_success
expect_silence

it "exits 1 with a line that an editor can jump to"
run check story.txt revision.txt
expect_status 1
expect_out 'revision.txt:7:11: warn: leftover-name: "Martha" is still here'

it "tells line and column of the source, whatever its line ends, encoding and marks"
bytes_at_finding() {
    run check --format=json "$1" "$2"
    set -- "$2" "$(sed -n 's/.*leftover-name.*"start":\([0-9]*\).*/\1/p' "$OUT")" \
        "$(sed -n 's/.*leftover-name.*"end":\([0-9]*\).*/\1/p' "$OUT")"
    tail -c +$(($2 + 1)) "$1" | head -c $(($3 - $2)) | tr -d '\000'
}
mark='\360\237\220\216 e\314\201\302\255a: '
for text in story revision; do
    sed "s/In spring Martha/$(printf "$mark")In spring Martha/" $text.txt >marked-$text.txt
    sed 's/$/\r/' marked-$text.txt >crlf-$text.txt
    (printf '\357\273\277' && cat marked-$text.txt) >bom-$text.txt
    iconv -f UTF-8 -t UTF-16 marked-$text.txt >utf16-$text.txt
    (printf '# A title\n\n' && sed 's/Martha/**Martha**/; s/spring/_spring_/' marked-$text.txt) >marked-$text.md
done
for how in marked crlf bom utf16; do
    run check $how-story.txt $how-revision.txt
    expect_status 1
    expect_out "^$how-revision.txt:7:19: warn: leftover-name: \"Martha\""
    expect_equal "$(bytes_at_finding $how-story.txt $how-revision.txt)" Martha
done
run check marked-story.md marked-revision.md
expect_status 1
expect_out '^marked-revision.md:9:23: warn: leftover-name: "Martha"'
expect_equal "$(bytes_at_finding marked-story.md marked-revision.md)" Martha

it "prints nothing when quiet, and its status tells"
run check -q story.txt revision.txt
expect_status 1
expect_silence

it "prints JSON with bytes of the source"
run check --format=json story.txt revision.txt
expect_status 1
expect_out '"rule":"leftover-name"' '"level":"warn"' '"path":"revision.txt"' '"words":"Martha"' '"line":7' '"column":11'
start=$(sed -n 's/.*leftover-name.*"start":\([0-9]*\).*/\1/p' "$OUT")
word=$(tail -c +$((start + 1)) revision.txt | head -c 6)
[ "$word" = Martha ] || fail "the bytes at $start are $word"

it "prints JSON where nothing is found"
run check --format=json story.txt
expect_success
expect_out '"findings":..}'

it "prints SARIF with a region and every rule"
run check --format=sarif story.txt revision.txt
expect_status 1
expect_out '"version":"2.1.0"' '"ruleId":"leftover-name"' '"startLine":7,"startColumn":11,"endLine":7,"endColumn":17' \
    '"uri":"revision.txt"' '"id":"beat-protected"'
if command -v python3 >/dev/null; then
    python3 -m json.tool "$OUT" >/dev/null || fail "no JSON"
fi

it "takes the format from the name of the file that it writes"
run check -o found.sarif story.txt revision.txt
expect_status 1
grep -q '"version":"2.1.0"' found.sarif || fail "no SARIF"
run check -o found.json story.txt revision.txt
grep -q '"findings":' found.json || fail "no JSON"
run check -o found.json --format=plain story.txt revision.txt
grep -q '^revision.txt:7:11: warn' found.json || fail "not plain"
run check -o found.txt story.txt revision.txt
grep -q '^revision.txt:7:11: warn' found.txt || fail "not plain"
rm found.*

it "writes a path into SARIF as a URI"
cp revision.txt 'second draft.txt'
run check --format=sarif story.txt 'second draft.txt'
expect_status 1
expect_out '"uri":"second%20draft.txt"'

it "takes levels from the command line, settings and .storydiff, in that order"
printf '[check]\n\tleftover-name = off\n\tbeat-cut = off\n\tbeat-moved = off\n' >.storydiff
run check story.txt revision.txt
expect_success
git config --global storydiff.check.leftover-name note
run check story.txt revision.txt
expect_status 1
expect_out ' note: leftover-name: '
run check --check=leftover-name=error,name-drift=off story.txt revision.txt
expect_status 1
expect_out ' error: leftover-name: '
git config --global --unset storydiff.check.leftover-name

it "reads the cast beside the text"
printf '[cast "Martha Vale"]\n[cast "Brandt"]\n\talias = Anton\n' >.storydiff
run check story.txt
expect_success
printf '[cast "Martha Vale"]\n' >.storydiff
run check story.txt
expect_status 1
expect_out 'unknown-name: "Anton Brandt" is not among the cast'

it "protects a beat, and tells where it was"
printf '[beat "hid the letter in the watch"]\n\tprotect = true\n' >.storydiff
grep -v 'searched the workshop' story.txt >cut.txt
run check story.txt cut.txt
expect_status 1
expect_out 'story.txt:5:' 'error: beat-protected: "hid the letter in the watch" is protected'
rm .storydiff

it "is in trouble where .storydiff can't be read, or a rule is not known"
printf '[cast "Martha\n' >.storydiff
run check story.txt
expect_trouble '.storydiff: line 1: the quote is not closed'
rm .storydiff
run check --check=spelling=off story.txt
expect_trouble 'no such rule'
run check --check=name-drift story.txt
expect_trouble 'RULE=LEVEL'
run check missing.txt
expect_trouble 'missing.txt'
run check story.txt story.txt story.txt
expect_trouble 'one variant or two'

it "warns of the markers that a merge left, where all three stand in order"
for name in merged.txt merged.md; do
    printf 'It rained.\n\n<<<<<<< HEAD\nMarta sang.\n=======\nAnna sang.\n>>>>>>> draft\n\nIt was late.\n' >$name
    run check $name
    expect_status 1
    expect_equal "$(cat "$OUT")" \
        "$name:3:1: warn: conflict-marker: a merge left its markers here, down to line 7"
    sed 's/$/\r/' $name >dos.${name#*.}
    run check dos.${name#*.}
    expect_out ':3:1: warn: conflict-marker: .* line 7$'
done
run check --format=json merged.txt
expect_out '"rule":"conflict-marker","level":"warn","path":"merged.txt"' '"words":"<<<<<<< HEAD"'
run check --format=sarif merged.txt
expect_out '"ruleId":"conflict-marker"' '"id":"conflict-marker"'
run check --check=conflict-marker=off merged.txt
expect_success
run check story.txt merged.md
expect_out '^merged.md:3:1: warn: conflict-marker'
printf 'A heading\n=======\nIt rained.\n\n>>>>>>> so it went\n\nAnother\n=======\nIt was late.\n' >plain.md
run check plain.md
expect_success
printf 'It rained.\n<<<<<<<< HEAD\n=======\n>>>>>>> draft\n<<<<<<< HEAD\nIt was late.\n>>>>>>> draft\n' >plain.txt
run check plain.txt
expect_success
rm merged.* dos.* plain.*

it "checks what is text in a folder or a revision, tells what is none, and is in trouble at the end"
mkdir book
cp story.txt book/1.txt
printf 'a\000b' >book/2.txt
printf 'In spring Marta came back. Marta laughed. Martha did too.\n' >book/3.txt
run check book
expect_status 2
expect_equal "$(cat "$ERR")" 'storydiff: book/2.txt: a NUL character at byte 1; left out'
expect_out '^book/3.txt:1:11: warn: name-drift'
run check -o book.json --format=json book
expect_status 2
grep -q name-drift book.json || fail "no report"
cp -r book newer && cp revision.txt newer/1.txt
run check book newer
expect_status 2
expect_equal "$(wc -l <"$ERR")" 2
expect_out 'leftover-name'
run check book/2.txt
expect_trouble '^storydiff: book/2.txt: NUL at byte 1$'
rm -r book newer

it "names the chapter, and the line and bytes in it, of a text of several files"
for draft in first second; do
    mkdir -p book-$draft
    printf '\n\n# The *lamp*\n\nNobody lit the lamp.\n\n' >book-$draft/1.md
    printf 'The rain was cold.' >book-$draft/3.txt
done
cp story.txt book-first/2.txt
cp revision.txt book-second/2.txt
run check story.txt revision.txt
cp "$OUT" alone
grep -q '^revision.txt:7:11: warn: leftover-name' alone || fail "no finding"
sed 's|^[a-z]*.txt:|book-second/2.txt:|' alone >wanted
run check book-first/ book-second
expect_status 1
expect_same_file "$OUT" wanted
run check --format=json story.txt revision.txt
bytes=$(sed -n 's/.*leftover-name.*\("start":[0-9]*,"end":[0-9]*\).*/\1/p' "$OUT")
run check --format=json book-first book-second
expect_out "$bytes" '"path":"book-second/2.txt","side":"right","line":7,"column":11'
run check --format=sarif book-first book-second
expect_out '"uri":"book-second/2.txt"' '"startLine":7,"startColumn":11,"endLine":7,'
git init -q several
(
    cd several || exit 1
    for draft in first second; do
        mkdir -p part
        cp ../book-$draft/* part && cp part/2.txt . && git add . && git commit -q -m $draft
    done
    run check HEAD~1..HEAD
    grep '^part' "$OUT" >by-file
    run check HEAD~1:part HEAD:part
    expect_out '^part/2.txt:7:11: warn: leftover-name'
    expect_same_file "$OUT" by-file
    run check HEAD~1 HEAD
    expect_out '^2.txt:7:11: warn: leftover-name'
) || exit 1

it "checks what changed since HEAD, with the rules of the repository"
write_repository repo
cd repo || exit 1
run check
expect_success
cp ../revision.txt chapter.txt
run check
expect_status 1
expect_out 'chapter.txt:7:11: warn: leftover-name'
git commit -q -a -m 'Second draft'
run check HEAD^..HEAD
expect_status 1
expect_out 'chapter.txt:7:11: warn: leftover-name'
printf '[check]\n\tleftover-name = off\n\tbeat-cut = off\n\tbeat-moved = off\n' >.storydiff
git add .storydiff
git commit -q -m 'Rules'
run check HEAD~2..HEAD
expect_success

it "checks the other files where one is no text, and reads it in the encoding that .gitattributes tells"
printf 'The caf\351 was in Lisbon.\n' >latin.txt
write_story old.txt && git add . && git commit -q -m 'More'
printf 'The caf\351 was in Porto.\n' >latin.txt
rm .storydiff && cp ../revision.txt old.txt
run check
expect_status 2
expect_err '^storydiff: latin.txt: not UTF-8 at byte 7; try --encoding=LATIN1$'
expect_out 'old.txt:7:11: warn: leftover-name'
echo 'latin.txt working-tree-encoding=latin1' >.gitattributes
git add --renormalize latin.txt && git commit -q -m 'Encoding' && printf 'The caf\351 was in Oslo.\n' >latin.txt
run check
[ ! -s "$ERR" ] || fail "something on standard error"
expect_out 'old.txt:7:11: warn: leftover-name'

it "writes its lines to a file without a word"
run check -o found.list "$SEEDS/romy.txt"
expect_success
expect_silence
