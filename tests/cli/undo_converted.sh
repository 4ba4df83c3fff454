# SPDX-License-Identifier: MIT
# --undo of text that is not in UTF-8: byte for byte, or not at all.
text='Een café\r\nin SyriÃ«, tussen twee\r\nItaliÃ«\n'
mark=$(printf '\357\273\277')
try() { # OPTION...
    cp in before
    fixenc -q -i --report=json --report-file=report.jsonl "$@" in
    cp in after
    cmp -s in before && echo 'it was not repaired'
    fixenc --undo report.jsonl && cmp in before
}
for charset in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
    echo "== $charset"
    printf "$mark$text" | iconv -f UTF-8 -t $charset > in
    try
    try --to=utf-8
    tail -n 1 after
done

for charset in windows-1252 UTF-16LE UTF-7 GB18030; do
    echo "== --from=$charset"
    printf "$text" | iconv -f UTF-8 -t $charset > in
    try --from=$charset
    try --from=$charset --to=utf-8
done
printf 'caf\351\n' > in
try --from=latin1 --to=utf-8
printf "${mark}$text" > in
try --from=utf-8 --to=utf-8

echo '== a character that has two forms in its charset'
printf '\356\371 \n' > in
try --from=CP932
try --from=CP932 --to=utf-8
cmp in after && echo 'nothing was done'

echo '== reports that say something else'
printf "$mark$text" | iconv -f UTF-8 -t UTF-16LE > in
try --to=utf-8
for wrong in 's/UTF-16LE/UTF-16BE/' 's/UTF-16LE/UTF-99/' 's/,"mark":true//' \
    's/"charset":"UTF-16LE"/"charset":7/' 's/"offset":17/"offset":16/' \
    's/"new":{/&"charset":"UTF-16LE",/'; do
    cp after in
    echo "-- $wrong"
    sed "$wrong" report.jsonl > wrong.jsonl
    cmp -s report.jsonl wrong.jsonl && echo 'it says the same'
    fixenc --undo wrong.jsonl 2>&1
    cmp in after
done
ls -A
