#!/bin/sh
# SPDX-License-Identifier: MIT
# Lets each fuzz target, or those named, look for new failures; a find is left
# in build/fuzz.     (after: cmake --workflow --preset fuzz)
#   usage: search.sh SECONDS [TARGET...]
set -eu
seconds=$1
shift
fuzz=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
build=$fuzz/../../build/fuzz
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT

if [ $# = 0 ]; then
    for source in "$fuzz"/fuzz_*.c; do
        set -- "$@" "$(basename "$source" .c)"
    done
fi
for target; do
    seeds=$fuzz/$target
    [ -d "$seeds" ] || seeds=$build/tests/fuzz/seeds
    dict=$fuzz/$target.dict
    [ -f "$dict" ] || dict=$fuzz/mojibake.dict
    echo "--- $target"
    mkdir "$found/$target"
    timeout $((seconds + 60)) "$build/tests/fuzz/$target" -max_total_time="$seconds" \
        -max_len=40000 -timeout=20 -print_final_stats=1 \
        -artifact_prefix="$build/" -dict="$dict" "$found/$target" "$seeds"
done
