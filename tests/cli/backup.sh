# SPDX-License-Identifier: MIT
# The old file is kept; an older backup is never lost.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
printf 'Het café is open.\n' > clean.txt
fixenc -q --in-place=.orig a.txt clean.txt
echo "exit $?"
cat a.txt a.txt.orig
ls -A
printf 'Zij komt uit ItaliÃ«.\n' > a.txt
fixenc --in-place=.orig a.txt
echo "exit $?"
cat a.txt a.txt.orig
ls -A
