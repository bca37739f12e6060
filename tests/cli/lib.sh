# What every test of the command line starts with: a folder of its own, a git that knows nobody, and words to say what
# is expected. A test is a list of `it "does something"`, `run …` and `expect_…`; it stops at the first that fails.
#
# STORYDIFF is the program under test.

set -u
: "${STORYDIFF:?is the program to test}"

TEST_NAME=$(basename "$0" .sh)
SEEDS=$(cd "$(dirname "$0")/../../seeds" && pwd)
# Editors and hooks are named to a shell in these tests: a folder with a space in its name is for those that mean it.
case ${TMPDIR:-/tmp} in
*[!A-Za-z0-9_./-]*) unset TMPDIR ;;
esac
DIR=$(mktemp -d -t "storydiff-$TEST_NAME.XXXXXX")
trap 'cd / && chmod -R u+rwX "$DIR" && rm -rf "$DIR"' EXIT
trap 'exit 1' HUP INT TERM
cd "$DIR" || exit 1

# Nothing of the person who runs the tests may matter, and every id is the same each time.
for variable in $(env | sed -n 's/^\(GIT_[A-Z_0-9]*\|STORYDIFF_[A-Z]*\)=.*/\1/p'); do
    unset "$variable"
done
HOME=$DIR/home
XDG_CONFIG_HOME=$HOME/.config
GIT_CONFIG_NOSYSTEM=1
GIT_AUTHOR_DATE='1700000000 +0000'
GIT_COMMITTER_DATE='1700000000 +0000'
GIT_EDITOR=:
LC_ALL=C.UTF-8
export HOME XDG_CONFIG_HOME GIT_CONFIG_NOSYSTEM GIT_AUTHOR_DATE GIT_COMMITTER_DATE GIT_EDITOR LC_ALL
unset COLUMNS NO_COLOR PAGER STORYDIFF_REPO
mkdir -p "$HOME" work
git config --global user.name 'Ada Writer'
git config --global user.email ada@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false
cd work || exit 1

STEP='(start)'
STATUS=0
OUT=$DIR/out
ERR=$DIR/err

it() {
    STEP=$1
}

fail() {
    echo "not ok: $TEST_NAME: it $STEP" >&2
    echo "  $*" >&2
    echo "--- stdout" >&2
    cat "$OUT" >&2
    echo "--- stderr" >&2
    cat "$ERR" >&2
    exit 1
}

# Leaves out the test, telling why.
skip() {
    echo "skipped: $*"
    exit 77
}

# Runs storydiff, or any command, and keeps what it says.
run() {
    run_any "$STORYDIFF" "$@"
}

run_any() {
    STATUS=0
    "$@" >"$OUT" 2>"$ERR" || STATUS=$?
}

expect_status() {
    [ "$STATUS" -eq "$1" ] || fail "exit status $STATUS, not $1"
}

# 0, and not a word on standard error.
expect_success() {
    expect_status 0
    [ ! -s "$ERR" ] || fail "something on standard error"
}

# 2, and exactly one line on standard error, which matches the pattern and begins with the program's name.
expect_trouble() {
    expect_status 2
    [ "$(wc -l <"$ERR")" -eq 1 ] || fail "not exactly one line on standard error"
    grep -q '^storydiff: ' "$ERR" || fail "the line does not begin with storydiff:"
    grep -q -e "$1" "$ERR" || fail "standard error does not match: $1"
}

expect_out() {
    for pattern in "$@"; do
        grep -q -e "$pattern" "$OUT" || fail "standard output does not match: $pattern"
    done
}

expect_no_out() {
    for pattern in "$@"; do
        ! grep -q -e "$pattern" "$OUT" || fail "standard output matches: $pattern"
    done
}

expect_err() {
    grep -q -e "$1" "$ERR" || fail "standard error does not match: $1"
}

expect_silence() {
    [ ! -s "$OUT" ] || fail "something on standard output"
}

expect_lines() {
    [ "$(wc -l <"$OUT")" -le "$1" ] || fail "$(wc -l <"$OUT") lines on standard output, more than $1"
}

expect_equal() {
    [ "$1" = "$2" ] || fail "\"$1\" is not \"$2\""
}

expect_same_file() {
    cmp -s "$1" "$2" || fail "$1 and $2 differ"
}

expect_file() {
    [ -e "$1" ] || fail "there is no $1"
}

expect_no_file() {
    [ ! -e "$1" ] || fail "there is a $1"
}

# The repository is whole: objects, references, and no lock that stands in anybody's way.
expect_whole() {
    git -C "$1" fsck --strict --no-progress >"$OUT" 2>"$ERR" || fail "git fsck of $1"
    ! grep -q -v -e '^dangling' -e '^notice: ' "$OUT" "$ERR" || fail "git fsck of $1 complains"
}

# No byte on either stream that a terminal would obey.
expect_harmless() {
    ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$OUT" "$ERR" || fail "raw control characters"
}

# Two chapters of a small story, and the second one after its revision.
write_story() {
    cat >"$1" <<'END'
Martha Vale left Lisbon on a cold morning. She carried one suitcase and a letter from her brother.

In Vienna she met Anton Brandt, a clockmaker. Anton Brandt showed her the workshop. He gave her a silver watch.

The police searched the workshop at night. Martha Vale hid the letter in the watch.
END
}

write_revision() {
    cat >"$1" <<'END'
Clara Vale left Porto on a cold morning. She carried one suitcase and a letter from her brother.

In Vienna she met Anton Brandt, a clockmaker. Anton Brandt showed her the workshop. He gave her a silver watch.

The police searched the workshop at night. Clara Vale hid the letter in the watch. Nobody found it.
END
}

# A git repository here with one committed story, chapter.txt.
write_repository() {
    git init -q "$1"
    write_story "$1/chapter.txt"
    git -C "$1" add .
    git -C "$1" commit -q -m 'First draft'
}
