#!/bin/sh
# What a person does to the HTML report: keys, buttons, links, filters, a narrow window. Needs Chromium and Python.
. "$(dirname "$0")/lib.sh"

for BROWSER in chromium chromium-browser google-chrome ''; do
    [ -n "$BROWSER" ] && command -v "$BROWSER" >/dev/null && break
done
[ -n "$BROWSER" ] || skip "no Chromium"
command -v python3 >/dev/null || skip "no Python"

# steps PAGE <steps
steps() {
    run_any timeout 60 python3 "$(dirname "$0")/browser.py" "$BROWSER" "$1"
    [ "$STATUS" -eq 0 ] || fail "$1"
}

GOLDEN="$(dirname "$0")/../golden"
for n in 1 2 3 4 5 6 7 8 9; do
    printf 'The lamp on quay number %s burned until the harbour master put it out at dawn. ' $n
done >calm
{ cat "$GOLDEN/map.before.txt"; printf '\n\n'; cat calm; printf '\n\nThe rain stopped, and Anna Vale laughed.\n'; } >a.txt
{ cat "$GOLDEN/map.after.txt"; printf '\n\n'; cat calm; printf '\n\nThe rain stopped. Anna Vale laughed.\n'; } >b.txt
"$STORYDIFF" diff --format=html a.txt b.txt >pair.html

it "steps through the changes, round and round, and says each"
steps pair.html <<'STEPS'
expect document.documentElement.classList.contains('js')
expect document.querySelector('.review').hidden
press n
expect document.querySelectorAll('.here').length === 1
expect /^1 of \d+: \w/.test(document.querySelector('.review').textContent)
expect document.activeElement.classList.contains('here')
expect (b => b.top >= 0 && b.bottom <= innerHeight)(document.querySelector('.here').getBoundingClientRect())
press n
expect document.querySelector('.review').textContent.startsWith('2 of ')
press p
press p
expect (([, a, b]) => a === b)(document.querySelector('.review').textContent.match(/^(\d+) of (\d+)/))
expect document.querySelector('.review').textContent.includes('split after')
press Escape
expect document.querySelector('.review').hidden && !document.querySelector('.here')
click button[data-key=n]
expect document.querySelectorAll('.here').length === 1
quiet
STEPS

it "lets the sentences of a paragraph flow, and puts them back"
steps pair.html <<'STEPS'
press v
expect document.documentElement.classList.contains('flowing') && document.getElementById('v-paragraphs').checked
expect document.querySelectorAll('.flow').length > 3
expect [...document.querySelectorAll('.para > .row:not(.flow)')].every(r => r.offsetParent === null)
expect new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size === document.querySelectorAll('[id]').length
press n
expect !document.querySelector('.flow') && document.querySelectorAll('.here').length === 1
click #v-paragraphs
expect document.querySelectorAll('.flow').length > 3
quiet
STEPS

it "unfolds what is unchanged, by key and by following a link into it"
steps pair.html <<'STEPS'
expect document.querySelectorAll('details.fold:not([open])').length > 0
press u
expect document.querySelectorAll('details.fold:not([open])').length === 0
press u
expect document.querySelectorAll('details.fold[open]').length === 0
expect (location.hash = document.querySelector('details.fold .r [id]').id, true)
expect document.querySelector(':target').closest('details').open
quiet
STEPS

it "shows where a passage went and came from, as links that lead there"
steps pair.html <<'STEPS'
follow .gone .say a
expect document.querySelector(':target').closest('.row').classList.contains('mv')
expect (b => b.top >= 0 && b.bottom <= innerHeight)(document.querySelector(':target').closest('.row').getBoundingClientRect())
follow .mv:not(.gone) .say a
expect document.querySelector(':target') !== null
quiet
STEPS

it "keeps the labels of the columns in sight below the bar"
steps pair.html <<'STEPS'
width 1200
press n
press p
expect (h => Math.abs(h.top - document.querySelector('.bar').offsetHeight) < 2)(document.querySelector('.heads').getBoundingClientRect())
width 1800
expect (h => Math.abs(h.top - document.querySelector('.bar').offsetHeight) < 2)(document.querySelector('.heads').getBoundingClientRect())
quiet
STEPS

it "finds the place of a link in one column too"
steps pair.html <<'STEPS'
width 400
expect (location.hash = document.querySelector('.row.same .l [id]').id, true)
expect (b => b.top >= 0 && b.bottom <= innerHeight)(document.querySelector(':target').closest('.row').getBoundingClientRect())
quiet
STEPS

it "leaves out what is not asked for"
steps pair.html <<'STEPS'
click #f-beats
expect [...document.querySelectorAll('.row.beat')].every(r => r.offsetParent === null)
click #f-says
expect [...document.querySelectorAll('.say')].every(r => r.offsetParent === null)
click #f-edits
expect getComputedStyle(document.querySelector('.pair del')).textDecorationLine === 'none'
click #theme-dark
expect getComputedStyle(document.body).backgroundColor === 'rgb(23, 24, 27)'
click #theme-light
expect getComputedStyle(document.body).backgroundColor === 'rgb(253, 252, 249)'
quiet
STEPS

it "fits a telephone and a desk, one variant or twenty"
n=1
while [ $n -le 20 ]; do
    sed "s/Anna Vale/Annabella$n Valerian/" a.txt >$n.txt
    n=$((n + 1))
done
"$STORYDIFF" diff --format=html a.txt 1.txt 2.txt >three.html
"$STORYDIFF" diff --format=html ?.txt ??.txt >many.html
"$STORYDIFF" show --format=html a.txt >alone.html
for page in pair.html three.html many.html alone.html; do
    steps $page <<'STEPS'
width 360
expect document.documentElement.scrollWidth <= 360
expect [...document.querySelectorAll('.say')].every(e => e.offsetParent === null || e.getBoundingClientRect().width > 200)
width 1280
expect document.documentElement.scrollWidth <= 1280
expect [...document.querySelectorAll('#cast :is(th, td), #places :is(th, td)')].every(e => e.scrollWidth <= e.clientWidth + 1)
quiet
STEPS
done

it "breaks long labels where there is no room for them"
for n in 1 2 3; do
    mkdir "$n"
    cp a.txt "$n/a_chapter_whose_name_has_no_space_and_is_longer_than_a_column_is_wide_$n.txt"
done
"$STORYDIFF" diff --format=html ?/a_chapter*.txt >long.html
steps long.html <<'STEPS'
width 800
expect [...document.querySelectorAll('h1, h3, th, summary')].every(e => e.scrollWidth <= e.clientWidth)
expect [...document.querySelectorAll('svg .lab')].every(e => e.getBBox().x >= e.ownerSVGElement.viewBox.baseVal.x)
quiet
STEPS
