# SPDX-License-Identifier: MIT
# Long work is told of on a terminal, on a line that goes away.
printf 'Hij woont in SyriÃ«.\n' > a.txt
on_terminal() { script -qec "$1" /dev/null | tr '\r' '\n' | sed 's/\x1b/ESC/g'; }
# Two seconds pass before the second half comes.
slow='{ cat a.txt; sleep 2; cat a.txt; }'
echo '--- a line, taken away before a message'
on_terminal "$slow | fixenc --check - missing > out"
tail -n 1 out
echo '--- none that nobody sees, wants, or could read'
on_terminal "$slow | fixenc --check 2> err > out"
cat err
on_terminal "$slow | fixenc --check -q"
on_terminal "$slow | TERM=dumb fixenc --check > out"
echo '--- none that is quick'
on_terminal 'fixenc --check a.txt > out'
