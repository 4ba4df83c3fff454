#!/bin/sh
# SPDX-License-Identifier: MIT
# Every C file is as clang-format would write it.
set -eu
cd -- "$(dirname -- "$0")/../.."
find src tests -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
