#!/bin/sh
# SPDX-License-Identifier: MIT
# How fast the program and the library are, beside others that read the same
# text.  Prints tables in Markdown; README.md tells more.
#   usage: speed.sh FOLDER
#          FOLDER: that of tools/train-model.sh; the inputs stay in FOLDER/speed
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
rounds=5

fail() {
    echo "speed: $1" >&2
    exit 2
}

[ $# -eq 1 ] || fail "usage: speed.sh FOLDER"
for role in held translations; do
    [ -f "$1/$role.txt" ] ||
        fail "no $1/$role.txt: run tools/train-model.sh $1 fetch, then extract"
done
folder=$(CDPATH='' cd -- "$1" && pwd)
build=$folder/speed/build
mkdir -p "$folder/speed"
cd "$root"
cmake --preset release -B "$build" >/dev/null
cmake --build "$build" -j "$(nproc)" --target fixenc_cli speed >/dev/null
cd "$folder/speed"
fixenc=$build/src/cli/fixenc
speed=$build/tests/bench/speed

# ---- Inputs -----------------------------------------------------------------

# Cuts after a line, and lets nothing be left to repair.
clean() { # BYTES < TEXT
    head -c "$1" | sed '$d' | "$fixenc" -q
}

# The bytes of the text packed are as good as random, and always the same.
shuffle() {
    gzip -n -c "$folder/held.txt" >random
    cat "$folder/held.txt" "$folder/translations.txt" | cut -f 2- |
        shuf --random-source=random
}

# Lines beyond ASCII only as long as they make at most 0.1 % of the bytes.
english() {
    cat "$folder/held.txt" "$folder/translations.txt" |
        LC_ALL=C awk -F '\t' '$1 ~ /^en(_[A-Z]+)?$/ {
            text = $2
            wide = gsub(/[\200-\377]/, "", text)
            if ((all_wide + wide) * 1000 > all + length($2)) next
            all_wide += wide
            all += length($2) + 1
            print $2
        }'
}

beyond_ascii() {
    LC_ALL=C grep "$(printf '[\200-\377]')"
}

make_inputs() {
    shuffle | clean 200000000 >languages
    english >once
    while cat once; do :; done | clean 200000000 >english
    rm once random
    "$speed" garble 20 <languages >one_in_20
    beyond_ascii <languages | "$speed" garble 1 | head -c 60000000 | sed '$d' >all_lines
    head -c 67108864 languages | sed '$d' | tr '\n' ' ' >one_line
    rm -rf files
    mkdir files
    LC_ALL=C awk 'length < 4096' languages | head -c 45000000 | sed '$d' |
        split -C 4096 -a 4 - files/
    set -- files/*
    shift 10000
    rm "$@"
    : >empty
    touch made
}

[ -e made ] || make_inputs

# ---- Programs ---------------------------------------------------------------

measure() { # INPUT PROGRAM COMMAND...
    input=$1 program=$2
    shift 2
    echo "$input $program $("$speed" time "$@")" >>measured
}

measure_others() { # INPUT FILE...
    input=$1
    shift
    measure "$input" cat cat "$@"
    measure "$input" iconv iconv -f utf-8 -t utf-8 "$@"
    ! command -v uconv >/dev/null ||
        measure "$input" uconv uconv -f utf-8 -t utf-8 -x any-nfc "$@"
    ! command -v isutf8 >/dev/null || measure "$input" isutf8 isutf8 "$@"
}

# In turns, so that what else the machine does falls on all alike.
measure_all() {
    rm -f measured
    for round in $(seq $rounds); do
        echo "speed: round $round of $rounds" >&2
        # shellcheck disable=SC2094 # nothing writes to the input
        for input in english languages one_in_20 all_lines one_line; do
            measure "$input" fixenc "$fixenc" -q <"$input"
            measure_others "$input" <"$input"
        done
        measure files fixenc "$fixenc" -q --check --jobs=1 files/*
        measure_others files files/*
    done
    for round in $(seq 200); do
        measure empty fixenc "$fixenc" -q empty
        measure empty true true
    done
}

# ---- Tables -----------------------------------------------------------------

print_row() { # NAME INPUT FILE...
    name=$1 input=$2
    shift 2
    sort -k 2,2 -k 3,3n measured | awk -v name="$name" -v input="$input" \
        -v bytes="$(cat "$@" | wc -c)" '
        $1 == input { times[$2, ++count[$2]] = $3 }
        function speed(program) {
            return count[program] ? bytes / times[program, int((count[program] + 1) / 2)] : 0
        }
        function cell(x, format) { return x ? sprintf(format, x) : "-" }
        END {
            printf "| %s |", name
            split("fixenc cat iconv uconv isutf8", programs, " ")
            for (i = 1; i <= 5; i++)
                printf " %s |", cell(speed(programs[i]), "%.1f")
            printf " %.3f | %.3f |\n", speed("fixenc") / speed("iconv"), speed("fixenc") / speed("cat")
        }'
}

# The median ratio of what two programs take, and whether that is wanted.
print_ratio() { # NAME INPUT OTHER WANTED
    sort -k 2,2 -k 3,3n measured | awk -v name="$1" -v input="$2" -v other="$3" -v wanted="$4" '
        $1 == input { times[$2, ++count[$2]] = $3 }
        function median(program) { return times[program, int((count[program] + 1) / 2)] }
        END {
            ratio = median(other) / median("fixenc")
            reached = "no"
            if (ratio >= wanted)
                reached = "yes"
            printf "| %s | %s × %s | %.2f | %s |\n", name, wanted, other, ratio, reached
        }'
}

print_rate() { # NAME GOT WANTED, in MB/s
    echo "| $1 | $3 MB/s | $2 | $([ "$2" -ge "$3" ] && echo yes || echo no) |"
}

median() { # PROGRAM on the empty file, in microseconds
    awk -v program="$1" '$1 == "empty" && $2 == program { print $3 }' measured |
        sort -n | sed -n 100p
}

measure_all
echo '| MB/s | fixenc | cat | iconv | uconv | isutf8 | fixenc/iconv | fixenc/cat |'
echo '| --- | --- | --- | --- | --- | --- | --- | --- |'
print_row 'English, 0.1 % beyond ASCII' english english
print_row 'all languages' languages languages
print_row '5 % of the lines garbled' one_in_20 one_in_20
print_row 'all lines garbled' all_lines all_lines
print_row 'one line of 64 MiB' one_line one_line
print_row '10,000 files of 4 KiB, `--check`' files files/*
ascii=$(LC_ALL=C tr -d '\200-\377' <english | "$speed" push)
all=$("$speed" push <languages)
echo
echo '| the library alone | MB/s |'
echo '| --- | --- |'
echo "| ASCII | $ascii |"
echo "| English, 0.1 % beyond ASCII | $("$speed" push <english) |"
echo "| all languages | $all |"
echo
start=$(median fixenc) true=$(median true)
echo "Start-up on an empty file: $start µs, of \`true\`: $true µs."
echo
echo '| what is wanted | at least | got | reached |'
echo '| --- | --- | --- | --- |'
print_ratio 'English, 0.1 % beyond ASCII' english iconv 40
print_ratio 'English, 0.1 % beyond ASCII' english cat 0.4
print_ratio 'all languages' languages iconv 12
print_ratio '5 % of the lines garbled' one_in_20 iconv 4
print_ratio 'all lines garbled' all_lines iconv 1.5
print_rate 'the library alone, ASCII' "$ascii" 15000
print_rate 'the library alone, all languages' "$all" 2500
print_ratio '10,000 files of 4 KiB, `--check`' files cat 1
echo "| start-up over that of \`true\` | 1500 µs at most | $((start - true)) | $([ $((start - true)) -le 1500 ] && echo yes || echo no) |"
