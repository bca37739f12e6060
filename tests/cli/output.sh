#!/bin/sh
# -o FILE: the file is the old one until the new one is whole.
. "$(dirname "$0")/lib.sh"
old='the old report'

# A full disk of 40 kB, or as good as one: no file may grow past that.
run_without_room() {
    run_any sh -c 'ulimit -f 40; exec "$STORYDIFF" "$@"' sh "$@"
}

expect_old() {
    echo "$old" | cmp -s - report.html || fail "report.html is another"
}

expect_no_leftover() {
    expect_equal "$(ls -A | grep -c storydiff)" 0
}

it "leaves the old file where nothing can be written"
echo "$old" >report.html
chmod 640 report.html
run diff -o report.html "$SEEDS/romy.txt" nowhere.txt
expect_trouble 'nowhere.txt'
expect_old
run_without_room diff -o report.html "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_trouble 'report.html: .*large'
expect_old
run diff --table=names -o report.html "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_trouble '--table'
expect_old
expect_no_leftover

it "leaves no new file where nothing can be written"
run_without_room diff -o new.html "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_trouble 'new.html: .*large'
expect_no_file new.html
expect_no_leftover

it "leaves the old file and nothing else when it is stopped"
mkfifo slow
for signal in TERM HUP; do
    "$STORYDIFF" check -o report.html slow &
    child=$!
    tries=0
    while [ "$(ls -A | grep -c storydiff)" -eq 0 ] && [ $tries -lt 100 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    expect_equal "$(ls -A | grep -c storydiff)" 1
    kill -s $signal $child
    wait $child
    [ $? -gt 128 ] || fail "not killed by $signal"
    expect_old
    expect_no_leftover
done

it "keeps the mode of the old file, and gives a new one that of any other"
run diff -o report.html "$SEEDS/romy.txt" "$SEEDS/sergio.txt"
expect_status 1
grep -qi '<!doctype html>' report.html || fail "no page"
expect_equal "$(stat -c %a report.html)" 640
(umask 027; "$STORYDIFF" show -o new.html "$SEEDS/romy.txt")
expect_equal "$(stat -c %a new.html)" 640
expect_no_leftover

it "writes to what a link leads to, and leaves the link"
mkdir there
echo "$old" >there/target.html
ln -s there/target.html link.html
ln -s there/none.html dangling.html
for name in link dangling; do
    run show -o $name.html "$SEEDS/romy.txt"
    expect_success
    [ -h $name.html ] || fail "$name.html is no link any more"
    grep -qi '<!doctype html>' $name.html || fail "no page behind $name.html"
done

it "keeps a file that has several names one"
ln there/target.html second.html
run show -o second.html --format=json "$SEEDS/romy.txt"
expect_success
expect_same_file second.html there/target.html

it "writes to what is no file"
run show -o /dev/null "$SEEDS/romy.txt"
expect_success
[ -c /dev/null ] || fail "/dev/null is gone"
run show -o /dev/stdout "$SEEDS/romy.txt"
expect_success
expect_out 'Romy Kalmurzaev'
"$STORYDIFF" show -o /dev/stdout "$SEEDS/romy.txt" | grep -q 'Romy' || fail "nothing in the pipe"
cat slow >got &
run show -o slow "$SEEDS/romy.txt"
expect_success
wait
grep -q 'Romy' got || fail "nothing in the named pipe"
[ -p slow ] || fail "the named pipe is gone"

it "does not touch what may not be written"
echo "$old" >locked.html
chmod 444 locked.html
if [ ! -w locked.html ]; then
    run show -o locked.html "$SEEDS/romy.txt"
    expect_trouble 'locked.html: .*denied'
    grep -q "$old" locked.html || fail "locked.html is another"
fi
run show -o there "$SEEDS/romy.txt"
expect_trouble 'there: .*directory'

it "writes what is here in place where the folder takes no new file"
mkdir closed
echo "$old" >closed/report.html
chmod 555 closed
run show -o closed/report.html "$SEEDS/romy.txt"
expect_success
grep -qi '<!doctype html>' closed/report.html || fail "no page"
chmod 755 closed

it "says that it writes plain text where the name says something else"
run show -o tale.pdf "$SEEDS/romy.txt"
expect_status 0
expect_err 'tale.pdf: plain text'
for options in '-o tale.txt' '-o tale' '-o tale.pdf --format=plain' '-o .tale' '-o v1.2/tale' '-o tale.pdf --quiet'; do
    mkdir -p v1.2
    # shellcheck disable=SC2086
    run show $options "$SEEDS/romy.txt"
    expect_success
done

it "does not write over what it reads, by whatever name"
mkdir read
cp "$SEEDS/romy.txt" "$SEEDS/sergio.txt" read
cp "$SEEDS/romy.txt" before
ln -s read/romy.txt by-link.txt
ln read/romy.txt by-name.txt
for output in read/romy.txt ./read/../read/romy.txt by-link.txt by-name.txt; do
    for command in 'show read/romy.txt' 'show by-link.txt' 'show read' 'diff read/romy.txt read/sergio.txt' \
        'diff read/sergio.txt by-name.txt' 'diff read read/sergio.txt' 'check read/romy.txt' \
        'check read/sergio.txt read' 'check -q read/romy.txt'; do
        # shellcheck disable=SC2086
        run $command -o $output
        expect_trouble "^storydiff: $output: it is read here too; not written$"
        expect_equal "$(wc -l <"$ERR")" 1
        expect_same_file read/romy.txt before
    done
done
run_any sh -c '"$STORYDIFF" show -o read/romy.txt - <read/romy.txt'
expect_trouble 'it is read here too'
expect_same_file read/romy.txt before
run show -o read/report.html read
expect_success
run show -o read/report.html read
expect_success
git init -q
git add read
git commit -q -m 'Tales'
cp "$SEEDS/sergio.txt" read/romy.txt
for command in 'diff HEAD' diff 'diff HEAD read/romy.txt' 'diff HEAD -- read' check; do
    # shellcheck disable=SC2086
    "$STORYDIFF" ${command%% *} -o read/romy.txt ${command#"${command%% *}"} >"$OUT" 2>"$ERR"
    STATUS=$?
    expect_trouble 'read/romy.txt: it is read here too; not written'
    expect_same_file read/romy.txt "$SEEDS/sergio.txt"
done
run diff -o report.txt HEAD
expect_status 1
expect_file report.txt
