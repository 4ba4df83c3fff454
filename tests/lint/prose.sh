#!/bin/sh
# SPDX-License-Identifier: MIT
# Manual pages are well formed, and words are spelled right.  The corpus,
# the tables and the tests hold text in many languages, so they are not read.
set -eu
cd -- "$(dirname -- "$0")/../.."
mandoc -T lint -W warning man/*.[0-9]
codespell --ignore-words-list nd,fo \
    --skip './build,./.git,./corpus,./src/tables/*.txt,./src/lib/alphabet.c,./tests/cli,./tests/unit' .
