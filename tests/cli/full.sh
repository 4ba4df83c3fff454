# SPDX-License-Identifier: MIT
# A full disk is trouble, wherever it is met.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
cp -p a.txt a.orig
fixenc a.txt > /dev/full
echo "text: exit $?"
fixenc --check a.txt > /dev/full
echo "report: exit $?"
fixenc --diff a.txt > /dev/full
echo "diff: exit $?"
fixenc --check --report-file=/dev/full a.txt
echo "report file: exit $?"
fixenc -i a.txt > /dev/full
echo "in place: exit $?"
fixenc --help > /dev/full
echo "help: exit $?"
cmp a.txt a.orig && ls -A
