#!/bin/sh
# What is too large or too deep is refused, and much is loaded fast.
. "$(dirname "$0")/lib.sh"

it "refuses an object over the limit without reading it into memory"
git init -q repo
cd repo || exit 1
write_story tale.txt
huge=$(head -c 300000000 /dev/zero | tr '\0' 'a' | git hash-object -w --stdin)
git update-index --add --cacheinfo 100644,"$huge",huge.txt
git commit -q -m 'Huge'
(
    ulimit -v 600000
    run show HEAD
    expect_trouble 'more than 256 MB'
    run show :huge.txt
    expect_trouble 'more than 256 MB'
    run hook run pre-commit
    expect_status 0
) || exit 1
cd .. || exit 1

it "refuses a tree made to be deep"
git init -q deep
cd deep || exit 1
tree=$(printf '100644 blob %s\tstory.txt\n' "$(echo x | git hash-object -w --stdin)" | git mktree)
for n in $(seq 1 250); do
    tree=$(printf '040000 tree %s\td\n' "$tree" | git mktree)
done
git update-ref refs/heads/main "$(git commit-tree -m deep "$tree")"
run show main
expect_trouble 'nested'
cd .. || exit 1

it "loads 10,000 variants in twice the time of git fast-import at most, into few files"
mkdir ten
awk 'BEGIN {
    for (i = 0; i < 10000; i++) {
        text = ""
        for (j = 0; j < 60; j++)
            text = text "word" (i * 7919 + j * j * 104729) % 9973 (j % 12 == 11 ? ".\n" : " ")
        printf "%s", text >("ten/v" i ".txt")
        close("ten/v" i ".txt")
        printf "commit refs/heads/v%d\ncommitter A <a@b> 1 +0000\ndata 5\nload\nM 100644 inline story.txt\ndata %d\n%s\n", i,
            length(text), text >"import"
    }
}'
seconds() {
    date +%s%N
}
git init -q --bare imported.git
start=$(seconds)
git -C imported.git fast-import --quiet <import || fail "git fast-import"
middle=$(seconds)
run load -q ten/*.txt
expect_success
end=$(seconds)
import=$(((middle - start) / 1000000))
load=$(((end - middle) / 1000000))
echo "git fast-import $import ms, storydiff load $load ms"
[ $load -le $((2 * import)) ] || fail "load took $load ms, git fast-import $import ms"
expect_equal "$(git -C stories.git for-each-ref | wc -l)" 10000
[ "$(find stories.git -type f | wc -l)" -lt 40 ] || fail "$(find stories.git -type f | wc -l) files"
expect_whole stories.git

it "lists them, and loads them again, in seconds"
start=$(seconds)
run load -q ten/*.txt
expect_success
[ $(($(seconds) - start)) -lt 10000000000 ] || fail "the second load took over ten seconds"
expect_equal "$(git -C stories.git rev-list --count v77)" 1
run list
expect_equal "$(wc -l <"$OUT")" 10000
