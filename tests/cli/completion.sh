#!/bin/sh
# What bash offers when somebody presses Tab.
. "$(dirname "$0")/lib.sh"

command -v bash >/dev/null || skip "no bash"
mkdir bin
ln -s "$STORYDIFF" bin/storydiff
PATH=$PWD/bin:$PATH
COMPLETION=$(cd "$(dirname "$0")/../../cmd/completion" && pwd)/storydiff.bash
run load -q "$SEEDS/sergio.txt" "$SEEDS/romy.txt"
printf 'One.\n' >serial.txt

# expect_offers "WANTED" WORD …: for the last word.
expect_offers() {
    wanted=$1
    shift
    run_any bash -c '. "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _storydiff 2>/dev/null; echo "${COMPREPLY[*]}"' \
        "$COMPLETION" "$@"
    expect_equal "$(cat "$OUT")" "$wanted"
}

it "offers commands, options, and the words of an option"
expect_offers 'diff' storydiff di
expect_offers '--format=' storydiff diff --for
expect_offers 'html' storydiff diff --format = ht
expect_offers 'auto always never' storydiff show --color =
expect_offers 'names' storydiff diff --table = na

it "offers labels and files"
expect_offers 'sergio serial.txt' storydiff diff romy ser
expect_offers 'serial.txt' storydiff diff --output = se
expect_offers 'beats' storydiff help be
