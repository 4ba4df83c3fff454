#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs fixenc from this folder's sources, after installing what the build
# needs and building it where that is still to be done.
#   usage: fixenc.sh [OPTION...] [FILE...]
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
built=$root/build/release/built

is_built() {
    [ -f "$built" ] && [ -z "$(find "$root/src" "$root/cmake" \
        "$root/CMakeLists.txt" "$root/CMakePresets.json" -newer "$built")" ]
}

build() (
    cd "$root"
    cmake --preset release
    cmake --build --preset release --target fixenc_cli
)

build_quietly() {
    log=$(mktemp)
    if ! build >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        rm -f "$log"
        echo "fixenc: could not build in $root" >&2
        exit 2
    fi
    rm -f "$log"
    touch "$built"
}

if ! is_built; then
    sh "$root/tools/setup.sh" </dev/null
    build_quietly
fi
exec "$root/build/release/src/cli/fixenc" "$@"
