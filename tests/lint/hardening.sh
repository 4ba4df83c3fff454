#!/bin/sh
# SPDX-License-Identifier: MIT
# What a release build made fails closed: position independent, relocations
# read-only and bound at start, no executable stack, stack protector.
#   usage: hardening.sh PROGRAM LIBRARY
set -eu
bad=0

check() { # FILE WHAT PATTERN
    readelf -W -h -l -d -s "$1" | grep -q "$3" || {
        echo "$1: no $2" >&2
        bad=1
    }
}

for file in "$@"; do
    check "$file" 'position independence' 'Type: *DYN'
    check "$file" 'RELRO' 'GNU_RELRO'
    check "$file" 'binding at start' 'BIND_NOW\|Flags:.*NOW'
    check "$file" 'non-executable stack' 'GNU_STACK.* RW '
    check "$file" 'stack protector' '__stack_chk_fail'
    check "$file" 'fortified call' '__[a-z]*_chk'
done
exit $bad
