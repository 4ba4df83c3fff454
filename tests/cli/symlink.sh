# SPDX-License-Identifier: MIT
# A link stays one, and what it leads to is repaired, or nothing on demand.
mkdir there
printf 'Hij woont al jaren in SyriÃ«.\n' > there/a.txt
ln -s there/a.txt link
ln -s nowhere broken
for option in --check --in-place; do
    fixenc $option --no-follow link broken
    echo "$option --no-follow: exit $?"
done
cat there/a.txt
fixenc -i link broken
echo "exit $?"
readlink link
cat there/a.txt
fixenc -i link
ls -A . there
