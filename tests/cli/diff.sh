#!/bin/sh
# Comparing: variants, and the states of a repository.
. "$(dirname "$0")/lib.sh"

write_repository repo
write_revision "$DIR/revision.txt"
write_story "$DIR/story.txt"
cd repo || exit 1

it "exits 0 and prints no change for a text and itself"
run diff "$DIR/story.txt" "$DIR/story.txt"
expect_success
run diff --quiet "$DIR/story.txt" "$DIR/story.txt"
expect_success
expect_silence

it "exits 1 where something changed, and 2 in trouble"
run diff "$DIR/story.txt" "$DIR/revision.txt"
expect_status 1
expect_out 'Martha Vale' 'Clara Vale' 'Lisbon' 'Porto'
run diff -q "$DIR/story.txt" "$DIR/revision.txt"
expect_status 1
expect_silence
run diff "$DIR/story.txt" "$DIR/missing.txt"
expect_trouble 'missing.txt: no such file'

it "compares three and more"
run diff --format=json "$SEEDS/sergio.txt" "$SEEDS/romy.txt" "$SEEDS/jasper.txt"
expect_status 1
expect_out '"collation":' '"label":"jasper"'

it "tells variants of one name apart by as little of their paths as does it"
mkdir -p one/a one/b two/a
for folder in one/a one/b two/a; do
    cp "$DIR/story.txt" $folder/t.txt
done
cp "$DIR/revision.txt" one/b/t.md
expect_labels() {
    labels=$1
    shift
    run diff --format=json "$@"
    expect_equal "$(grep -o '"label":"[^"]*"' "$OUT" | cut -d '"' -f 4 | tr '\n' ' ')" "$labels "
}
expect_labels 'a/t b/t' one/a/t.txt one/b/t.txt
expect_labels 'one/a/t one/b/t two/a/t' one/a/t.txt "$PWD/one/b/t.txt" ./two/a/t.txt
expect_labels 'b/t a/t story' one/b/t.txt one/a/t.txt "$DIR/story.txt"
expect_labels 't.txt t.md' one/b/t.txt one/b/t.md
expect_labels 'a/t.txt b/t.txt b/t.md' one/a/t.txt one/b/t.txt one/b/t.md
expect_labels 'one/a two/a' one/a/ two/a
expect_labels 'HEAD:chapter.txt chapter' HEAD:chapter.txt chapter.txt
expect_labels 'one/a/t.txt one/a/t.txt' one/a/t.txt one/a/t.txt
run diff --format=json one/a/t.txt one/b/t.md
expect_out '"path":"one/a/t.txt"'
rm -r one two

it "compares the index with the work tree, and HEAD with the index"
run diff
expect_success
expect_silence
cp "$DIR/revision.txt" chapter.txt
run diff
expect_status 1
expect_out 'Clara Vale'
run diff --cached
expect_success
expect_silence
git add .
run diff --cached
expect_status 1
expect_out 'Clara Vale'
run diff
expect_success
expect_silence

it "limits itself to paths, as they are seen from here"
mkdir -p sub
cp "$DIR/story.txt" sub/two.txt
git add . && git commit -q -m 'Two'
cp "$DIR/revision.txt" sub/two.txt
cp "$DIR/story.txt" chapter.txt
run diff --stat
expect_out 'diff --story a/chapter.txt b/chapter.txt' 'diff --story a/sub/two.txt b/sub/two.txt'
run diff --format=json -- sub
expect_status 1
expect_out '"label":"b/sub/two.txt"'
expect_no_out 'chapter.txt'
(cd sub && run diff --format=json -- two.txt && expect_out '"label":"b/sub/two.txt"' && expect_no_out 'chapter.txt') || exit 1
(cd sub && run diff --format=json two.txt && expect_out '"label":"b/sub/two.txt"') || exit 1
run diff -- ../outside.txt
expect_trouble 'outside the repository'
run diff "$DIR/story.txt"
expect_trouble '/story.txt: outside the repository$'
run diff HEAD -- "$DIR/story.txt"
expect_trouble '/story.txt: outside the repository$'
run diff --stat "$PWD"
expect_status 1
ln -s "$PWD" "$DIR/link"
run diff --format=json "$DIR/link/sub/two.txt"
expect_status 1
expect_out '"label":"b/sub/two.txt"'
git checkout -q .

it "compares ranges: two dots the ends, three from the merge base"
git branch draft HEAD~1
git checkout -q draft
sed -i 's/silver watch/golden ring/' chapter.txt
git commit -q -a -m 'A ring on the draft'
run diff --format=json main..draft -- chapter.txt
expect_status 1
expect_out '"label":"a/chapter.txt"' '"change":"renamed"'
run diff --format=json main...draft
expect_status 1
expect_out '"label":"a/chapter.txt"'
expect_no_out '"change":"renamed"' 'two.txt'
git checkout -q main
run diff HEAD~1..
expect_status 1

it "compares a revision with the work tree, and two revisions"
run diff HEAD
expect_success
cp "$DIR/revision.txt" sub/two.txt
run diff HEAD
expect_status 1
run diff HEAD~1 HEAD -- chapter.txt
expect_status 1
git checkout -q .

it "follows renamed files"
git mv chapter.txt renamed.txt
sed -i 's/Nobody found it/Nobody ever found it/' renamed.txt
git add .
run diff --cached --format=json
expect_status 1
expect_out '"label":"a/chapter.txt"' '"label":"b/renamed.txt"'

it "looks at story files only: by the attribute, else by name"
git commit -q -m 'Renamed'
printf 'int main;\n' >main.c
printf 'Act one.\n' >play.act
git add . && git commit -q -m 'More'
printf 'int main = 1;\n' >main.c
printf 'Act two.\n' >play.act
run diff
expect_success
expect_silence
printf '*.act storydiff\n' >.gitattributes
run diff
expect_status 1

it "compares an unmerged file as it lies there with HEAD or our side, and says so"
write_repository ../merging
git -C ../merging checkout -q -b theirs
sed -i 's/Martha Vale left Lisbon/Clara Vale left Porto/' ../merging/chapter.txt
git -C ../merging commit -q -a -m 'Theirs'
git -C ../merging checkout -q main
sed -i 's/Martha Vale left Lisbon/Rosa Vale left Lisbon/' ../merging/chapter.txt
git -C ../merging commit -q -a -m 'Ours'
! git -C ../merging merge -q theirs >/dev/null 2>&1 || fail "no conflict"
for args in 'HEAD' '' 'theirs' 'chapter.txt' 'HEAD chapter.txt'; do
    (cd ../merging && run diff --stat $args && expect_status 1) || exit 1
    expect_equal "$(cat "$ERR")" 'storydiff: chapter.txt: unmerged'
    expect_out '    7 -> 1[0-9] sentences'
done
(cd ../merging && run diff --stat --cached && expect_status 0) || exit 1
expect_equal "$(cat "$ERR")" 'storydiff: chapter.txt: unmerged'
(cd ../merging && run diff -q HEAD && expect_status 1 && [ ! -s "$ERR" ]) || fail "not quiet"
(cd ../merging && run check && expect_err 'chapter.txt: unmerged') || exit 1
expect_no_out ' cut'
(cd ../merging && git rm -q chapter.txt && run diff --stat HEAD && expect_status 1) || exit 1
expect_out '    7 -> 0 sentences'
[ ! -s "$ERR" ] || fail "nothing is unmerged any more"

it "runs no filter of the repository while it compares"
git config filter.trap.clean "touch $DIR/canary; cat"
printf '*.txt filter=trap\n' >>.gitattributes
sed -i 's/found/ever found/' renamed.txt
run diff
expect_status 1
expect_no_file "$DIR/canary"

it "knows a repository without a commit"
git init -q ../fresh
cp "$DIR/story.txt" ../fresh
(cd ../fresh && git add . && run diff --cached && expect_status 1 && run diff && expect_success) || exit 1

it "says where there is nothing to compare"
(cd "$DIR" && run diff && expect_trouble 'two variants or more') || exit 1
(cd "$DIR" && run diff story.txt && expect_trouble 'two variants or more') || exit 1

it "tells of continuity below the report where that is asked for"
run diff --only=names --check "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
expect_status 1
expect_out '^NAMES' '^CONTINUITY' 'sergio.txt:[0-9]*:[0-9]*: note: beat-cut: '
run diff --stat --check=beat-cut=off "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
expect_status 1
expect_out '^CONTINUITY'
expect_no_out 'beat-cut'
run diff --stat --check=beat-cut "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
expect_trouble 'RULE=LEVEL'
run diff --check "$SEEDS/romy.txt" "$SEEDS/romy.txt"
expect_success
expect_silence
