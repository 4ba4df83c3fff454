# SPDX-License-Identifier: MIT
# A page with a row for each finding, all of it escaped.
printf '<b>"SyriÃ«"&</b>\n\033 Ã©Ã©nÃ©%s\nniet mÃ©é\n' "'" > 'a<i>.txt'
printf 'Het café is open.\nHet caf\303 ook.\n' > b.txt
fixenc --check --report=html a* b.txt missing > page.html
echo "exit $?"
sed -n '/<tbody>/,/<\/section>/p' page.html | sed 's/[0-9]* %/NN %/'
head -n 1 page.html
tail -n 1 page.html
grep -c 'https*:' page.html
