# SPDX-License-Identifier: MIT
# A table of the mistakes, the commonest first.
printf 'Hij woont in SyriÃ«, niet in ItaliÃ«.\ncafe\314\201 — ΓÇö\n' > a.txt
printf 'Hij woont in SyriÃƒÂ«, zij in ItaliÃ«.\n' > b.txt
printf 'Het café is open.\n' > clean.txt
steady() { sed 's/ *[0-9]* %/ NN %/'; }
fixenc --check --stat a.txt b.txt clean.txt missing | steady
echo 'after the report, and of what was done'
cp a.txt right.txt
mkdir gone && cp a.txt gone
fixenc -i --stat --report=text right.txt | steady
fixenc --check --stat clean.txt
fixenc --stat --diff a.txt 2>&1 > /dev/null | steady
fixenc --check -q --stat a.txt
echo "exit $?"
echo 'a file that failed does not count'
awk 'BEGIN { for (i = 1; i <= 100000; i++) print "Hij woont in SyriÃ«." }' > big.txt
(trap '' XFSZ && ulimit -f 100 && fixenc -i --stat big.txt b.txt) | steady
