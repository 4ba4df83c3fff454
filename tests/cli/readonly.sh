# SPDX-License-Identifier: MIT
# Neither a read-only folder nor a read-only file is changed.
mkdir folder
printf 'Hij woont al jaren in SyriÃ«.\n' > folder/a.txt
cp folder/a.txt b.txt
chmod 555 folder
chmod 444 b.txt
unprivileged fixenc -i folder/a.txt b.txt
echo "exit $?"
cat folder/a.txt b.txt
