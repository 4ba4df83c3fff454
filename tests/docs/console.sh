#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs each command of a document's ```console blocks, in a folder with copies
# of files/, and compares all that it prints with what the document shows.
#   usage: console.sh DOCUMENT FOLDER_OF_FIXENC
set -eu
document=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
PATH=$(CDPATH='' cd -- "$2" && pwd):$PATH
export PATH
files=$(CDPATH='' cd -- "$(dirname -- "$0")/files" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sed -n '/^```console$/,/^```$/p' "$document" | sed '/^```/d' >"$work/expected"
grep -q '^\$ ' "$work/expected" || {
    echo "$document: no console example" >&2
    exit 1
}

cp -R "$files" "$work/folder"
cd "$work/folder"
while IFS= read -r line; do
    case $line in
    '$ '*)
        printf '%s\n' "$line"
        sh -c "${line#??}" </dev/null 2>&1 || true
        ;;
    esac
done <"$work/expected" >"$work/actual"

# A new training of the model moves a confidence by a few per cent, and costs.
sed -i 's/[0-9]* %/N %/; s/cost [0-9]* → [0-9]*/cost N/' "$work/expected" "$work/actual"
diff -u "$work/expected" "$work/actual"
