#!/bin/sh
# The git hook.
. "$(dirname "$0")/lib.sh"

write_repository repo
cd repo || exit 1

it "installs pre-commit and prepare-commit-msg, and says what is there"
run hook install
expect_success
expect_out 'pre-commit: installed' 'prepare-commit-msg: installed'
run hook status
expect_out '^pre-commit *installed' '^prepare-commit-msg *installed' '^post-commit *not installed'

it "prints the summary against HEAD, in at most 24 lines, and lets the commit go on"
write_revision chapter.txt
git add .
run_any git commit -q -m 'Martha is Clara now'
expect_status 0
cat "$ERR" >>"$OUT"
expect_out '^storydiff: chapter.txt ' 'Martha Vale -> Clara Vale  renamed' 'Lisbon -> Porto  replaced'
expect_lines 24

it "looks at what is staged, not at the work tree"
write_story chapter.txt
git add .
write_revision chapter.txt
run hook run pre-commit
expect_out 'Clara Vale -> Martha Vale'
git commit -q -m 'Back' 2>/dev/null

it "looks at the index that git commits from: -a, and a path"
for arguments in '-a' '-- chapter.txt'; do
    write_revision chapter.txt
    run_any git commit -q -m again $arguments
    expect_status 0
    expect_err 'Martha Vale -> Clara Vale'
    write_story chapter.txt
    git commit -q -a -m back 2>/dev/null
done

it "stops a commit for a rule that is set to error, and for no other"
write_long() {
    for place in Lisbon Vienna Prague Trieste Geneva; do
        printf '%s Vale went to %s by the night train. She slept badly there.\n\n' "$1" $place
    done
    printf '%s Vale never came home.\n' "$2"
}
write_long Martha Martha >long.txt
git add . && git commit -q -m 'A long one' 2>/dev/null
write_long Clara Martha >long.txt
git add .
run hook run pre-commit
expect_status 0
expect_out 'warn: leftover-name: .*Martha'
git config storydiff.check.leftover-name error
run_any git commit -q -m 'Half renamed'
expect_status 1
expect_err 'error: leftover-name'
run_any git commit -q --no-verify -m 'Half renamed'
expect_status 0
git config --unset storydiff.check.leftover-name
git reset -q --hard HEAD~2

it "warns of the markers that a merge left"
printf '<<<<<<< ours\nMartha sang.\n=======\nClara sang.\n>>>>>>> theirs\n' >>chapter.txt
run_any git commit -q -a -m 'Merged'
expect_status 0
expect_err '^chapter.txt:6:1: warn: conflict-marker: '
git reset -q --hard HEAD^

it "keeps to 24 lines however much changed, and shows what stops the commit"
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
    write_long Martha Martha >many$n.txt
done
git add . && git commit -q --no-verify -m 'Many' 2>/dev/null
for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29; do
    write_long Clara Clara >many$n.txt
done
write_long Clara Martha >many30.txt
git add .
git config storydiff.check.leftover-name error
run hook run pre-commit
expect_status 1
expect_lines 24
expect_out '^storydiff: many1.txt' 'more$' '^many30.txt:[0-9:]* error: leftover-name'
git config --unset storydiff.check.leftover-name
git reset -q --hard HEAD~1

it "tells of a file that came or went in a few lines"
cp chapter.txt other.txt
git add .
run hook run pre-commit
expect_lines 3
expect_out '^storydiff: other.txt  new: [0-9]* sentences, [0-9]* beats$' '^  names  Martha' '^  cities Lisbon'
git commit -q -m 'Another chapter' 2>/dev/null
git rm -q other.txt
run hook run pre-commit
expect_lines 3
expect_out '^storydiff: other.txt  gone: '
printf '[check]\n\tbeat-cut = error\n' >.storydiff
git add .storydiff
run hook run pre-commit
expect_status 1
expect_out '^other.txt:1:1: error: beat-cut'
git reset -q --hard HEAD

it "says nothing of what is no change of the story"
cp chapter.txt first.txt && git add . && git commit -q -m 'One more' 2>/dev/null
git mv first.txt further.txt
chmod +x chapter.txt && printf '\n\n' >>chapter.txt
git add .
run hook run pre-commit
expect_success
expect_silence
: >message
run hook run prepare-commit-msg message
expect_success
[ ! -s message ] || fail "something in the message"
rm message
: >nothing.txt
git add .
run hook run pre-commit
expect_silence

it "tells of a story that was emptied in a line, and of one that is written anew in a few"
git commit -q -m 'Moved' 2>/dev/null
: >further.txt
git add .
run hook run pre-commit
expect_success
expect_equal "$(wc -l <"$OUT")" 1
expect_out '^storydiff: further.txt  emptied: [0-9]* sentences, [0-9]* beats$'
printf '[check]\n\tbeat-cut = error\n' >.storydiff
git add .storydiff
run hook run pre-commit
expect_status 1
expect_out '^further.txt:1:1: error: beat-cut'
git rm -q -f .storydiff
git commit -q -m 'Emptied' 2>/dev/null
write_story further.txt
git add .
run hook run pre-commit
expect_lines 3
expect_out '^storydiff: further.txt  new: [0-9]* sentences'
git reset -q --hard HEAD

it "gives every file its first line, and the rest an equal share"
write_revision other.txt
for n in 1 2 3 4 5 6; do
    write_long Martha Martha >few$n.txt
done
git add .
run hook run pre-commit
expect_out '^storydiff: few1.txt' '^storydiff: few6.txt' '^storydiff: other.txt' 'name   Martha Vale -> Clara Vale'
git reset -q --hard HEAD
rm -f few?.txt

it "says that rules which are not staged do not count"
printf '[check]\n\tleftover-name = error\n' >.storydiff
write_long Martha Martha >long.txt
git add long.txt
run hook run pre-commit
expect_success
expect_out '.storydiff is not staged'
git add .storydiff
run hook run pre-commit
! grep -q 'not staged' "$OUT" || fail "told of staged rules"
git reset -q --hard HEAD
rm -f long.txt .storydiff

it "is helped with options that hooks have"
run help hook
expect_out 'encoding' 'quiet'
! grep -q 'tei-profile\|side-by-side' "$OUT" || fail "options of other commands"

it "puts the summary under the message where an editor opens"
write_revision chapter.txt
git add .
printf '#!/bin/sh\ncp "$1" "%s"\necho Edited >"$1"\n' "$DIR/seen" >"$DIR/editor"
chmod 755 "$DIR/editor"
GIT_EDITOR=$DIR/editor git commit -q 2>/dev/null || fail "git commit with an editor"
grep -q '^# storydiff: chapter.txt' "$DIR/seen" || fail "no summary in the editor"
grep -q '^#.*Martha Vale -> Clara Vale' "$DIR/seen" || fail "no renaming in the editor"
expect_equal "$(git log -1 --format=%B)" Edited

it "respects core.commentChar"
write_story chapter.txt
git add .
GIT_EDITOR=$DIR/editor git -c core.commentChar=';' commit -q 2>/dev/null || fail "git commit"
grep -q '^; storydiff: chapter.txt' "$DIR/seen" || fail "not the comment character"
expect_equal "$(git log -1 --format=%B)" Edited

it "writes nothing into a message that no editor shows"
write_revision chapter.txt
run_any git commit -q -a -m 'No editor'
expect_equal "$(git log -1 --format=%B)" 'No editor'

it "keeps out of messages whose comments are kept"
write_story chapter.txt
printf '#!/bin/sh\necho Edited >>"$1"\n' >"$DIR/append"
chmod 755 "$DIR/append"
GIT_EDITOR=$DIR/append git -c commit.cleanup=whitespace commit -q -a 2>/dev/null || fail "git commit"
! git log -1 --format=%B | grep -q storydiff || fail "the summary is in the message"

it "works with scissors"
write_revision chapter.txt
GIT_EDITOR=$DIR/append git -c commit.cleanup=scissors commit -q -a -v -e -m 'Cut here' 2>/dev/null || fail "git commit -v"
! git log -1 --format=%B | grep -q storydiff || fail "the summary is in the message"

it "writes trailers that git log finds, once"
git config storydiff.hook.trailers true
write_story chapter.txt
git commit -q -a -m 'Martha again' 2>/dev/null
expect_equal "$(git log -1 --format='%(trailers:key=Story-Renamed,valueonly)' | head -1)" 'Clara Vale -> Martha Vale'
expect_equal "$(git log -1 --format=%s)" 'Martha again'
git commit -q --amend --no-edit 2>/dev/null
expect_equal "$(git log -1 --format=%B | grep -c '^Story-Renamed: Clara')" 1

it "tells of an amended commit what that does, not what was changed last"
sed 's/Martha/Bettina/' chapter.txt >new && mv new chapter.txt
git commit -q -a -m 'Bettina' 2>/dev/null
for name in Corinna Delphine; do
    sed "s/^[A-Z][a-z]* Vale/$name Vale/; s/[A-Z][a-z]* Vale hid/$name Vale hid/" chapter.txt >new && mv new chapter.txt
    [ $name = Corinna ] && git commit -q -s -a -m 'Another name' 2>/dev/null
done
trailers_of() {
    git log -1 --format='%(trailers:only)' | tr '\n' ';'
}
expect_equal "$(trailers_of)" \
    'Signed-off-by: Ada Writer <ada@example.org>;Story-Renamed: Bettina Vale -> Corinna Vale;;'
git commit -q -a --amend --no-edit 2>/dev/null
expect_equal "$(trailers_of)" \
    'Signed-off-by: Ada Writer <ada@example.org>;Story-Renamed: Bettina Vale -> Delphine Vale;;'
printf '#!/bin/sh\ncp "$1" "%s"\n' "$DIR/seen" >"$DIR/look" && chmod 755 "$DIR/look"
GIT_EDITOR=$DIR/look git commit -q --amend 2>/dev/null
grep -q '^#.*Bettina Vale -> Delphine Vale' "$DIR/seen" || fail "no renaming in the editor"
expect_equal "$(grep -c '^Story-' "$DIR/seen")" 1
sed 's/Delphine/Bettina/' chapter.txt >new && mv new chapter.txt
git commit -q -a --amend --no-edit --allow-empty 2>/dev/null
expect_equal "$(git log -1 --format=%B | tr '\n' ';')" 'Another name;;Signed-off-by: Ada Writer <ada@example.org>;;'

it "tells in the message of another commit what this one does"
sed 's/Bettina/Corinna/' chapter.txt >new && mv new chapter.txt
git commit -q -a -m 'Corinna' 2>/dev/null
sed 's/Corinna/Delphine/' chapter.txt >new && mv new chapter.txt
git commit -q -a -C "$(git rev-parse HEAD)" 2>/dev/null
expect_equal "$(git log -1 --format=%B | tr '\n' ';')" 'Corinna;;Story-Renamed: Corinna Vale -> Delphine Vale;;'
sed 's/Delphine/Corinna/' chapter.txt >new && mv new chapter.txt
git commit -q -a --allow-empty -C HEAD^ 2>/dev/null
expect_equal "$(git log -1 --format=%B | tr '\n' ';')" 'Corinna;;Story-Renamed: Delphine Vale -> Corinna Vale;;'

it "amends the first commit"
(
    git init -q ../amended && cd ../amended || exit 1
    run hook install
    git config storydiff.hook.trailers true
    write_story chapter.txt
    git add . && git commit -q -m 'One' 2>/dev/null
    write_revision chapter.txt
    git commit -q -a --amend --no-edit 2>/dev/null
    expect_equal "$(git log -1 --format='%(trailers:key=Story-Added,valueonly)' | head -1)" 'Clara Vale'
    ! git log -1 --format=%B | grep -q 'Martha' || fail "what is there no more"
    git config --unset storydiff.hook.trailers
    git commit -q -a --amend --no-edit 2>/dev/null
    expect_equal "$(git log -1 --format=%B | grep -c '^Story-Added: Clara')" 1
) || exit 1
git config --unset storydiff.hook.trailers
git reset -q --hard HEAD~5

it "never stops a commit when storydiff is in trouble"
printf 'caf\351\n' >latin.txt
git add latin.txt
run_any git commit -q -m 'Another encoding'
expect_status 0
expect_err '^storydiff: latin.txt: not UTF-8 at byte 3; try working-tree-encoding=latin1 in .gitattributes'
sed "s|^program=.*|program='/nowhere/storydiff'|" .git/hooks/pre-commit >changed && cat changed >.git/hooks/pre-commit
rm changed
echo more >more.c && git add more.c
PATH=/usr/bin:/bin run_any git commit -q -m 'No program'
expect_status 0
expect_err 'storydiff: not found'
printf '#!/bin/sh\nkill -SEGV $$\n' >"$DIR/crash" && chmod 755 "$DIR/crash"
sed "s|^program=.*|program='$DIR/crash'|" .git/hooks/pre-commit >changed && cat changed >.git/hooks/pre-commit
rm changed
echo more >>more.c && git add more.c
run_any git commit -q -m 'A crash'
expect_status 0
expect_err 'storydiff: the hook failed'
run hook install pre-commit
expect_success
git config storydiff.split wide
echo more >>more.c && git add more.c
run_any git commit -q -m 'A bad setting'
expect_status 0
expect_err 'storydiff.split'
git config --unset storydiff.split
git config storydiff.hook.timeout 1
echo 'An object that can not be read to its end.' >slow.txt
git add slow.txt
object=.git/objects/$(git rev-parse :slow.txt | sed 's|^..|&/|')
rm -f "$object" && mkfifo "$object"
run hook run pre-commit
expect_status 0
expect_err 'storydiff: this takes too long; git goes on'
rm "$object"
git rm -q --cached slow.txt && rm slow.txt
git config --unset storydiff.hook.timeout

it "says where a wrong level stands, and lets the other rules count"
git config storydiff.check.leftover-name always
echo 'It was late.' >>chapter.txt
run_any git commit -q -a -m 'A wrong level'
expect_status 0
expect_err '^storydiff: git config: storydiff.check.leftover-name is off, note, warn or error$'
! grep -q '[.]storydiff' "$ERR" || fail "a file that is not there"
run check HEAD^..HEAD
expect_trouble '^storydiff: git config: storydiff.check.leftover-name is off'
printf '[check]\n\tbeat-cut = error\n' >.storydiff
: >chapter.txt
git add .storydiff chapter.txt
run hook run pre-commit
expect_status 1
expect_out 'error: beat-cut'
git config --unset storydiff.check.leftover-name
printf '[check]\n\tleftover-name = always\n' >.storydiff
git add .storydiff
run hook run pre-commit
expect_err '^storydiff: [.]storydiff: [^.]*leftover-name is off, note, warn or error$'
git reset -q --hard HEAD^

it "tells in a line of a timeout that is no number, and goes on"
for wrong in abc 10s 0; do
    git config storydiff.hook.timeout $wrong
    echo 'It was late.' >>chapter.txt
    run_any git commit -q -a -m 'A wrong number'
    expect_status 0
    expect_equal "$(grep -c "storydiff.hook.timeout is a number of seconds, not $wrong; 10 are taken" "$ERR")" 1
done
git config --unset storydiff.hook.timeout
git reset -q --hard HEAD~3

it "knows the first commit and the first story"
git init -q ../fresh
(
    cd ../fresh || exit 1
    run hook install
    write_story tale.txt
    git add .
    run_any git commit -q -m 'Begin'
    expect_status 0
    expect_err 'storydiff: tale.txt'
) || exit 1

it "works in a linked work tree and in a subfolder"
git worktree add -q ../linked -b side
(
    cd ../linked || exit 1
    write_revision chapter.txt
    mkdir -p sub && cd sub || exit 1
    run_any git commit -q -a -m 'From the side'
    expect_status 0
    expect_err 'Martha Vale -> Clara Vale'
) || exit 1

it "has post-commit and pre-push"
run hook install post-commit pre-push
expect_success
git init -q --bare ../remote.git
git remote add origin ../remote.git
write_revision chapter.txt
run_any git commit -q -a -m 'To be pushed'
expect_status 0
run_any git push -q origin HEAD:main
expect_status 0
cat "$ERR" >>"$OUT"
expect_out '^storydiff: chapter.txt'
write_story chapter.txt
git commit -q -a -m 'And back' 2>/dev/null
run_any git push -q origin HEAD:main
expect_status 0
cat "$ERR" >>"$OUT"
expect_out 'Clara Vale -> Martha Vale'
