# SPDX-License-Identifier: MIT
# A reader that goes away ends it quietly, and leaves no temporary file.
awk 'BEGIN { for (i = 1; i <= 20000; i++) print "Hij woont al jaren in SyriÃ«." }' > a.txt
cp -p a.txt a.orig
{ fixenc -q a.txt; echo "text: exit $?" >&2; } | head -n 1
{ fixenc -i a.txt; echo "in place: exit $?" >&2; } | head -n 1
sh -c 'trap "" PIPE; fixenc -q a.txt; echo "ignored: exit $?" >&2' | :
cmp a.txt a.orig && ls -A
