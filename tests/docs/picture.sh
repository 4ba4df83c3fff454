#!/bin/sh
# SPDX-License-Identifier: MIT
# picture.svg shows a terminal in which each command below was run, in a copy of
# files/.  This runs them again and compares; --rewrite draws it anew.
#   usage: picture.sh [--rewrite] FOLDER_OF_FIXENC
set -eu
rewrite=no
if [ "$1" = --rewrite ]; then
    rewrite=yes
    shift
fi
PATH=$(CDPATH='' cd -- "$1" && pwd):$PATH
folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

session() {
    while read -r command; do
        printf '\033[1m$ %s\033[0m\n' "$command"
        sh -c "$(echo "$command" | sed 's/fixenc /fixenc --color=always /g')" 2>&1 || true
    done <<'END'
fixenc --check posts
fixenc --diff posts
fixenc --in-place --quiet posts
fixenc --check posts
END
}

# A line of text is an element, and each stretch of a colour in it, too.
draw() {
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' | awk '
        function start(number) {
            return number == "" ? "" : "<tspan class=\"c" number "\">"
        }
        function end(number) {
            return number == "" ? "" : "</tspan>"
        }
        {
            rest = $0
            line = start(colour)
            while (match(rest, /\033\[[0-9]+m/)) {
                line = line substr(rest, 1, RSTART - 1) end(colour)
                colour = substr(rest, RSTART + 2, RLENGTH - 3)
                colour = colour == "0" ? "" : colour
                line = line start(colour)
                rest = substr(rest, RSTART + RLENGTH)
            }
            line = line rest end(colour)
            gsub(/<tspan[^>]*><\/tspan>/, "", line)
            lines = lines sprintf("<text x=\"16\" y=\"%d\">%s</text>\n",
                                  12 + 20 * NR, line)
        }
        END {
            height = 24 + 20 * NR
            print "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"740\" height=\"" height "\">"
            print "<title>fixenc in a terminal</title>"
            print "<style>"
            print "text { font: 14px monospace; fill: #ddd; white-space: pre }"
            print ".c1 { font-weight: bold } .c31 { fill: #ff7b72 }"
            print ".c32 { fill: #7ee787 } .c35 { fill: #d2a8ff } .c36 { fill: #79c0ff }"
            print "</style>"
            print "<rect width=\"740\" height=\"" height "\" rx=\"8\" fill=\"#161b22\"/>"
            printf "%s</svg>\n", lines
        }'
}

cp -R "$folder/files" "$work/files"
cd "$work/files"
session | draw >"$work/picture.svg"
if [ $rewrite = yes ]; then
    cp "$work/picture.svg" "$folder"
else
    # A new training of the model moves a confidence by a few per cent.
    sed 's/[0-9]* %/N %/' "$folder/picture.svg" >"$work/expected"
    sed 's/[0-9]* %/N %/' "$work/picture.svg" | diff -u "$work/expected" -
fi
