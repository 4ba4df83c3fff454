#!/bin/sh
# SPDX-License-Identifier: MIT
# README's commands for many processors and machines give what one run gives.
# Here every machine is this one.  Not run are those of Hadoop and Spark, which give
# fixenc the lines of a part and take its lines: tests/cli/parts.sh tries any cut.
#   usage: machines.sh FIXENC
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
PATH=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd):$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Some 3 MB of all that the corpus has, so that parallel makes several parts.
find "$root/corpus" -name '*.txt' -print0 | sort -z | xargs -0 cat >corpus.txt
while [ "$(stat -c %s corpus.txt)" -lt 3000000 ]; do
    cat corpus.txt corpus.txt >twice && mv twice corpus.txt
done
mv corpus.txt dump.sql
fixenc -q <dump.sql >one_run
[ "$(cksum <dump.sql)" != "$(cksum <one_run)" ]

sed -n '/^```sh$/,/^```$/p' "$root/README.md" | grep '^parallel \|^split ' >commands
[ "$(wc -l <commands)" -eq 3 ]
sed 's/-S [^ ]*/-S 1\/:,2\/:/; s/^parallel/& --will-cite/' commands |
    while IFS= read -r command; do
        rm -f repaired.sql
        sh -c "$command" </dev/null
        cmp one_run repaired.sql || {
            echo "differs from one run: $command" >&2
            exit 1
        }
    done
