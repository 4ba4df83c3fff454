#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs the examples of a document in a folder with copies of files/: the commands
# of ```console blocks, or of a manual page's displays, print what is shown, and
# what stands in `code` and begins with "fixenc " can be done.
#   usage: console.sh DOCUMENT FOLDER_OF_FIXENC
set -eu
document=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd)/$(basename -- "$1")
PATH=$(CDPATH='' cd -- "$2" && pwd):$PATH
export PATH
files=$(CDPATH='' cd -- "$(dirname -- "$0")/files" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

enter_copy() {
    rm -rf "$work/folder"
    cp -R "$files" "$work/folder"
    cd "$work/folder"
}

case $document in
*.md) sed -n '/^```console$/,/^```$/p' "$document" | sed '/^```/d' ;;
*) sed -n '/^\.Bd /,/^\.Ed$/p' "$document" | sed '/^\./d; s/\\e/\\/g' ;;
esac >"$work/expected"
grep -q '^\$ ' "$work/expected" || {
    echo "$document: no console example" >&2
    exit 1
}

enter_copy
while IFS= read -r line; do
    case $line in
    '$ '*)
        printf '%s\n' "$line"
        sh -c "${line#??}" </dev/null 2>&1 || true
        ;;
    esac
done <"$work/expected" >"$work/actual"

# A new training of the model moves confidences and costs a little.
sed -i 's/[0-9]* %/N %/; s/cost [0-9]* → [0-9]*/cost N → N/' \
    "$work/expected" "$work/actual"
diff -u "$work/expected" "$work/actual"

grep -o '`fixenc [^`]*`' "$document" | tr -d '`' | while IFS= read -r command; do
    enter_copy
    code=0
    sh -c "$command" >"$work/said" 2>&1 </dev/null || code=$?
    [ $code -lt 2 ] || {
        echo "$document: this fails: $command" >&2
        cat "$work/said" >&2
        exit 1
    }
done
