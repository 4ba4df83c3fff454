# SPDX-License-Identifier: MIT
# --interactive asks on the terminal before each repair.
write() {
    printf 'SyriÃ« ligt\nver van ItaliÃ« en\nook van BraziliÃ«\n' > a.txt
    printf 'ArgentiniÃ«\nReÃ¼nie\n' > b.txt
}
# usage: answer LETTER...    one a question; then the terminal is at its end
answer() {
    write
    printf '%s\n' "$@" |
        script -qE never -ec 'fixenc -i --interactive --color=never a.txt b.txt' /dev/null |
        tr -d '\r'
    cat a.txt b.txt
}
echo '--- yes and no'
answer y n y n y
echo '--- all'
answer n a
echo '--- the rest of the file'
answer f n n
echo '--- quit'
answer y q
echo '--- context, help, and the end'
answer c x yes y
echo '--- the report has what was done'
write
printf 'n\ny\nn\na\n' |
    script -qE never -ec 'fixenc -i --interactive --report=json --report-file=r a.txt b.txt' /dev/null > shown
grep -o '"before":"[^"]*"' r
fixenc --undo r && cat a.txt b.txt
echo '--- of what is lost there is nothing to ask'
printf 'caf\303 noir\n' > lost.txt
script -qE never -ec 'fixenc -i --interactive --color=never lost.txt' /dev/null |
    tr -d '\r'
echo '--- no terminal'
setsid -w fixenc -i --interactive a.txt
echo "exit $?"
fixenc --interactive a.txt
