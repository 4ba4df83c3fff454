# SPDX-License-Identifier: MIT
# A file that may not be read is named, and the others are done.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
cp a.txt b.txt
chmod 0 a.txt
unprivileged fixenc --check a.txt b.txt
echo "exit $?"
