#!/bin/sh
# SPDX-License-Identifier: MIT
# The public header stands alone in each language that it claims.
#   usage: header.sh FIXENC_H CC
set -eu
header=$1 cc=$2

compile() {
    language=$1
    shift
    "$cc" -x "$language" -fsyntax-only -Wall -Wextra -pedantic -Werror "$@" "$header"
}

for standard in c99 c11; do
    compile c -std=$standard -Wstrict-prototypes
done
compile c++ -std=c++11
