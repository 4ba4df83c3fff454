# SPDX-License-Identifier: MIT
# Every field of a finding, an object a file, and a summary.
printf 'Hij woont al jaren in SyriÃ«.\n"Zij komt uit ItaliÃ«," zei hij.\n' > a.txt
printf 'Het café is open.\n' > 'b "\.txt'
fixenc --check --report=json a.txt b*
echo "exit $?"
fixenc --report=json a.txt > /dev/null
fixenc -i --report=json a.txt missing.txt
echo "exit $?"
