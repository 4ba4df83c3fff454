# SPDX-License-Identifier: MIT
# The times of a file change with its text, unless they are to be kept.
for file in a.txt b.txt; do
    printf 'Hij woont al jaren in SyriÃ«.\n' > $file
    touch -d '2001-02-03 04:05:06.123456789 UTC' -m $file
    touch -d '2000-01-02 03:04:05.987654321 UTC' -a $file
done
fixenc -q -i a.txt
fixenc -q -i --keep-times b.txt
echo "exit $?"
TZ=UTC stat -c '%n %x %y' b.txt
stat -c '%Y' a.txt | grep -v '^981' > changed && cat b.txt
