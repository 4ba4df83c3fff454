# SPDX-License-Identifier: MIT
# --undo takes back what a report says was changed, and nothing else.
mkdir posts
printf 'Hij woont al jaren in SyriÃ«.\r\nZij komt uit ItaliÃ«' > posts/a.txt
printf 'Syri\377Ã« en SyriÃ«\n' > "posts/$(printf 'bad\377 "\n.txt')"
printf 'Hij woont al jaren in SyriÃƒÂ«.\ncafe\314\201\n' > posts/linked.txt
ln -s linked.txt posts/link.txt
{
    awk 'BEGIN { for (i = 1; i <= 999; i++) print "A line of plain text." }'
    printf 'Hij woont in Syri\0Ã«, niet in\0SyriÃ«: nÃ«\0nÃ«.'
} > posts/nul.txt
printf 'Het café is open.\n' > posts/clean.txt
chmod 640 posts/a.txt
cp -a posts before
fixenc -i --report=json --report-file=report.jsonl posts/a.txt posts/b* posts/[cn]* posts/link.txt
cp -a posts after
fixenc --undo report.jsonl
echo "exit $?"
diff -r --no-dereference posts before && stat -c %a posts/a.txt
echo 'again: it is all as it was'
fixenc --undo=report.jsonl -q
echo "exit $?"
diff -r --no-dereference posts before

echo 'one of them was changed since, one is gone; a check changes nothing'
cp -a after/. posts
printf 'x' >> posts/a.txt
rm posts/bad*
fixenc --undo report.jsonl
echo "exit $?"
tail -c 3 posts/a.txt
echo
cmp posts/linked.txt before/linked.txt
printf 'Hij woont al jaren in ItaliÃ«.\n' > b.txt
fixenc --check --report=json b.txt > check.jsonl
fixenc --undo check.jsonl

echo 'a report that does not lead back, is cut off, or is none'
fixenc -i --report=json b.txt > b.jsonl
cp b.txt b.after
sed 's/"offset":22/"offset":23/' b.jsonl > wrong.jsonl
fixenc --undo wrong.jsonl
echo "exit $?"
sed 's/"offset":22/"offset":99/' b.jsonl > wrong.jsonl
fixenc --undo wrong.jsonl
sed 's/"before":"[^"]*",//' b.jsonl > wrong.jsonl
fixenc --undo wrong.jsonl
sed 's/"before":"[^"]*"/"before":"","before_hex":"4z"/' b.jsonl > wrong.jsonl
fixenc --undo wrong.jsonl
sed 's/"file":"b.txt"/"file":"-"/' b.jsonl > wrong.jsonl
fixenc --undo wrong.jsonl < b.txt
sed 's/"format":1/"format":2/' b.jsonl > wrong.jsonl
fixenc --undo wrong.jsonl
head -c 260 b.jsonl > cut.jsonl
fixenc --undo cut.jsonl
fixenc --undo b.txt
fixenc --undo missing.jsonl
: > empty
fixenc --undo empty
mkfifo pipe
cat b.jsonl > pipe &
fixenc --undo pipe
echo "exit $?"
cmp b.txt b.after
fixenc --undo b.jsonl b.txt
echo 'a text may be given in hexadecimal'
hex=$(sed -n 's/.*"before":"\([^"]*\)".*/\1/p' b.jsonl | tr -d '\n' | od -An -tx1 | tr -d ' \n')
sed "s/\"before\":\"[^\"]*\"/\"before\":\"?\",\"before_hex\":\"$hex\"/" b.jsonl > hex.jsonl
fixenc --undo hex.jsonl && cat b.txt
ls -A
