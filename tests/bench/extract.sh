#!/bin/sh
# SPDX-License-Identifier: MIT
# The text to train with is taken out of files as documents.h says.
#   usage: extract.sh EXTRACT
set -eu
extract=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

expect() {
    "$extract" "$1" <paths >got
    cat >wanted
    diff -u wanted got || { echo "extract: $1: not as wanted" >&2; exit 1; }
}

# A number of four bytes, small end first or big end first.
# shellcheck disable=SC2059 # an escape made of digits
little() { for n; do printf "\\$(printf %o "$n")\\0\\0\\0"; done; }
# shellcheck disable=SC2059
big() { for n; do printf "\\0\\0\\0\\$(printf %o "$n")"; done; }

# Translations: of "" the header, of "one" two plural forms, of "two" a text of
# two lines.  $1 writes numbers, $2 is the magic number as bytes.
write_mo() {
    # shellcheck disable=SC2059 # bytes
    printf "$2"
    "$1" 0 3 28 52 0 0 \
        0 76 3 77 3 81 \
        20 85 23 106 33 130
    printf '\0one\0two\0'
    printf 'Language: vogonish\n\n\0'
    printf 'erst \303\244ltere\0zweit mehr\0'
    printf 'Zeile Nummer 1\nZeile Nr. zwei: 22\0'
}

mkdir -p usr/locale/sr@latin/LC_MESSAGES usr/locale/pt_BR/LC_MESSAGES \
    man/zh_CN/man1 man/fr.UTF-8/man1 man/man1 html/de-DE x
write_mo little '\336\022\004\225' >usr/locale/sr@latin/LC_MESSAGES/a.mo
write_mo big '\225\004\022\336' >usr/locale/pt_BR/LC_MESSAGES/b.mo
printf '  \303\251t\303\251 comme hiver\t\r\nshort\n\357\277\275 lost in here\n' >man/fr.UTF-8/man1/c.1
printf 'x12345678\n' >man/zh_CN/man1/d.1
printf 'not translated\n' >man/man1/e.1
printf '<p class="a">Fran<b>&#231;</b>ais &amp; &lt;&#x3B5;&gt; &amp;amp;</p><li>zweite Zeile &bogus; &#0;' >html/de-DE/f.html
printf '12345678 of China\n' >x/g.zh-cn.html
printf 'in no language\n' >x/h.html
printf 'caf\303\251 \377 is not UTF-8\nbut this is\n' >man/fr.UTF-8/man1/bad.1

find . -type f | LC_ALL=C sort >paths
expect held <<'END'
de_DE	Français & <ε> &amp;
de_DE	zweite Zeile &bogus; &#0;
fr	été comme hiver
zh_CN	x12345678
pt_BR	erst ältere
pt_BR	zweit mehr
pt_BR	Zeile Nummer 1
pt_BR	Zeile Nr. zwei: 22
sr@latin	erst ältere
sr@latin	zweit mehr
sr@latin	Zeile Nummer 1
sr@latin	Zeile Nr. zwei: 22
zh_CN	12345678 of China
END

# Other text: as it stands, beyond ASCII in lists and one ASCII line in fifty
# in technical text; no file of bytes.
rm -r man html usr x
{
    printf ' \303\251\t\r\n\n'
    seq 1003 1101
} >text
printf 'a\0\303\251\n\303\251\n' >bytes
printf text\\nbytes\\n >paths
printf ' \303\251\t\r\n' | expect lists
printf ' \303\251\t\r\n1051\n1101\n' | expect technical
