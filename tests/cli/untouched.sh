# SPDX-License-Identifier: MIT
# A clean file is not touched; another keeps its mode.
state() { stat -c '%i %a %Y %Z %s' "$@"; }
printf 'Het café is open.\n' > clean.txt
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
touch -d 2001-02-03 clean.txt a.txt
chmod 640 a.txt
state clean.txt > before
fixenc -i clean.txt a.txt
state clean.txt | cmp - before && echo untouched
stat -c %a a.txt
