# SPDX-License-Identifier: MIT
# A file with a NUL among its first bytes is left alone.
printf 'SyriÃ«\0\n' > a.bin
cp a.bin a.orig
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
fixenc -i a.bin a.txt
echo "in place: exit $?"
fixenc --check a.bin
echo "check: exit $?"
fixenc --diff a.bin
echo "diff: exit $?"
fixenc a.bin a.txt
echo "print: exit $?"
cmp a.bin a.orig && echo same
