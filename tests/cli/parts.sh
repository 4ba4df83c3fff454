# SPDX-License-Identifier: MIT
# A text cut at any line ends, each part repaired alone, and the parts put
# together again, is the text repaired in one run.
find "$CORPUS" -name '*.txt' -print0 | sort -z | xargs -0 cat > whole
fixenc -q < whole > one_run
cmp -s whole one_run || echo 'there is something to repair'
different=0
for seed in $(seq 1 5); do
    mkdir parts
    awk -v seed="$seed" '
    BEGIN { srand(seed); often = rand() ^ 2 / 99; part = 10000 }
    rand() < often { close("parts/" part); part++ }
    { print > ("parts/" part) }' whole
    ls parts | wc -l >> counts
    for part in parts/*; do
        fixenc -q < "$part"
    done > joined
    cmp one_run joined || different=$((different + 1))
    rm -r parts
done
echo "$different differ"
awk '{ sum += $1 } END { if (sum > NR) print "of many parts" }' counts
