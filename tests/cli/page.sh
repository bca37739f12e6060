# The HTML report in a browser: it shows what the data says, runs without an error, asks the network for nothing, and a
# hostile story stays text. Needs Chromium, headless.
. "$(dirname "$0")/lib.sh"

for BROWSER in chromium chromium-browser google-chrome ''; do
    [ -n "$BROWSER" ] && command -v "$BROWSER" >/dev/null && break
done
[ -n "$BROWSER" ] || exit 77

: >"$OUT"
: >"$ERR"

# load FILE: the page as the browser made it in page.dom, what it had to say in page.log, its requests in page.net.
load() {
    timeout 60 "$BROWSER" --headless --no-sandbox --disable-gpu --user-data-dir="$DIR/browser" --no-first-run \
        --host-resolver-rules='MAP * ~NOTFOUND' --disable-background-networking --disable-component-update --disable-sync --enable-logging=stderr \
        --log-net-log="$DIR/page.net" --virtual-time-budget=3000 --dump-dom "file://$PWD/$1" \
        >"$DIR/page.dom" 2>"$DIR/page.log" || fail "the browser did not open $1"
}

expect_quiet() {
    grep 'CONSOLE' "$DIR/page.log" && fail "the console says something"
    # What a browser asks its maker on its own account is not the page's doing.
    grep -o '"url":"https\{0,1\}:[^"]*"' "$DIR/page.net" | grep -v 'google' && fail "the page asks the network"
    return 0
}

expect_shown() {
    grep -qF -- "$1" "$DIR/page.dom" || fail "not on the page: $1"
}

expect_not_shown() {
    grep -qF -- "$1" "$DIR/page.dom" && fail "on the page: $1"
    return 0
}

it "shows two variants, with its script running"
"$STORYDIFF" diff --format=html "$SEEDS/sergio.txt" "$SEEDS/romy.txt" >pair.html
load pair.html
expect_quiet
expect_shown '<html lang="en" class="js"'
expect_shown 'Sergio Kalmurzaev'
expect_shown 'Romy Kalmurzaev'
expect_shown 'Samarkand'
expect_shown '<svg'

it "shows three variants side by side"
"$STORYDIFF" diff --format=html "$SEEDS"/*.txt >three.html
load three.html
expect_quiet
expect_shown 'Jasper Kalmurzaev'
expect_shown 'aria-label="Tree of variants"'

it "shows one variant"
"$STORYDIFF" show --format=html "$SEEDS/jasper.txt" >one.html
load one.html
expect_quiet
expect_shown 'Ansel Adams'

it "keeps a hostile story as text"
printf '<script>document.title="owned"</script> Anna left. <img src="http://evil.example/x"> "><b onclick=x>Bob</b> wept.\n' >a.txt
printf '</style></script><script>document.title="owned"</script> Anna stayed. &lt;script&gt; Bob sang.\n' >b.txt
"$STORYDIFF" diff --format=html a.txt b.txt >hostile.html
load hostile.html
expect_quiet
expect_not_shown '<title>owned'
expect_not_shown '<img'
expect_not_shown 'onclick=x>Bob'
expect_shown '&lt;img src='

it "has no id twice and no link that leads nowhere"
"$STORYDIFF" diff --format=html "$SEEDS"/*.txt >three.html
for page in pair.html three.html one.html; do
    grep -o ' id="[^"]*"' $page | sort | uniq -d >twice
    [ -s twice ] && fail "$page: $(head -3 twice)"
    grep -o ' id="[^"]*"' $page | sed 's/.*"\(.*\)"/\1/' | sort -u >ids
    grep -o 'href="#[^"]*"' $page | sed 's/.*#\(.*\)"/\1/' | sort -u >targets
    comm -13 ids targets >nowhere
    [ -s nowhere ] && fail "$page: $(head -3 nowhere)"
done
true
