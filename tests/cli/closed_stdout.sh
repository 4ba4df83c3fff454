# SPDX-License-Identifier: MIT
# Standard streams that are closed are no place for files.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
cp -p a.txt a.orig
fixenc a.txt >&-
echo "text: exit $?"
fixenc --check a.txt >&-
echo "report: exit $?"
fixenc --version >&-
echo "version: exit $?"
fixenc -i a.txt >&-
echo "in place: exit $?"
cmp a.txt a.orig
fixenc -q -i a.txt >&- 2>&- <&-
echo "nothing to say: exit $?"
cat a.txt
fixenc <&-
echo "stdin: exit $?"
