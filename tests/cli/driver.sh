#!/bin/sh
# storydiff as git's external diff driver and as a difftool.
. "$(dirname "$0")/lib.sh"

write_repository repo
cd repo || exit 1
cp .git/config "$DIR/config-before"

it "tells git, and takes it back so that the configuration is as it was"
run setup
expect_success
expect_out 'diff=storydiff'
[ -n "$(git config diff.storydiff.command)" ] || fail "diff.storydiff.command is not set"
run setup --undo
expect_success
expect_same_file .git/config "$DIR/config-before"
run setup --global
expect_success
[ -n "$(git config --global difftool.storydiff.cmd)" ] || fail "difftool.storydiff.cmd is not set"
run setup --global --undo
expect_equal "$(git config --global difftool.storydiff.cmd)" ''
git config diff.storydiff.command other
run setup
expect_trouble 'set to something else'
git config --unset diff.storydiff.command
run setup -q
expect_success
expect_silence
printf '*.txt diff=storydiff\n' >.gitattributes
git add . && git commit -q -m 'Stories by storydiff'

it "prints the story diff in git diff"
write_revision chapter.txt
run_any git diff
expect_success
expect_out '^diff --story a/chapter.txt b/chapter.txt$' 'Martha Vale' 'Clara Vale'
git commit -q -a -m 'Clara'

it "takes a file's name for an option never"
for name in --output=stolen.txt -ostolen.txt --quiet.txt; do
    write_story "./$name"
    git add -- "$name"
    run_any git diff --cached -- "$name"
    expect_success
    expect_out "^diff --story a/$name b/$name\$" 'Martha Vale'
    git rm -q -f -- "$name"
done
expect_no_file stolen.txt

it "prints it in git log -p and git show"
run_any git log -p --ext-diff -1
expect_success
expect_out '^diff --story a/chapter.txt'
run_any git show --ext-diff HEAD
expect_success
expect_out '^diff --story a/chapter.txt'

it "prints new and deleted files"
write_story new.txt
git add new.txt
run_any git diff --cached
expect_success
expect_out '^diff --story a/new.txt b/new.txt$' '^new file mode 100644$'
git commit -q -m 'New'
git rm -q new.txt
run_any git diff --cached
expect_success
expect_out '^deleted file mode 100644$'
git commit -q -m 'Gone'

it "prints changes of mode"
chmod 755 chapter.txt
run_any git diff
expect_success
expect_out '^old mode 100644$' '^new mode 100755$'
chmod 644 chapter.txt

it "prints renamed files"
git mv chapter.txt moved.txt
sed -i 's/Nobody found it/Nobody ever found it/' moved.txt
git add .
run_any git diff --cached -M
expect_success
expect_out '^diff --story a/chapter.txt b/moved.txt$' '^rename from chapter.txt$'
git commit -q -m 'Moved'

it "prints symbolic links as links, and reads nothing through them"
ln -s /etc/passwd link.txt
git add link.txt
run_any git diff --cached
expect_success
expect_out '^+link to /etc/passwd$'
expect_no_out 'root:'
git commit -q -m 'Link'
ln -sf /etc/group link.txt
run_any git diff
expect_success
expect_out '^-link to /etc/passwd$' '^+link to /etc/group$'
expect_no_out 'root:'
git checkout -q .

it "says that binary files differ"
printf 'a\000b' >binary.txt
git add . && git commit -q -m 'Binary'
printf 'a\000c' >binary.txt
run_any git diff
expect_success
expect_out '^Binary files a/binary.txt and b/binary.txt differ$'
git checkout -q .

it "says why a text in another encoding is binary to it, and reads it once .gitattributes tells which"
printf 'The caf\351 was in Lisbon.\n' >latin.txt
git add . && git commit -q -m 'Latin-1'
printf 'The caf\351 was in Porto.\n' >latin.txt
run_any git diff
expect_success
expect_out '^Binary files a/latin.txt and b/latin.txt differ$' \
    '^a/latin.txt: not UTF-8 at byte 7; .*working-tree-encoding=latin1 in .gitattributes$'
echo 'latin.txt working-tree-encoding=latin1' >>.gitattributes
run_any git diff -- latin.txt
expect_status 0
expect_no_out 'Binary'
expect_out 'Lisbon' 'Porto'
git checkout -q .

it "says that a path is unmerged"
run driver moved.txt
expect_success

it "prints colour as git does"
esc=$(printf '\033')
sed -i 's/Clara/Dora/' moved.txt
run_any git -c color.ui=always diff
expect_out "$esc"
run_any git diff
expect_no_out "$esc"

it "works in git difftool, and where the exit status is trusted"
run_any git difftool -y --tool=storydiff
expect_status 0
expect_out 'Dora'
run_any git difftool -y --trust-exit-code --tool=storydiff
expect_status 0

it "shows hostile names without letting the terminal obey them"
name=$(printf 'evil\033[2J.txt')
printf 'One.\n' >"$name"
git add . && git commit -q -m 'Evil'
printf 'Two.\n' >"$name"
run_any git diff
expect_success
expect_harmless

it "is called by git alone"
run driver a b
expect_trouble 'called by git'
