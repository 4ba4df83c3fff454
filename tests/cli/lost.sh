# SPDX-License-Identifier: MIT
# What the text tells is restored: a no-break space, a byte, C1 controls.
printf 'On se revoit Ã  la gare, Ã  huit heures.\n' > space.txt
printf 'Å�Ã³dÅº leÅ¼y w Å›rodku Polski.\n' > byte.txt
printf 'Il n\302\222y a pas d\302\222accord.\n' > control.txt
fixenc -q space.txt byte.txt control.txt
fixenc --check space.txt byte.txt control.txt
fixenc --check --report=json byte.txt control.txt | grep '"type":"finding"'
