#!/bin/sh
# SPDX-License-Identifier: MIT
# README's C example prints the repaired word.    usage: example_readme.sh PROGRAM
set -eu
output=$("$1")
[ "$output" = 'Syrië' ] || {
    printf 'it printed: %s\n' "$output" >&2
    exit 1
}
