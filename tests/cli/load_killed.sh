#!/bin/sh
# A load that is killed, at every step it takes: the repository is whole, all branches moved or none, and the next load
# completes. With strace the steps are its system calls, one by one; without, moments in time.
. "$(dirname "$0")/lib.sh"

for n in 1 2 3; do
    printf 'Chapter %d.\n' $n >"v$n.txt"
done

start_over() {
    rm -rf stories.git stories.git.new
    "$STORYDIFF" load -q v1.txt || fail "the first load"
    printf 'Chapter 1, revised %s.\n' "$1" >w1.txt
    cp w1.txt next/v1.txt
}

check_after_kill() {
    expect_whole stories.git
    count=$(git -C stories.git for-each-ref refs/heads | wc -l)
    revisions=$(git -C stories.git rev-list --count v1)
    case "$revisions of $count" in
    '1 of 1' | '2 of 3') ;;
    *) fail "$revisions revisions of v1 and $count branches: half of a load" ;;
    esac
    run load -q next/v1.txt next/v2.txt next/v3.txt
    expect_success
    expect_equal "$(git -C stories.git for-each-ref refs/heads | wc -l)" 3
    expect_equal "$(find stories.git/refs stories.git/packed-refs* -name '*.lock')" ''
    expect_whole stories.git
}

# load_until CALL STEP FILE...: a load that is killed at its STEP-th CALL. $killed is 0 where it took fewer and was not.
# A leak check cannot run under strace and would fail a load that came through.
load_until() {
    at=$1:signal=SIGKILL:when=$2
    trace=$1
    shift 2
    killed=0
    status=0
    ASAN_OPTIONS=detect_leaks=0 strace -f -o trace.log -e trace=$trace -e inject=$at "$STORYDIFF" load -q "$@" \
        >"$OUT" 2>"$ERR" || status=$?
    case $status in
    0) ;;
    137) killed=1 ;;
    *) fail "load failed by itself ($status) at $at: $(cat "$ERR")" ;;
    esac
}

mkdir next
cp v2.txt v3.txt next/

it "can be killed at any step"
if strace -o trace.log true 2>/dev/null; then
    for call in link rename unlink write mkdir; do
        step=0
        while :; do
            step=$((step + 1))
            start_over "$call-$step"
            load_until $call $step next/v1.txt next/v2.txt next/v3.txt
            check_after_kill
            [ $killed -eq 1 ] || break
        done
        [ $step -gt 1 ] || [ $call = mkdir ] || fail "no $call was seen at all"
    done
else
    for delay in 0.001 0.002 0.003 0.004 0.005 0.006 0.008 0.010 0.015 0.020; do
        start_over $delay
        "$STORYDIFF" load -q next/v1.txt next/v2.txt next/v3.txt &
        sleep $delay
        kill -9 $! 2>/dev/null
        wait $! 2>/dev/null
        check_after_kill
    done
fi

it "can be killed while it makes the repository"
if strace -o trace.log true 2>/dev/null; then
    for call in mkdir rename openat; do
        step=0
        while :; do
            step=$((step + 1))
            rm -rf stories.git
            load_until $call $step v1.txt v2.txt
            run load -q v1.txt v2.txt
            expect_success
            expect_equal "$(git -C stories.git for-each-ref refs/heads | wc -l)" 2
            expect_no_file stories.git.new
            [ $killed -eq 1 ] || break
            # Most files are opened before there is anything to make.
            [ $call != openat ] || step=$((step + 4))
        done
        expect_whole stories.git
    done
fi
