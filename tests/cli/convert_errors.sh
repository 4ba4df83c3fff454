# SPDX-License-Identifier: MIT
# Of a text that is not valid, or cannot be converted back, nothing is written.
try() {
    echo "== $*"
    echo "== $*" >&2
    cp "$1" old
    shift
    fixenc "$@" file > out
    echo "exit $?"
    cat out
    cmp file old
}
printf '\377\376S\0y\0' > utf16
printf '\377\376S\0\075\330y\0' > surrogate
printf '\377\376S\0y' > 'cut'
printf 'caf\351\201\n' > latin
printf 'S\0y\0' > unmarked
for options in '' -i --check --diff; do
    cp cut file
    try cut $options
done
cp surrogate file
try surrogate -i
cp latin file
try latin -i --from=windows-1252
try latin --from=windows-1252
try latin --from=windows-1252 --to=utf-8
cp unmarked file
try unmarked --from=UTF-16
# "e" and an accent are one character again after windows-1258 was read.
printf 'e\354\n' > vietnamese
cp vietnamese file
try vietnamese -i --from=windows-1258
try vietnamese --from=windows-1258 --to=utf-8
# What is right in the text may be none of the charset.
printf 'paczkÄ™ dla RenÃ©\n' | iconv -f UTF-8 -t windows-1252 > western
cp western file
try western -i --from=windows-1252
try western --from=windows-1252
try western --from=windows-1252 --to=utf-8
echo '== the others are done all the same'
fixenc -q cut utf16 | od -An -c
echo '== the command line'
for from in klingon '' latin1//TRANSLIT; do
    fixenc --from="$from" utf16
    echo "exit $?"
done
fixenc --to=utf-16 utf16
echo "exit $?"
TMPDIR=/nonesuch fixenc utf16
echo "exit $?"
