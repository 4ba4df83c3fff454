# SPDX-License-Identifier: MIT
# Only the charsets of the list are undone.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
fixenc --check -q a.txt
echo "exit $?"
fixenc --check --charsets=IBM437,windows-1252 a.txt
echo "exit $?"
fixenc --check --charsets=cp437 a.txt
echo "exit $?"
fixenc --charsets=windows-1252,nonsense a.txt
echo "exit $?"
fixenc --charsets= a.txt
echo "exit $?"
fixenc --list-charsets | grep -c -x -e windows-1252 -e IBM437 -e KOI8-R
