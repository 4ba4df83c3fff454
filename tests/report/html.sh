#!/bin/sh
# SPDX-License-Identifier: MIT
# The HTML report does what it should in a browser (Chromium): rows are shown
# and filtered, text stays text, nothing is fetched, light and dark differ.
#   usage: html.sh FIXENC_PROGRAM
set -eu
fixenc=$(realpath "$1")
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
    echo "html.sh: $1" >&2
    exit 1
}

browse() { # ARGUMENT... URL; Chromium runs as root without its own sandbox only
    HOME=$work timeout 120 chromium --headless --no-sandbox --disable-gpu \
        --user-data-dir="$work/profile" --enable-logging=stderr "$@" 2>> log
}

count() { grep -c -- "$1" "$2" || true; }

cp -r "$here/../../corpus/repair/windows-1252" texts
cat > 'texts/<img src=x>.txt' <<'EOF'
<script>document.title="wrong"</script> "SyriÃ«"<img src="http://127.0.0.1/x">Ã©</td>
ΓÇö een streep
EOF
"$fixenc" --check --report=html texts/* > page.html || true
rows=$(count '^<tr><th scope="row">.*txt:' page.html)

browse --dump-dom "file://$work/page.html" > all
grep -q "<title>fixenc report</title>" all || fail 'a text became a script'
[ "$(count '<img' all)" = 0 ] || fail 'a text became an element'
[ "$rows" -gt 50 ] || fail "only $rows rows"
grep -q "$rows of $rows shown" all || fail 'the rows are not counted'
grep -q '<option value="UTF-8 read as IBM437">' all || fail 'no choice of mistakes'
awk '/id="summary"/ { s = NR } /class="findings"/ { f = NR } END { exit !(s && s < f) }' all ||
    fail 'the summary is not above the findings'

sure=$(sed -n '/class="histogram"/,/<\/table>/s/.*<\/th><td>\([0-9]*\)<.*/\1/p' all |
    awk '{ sum += $1 } END { print sum + 0 }')
[ "$sure" = "$rows" ] || fail "the histogram has $sure of $rows rows"

browse --dump-dom "file://$work/page.html#text=%C3%A9een+streep" > none
grep -q "0 of $rows shown" none || fail 'what no row has is found'
browse --dump-dom "file://$work/page.html#mistake=UTF-8+read+as+IBM437" > some
shown=$(sed -n 's/.*>\([0-9]*\) of [0-9]* shown<.*/\1/p' some)
[ "$shown" = 1 ] || fail "IBM437 has $shown rows"
[ "$(count '<tr hidden' some)" = $((rows - 1)) ] || fail 'the others are not hidden'
browse --dump-dom "file://$work/page.html#text=SYRI" > some
grep -q '[1-9][0-9]* of' some || fail 'the case of letters counts'

browse --screenshot=light.png "file://$work/page.html"
browse --blink-settings=preferredColorScheme=0 --screenshot=dark.png "file://$work/page.html"
[ "$(wc -c < light.png)" -gt 10000 ] || fail 'an empty picture'
cmp -s light.png dark.png && fail 'dark is as light'
if grep 'CONSOLE' log; then
    fail 'the browser complains'
fi
echo "$rows rows, as they should be"
