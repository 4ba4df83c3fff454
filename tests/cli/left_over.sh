# SPDX-License-Identifier: MIT
# What a killed run left behind is removed by the next, and nothing else.
wait_in_mid_file() { # The report fills a pipe that is not read.
    fixenc -i "$1" > pipe &
    exec 3< pipe
    until ls "$(dirname "$1")"/.fixenc-* > temp 2>&1; do :; done
}
awk 'BEGIN { for (i = 1; i <= 20000; i++) print "Hij woont al jaren in SyriÃ«." }' > a.txt
printf 'Hij woont al jaren in SyriÃ«.\n' > b.txt
mkfifo pipe
wait_in_mid_file a.txt
alive=$(ls .fixenc-*)
fixenc -q -i b.txt
[ "$alive" = "$(ls .fixenc-*)" ] && echo 'that of a living process stays'
kill -KILL $!
{ wait $!; } 2> /dev/null
exec 3<&-
ls -A | sed 's/-[A-Za-z0-9]*\.tmp/-XXXXXX.tmp/'
touch .fixenc-ignore .fixenc-ABCDEF .fixenc-ABCDE-.tmp .fixenc-ABCDEFG.tmp
mkdir .fixenc-folder.tmp
mkfifo .fixenc-isfifo.tmp
ln -s b.txt .fixenc-islink.tmp
fixenc -q -i a.txt
echo "exit $?"
ls -A
# Killed between the backup and the change, it is as if nothing was begun.
printf 'Hij woont al jaren in SyriÃ«.\n' > c.txt
ln c.txt c.txt.orig
fixenc -q --in-place=.orig c.txt
echo "exit $?"
cat c.txt c.txt.orig
