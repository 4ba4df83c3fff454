#!/bin/sh
# SPDX-License-Identifier: MIT
# The most memory that the filter takes, on inputs of every size and kind:
# fails where it is more than 8 MiB.
#   usage: memory.sh [PROGRAM] [MIB=1024]
#          PROGRAM: that of the release preset; MIB: how much text
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
program=$root/build/release/src/cli/fixenc
mib=1024 limit=8192
for argument; do
    case $argument in
    MIB=*) mib=${argument#MIB=} ;;
    *) program=$argument ;;
    esac
done
[ -x "$program" ] || { echo "memory: no program $program" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The texts of a folder's cases; a backslash may be an escape of the corpus.
texts() {
    find "$1" -name '*.txt' -exec sed -n '/^--- in$/,/^--- out$/ { /^--- /d; /\\/d; p; }' {} +
}

# Lines of CLEAN over and over, every fiftieth one of GARBLED if that has any.
mix() { # GARBLED CLEAN
    awk 'FILENAME == ARGV[1] { garbled[g++] = $0; next }
         { clean[c++] = $0 }
         END { while (i++ < 200000)
                   print g && i % 50 == 0 ? garbled[i / 50 % g] : clean[i % c] }' "$@"
}

repeat() { # FILE MIB
    while cat "$1"; do :; done | head -c "$2"M
}

measure() { # NAME < TEXT
    env time -f %M -o "$work/peak" "$program" >/dev/null 2>&1
    printf '%6d KiB  %s\n' "$(cat "$work/peak")" "$1" | tee -a "$work/peaks"
}

texts "$root/corpus/repair" >"$work/garbled"
{
    texts "$root/corpus/keep"
    cat "$root"/corpus/posts/*.expected.txt
} >"$work/clean"
[ -s "$work/garbled" ]
mix /dev/null "$work/clean" >"$work/no_line"
mix "$work/garbled" "$work/clean" >"$work/some_lines"
tr '\n' ' ' <"$work/some_lines" >"$work/one_line"
yes "$(printf '\314\201')" | tr -d '\n' | head -c 1M >"$work/marks"

repeat "$work/no_line" "$mib" | measure "$mib MiB of right text"
repeat "$work/some_lines" "$mib" | measure "$mib MiB, one line in fifty garbled"
repeat "$work/one_line" 64 | measure "a line of 64 MiB"
repeat "$work/marks" 16 | measure "16 MiB of U+0301"
awk -v limit="$limit" '$1 > limit { bad = 1 } END { exit bad || NR != 4 }' "$work/peaks" || {
    echo "memory: more than $limit KiB" >&2
    exit 1
}
