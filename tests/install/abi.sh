#!/bin/sh
# SPDX-License-Identifier: MIT
# The shared library has the functions, types and values that abi.txt lists: what
# programs were built with.  What is removed or changed there breaks them, and
# wants a new number for the library; what is only added goes in by --rewrite.
#   usage: abi.sh [--rewrite] LIBRARY      (of 64 bits, with debug information)
set -eu
folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
header=$folder/../../src/include/fixenc.h
rewrite=no
if [ "$1" = --rewrite ]; then
    rewrite=yes
    shift
fi
library=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

list_functions() {
    pfunct --prototypes "$library" >"$work/prototypes"
    nm -D --defined-only "$library" | sed 's/.* //' | sort | while read -r name; do
        grep "[ *]$name(" "$work/prototypes" || echo "$name"
    done
}

# Of pahole's comments only places and sizes matter.
list_types() {
    sed -n 's/^\(struct\|enum\) \(.*\) {/\2/p' "$header" | while read -r name; do
        pahole -C "$name" "$library"
    done | sed '/^$/d; /^\t\/\* [^s]/d; /sum members/d; s/, cachelines.*/ *\//'
}

{
    readelf -d "$library" | sed -n 's/.*soname: \[\(.*\)\]/\1/p'
    list_functions
    list_types
} | sed 's/ *\t */ /g; s/\*  /*/g; s/   */ /g' >"$work/abi.txt"

if [ $rewrite = yes ]; then
    cp "$work/abi.txt" "$folder"
else
    diff -u "$folder/abi.txt" "$work/abi.txt"
fi
