# SPDX-License-Identifier: MIT
# In a file of lines at random, some committed, some staged, some neither, those
# that are staged are repaired, in the index and in the work tree, and no others.
git init -q . && git config user.name N && git config user.email N@example.org
make_lines() { # SEED: what each line is in the commit, the index, and the tree
    awk -v seed="$1" 'BEGIN {
        srand(seed)
        for (line = 1; line <= 60; line++) {
            split("same same same,same - -,- staged staged,- staged -,- staged tree," \
                "same staged staged,same staged tree,same same tree,same - tree,- - tree", kinds, ",")
            print line, kinds[1 + int(rand() * 10)]
        }
    }'
}
version() { # 2 commit, 3 index, 4 tree
    awk -v field="$1" '$field != "-" { print $field, $1, "Ã«" }' ../lines
}
bad=0
for seed in $(seq 1 20); do
    make_lines "$seed" > ../lines
    version 2 > a.txt && git add a.txt && git commit -q -m "$seed"
    version 3 > a.txt && git add a.txt
    version 4 > a.txt
    fixenc -q -i --staged
    git show :a.txt > ../index
    version 3 | sed '/^staged/s/Ã«/ë/' | cmp - ../index || bad=$((bad + 1))
    version 4 | sed '/^staged/s/Ã«/ë/' | cmp - a.txt || bad=$((bad + 1))
    cat ../index >> ../all
done
rm -f ../lines ../index
echo "$bad differ"
[ "$(grep -c ë ../all)" -gt 300 ] && echo 'many lines were repaired'
