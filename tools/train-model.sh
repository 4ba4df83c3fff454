#!/bin/sh
# SPDX-License-Identifier: MIT
# Trains the model: makes src/tables/model.txt and gaps.txt out of the text of
# the Debian packages in src/tables/packages.txt.  src/tables/README.md tells more.
#   usage: train-model.sh [FOLDER [fetch|extract|train]]
#          FOLDER: for packages and text, build/text if not given; 10 GB
set -eu
LC_ALL=C
export LC_ALL
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
tables=$root/src/tables
model=$tables/model.txt
gaps=$tables/gaps.txt

sequences=54000
gap_least=3 # places that an entry of gaps.txt must right
gap_lines=60000 # of one language that it is trained with
training='translations technical lists'
measuring='held hard'

fail() {
    echo "train-model: $1" >&2
    exit 1
}

# Prints "PACKAGE [optional]" of every package, or of one role.
packages() {
    awk -v role="$1" '/^#/ || !NF { next }
        role == "all" || $1 == role { print $2, $3 }' "$tables/packages.txt"
}

file_of() {
    find "$folder/deb" -name "$1_*.deb"
}

build() {
    cmake -S "$root" -B "$folder/build" -DCMAKE_BUILD_TYPE=Release \
        -DFIXENC_BUILD_TESTS=OFF >/dev/null
    cmake --build "$folder/build" -j "$(nproc)" --target "$@" >/dev/null
}

# ---- fetch -----------------------------------------------------------------

fetch() {
    mkdir -p "$folder/deb"
    packages all | sort -u | while read -r package optional; do
        [ -z "$(file_of "$package")" ] || continue
        (cd "$folder/deb" && apt-get download -qq "$package") ||
            [ "$optional" ] ||
            fail "no package $package (is this Debian 12, after apt-get update?)"
    done
}

# ---- extract ---------------------------------------------------------------

unpack() {
    rm -rf "$folder/files"
    mkdir "$folder/files"
    packages "$1" | while read -r package optional; do
        deb=$(file_of "$package")
        if [ "$deb" ]; then
            dpkg -x "$deb" "$folder/files"
        elif [ -z "$optional" ]; then
            fail "$package was not fetched"
        fi
    done
    find "$folder/files" -type f -name '*.gz' -exec gzip -dfq {} +
}

# What was trained with measures nothing.
drop_seen() {
    for other in $training; do
        comm -23 "$folder/$1.txt" "$folder/$other.txt" >"$folder/unseen"
        mv "$folder/unseen" "$folder/$1.txt"
    done
    echo "$1: $(wc -l <"$folder/$1.txt") of these lines not in training"
}

extract() {
    build extract
    for role in $training $measuring; do
        unpack "$role"
        find "$folder/files" -type f | sort |
            "$folder/build/src/tables/extract" "$role" |
            sort -u -o "$folder/$role.txt"
        echo "$role: $(wc -l <"$folder/$role.txt") lines"
    done
    rm -rf "$folder/files"
    for role in $measuring; do
        drop_seen "$role"
    done
}

# ---- train -----------------------------------------------------------------

# Takes the language off the lines that have one.
lines_of() {
    case $1 in
    translations) cut -f 2- "$folder/$1.txt" ;;
    *) cat "$folder/$1.txt" ;;
    esac
}

# Translations hold little mathematics, few units and quoted letters, which is
# what false alarms come from: technical text counts three times.
training_text() {
    cat "$folder/translations.kept" "$folder/technical.kept" \
        "$folder/technical.kept" "$folder/technical.kept" "$folder/lists.kept"
}

count() {
    cat "$@" | wc -l
}

# What is to be read in the table besides the numbers that train wrote itself.
write_model() {
    training_text | "$folder/build/src/tables/train" "$sequences" \
        >"$folder/model.txt"
    {
        sed 1q "$folder/model.txt"
        for role in $training; do
            echo "# $role: $(count "$folder/$role.kept") lines used," \
                "$(count "$folder/$role.dropped") dropped as mojibake"
        done
        sed 1d "$folder/model.txt"
    } >"$model"
}

# Of each language as many lines at most, for those with much text would decide
# what stood in the gaps of all others.
thin_translations() {
    awk -F '\t' -v most="$gap_lines" -v dropped="$folder/translations.dropped" '
        BEGIN { while ((getline line < dropped) > 0) is_dropped[line] }
        NR == FNR { count[$1]++; next }
        {
            line = substr($0, length($1) + 2)
            n = count[$1]
            k = ++seen[$1]
            if ((n <= most || int(most * k / n) > int(most * (k - 1) / n)) &&
                !(line in is_dropped))
                print line
        }' "$folder/translations.txt" "$folder/translations.txt"
}

write_gaps() {
    { thin_translations && cat "$folder/technical.kept"; } |
        "$folder/build/src/tables/train_gaps" "$gap_least" >"$folder/gaps.txt"
    cp "$folder/gaps.txt" "$gaps"
}

# Debian ships some real mojibake, which teaches that it is right: drops the
# lines that the model as it is would repair.
drop_mojibake() {
    for role in $training; do
        lines_of "$role" >"$folder/lines"
        "$folder/build/src/cli/fixenc" --normalize=none \
            --report-file="$folder/report" <"$folder/lines" >/dev/null
        sed -n 's/^<stdin>:\([0-9]*\):.*/\1/p' "$folder/report" >"$folder/bad"
        awk -v bad="$folder/bad" -v kept="$folder/$role.kept" \
            -v dropped="$folder/$role.dropped" '
            BEGIN { while ((getline line < bad) > 0) is_bad[line]
                    printf "" >kept; printf "" >dropped }
            { print >(NR in is_bad ? dropped : kept) }' "$folder/lines"
        echo "$role: $(count "$folder/$role.dropped") lines dropped"
    done
    rm "$folder/lines" "$folder/report" "$folder/bad"
}

take_all() {
    for role in $training; do
        lines_of "$role" >"$folder/$role.kept"
        : >"$folder/$role.dropped"
    done
}

print_size() {
    find "$folder/build/src/lib" \( -name model_tables.c.o -o -name gap_tables.c.o \) \
        -exec size {} + | awk 'NR > 1 { sum += $4 }
            END { print "the model takes", sum, "bytes of the program" }'
}

train() {
    build train train_gaps
    take_all
    write_model
    for round in 1 2; do
        build fixenc_cli
        echo "round $round:"
        drop_mojibake
        write_model
    done
    write_gaps
    build fixenc_cli
    print_size
}

# ---- what is asked for -----------------------------------------------------

folder=${1:-$root/build/text}
mkdir -p "$folder"
folder=$(CDPATH='' cd -- "$folder" && pwd)
case ${2-all} in
fetch | extract | train) "$2" ;;
all)
    fetch
    extract
    train
    ;;
*) fail "usage: train-model.sh [FOLDER [fetch|extract|train]]" ;;
esac
