# SPDX-License-Identifier: MIT
# A file of many reads, with its first finding far in.
awk 'BEGIN { for (i = 1; i <= 60000; i++) print "Zij zitten al uren in het café." }' > a.txt
echo 'Hij woont al jaren in SyriÃ«.' >> a.txt
cat a.txt a.txt > b.txt
sed 's/SyriÃ«/Syrië/' b.txt > right.txt
fixenc < b.txt | cmp - right.txt && echo same
fixenc -i b.txt
cmp b.txt right.txt && echo same
ls -A
