#!/bin/sh
# SPDX-License-Identifier: MIT
# The program that speed.sh measures with works.
#   usage: speed_smoke.sh SPEED
set -eu
speed=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Of each two lines one is garbled, an ASCII line's turn falls to the next.
printf 'é 1\né 2\na\né 3\né 4\n' >text
printf 'Ã© 1\né 2\na\nÃ© 3\nÃ© 4\n' >expected
"$speed" garble 2 <text >actual
diff expected actual

"$speed" push <text | grep -qx '[0-9]*'
"$speed" push </dev/null 2>errors && exit 1
cp text copy
{
    "$speed" time cmp - copy
    "$speed" time cmp - copy
} <text >actual
[ "$(wc -l <actual)" = 2 ]
"$speed" time sh -c "i=0; while [ \$i -lt 20000 ]; do i=\$((i + 1)); done" |
    grep -qx "[1-9][0-9]\{3,\}"
"$speed" time false 2>>errors && exit 1
[ "$(wc -l <errors)" = 2 ]
