#!/bin/sh
# SPDX-License-Identifier: MIT
# Every relative link of a Markdown file, and every path it names in `code`
# that begins with one of the project's folders, exists.  A path with an
# upper-case NAME, a * or a { in it stands for many and is not looked up.
#   usage: links.sh ROOT
set -eu
cd "$1"

links() {
    grep -o '](\([^)]*\))' "$1" | sed 's/^](//; s/[)#].*//' |
        grep -v '^[a-z]*:\|^$'
}

# What begins with a folder of the project, from the root.
paths() {
    grep -o '`[^` ]*`' "$1" | tr -d '`' |
        grep '^\(\.ci\|cmake\|corpus\|man\|src\|tests\|tools\)/' |
        grep -v 'NAME\|[*{]'
}

missing() {
    find . -name '*.md' -not -path './build/*' -not -path './.*' |
        while read -r document; do
            links "$document" | while read -r link; do
                [ -e "$(dirname "$document")/$link" ] || echo "$document: $link"
            done
            paths "$document" | while read -r path; do
                [ -e "$path" ] || echo "$document: $path"
            done
        done
}

lost=$(missing)
[ -z "$lost" ] || {
    printf 'these do not exist:\n%s\n' "$lost" >&2
    exit 1
}
