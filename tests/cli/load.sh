#!/bin/sh
. "$(dirname "$0")/lib.sh"

it "makes stories.git with one branch a variant"
run load "$SEEDS/sergio.txt" "$SEEDS/romy.txt" "$SEEDS/jasper.txt"
expect_success
expect_equal "$(git -C stories.git for-each-ref --format='%(refname)' | tr '\n' ' ')" \
    "refs/heads/jasper refs/heads/romy refs/heads/sergio "
expect_whole stories.git

it "makes the folders above a repository, as git init does"
run load -r far/away/shelf.git "$SEEDS/romy.txt"
expect_success
expect_whole far/away/shelf.git

it "stores the bytes as they are given"
git -C stories.git show romy:story.txt >romy.stored
expect_same_file romy.stored "$SEEDS/romy.txt"

it "takes the same bytes again for nothing new"
run load "$SEEDS/romy.txt"
expect_success
expect_out '^unchanged .* romy '
expect_equal "$(git -C stories.git rev-list --count romy)" 1

it "makes new bytes a commit on the old one"
cp "$SEEDS/romy.txt" romy.txt
echo 'The end.' >>romy.txt
run load romy.txt
expect_success
expect_out '^updated .* romy '
expect_equal "$(git -C stories.git rev-list --count romy)" 2

it "says source, encoding and version in trailers"
expect_equal "$(git -C stories.git log -1 --format='%(trailers:key=Storydiff-Source,valueonly)' romy)" romy.txt
expect_equal "$(git -C stories.git log -1 --format='%(trailers:key=Storydiff-Encoding,valueonly)' romy)" UTF-8
run --version
expect_equal "storydiff $(git -C stories.git log -1 --format='%(trailers:key=Storydiff-Version,valueonly)' romy | head -1)" \
    "$(cat "$OUT")"

it "gives the same ids for the same bytes, author and date"
run load -r again.git "$SEEDS/sergio.txt"
expect_success
expect_equal "$(git -C again.git rev-parse sergio)" "$(git -C stories.git rev-parse sergio)"

it "can be cloned without storydiff"
git clone -q stories.git clone 2>/dev/null || fail "git clone"
expect_file clone/story.txt

it "stores a folder's chapters in natural order, subfolders too, symbolic links not"
mkdir -p book/part2
echo 'Ten.' >book/10.txt
echo 'Nine.' >book/9.txt
echo 'Eleven.' >book/part2/11.md
echo 'no story' >book/cover.png
ln -s /etc/passwd book/12.txt
run load book
expect_success
expect_equal "$(git -C stories.git ls-tree -r --name-only book | tr '\n' ' ')" "10.txt 9.txt part2/11.md "
run show --format=json refs/heads/book
expect_success
expect_out '"path":"9.txt","start":0'
expect_no_out root:

it "keeps the story's rules beside its chapters"
printf '[check]\n\tname-drift = error\n' >book/.storydiff
run load book
expect_success
expect_equal "$(git -C stories.git show book:.storydiff)" "$(cat book/.storydiff)"

it "takes standard input with a name"
printf 'Once.\n' >input.txt
run_any sh -c '"$STORYDIFF" load --as once - <input.txt'
expect_success
expect_equal "$(git -C stories.git show once:story.txt)" 'Once.'
run_any sh -c '"$STORYDIFF" load - <input.txt'
expect_trouble 'give one with --as'

it "puts variants under a story's name"
run load --story vale --author 'Bo Teller <bo@example.org>' -m 'As told in 1901' "$SEEDS/romy.txt"
expect_success
expect_equal "$(git -C stories.git log -1 --format='%an <%ae>: %s' vale/romy)" 'Bo Teller <bo@example.org>: As told in 1901'

it "refuses labels that collide, differ in case or are a folder, before anything is written"
mkdir -p other
cp romy.txt other/Romy.txt
echo 'New.' >fresh.txt
run load fresh.txt romy.txt other/Romy.txt
expect_trouble 'would both be "romy"'
git -C stories.git branch Loud romy
echo 'Loud.' >loud.txt
run load fresh.txt loud.txt
expect_trouble 'in case only'
echo 'Vale.' >vale.txt
run load fresh.txt vale.txt
expect_trouble 'folder of branches'
run load --story romy fresh.txt
expect_trouble 'there is a branch "romy"'
expect_equal "$(git -C stories.git for-each-ref refs/heads/fresh)" ''

it "puts one hyphen for all that a label can't have between two words"
cp "$SEEDS/romy.txt" 'My "Story" & co.txt'
run load -r named.git 'My "Story" & co.txt'
expect_success
expect_equal "$(git -C named.git for-each-ref --format='%(refname:short)')" my-story-co

it "refuses names that can't be labels"
echo x >-x.txt
echo x >...txt
run load ./-x.txt
expect_trouble "can't be a label"
run load --as ../x fresh.txt
expect_trouble "can't be a label"
run load --as 'x y' fresh.txt
expect_trouble "can't be a label"
run load --as x.lock fresh.txt
expect_trouble "can't be a label"

it "loads all or nothing, and says which file is wrong"
printf 'caf\351 au lait' >latin.txt
run load fresh.txt latin.txt
expect_trouble 'latin.txt: not UTF-8 at byte 3; try --encoding='
printf 'a\000b' >nul.txt
run load fresh.txt nul.txt
expect_trouble 'nul.txt: .*NUL.* at byte 1'
printf '\377\376a\000\000\330' >half.txt
run load fresh.txt half.txt
expect_trouble 'half.txt: not UTF-16LE at byte 4'
run load fresh.txt missing.txt
expect_trouble 'missing.txt: '
expect_equal "$(git -C stories.git for-each-ref refs/heads/fresh)" ''

it "stores other encodings when told which, and reads them so"
run load --encoding=LATIN1 latin.txt
expect_success
git -C stories.git show latin:story.txt >latin.stored
expect_same_file latin.stored latin.txt
run show --format=json latin
expect_success
expect_out '"encoding":"LATIN1"'

it "leaves a branch that is no variant alone"
git init -q code
(cd code && echo x >main.c && git add . && git commit -q -m code && git checkout -q -b side && git branch draft)
(cd code && printf 'Draft.\n' >draft.txt && run load draft.txt
    expect_trouble 'holds something else') || exit 1

it "works beside code"
(cd code && printf 'Tale.\n' >tale.txt && run load tale.txt && expect_success) || exit 1

it "logs where branches were, as git does where there is a work tree"
(cd code && printf 'Tale, again.\n' >tale.txt && run load tale.txt && expect_success) || exit 1
expect_equal "$(git -C code rev-parse 'tale@{1}')" "$(git -C code rev-parse 'tale~1')"
expect_equal "$(git -C code reflog show tale | wc -l)" 2

it "refuses a branch that is checked out"
git -C code worktree add -q ../linked tale
printf 'Tale, told.\n' >linked/tale.txt
(cd linked && run load tale.txt && expect_trouble 'checked out in a work tree') || exit 1
(cd linked && run load --as tale2 tale.txt && expect_success) || exit 1
expect_whole code

git init -q unborn
(cd unborn && printf 'Main.\n' >main.txt && run load main.txt && expect_trouble 'checked out') || exit 1

it "works in a shallow clone and one with a remote"
git clone -q --depth 1 "file://$PWD/stories.git" shallow
(cd shallow && printf 'Shallow.\n' >water.txt && run load water.txt && expect_success) || exit 1
expect_whole shallow
