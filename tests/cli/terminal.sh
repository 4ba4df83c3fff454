# SPDX-License-Identifier: MIT
# Nothing that a text or a name holds moves the cursor or sets a colour.
escape=$(printf '\033]0;title\007\033[31m')
name=$(printf 'a\nb%s\r\177.txt' "$escape")
printf 'Hij woont in SyriÃ«%s\302\233\302\205 Syri\302\233Ã«\n' "$escape" > "$name"
printf '\0' > "bin$escape"
mkdir "folder$escape"
mkfifo "fifo$escape"
ln -s "$name" "link$escape"
ln -s none "broken$escape"
set -- "$name" "bin$escape" "folder$escape" "link$escape" "broken$escape" "gone$escape"

raw() { # All but what is printed as such, and line ends.
    LC_ALL=C tr -d '\012\040-\176\200-\377' | wc -c | sed "s/^ */$1: /"
    :
}
fixenc --check -v "$@" 2>&1 | raw text
fixenc --check --report=json "$@" 2>&1 | raw json
fixenc --diff -q "$@" 2>&1 | sed '/^[-+ ][A-Za-z]/d' | raw 'diff, but for the lines of the text'
fixenc --check --no-follow "$@" 2>&1 | raw 'not followed'
fixenc -i -v "--in-place=$escape" "$@" "fifo$escape" 2>&1 | raw 'in place'
fixenc "--$escape" 2>&1 | raw option
fixenc "--report=$escape" 2>&1 | raw format
fixenc "--report-file=$escape/none" "$name" 2>&1 | raw 'report file'
fixenc --check -v "$name" 2>&1 | grep -a -c "$(printf '\302\233')" || :
