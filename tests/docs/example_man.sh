#!/bin/sh
# SPDX-License-Identifier: MIT
# fixenc(3)'s example repairs its input and tells what it changed.
#   usage: example_man.sh PROGRAM
set -eu
output=$(printf 'one\nSyriÃ«' | "$1" 2>&1)
[ "$output" = 'line 2: SyriÃ«
one
Syrië' ] || {
    printf 'it printed: %s\n' "$output" >&2
    exit 1
}
