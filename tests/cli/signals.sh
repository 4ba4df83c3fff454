# SPDX-License-Identifier: MIT
# A signal ends it with the old file in place and no temporary file.
awk 'BEGIN { for (i = 1; i <= 20000; i++) print "Hij woont al jaren in SyriÃ«." }' > a.txt
cp -p a.txt a.orig
mkfifo pipe
for signal in TERM HUP; do
    # The report fills a pipe that is not read, so fixenc waits in mid-file.
    fixenc -i a.txt > pipe &
    exec 3< pipe
    until ls .fixenc-* > temp 2>&1; do :; done
    kill -$signal $!
    { wait $!; } 2> /dev/null
    echo "$signal: exit $?"
    exec 3<&-
    cmp a.txt a.orig && ls -A
done
