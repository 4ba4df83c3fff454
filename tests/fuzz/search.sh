#!/bin/sh
# SPDX-License-Identifier: MIT
# Lets each fuzz target look for new failures; a find is left in build/fuzz.
#   usage: search.sh SECONDS      (after: cmake --workflow --preset fuzz)
set -eu
seconds=$1
fuzz=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=$fuzz/../../build/fuzz
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT

for source in "$fuzz"/fuzz_*.c; do
    target=$(basename "$source" .c)
    mkdir "$found/$target"
    timeout $((seconds + 60)) "$build/tests/fuzz/$target" -max_total_time="$seconds" \
        -max_len=40000 -timeout=20 -print_final_stats=1 \
        -artifact_prefix="$build/" \
        -dict="$fuzz/mojibake.dict" "$found/$target" "$build/tests/fuzz/seeds"
done
