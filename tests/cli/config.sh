#!/bin/sh
# Every option can be a setting; the command line wins.
. "$(dirname "$0")/lib.sh"

write_repository repo
cd repo || exit 1

it "takes settings from the repository, the user, git -c and the environment, later ones first"
git config --global storydiff.format json
run show HEAD
expect_out '^{"schema"'
git config storydiff.format plain
run show HEAD
expect_no_out '^{"schema"'
GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=storydiff.format GIT_CONFIG_VALUE_0=json run show HEAD
expect_out '^{"schema"'
PATH=$(dirname "$STORYDIFF"):$PATH
run_any git -c storydiff.format=json storydiff show HEAD
expect_success
expect_out '^{"schema"'
run_any git -c storydiff.format=json storydiff show --format=plain HEAD
expect_no_out '^{"schema"'
GIT_CONFIG_PARAMETERS="'storydiff.format=json'" run show HEAD
expect_out '^{"schema"'

it "takes them outside a repository too"
(cd .. && run show "$SEEDS/romy.txt" && expect_out '^{"schema"') || exit 1

it "lets the user say where the stories are, and a repository not"
SHELF=$(cd .. && pwd)/shelf.git
(cd .. && run load -q -r shelf.git "$SEEDS/romy.txt") || exit 1
git config --global storydiff.repo "$SHELF"
run list
expect_success
expect_out '^romy '
git config --global --unset storydiff.repo
git config storydiff.repo "$SHELF"
run list
expect_success
expect_silence
git config --unset storydiff.repo

it "takes settings of single commands"
git commit -q --allow-empty -m 'Nothing'
run_any git -c storydiff.oneline=true -c storydiff.max-count=1 storydiff log --format=plain
expect_success
expect_equal "$(wc -l <"$OUT")" 1

it "says which setting is wrong"
git config storydiff.width wide
run show HEAD
expect_trouble 'storydiff.width'
git config --unset storydiff.width
GIT_CONFIG_COUNT=2 run show HEAD
expect_trouble 'GIT_CONFIG_COUNT'

it "knows flags by both names, hyphens or not"
for setting in storydiff.sideBySide storydiff.side-by-side storydiff.no-semantic storydiff.semantic storydiff.all; do
    run_any git -c $setting=true storydiff show HEAD
    expect_success
done
run_any git -c storydiff.semantic=false storydiff show --format=json HEAD
expect_success

it "prints colour when told, not when told not, never to a file by itself"
esc=$(printf '\033')
git config --unset storydiff.format
git config --global --unset storydiff.format
run show HEAD
expect_no_out "$esc"
run show --color=always HEAD
expect_out "$esc"
run_any git -c color.ui=always storydiff show HEAD
expect_out "$esc"
run_any git -c color.ui=always -c color.storydiff=never storydiff show HEAD
expect_no_out "$esc"
run_any git -c color.ui=always storydiff show --color=never HEAD
expect_no_out "$esc"
GIT_PAGER_IN_USE=1 TERM=xterm run show HEAD
expect_out "$esc"
GIT_PAGER_IN_USE=1 TERM=xterm NO_COLOR=1 run show HEAD
expect_no_out "$esc"
GIT_PAGER_IN_USE=1 TERM=dumb run show HEAD
expect_no_out "$esc"

it "exits as git storydiff does"
run_any git storydiff show nowhere
expect_status 2
run_any git storydiff -h
expect_success
expect_out '^usage: storydiff'

command -v script >/dev/null || exit 0
# on_terminal COMMAND: runs it with a terminal for its output.
on_terminal() {
    script -qec "$1" /dev/null </dev/null >"$OUT" 2>"$ERR"
}

it "pages on a terminal as git would: GIT_PAGER, core.pager, PAGER"
for name in first second third; do
    printf '#!/bin/sh\necho "paged by %s"\ncat >/dev/null\n' $name >"$DIR/$name"
    chmod 755 "$DIR/$name"
done
git config --global core.pager "$DIR/second"
export TERM=xterm PAGER="$DIR/third"
GIT_PAGER="$DIR/first" on_terminal "$STORYDIFF show HEAD"
expect_out 'paged by first'
on_terminal "$STORYDIFF show HEAD"
expect_out 'paged by second'
git config --global --unset core.pager
on_terminal "$STORYDIFF show HEAD"
expect_out 'paged by third'
on_terminal "$STORYDIFF show --no-pager HEAD"
expect_no_out 'paged by'
GIT_PAGER=cat on_terminal "$STORYDIFF show HEAD"
expect_no_out 'paged by'

it "prints without a pager where it can't run"
for pager in nosuchpager ' nosuchpager -R' "$DIR/nosuchpager"; do
    GIT_PAGER=$pager on_terminal "$STORYDIFF show HEAD; echo status \$?"
    expect_out 'Martha Vale' 'status 0'
    expect_no_out 'paged by' 'not found'
done
for pager in "exec $DIR/first" "LESS=x $DIR/first" "'$DIR/first'"; do
    GIT_PAGER=$pager on_terminal "$STORYDIFF show HEAD"
    expect_out 'paged by first'
done

it "waits for the pager when it is interrupted"
cat >"$DIR/slow" <<END
#!/bin/sh
trap '' INT
kill -INT \$PPID
sleep 0.3
cat >/dev/null
echo 'the pager ended'
END
chmod 755 "$DIR/slow"
GIT_PAGER="exec $DIR/slow" on_terminal "$STORYDIFF show HEAD; echo storydiff ended"
expect_equal "$(grep -n ended "$OUT" | tr -d '\r' | sed 's/^[0-9]*://' | tr '\n' ';')" 'the pager ended;storydiff ended;'

it "does not page where no terminal is"
run show HEAD
expect_no_out 'paged by'
