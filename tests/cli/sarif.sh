# SPDX-License-Identifier: MIT
# Columns are in UTF-16 units; a text that is not UTF-8 has no fix.
printf 'Hij 😀 woont é in SyriÃ«, niet in ItaliÃ«.\n"Zij komt uit ItaliÃ«," zei hij.\n' > 'a b.txt'
printf 'Syri\377Ã« en cafe\314\201\n' > b.txt
fixenc --check --report=sarif 'a b.txt' b.txt "$PWD/b.txt"
echo "exit $?"
cat b.txt | fixenc --check --report=sarif - missing | tail -n 4
printf 'Het café is open.\n' | fixenc --check --report=sarif
