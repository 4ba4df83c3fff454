#!/bin/sh
# SPDX-License-Identifier: MIT
# Every C and C++ file is as clang-format would write it.
set -eu
cd -- "$(dirname -- "$0")/../.."
find src tests \( -name '*.[ch]' -o -name '*.cpp' \) -exec clang-format --dry-run -Werror {} +
