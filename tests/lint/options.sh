#!/bin/sh
# SPDX-License-Identifier: MIT
# Every option of the table in command_line.c is in the man page and in --help=all, and
# the other way round.   usage: options.sh FIXENC_PROGRAM SOURCE_FOLDER
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A line an option: its letter, if any, and its name.
sed -n 's/^    {\(.*\), [a-z]*_argument, "\([a-z-]*\)",.*/\1 \2/p' \
    "$2/src/cli/command_line.c" | sed "s/^0 //; s/'//g" | sort > "$work/table"
sed -n 's/^\.It \(Fl \([A-Za-z0-9]\) , \)*Fl -\([a-z-]*\).*/\2 \3/p' \
    "$2/man/fixenc.1" | sed 's/^ //' | sort > "$work/man"
"$1" --help=all | sed -n 's/^  [ -]\([A-Za-z0-9 ]\)[, ] --\([a-z-]*\).*/\1 \2/p' |
    sed 's/^ *//' | sort > "$work/help"

bad=0
[ -s "$work/table" ] || { echo "no option found in command_line.c"; bad=1; }
for place in man help; do
    diff "$work/table" "$work/$place" > "$work/diff" && continue
    echo "options in command_line.c (<) and in $place (>):"
    cat "$work/diff"
    bad=1
done
exit $bad
