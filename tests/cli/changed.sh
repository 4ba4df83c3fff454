# SPDX-License-Identifier: MIT
# A file that is written to while it is read is left as it is.
awk 'BEGIN { for (i = 1; i <= 20000; i++) print "Hij woont al jaren in SyriÃ«." }' > a.txt
mkfifo pipe
fixenc -i a.txt > pipe &
exec 3< pipe
until ls .fixenc-* > temp 2>&1; do :; done
echo more >> a.txt
cat <&3 > report
wait $!
echo "exit $?"
tail -n 1 report
tail -n 2 a.txt
ls -A
