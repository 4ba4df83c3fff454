#!/bin/bash
# SPDX-License-Identifier: MIT
# Texts that go on and on come out as they were, or repaired for good, in no
# more memory than any other.
#   usage: endless.sh PROGRAM [BYTES [ATTEMPTS]]
#          BYTES of one byte (default 4G), ATTEMPTS at a repair (default 10^7)
set -eu
program=$1 bytes=${2:-4G} attempts=${3:-10000000}

filter() {
    (
        ulimit -v 65536
        exec "$program" -q
    )
}

expect() { # WHAT WANTED GOT
    [ "$2" = "$3" ] || {
        echo "$1: got $3 instead of $2" >&2
        exit 1
    }
    echo "$1: right"
}

one_byte() { # OCTAL
    head -c "$bytes" /dev/zero | tr '\0' "\\$1"
}

# ATTEMPTS of them, forty a line, or all in one line.
in_lines() {
    yes "$1" | head -n "$attempts" |
        awk '{ printf "%s%s", $0, NR % 40 == 0 ? "\n" : "" }'
}
in_one_line() {
    yes "$1" | head -n "$attempts" | tr -d '\n'
}

for byte in 000 012 040 101 200 303 377; do
    expect "$bytes of byte $byte" \
        "$(one_byte $byte | cksum)" "$(one_byte $byte | filter | cksum)"
done

# Read wrong once, twice, and more often than is undone.
read_wrong() { # TIMES
    text=é
    for _ in $(seq "$1"); do
        text=$(printf %s "$text" | iconv -f ISO-8859-1 -t UTF-8)
    done
    printf %s "$text"
}

once=$(read_wrong 1) twice=$(read_wrong 2)
expect "$attempts of $once" \
    "$(in_lines é | cksum)" "$(in_lines "$once" | filter | cksum)"
expect "$attempts of $twice" \
    "$(in_lines é | cksum)" "$(in_lines "$twice" | filter | cksum)"
expect "$attempts of $once in one line" \
    "$(in_one_line é | cksum)" "$(in_one_line "$once" | filter | cksum)"
# Each of these is long, and undone four times over.
deep=$(read_wrong 6)
attempts=$((attempts / 100 + 1))
expect "$attempts of what was read wrong six times, once and once more" \
    "$(in_lines "$deep" | filter | cksum)" \
    "$(in_lines "$deep" | filter | filter | cksum)"
