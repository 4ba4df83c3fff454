# SPDX-License-Identifier: MIT
# A file is not read while it is written to.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
fixenc a.txt >> a.txt
echo "exit $?"
fixenc < a.txt >> a.txt
echo "exit $?"
cat a.txt
