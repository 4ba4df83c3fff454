# SPDX-License-Identifier: MIT
# Text in another encoding is converted before it is looked at, and comes out in
# the same encoding, its byte order mark and all else as it was.
text='Een café\r\nin SyriÃ«\r\nzonder einde'
right='Een café\r\nin Syrië\r\nzonder einde'
mark=$(printf '\357\273\277')

echo '== UTF-16 and UTF-32 are told by their mark'
for charset in UTF-16LE UTF-16BE UTF-32LE UTF-32BE; do
    printf "$mark$text" | iconv -f UTF-8 -t $charset > in
    printf "$mark$right" | iconv -f UTF-8 -t $charset > expected
    fixenc in 2> report > out && cmp out expected && cat report
    fixenc -q < in | cmp - expected && echo 'the same from standard input'
    (for _ in 1 2 3; do
        dd bs=1 count=1 2> /dev/null
        sleep 0.1
    done; cat) < in | fixenc -q | cmp - expected && echo 'the same in parts'
    cp in file
    fixenc -q -i file && cmp file expected && fixenc --check file
done

echo '== other charsets are not'
printf 'caf\351, 5 \200\n' > latin
fixenc --from=windows-1252 latin | cmp - latin
fixenc -q --from=cp1252 --to=utf-8 latin
printf 'Café in SyriÃ«\n' | iconv -f UTF-8 -t windows-1252 |
    fixenc -q --from=windows-1252 | iconv -f windows-1252 -t UTF-8
printf "$mark$text" | iconv -f UTF-8 -t UTF-16LE > in
printf "$mark$right" | iconv -f UTF-8 -t UTF-16LE > expected
for from in utf-16 UTF-16LE; do
    fixenc -q --from=$from in | cmp - expected
    fixenc -q --from=$from --to=UTF-8 in
    echo
done
printf '\377\376 \377\n' > noise
fixenc -q --from=utf-8 --to=utf-8 noise | cmp - noise

echo '== a character at the end of what is converted at once'
yes 😀 | tr -d '\n' | head -c 200000 | iconv -f UTF-8 -t UTF-16 > long
fixenc -q long | cmp - long

echo '== --to=utf-8 in place, where nothing else is to be done'
printf "${mark}Het café\n" | iconv -f UTF-8 -t UTF-16BE > clean
cp clean same
ls -i same > before
fixenc -q -i same && cmp clean same && ls -i same | cmp - before
fixenc -q -i --to=utf-8 same && cat same

echo '== reports and patches show the text as UTF-8'
fixenc --check --diff in
echo "exit $?"
fixenc --check --report=json in

echo '== marks count, and folders are the same'
mkdir folder
printf "${mark}ItaliÃ« fixenc:ignore\nSyriÃ«\n" | iconv -f UTF-8 -t UTF-16LE > folder/kept
printf '"Syri\\u00c3\\u00ab"\n' > folder/escapes.json
fixenc -i folder
fixenc -q --to=utf-8 folder/kept
cat folder/escapes.json
