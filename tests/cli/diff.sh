# SPDX-License-Identifier: MIT
# --diff shows hunks as diff -u has them, and changes nothing.
printf '1\n2\n3\n4\nHij woont in SyriÃ«.\n6\n7\n8\n9\n10\n11\nZij komt uit ItaliÃ«.\n' > a.txt
printf '13\n14\n15\n16\n17\n18\n19\n20\nWij gaan naar BraziliÃ«, en dan naar ArgentiniÃ«.\n' >> a.txt
printf 'Het café is open.\n' > clean.txt
cp a.txt a.orig
fixenc --diff a.txt clean.txt > a.patch
echo "exit $?"
cat a.patch
fixenc --diff --check -q a.txt > again.patch
echo "exit $?"
cmp a.patch again.patch && echo 'same patch'
fixenc --diff --check clean.txt
echo "exit $?"
cmp a.txt a.orig && echo same
fixenc --diff < a.txt | head -n 2
tail -n +3 a.patch > hunks
cat a.txt | fixenc --diff | tail -n +3 | cmp - hunks && echo 'same from a pipe'
{ read -r first && fixenc --diff; } < a.txt | sed -n 3p
fixenc --diff --report=json a.txt 2>&1 > /dev/null | tail -n 1
