#!/bin/sh
# What an operand means.
. "$(dirname "$0")/lib.sh"

run load -q "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
write_repository repo
git -C repo mv chapter.txt one.md
git -C repo commit -q -m 'Call it one'
write_revision repo/two.txt
git -C repo add two.txt

it "reads standard input"
run_any sh -c '"$STORYDIFF" show --format=json - <"$0"' "$SEEDS/romy.txt"
expect_success
expect_out '"kind":"stdin"' '"label":"stdin"' '"bytes":2154'

it "reads a file, whose stem is the label"
run show --format=json "$SEEDS/romy.txt"
expect_success
expect_out '"kind":"file"' '"label":"romy"'

it "reads a label"
run show --format=json romy
expect_success
expect_out '"kind":"git","rev":"refs/heads/romy","path":"story.txt","oid":"[0-9a-f]*"' '"bytes":2154'

it "takes the file where a name is a label too, and says so"
printf 'A file.\n' >romy
run show --format=json romy
expect_status 0
expect_err 'romy is a variant too; taking the file'
expect_out '"bytes":8'
rm romy

it "says so in a git repository too, whether its refs are loose or packed, and of no other name"
git init -q "$DIR/plain"
(
    cd "$DIR/plain" || exit 1
    printf 'A file.\n' >romy
    cp romy other
    git add romy
    git commit -q -m one
    git branch romy
    for refs in loose packed; do
        run show --format=json romy
        expect_status 0
        expect_err 'romy is a variant too; taking the file'
        git pack-refs --all
    done
    run show --format=json other
    expect_status 0
    expect_equal "$(cat "$ERR")" ''
) || exit 1

it "takes the label where -r says which repository"
mkdir -p elsewhere/sergio
(cd elsewhere && run show -r ../stories.git romy && expect_success) || exit 1
(cd elsewhere && STORYDIFF_REPO=../stories.git "$STORYDIFF" show romy >"$OUT" 2>"$ERR" || fail "STORYDIFF_REPO") || exit 1

it "reads a revision, REV:PATH, :PATH and a blob"
cd repo || exit 1
run show --format=json HEAD
expect_success
expect_out '"path":"one.md"'
run show --format=json HEAD~1:chapter.txt
expect_success
expect_out '"rev":"HEAD~1"' '"path":"chapter.txt"'
run show --format=json :two.txt
expect_success
expect_out '"path":"two.txt"'
run show --format=json "$(git rev-parse HEAD:one.md)"
expect_success
run show HEAD:two.txt
expect_trouble 'no such file in this revision'
run show :three.txt
expect_trouble 'not in the index'
run show nowhere
expect_trouble 'nowhere: no such file, variant or revision'
cd .. || exit 1

it "reads a folder as chapters in natural order"
mkdir book
printf 'Nine.\n' >book/9.txt
printf 'Ten.\n' >book/10.txt
run show --format=json book
expect_success
expect_out '"label":"book"' '"files":\[{"path":"9.txt","start":0,"end":6},{"path":"10.txt","start":7,"end":12}\]'

it "says that a folder holds no story"
mkdir empty
run show empty
expect_trouble 'empty: no story files'

it "reads Markdown by its name"
printf '# Title\n\nMartha *ran*.\n' >note.md
run show --format=json note.md
expect_success
expect_out '"sentences":\['

it "reads a path from the current folder, and a revision's file against that file"
git init -q "$DIR/deep"
(
    cd "$DIR/deep" || exit 1
    mkdir part
    printf 'Anna left.\n' >top.txt
    printf 'Olga Reed sang in Paris.\n' >part/one.txt
    git add .
    git commit -q -m one
    printf 'Olga Reed sang in Rome.\n' >part/one.txt
    cd part || exit 1
    run show --format=json HEAD:./one.txt
    expect_success
    expect_out '"path":"part/one.txt"' '"bytes":25'
    run show --format=json :../top.txt
    expect_success
    expect_out '"bytes":11'
    run show HEAD:../../top.txt
    expect_trouble 'outside the repository'
    run diff --format=json HEAD one.txt
    expect_status 1
    expect_out '"path":"part/one.txt"' 'Paris' 'Rome'
    expect_no_out 'Anna'
    run diff HEAD ../top.txt
    expect_success
    expect_silence
    run diff nowhere..HEAD
    expect_trouble 'no such revision: nowhere'
    run diff HEAD..nowhere
    expect_trouble 'no such revision: nowhere'
) || exit 1

it "ends options at --"
printf 'Odd.\n' >-z.txt
run show -- -z.txt
expect_success
run show -z.txt
expect_trouble 'no such option'

it "says in one line what is wrong with a text"
printf 'caf\351' >latin.txt
run show latin.txt
expect_trouble 'latin.txt: not UTF-8 at byte 3; try --encoding=LATIN1'
run show --encoding=LATIN1 latin.txt
expect_success
run show --encoding=latin-1 latin.txt
expect_success
run show --encoding=klingon latin.txt
expect_trouble "no encoding is called 'klingon'; iconv -l lists them"
printf 'caf\303\251' >modern.txt
mkdir mixed
printf 'Good.\n' >mixed/1.txt
printf 'caf\351' >mixed/2.txt
run show mixed/
expect_trouble '^storydiff: mixed/2.txt: not UTF-8 at byte 3; try --encoding=LATIN1$'
git init -q mixed && git -C mixed add . && git -C mixed commit -q -m 'Mixed'
(cd mixed && run show HEAD && expect_trouble '^storydiff: HEAD:2.txt: not UTF-8 at byte 3;') || exit 1
rm -rf mixed
run diff --encoding=latin1,utf-8 latin.txt modern.txt
expect_success
run diff --encoding=,cp1252 modern.txt latin.txt
expect_success
run diff --encoding=latin1 latin.txt modern.txt
expect_status 1
printf 'a\000b' >nul.txt
run show nul.txt
expect_trouble 'nul.txt: .*NUL.* at byte 1'
printf 'PK\003\004\024\000\006' >draft.docx
run show draft.docx
expect_trouble "draft.docx: a word processor's file or an archive; save it as plain text"
run show
expect_trouble 'one variant'
run show "$SEEDS/romy.txt" --no-such-option
expect_trouble 'no such option: --no-such-option'
run show "$SEEDS/romy.txt" --formt=json
expect_trouble 'did you mean --format?'
run show --format=yaml "$SEEDS/romy.txt"
expect_trouble "can't be yaml: term, plain, json"
run show --width=29 "$SEEDS/romy.txt"
expect_trouble '^storydiff: show: --width is 30 at least$'
run show --width=wide "$SEEDS/romy.txt"
expect_trouble '^storydiff: show: --width wants a number$'
run show --width=30 "$SEEDS/romy.txt"
expect_success
run diff --threads=0 "$SEEDS/romy.txt" "$SEEDS/romy.txt"
expect_trouble '^storydiff: diff: --threads is 1 at least$'
run nonsense
expect_trouble 'no such command: nonsense'
run lits
expect_trouble 'did you mean list?'
run "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_trouble 'storydiff diff compares files'

it "says what the types of beats mean"
run help beats
expect_success
expect_out '^  MEET  *two participants come together$'
[ "$(wc -l <"$OUT")" -eq 24 ] || fail "not 24 types"

it "takes the beginning of an option for the whole, and git's names too"
run diff --form=json "$SEEDS/romy.txt" "$SEEDS/romy.txt"
expect_success
run diff --s "$SEEDS/romy.txt" "$SEEDS/romy.txt"
expect_trouble 'could be'
run show --colour=always "$SEEDS/romy.txt"
cp "$OUT" coloured
run show --color "$SEEDS/romy.txt"
expect_same_file "$OUT" coloured
run show --color always "$SEEDS/romy.txt"
expect_same_file "$OUT" coloured
run show --no-color "$SEEDS/romy.txt"
expect_harmless

it "refuses an option of another format, and takes the format from the name of the file"
run diff --table=names "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_trouble '--table is of --format=csv'
run diff --format=csv --tei-profile=vm "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_trouble '--tei-profile is of --format=tei'
run diff --table=names -o names.csv "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_status 1
grep -q '^change,kind' names.csv || fail "no table in names.csv"
run show -o romy.html "$SEEDS/romy.txt"
expect_success
grep -qi '<!doctype html>' romy.html || fail "no page in romy.html"

it "writes to a file, and says when it can't"
run show --format=json -o out.json "$SEEDS/romy.txt"
expect_success
expect_silence
[ "$(wc -c <out.json)" -gt 1000 ] || fail "out.json is short"
run show -o /nowhere/out.json "$SEEDS/romy.txt"
expect_trouble '/nowhere/out.json'
if [ -w /dev/full ]; then
    run_any sh -c '"$STORYDIFF" show "$0" >/dev/full' "$SEEDS/romy.txt"
    expect_trouble 'writing failed'
    for command in --version --help help 'help diff' 'diff --help'; do
        run_any sh -c '"$STORYDIFF" '"$command"' >/dev/full'
        expect_trouble '^storydiff: standard output: writing failed: No space left on device$'
    done
fi

it "takes story files by the attribute"
cd repo || exit 1
printf 'Scene one.\n' >play.scene
printf '*.scene storydiff\ntwo.txt -storydiff\n' >.gitattributes
git add . && git commit -q -m 'A play'
run show --format=json HEAD
expect_success
expect_out '"path":"play.scene"' '"path":"one.md"'
expect_no_out '"path":"two.txt"'
cd .. || exit 1

it "prints help from the tables that parse"
run help
expect_success
expect_out '^  diff ' '^  load ' '^  log ' '^  hook '
expect_lines 24
for command in $(sed -n 's/^  \([a-z]*\) .*/\1/p' "$OUT"); do
    run help "$command"
    expect_success
    expect_out "^usage: storydiff $command "
    expect_equal "$(awk 'length($0) > 80' "$OUT")" ''
done
run diff --help
expect_success
expect_out '\-\-no-semantic' '\-\-width=N'
run --version
expect_success
expect_out '^storydiff [0-9.]*$'

it "looks for revisions in the repository around first, for labels in the story repository"
git init -q both
cd both || exit 1
write_story own.txt
git add . && git commit -q -m 'Around'
run load -q -r stories.git "$SEEDS/romy.txt"
run show --format=json HEAD
expect_success
expect_out '"path":"own.txt"'
run show --format=json romy
expect_success
expect_out '"rev":"refs/heads/romy"'
run show --format=json 'romy^{commit}'
expect_success
expect_out '"path":"story.txt"'
run show --format=json -r stories.git HEAD
expect_success
expect_out '"path":"story.txt"'
write_revision own.txt
git commit -q -a -m 'Around again'
run hook run post-commit
expect_status 0
expect_out '^storydiff: own.txt' 'Martha Vale -> Clara Vale'
run log --oneline
expect_equal "$(wc -l <"$OUT")" 2
