# SPDX-License-Identifier: MIT
# --files-from names files, one a line or, with -0, up to a NUL.
mkdir folder
touch a.txt 'b c.txt' folder/d.txt ./-
printf 'two\nlines: SyriÃ«\n' > 'new
line'
printf 'a.txt\n\nb c.txt\n-\nfolder\nmissing.txt' > list
list() {
    echo "-- $*"
    fixenc --check -v "$@"
    echo "exit $?"
}
list --files-from list
list --files-from=list a.txt
printf 'a.txt\0new\nline\0' | list -0 --files-from=-
printf 'a.txt\0b c.txt\0' | list --files-from=-
list --files-from=missing
list --files-from=folder
list --files-from=- -
fixenc --files-from=/dev/null
echo "none: exit $?"
