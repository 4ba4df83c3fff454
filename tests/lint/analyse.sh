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

# Of leaks it is wrong about structs that are copied; valgrind looks for those.
for file in src/lib/*.c src/cli/*.c; do
    # shellcheck disable=SC2086 # a list of options
    gcc -Wno-analyzer-file-leak -Wno-analyzer-malloc-leak -std=c11 -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64 -DFIXENC_SECCOMP -O2 \
        -Wall -Wextra -Werror -fanalyzer -I src/include -I "$build/src/cli/pages" $utf8proc -c "$file" -o /dev/null
done
