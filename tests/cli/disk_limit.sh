# SPDX-License-Identifier: MIT
# A new text that cannot be written leaves the old one.
awk 'BEGIN { for (i = 1; i <= 100000; i++) print "Hij woont al jaren in SyriÃ«." }' > a.txt
cp -p a.txt a.orig
(trap '' XFSZ && ulimit -f 100 && fixenc -q -i a.txt)
echo "exit $?"
{ (ulimit -f 100 && exec fixenc -q -i a.txt); } 2> /dev/null
echo "killed: exit $?"
cmp a.txt a.orig && ls -A

echo '== no room for what workers report'
mkdir texts
cp a.txt texts/b.txt
mv a.txt texts
(trap '' XFSZ && ulimit -f 100 && fixenc --check --jobs=2 texts) > report
echo "exit $?"
