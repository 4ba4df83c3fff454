# SPDX-License-Identifier: MIT
# Lines longer than any buffer, as context and as change.
long() { awk 'BEGIN { for (i = 0; i < 20000; i++) printf "%s ", "abc" }'; }
{ long; echo; echo 2; long; printf 'in SyriÃ«, en '; long; echo; long; echo; echo 6; } > a.txt
cp a.txt right.txt
fixenc -i -q right.txt
fixenc --diff a.txt > a.patch
patch -p1 -s < a.patch
echo "exit $?"
cmp a.txt right.txt && echo same
grep '^@@' a.patch
