# SPDX-License-Identifier: MIT
# What is allowed is no finding.
printf 'Hij zei: SyriÃ«, en ItaliÃ«.\n' > a.txt
printf 'KoreÃ«n\r\n\nÃ«rg' > list
fixenc --check --allow=SyriÃ« a.txt
fixenc --check --allow SyriÃ« --allow=Ã« -v a.txt
echo "exit $?"
fixenc -i --allow-from=list --allow=ItaliÃ« a.txt
fixenc -i --allow-from=list --allow=ItaliÃ« a.txt
cat a.txt
echo KoreÃ«ns | fixenc --check --allow-from=list
fixenc --check --report=json --allow=ItaliÃ« a.txt | tail -n 1
fixenc --check --allow-from=missing a.txt
echo "exit $?"
fixenc --check --allow= a.txt
echo "exit $?"
