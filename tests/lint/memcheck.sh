#!/bin/sh
# SPDX-License-Identifier: MIT
# valgrind sees no read of what was never written, and no leak.
#   usage: memcheck.sh BUILD_FOLDER      (of the preset dev)
set -eu
cd -- "$(dirname -- "$0")/../.."
root=$PWD
build=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

check() { # WANTED_STATUS COMMAND...
    wanted=$1 got=0
    shift
    valgrind -q --error-exitcode=99 --leak-check=full --log-file="$work/valgrind" \
        "$@" >"$work/out" 2>&1 || got=$?
    [ "$got" = "$wanted" ] && return
    echo "$*: exit status $got" >&2
    cat "$work/valgrind" >&2
    exit 1
}

for name in names line reading restore stream oneshot; do
    check 0 "$build/tests/test_$name"
done
for name in charset nfc judge escapes; do
    check 0 "$build/tests/fuzz/fuzz_$name" "$build/tests/fuzz/seeds"
done
check 0 "$build/tests/fuzz/fuzz_options" "$root/tests/fuzz/fuzz_options"
mkdir "$work/seeds" # some, for each is two runs of the program
cp "$build"/tests/fuzz/seeds/*-mixed-* "$work/seeds"
check 0 "$build/tests/fuzz/fuzz_undo" "$work/seeds"

cp corpus/posts/* "$work"
cd "$work"
check 1 "$build/src/cli/fixenc" --check --report=json --report-file=report ./*.txt
check 0 "$build/src/cli/fixenc" --diff ./*.txt
check 0 "$build/src/cli/fixenc" -v ./*.txt
check 0 "$build/src/cli/fixenc" --in-place=.orig --keep-times ./*.txt
