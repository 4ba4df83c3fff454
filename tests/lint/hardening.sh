#!/bin/sh
# SPDX-License-Identifier: MIT
# What a release build made fails closed: position independent, relocations
# read-only and bound at start, no executable stack, stack protector, and for
# x86-64 marks of where a jump may go.
#   usage: hardening.sh PROGRAM LIBRARY
set -eu
bad=0

check() { # FILE WHAT PATTERN
    readelf -W -h -l -d -s "$1" | grep -q "$3" || {
        echo "$1: no $2" >&2
        bad=1
    }
}

check_marks() { # FILE FUNCTION
    readelf -h "$1" | grep -q 'X86-64' || return 0
    objdump -d "$1" | grep -A 1 "<$2>:" | grep -q endbr64 || {
        echo "$1: no mark at the start of $2" >&2
        bad=1
    }
}

check_marks "$1" main
check_marks "$2" fixenc_push
for file in "$@"; do
    check "$file" 'position independence' 'Type: *DYN'
    check "$file" 'RELRO' 'GNU_RELRO'
    check "$file" 'binding at start' 'BIND_NOW\|Flags:.*NOW'
    check "$file" 'non-executable stack' 'GNU_STACK.* RW '
    check "$file" 'stack protector' '__stack_chk_fail'
    check "$file" 'fortified call' '__[a-z]*_chk'
done
exit $bad
