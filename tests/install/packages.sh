#!/bin/sh
# SPDX-License-Identifier: MIT
# The packages are as Debian wants them, and hold a program and a library that
# work; the source archive builds, and what it builds works, too.
set -eu
cd -- "$(dirname -- "$0")/../.."
root=$PWD
packages=$root/build/package/packages
rm -rf "$packages"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$1" >&2
    exit 1
}

repairs() { # PROGRAM...
    [ "$(echo 'SyriÃ«' | "$@" -q)" = 'Syrië' ]
}

cmake --workflow --preset package >"$work/log" 2>&1 || fail "$(cat "$work/log")"
lintian --allow-root --tag-display-limit 0 --fail-on error,warning "$packages"/*.deb
for package in "$packages"/*.deb; do
    dpkg-deb -x "$package" "$work/root"
done
cd "$work/root/usr"
LD_LIBRARY_PATH=$(dirname "$PWD"/lib/*/libfixenc.so)
export LD_LIBRARY_PATH
repairs bin/fixenc || fail 'the program of the package does not repair'
for file in share/man/man1/fixenc.1.gz share/man/man7/fixenc.7.gz share/doc/fixenc/copyright \
    share/doc/fixenc/examples/git-hook include/fixenc.h; do
    [ -f $file ] || fail "no package has $file"
done
unset LD_LIBRARY_PATH

cd "$work"
tar -xzf "$packages"/fixenc-*.tar.gz
cd fixenc-*
diff -r -x build -x .git "$root" . || fail 'the source archive is not the sources'
{
    cmake -S . -B build -DFIXENC_BUILD_TESTS=OFF
    cmake --build build
} >"$work/log" 2>&1 || fail "$(cat "$work/log")"
repairs build/src/cli/fixenc || fail 'the source archive builds no fixenc'
