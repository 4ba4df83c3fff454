# SPDX-License-Identifier: MIT
# Colours on a terminal, unless the user or the terminal wants none.
printf 'Hij woont in SyriÃ«.\n' > a.txt
show() { sed 's/\x1b/ESC/g'; }
on_terminal() { script -qec "$1" /dev/null | tr -d '\r' | show; }
fixenc --check a.txt | show
fixenc --check --color=always a.txt | show
fixenc --diff --color=always a.txt | show
fixenc --check --stat --color=always a.txt | show | sed 's/ *[0-9]* %/ NN %/'
on_terminal 'fixenc --check a.txt'
on_terminal 'fixenc --check --color=never a.txt'
on_terminal 'NO_COLOR=1 fixenc --check a.txt'
on_terminal 'NO_COLOR= fixenc --diff a.txt'
on_terminal 'TERM=dumb fixenc --check a.txt'
on_terminal 'fixenc --check a.txt | cat'
on_terminal 'fixenc --check missing.txt'
on_terminal 'TERM=dumb fixenc --check missing.txt'
fixenc --check --color=sometimes a.txt
