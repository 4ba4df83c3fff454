# SPDX-License-Identifier: MIT
# Several mistakes are told in the order they happened.
printf 'Hij woont al jaren in Syri├â┬½, en zij ook.\n' > a.txt
fixenc a.txt
fixenc --check --report=json a.txt | head -n 2
fixenc --check --max-layers=1 a.txt
