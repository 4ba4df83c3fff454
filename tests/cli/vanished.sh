# SPDX-License-Identifier: MIT
# A file that is not there, or is gone before its new text is.
fixenc -i missing.txt
echo "exit $?"
fixenc missing.txt
echo "exit $?"
# The report fills a pipe that is not read yet, so fixenc waits in mid-file.
awk 'BEGIN { for (i = 1; i <= 20000; i++) print "Hij woont al jaren in SyriÃ«." }' > a.txt
mkfifo pipe
fixenc -i a.txt > pipe &
exec 3< pipe
until ls .fixenc-* > temp 2>&1; do :; done
rm a.txt
cat <&3 > report
wait $!
echo "exit $?"
tail -n 1 report
ls -A
