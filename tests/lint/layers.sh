#!/bin/sh
# SPDX-License-Identifier: MIT
# A file includes only headers of files listed above it in set(layers ...) of
# its folder's CMakeLists.txt, and every file is listed.
# The public header lies below all.
#   usage: layers.sh FOLDER
set -eu
cd "$1"
below=' fixenc ' bad=0

complain() {
    echo "$1" >&2
    bad=1
}

listed=$(sed -n '/^set(layers/,/)/p' CMakeLists.txt | grep -o '[a-z0-9_]*\.[ch]')
for file in $listed; do
    name=${file%.*}
    for part in "$name.h" "$name.c" "$name.cpp"; do
        [ -f "$part" ] || continue
        included=$(sed -n 's/^#include "\(.*\)"/\1/p' "$part")
        for want in $included; do
            case "$below$name " in
            *" ${want%.h} "*) ;;
            *) complain "$1/$part includes $want, which is not below it" ;;
            esac
        done
    done
    below="$below$name "
done

for file in *.[ch]; do
    case $below in
    *" ${file%.*} "*) ;;
    *) complain "$1/$file is in no layer" ;;
    esac
done
exit $bad
