#!/bin/sh
# SPDX-License-Identifier: MIT
# What was installed works from a moved prefix: the program, and a consumer in C
# and one in C++, built by CMake and by pkg-config.
#   usage: check.sh BUILD_FOLDER CC CXX
set -eu
build=$1 cc=$2 cxx=$3
source=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
prefix="$root/moved here"

expect() { # COMMAND...: a consumer
    printf '%s Syrië\n' "$version" >"$root/expected"
    "$@" >"$root/actual"
    cmp "$root/expected" "$root/actual"
}

cmake --install "$build" --prefix "$root/usr" >/dev/null
mv "$root/usr" "$prefix"
"$prefix/bin/fixenc" --version >/dev/null
pc=$(find "$prefix" -name fixenc.pc)
PKG_CONFIG_PATH=$(dirname "$pc")
export PKG_CONFIG_PATH
version=$(pkg-config --modversion fixenc)

cmake -S "$source" -B "$root/consumer" -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_PREFIX_PATH="$prefix" >/dev/null
cmake --build "$root/consumer" >/dev/null
expect "$root/consumer/consumer_c"
expect "$root/consumer/consumer_cpp"

# A static library needs its private libraries named too.
library=$(find "$prefix" -name 'libfixenc.so' -o -name 'libfixenc.a')
case $library in *.a) static=--static ;; *) static= ;; esac
LD_LIBRARY_PATH=$(dirname "$library")
export LD_LIBRARY_PATH
for by in "$cc consumer.c" "$cxx consumer.cpp"; do
    # pkg-config escapes the space in the prefix as the shell wants it.
    eval "'${by% *}' '$source/${by##* }' \
        $(pkg-config $static --cflags --libs fixenc) -o '$root/by_pkg_config'"
    expect "$root/by_pkg_config"
done
