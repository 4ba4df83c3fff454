#!/bin/sh
# SPDX-License-Identifier: MIT
# The programs that measure accuracy work: on right text of the corpus, most
# comes back and no alarm is false.
#   usage: accuracy_smoke.sh CORPUS/keep ACCURACY ALARMS
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "accuracy_smoke: $1" >&2
    cat "$work/table" "$work/sum" "$work/list" >&2
    exit 1
}

# The texts of all cases; a backslash may be an escape of the corpus.
find "$1" -name '*.txt' -exec sed -n '/^--- in$/,$ { /^--- in$/d; /\\/d; p; }' {} \; |
    LC_ALL=C sort -u >"$work/lines"

sed 's/^/pl	/' "$work/lines" | "$2" >"$work/table"
"$3" keep "$work/list" <"$work/lines" >"$work/sum"

# The rows of all ways: how many came back, of how many.
awk '$1 == "all" && $2 ~ /[a-z]/ && $4 > 500 && $3 > 0.85 * $4 { modes++ }
     END { exit modes != 3 }' "$work/table" || fail "too little came back"
awk '/^confidence/ { is_table = 1 }
     is_table && $2 >= 90 { right += $4; count += $5 }
     END { exit count < 500 || right < 0.97 * count }' "$work/table" ||
    fail "findings are less sure than they say"
grep -q ': 0 in [1-9][0-9]* lines' "$work/sum" || fail "right text was changed"

# And they see what is wrong.
printf 'Syri\303\203\302\253 and Syri\303\253\n' | "$3" broken "$work/list" >"$work/sum"
grep -q ': 1 in 1 lines' "$work/sum" || fail "mojibake was not counted"
grep -q '^-> Syri.* and Syri' "$work/list" || fail "mojibake was not listed"
