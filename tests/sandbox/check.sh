#!/bin/sh
# SPDX-License-Identifier: MIT
# A filter cannot be made to do anything but filter; and where the system has
# no such sandbox, it filters all the same.
#   usage: check.sh FIXENC BREACH_LIBRARY
set -eu
fixenc=$1 breach=./breach.so # for LD_PRELOAD parts names at spaces and colons
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ln -s "$2" "$work/$breach"
cd "$work"

expect() { # WHAT WANTED GOT
    [ "$2" = "$3" ] && return
    printf '%s: expected\n%s\ngot\n%s\n' "$1" "$2" "$3" >&2
    exit 1
}

tries='read a file
write a file
look for a file
remove a file
connect
start a program
send a signal
make memory code'
every() { # WHAT_CAME_OF_IT
    echo "$tries" | sed "s/\$/: $1/"
}

printf 'Hij woont in SyriÃ«.\n' > text
printf 'Hij woont in Syrië.\n' > wanted

# Without a sandbox the breach works, or this would show nothing.
LD_PRELOAD=$breach "$fixenc" -q text > out 2> err
expect 'a file' "$(every 'done')" "$(cat err)"
cmp out wanted

LD_PRELOAD=$breach "$fixenc" -q < text > out 2> err
expect 'a filter' "$(every 'Operation not permitted')" "$(cat err)"
cmp out wanted

LD_PRELOAD=$breach "$fixenc" --report-file=report - < text > out 2> err
expect 'with a report' "$(every 'Operation not permitted')" "$(cat err)"
cmp out wanted
grep -q 'SyriÃ« → Syrië' report

for error in ENOSYS EINVAL; do
    strace -o trace -e inject=seccomp:error=$error \
        -e inject=prctl:error=EINVAL "$fixenc" -q < text > out
    grep -q INJECTED trace
    cmp out wanted
done
