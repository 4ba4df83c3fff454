# SPDX-License-Identifier: MIT
# No FILE, "-" and FILEs are printed repaired; the report goes to stderr.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
printf 'Het café is open.\n' > b.txt
fixenc < a.txt
echo "exit $?"
fixenc - b.txt < a.txt
echo "exit $?"
fixenc a.txt b.txt
echo "exit $?"
fixenc -q a.txt
fixenc - - < a.txt
