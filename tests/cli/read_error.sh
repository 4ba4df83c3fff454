# SPDX-License-Identifier: MIT
# What cannot be read is said, and the rest is done.
mkdir folder
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
fixenc folder a.txt
echo "folder: exit $?"
fixenc --check folder/ /proc/self/mem a.txt
echo "memory: exit $?"
fixenc < /proc/self/mem
echo "stdin: exit $?"
fixenc --diff < /proc/self/mem
echo "diff: exit $?"
