#!/bin/sh
# SPDX-License-Identifier: MIT
# What a power cut must not lose is on the disk in this order: the report's name
# and the report, the new text, the backup, and the file under its name.
#   usage: saved.sh FIXENC      (needs strace)
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(cd "$(mktemp -d)" && pwd -P)
trap 'rm -rf "$root"' EXIT
cd "$root"
mkdir texts reports
printf 'Hij woont al jaren in SyriÃ«.\n' >texts/a.txt
cp texts/a.txt texts/b.txt

strace -y -o trace -e trace=write,writev,fsync,link,rename "$program" \
    -qi --in-place=.orig --report=json --report-file=reports/report.jsonl \
    texts/a.txt texts/b.txt

# "fsync(3</root/texts/a.txt>) = 0" becomes "fsync texts/a.txt".
sed -n -e "s#$root/##g; s#\.fixenc-[A-Za-z0-9]*\.tmp#TEMP#g" \
    -e 's#^\([a-z]*\)([0-9]*<\([^>]*\)>.*#\1 \2#p' \
    -e 's#^\([a-z]*\)("\([^"]*\)", "\([^"]*\)").*#\1 \2 \3#p' trace >got

saved() { # FILE
    echo "write texts/TEMP
write reports/report.jsonl
fsync reports/report.jsonl
fsync texts/TEMP
link $1 $1.orig
fsync texts
rename texts/TEMP $1
fsync texts"
}
{
    echo 'fsync reports'
    saved texts/a.txt
    saved texts/b.txt
    echo 'write reports/report.jsonl'
} >wanted
diff -u wanted got
