#!/bin/sh
# SPDX-License-Identifier: MIT
# Nothing to say from clang-tidy, cppcheck and gcc -fanalyzer.
#   usage: analyse.sh BUILD_FOLDER      (configured, and built once)
set -eu
cd -- "$(dirname -- "$0")/../.."
build=$1
utf8proc=$(pkg-config --cflags libutf8proc)

find src \( -name '*.c' -o -name '*.cpp' \) -print0 |
    xargs -0 -n 4 -P "$(nproc)" clang-tidy --quiet -p "$build"

cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr \
    --enable=warning,performance,portability -I src/include src/lib src/cli

for file in src/lib/*.c; do
    # shellcheck disable=SC2086 # a list of options
    gcc -std=c11 -O2 -Wall -Wextra -Werror -fanalyzer -I src/include $utf8proc \
        -c "$file" -o /dev/null
done
