#!/bin/sh
# SPDX-License-Identifier: MIT
# How much comes back, and how often right text is changed, on text that the
# model was not trained with.  README.md tells more.
#   usage: accuracy.sh FOLDER [LIMIT]
#          FOLDER: that of tools/train-model.sh; LIMIT: lines of a language
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)

fail() {
    echo "accuracy: $1" >&2
    exit 2
}

[ $# -ge 1 ] || fail "usage: accuracy.sh FOLDER [LIMIT]"
folder=$1
shift
for role in held hard; do
    [ -f "$folder/$role.txt" ] ||
        fail "no $folder/$role.txt: run tools/train-model.sh $folder fetch, then extract"
done

build=$folder/bench
cmake -S "$root" -B "$build" -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build" -j "$(nproc)" --target accuracy alarms >/dev/null

"$build/tests/bench/accuracy" "$@" <"$folder/held.txt"

list=$folder/false-alarms.txt
: >"$list"
cut -f 2- "$folder/held.txt" | "$build/tests/bench/alarms" held "$list"
"$build/tests/bench/alarms" hard "$list" <"$folder/hard.txt"
echo "They are in $list: look which of them are real mojibake."
