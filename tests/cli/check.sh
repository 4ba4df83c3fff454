# SPDX-License-Identifier: MIT
# --check lists, changes nothing, and tells by its exit status.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
printf 'Het café is open.\nZij komt uit ItaliÃ«.\n' > b.txt
printf 'Het café is open.\n' > clean.txt
cp -p a.txt a.orig
fixenc --check a.txt b.txt clean.txt
echo "exit $?"
fixenc -c -v clean.txt
echo "exit $?"
fixenc --check a.txt missing.txt clean.txt
echo "exit $?"
fixenc --check -q a.txt
echo "exit $?"
fixenc --check < a.txt
echo "exit $?"
cmp a.txt a.orig && echo same
