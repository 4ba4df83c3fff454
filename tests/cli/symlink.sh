# SPDX-License-Identifier: MIT
# A link stays one, and what it leads to is repaired.
mkdir there
printf 'Hij woont al jaren in SyriÃ«.\n' > there/a.txt
ln -s there/a.txt link
ln -s nowhere broken
fixenc -i -v link broken
echo "exit $?"
readlink link
cat there/a.txt
ls -A . there
