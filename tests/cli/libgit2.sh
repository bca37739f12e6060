#!/bin/sh
# libgit2 is opened when git is asked; a library of its name that is none, or another, stands for one that is missing.
. "$(dirname "$0")/lib.sh"
library=$(grep -a -o 'libgit2\.so[.0-9]*' "$STORYDIFF" | head -n 1)
[ -n "$library" ] || skip "libgit2 has another kind of name here"
export LD_LIBRARY_PATH="$DIR/lib"
mkdir "$LD_LIBRARY_PATH"
: >"$LD_LIBRARY_PATH/$library"

it "compares plain files where libgit2 can't be opened"
run diff "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
expect_status 1
expect_out 'Romy Kalmurzaev'
run check "$SEEDS/romy.txt"
expect_success
run check "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
expect_status 1
run show "$SEEDS/romy.txt"
expect_success

it "does so in a work tree of git, and in another one of the same repository"
git init -q repo && cd repo || exit 1
git commit -q --allow-empty -m 'Nothing yet'
git worktree add -q ../second 2>/dev/null || exit 1
run diff "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
expect_status 1
cd ../second || exit 1
run diff "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
expect_status 1

it "asks git there what a file's name may mean"
git tag tale
cp "$SEEDS/romy.txt" tale
run diff tale "$SEEDS/romy.txt"
expect_trouble "$library"
rm tale
cd .. || exit 1

it "says so in a line where git is asked"
run list
expect_trouble "$library"
run diff one two
expect_trouble "$library"

it "names the file that is not there, and what would be needed if it were a revision"
run diff nope.txt "$SEEDS/romy.txt"
expect_trouble "^storydiff: nope.txt: no such file; revisions and repositories need libgit2: .*$library"
run check nope.txt
expect_trouble '^storydiff: nope.txt: no such file; '
run list
expect_trouble '^storydiff: revisions and repositories need libgit2: '

it "names the call that a libgit2 lacks"
command -v cc >/dev/null || skip "no compiler"
echo 'int git_libgit2_init(void); int git_libgit2_init(void) { return 1; }' |
    cc -shared -fPIC -o "$LD_LIBRARY_PATH/$library" -x c - || skip "no compiler for shared libraries"
run list
expect_trouble "$library.*git_attr_get"
