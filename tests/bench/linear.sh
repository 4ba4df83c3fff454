#!/bin/sh
# SPDX-License-Identifier: MIT
# Four times the text costs four times the work, however hostile it is: counts
# instructions with valgrind's callgrind, which are the same on each run.
#   usage: linear.sh PROGRAM
set -eu
program=$1
n=32768
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

instructions() { # BYTES PATTERN...: one endless line of it
    bytes=$1
    shift
    yes "$@" 2>/dev/null | tr -d '\n' | head -c "$bytes" >"$work/text"
    valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$program" --check --quiet --no-config "$work/text" \
        2>"$work/log" >/dev/null || [ $? = 1 ]
    sed -n 's/.*Collected : //p' "$work/log"
}

is_linear=true
check() { # NAME PATTERN
    some=$(($(instructions $n "$2") - nothing))
    more=$(($(instructions $((4 * n)) "$2") - nothing))
    printf '%-22s %12d %12d   %d.%02d\n' "$1" "$some" "$more" \
        $((more / some)) $((more * 100 / some % 100))
    [ $((more * 10)) -le $((some * 42)) ] || is_linear=false
}

nothing=$(instructions 0 x)
printf '%-22s %12s %12s   ratio\n' 'one line of' "$n bytes" "$((4 * n)) bytes"
check 'leads'              'Ã'
check 'continuations'      '©'
check 'leads of three'     'â'
check 'both in turn'       'Ã©'
check 'words'              'word '
check 'right words'        'été '
check 'garbled words'      'Ã©tÃ© '
# A space ends each, so that all pieces of the line begin alike.
check 'three layers'       'ÃƒÂ¢Ã¢â€šÂ¬Ã¢â‚¬Â '
check 'combining marks'    '́'
check 'marks out of order' '̣́'
check 'U+FFFD'             '�'
check 'leads and U+FFFD'   'â€�'
check 'C1 controls'        "$(printf '\302\222')"
check 'stray bytes'        "$(printf '\351')"
$is_linear || {
    echo 'linear: a ratio is above 4.2' >&2
    exit 1
}
