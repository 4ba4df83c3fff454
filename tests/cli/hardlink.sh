# SPDX-License-Identifier: MIT
# Replacing a file with several names would part them.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
ln a.txt b.txt
fixenc -i a.txt
echo "exit $?"
cat b.txt
printf 'clean\n' > c.txt
ln c.txt d.txt
fixenc -i c.txt
echo "clean: exit $?"
fixenc -q -i --break-links a.txt
echo "break: exit $?"
cat a.txt b.txt
stat -c %h a.txt b.txt
