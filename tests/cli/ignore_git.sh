# SPDX-License-Identifier: MIT
# In folders with ignore files made at random, what is done is what git would
# add.  The patterns and the names are short, so many of them meet.  Not tried is
# a**/b, where git (2.39) does not keep to gitignore(5).
make_names() {
    for top in a b ab .a 'a b'; do
        mkdir -p "$top/a/b" "$top/b.o"
        touch "$top/b" "$top/ab" "$top/x.o" "$top/a/ab" "$top/a/#a" "$top/a/!a" \
            "$top/a/b/a" "$top/a/b/x.o" "$top/a/b/.a" "$top/b.o/a" "$top/b.o/a "
    done
    touch x.o ba '#a' '!a' 'a ' '[a]' 'b\a' aab
}
make_patterns() { # SEED: a file of them
    awk -v seed="$1" '
    function one_of(list,   words) { return words[int(rand() * split(list, words, ",")) + 1] }
    BEGIN {
        srand(seed)
        for (count = 2 + int(rand() * 5); count > 0; count--) {
            pattern = one_of(",,,!,!,#,\\!,\\#") one_of(",,,/")
            for (parts = one_of("1,1,2,2,3,4"); parts > 0; parts--)
                pattern = pattern one_of("a,b,ab,*,?,a*,*b,*a*,**,**,***,[ab],[!a],[^b],[a-b],[]a],[[:alpha:]],a?,\\a,.*,*.o,b.o,.a,a b,#a,!a,\\[a\\],b\\\\a,") \
                    (parts > 1 ? "/" : one_of(",,/,//, ,\\ ,  /"))
            printf "%s%s", pattern, one_of("\n,\n,\n,\r\n, \n,\n\n")
        }
    }'
}
bad=0
for seed in $(seq 1 30); do
    mkdir repository && cd repository && git init -q . && make_names
    make_patterns "$seed" > .gitignore
    make_patterns "1$seed" > a/.gitignore
    make_patterns "2$seed" > ab/a/.gitignore
    make_patterns "3$seed" > .git/info/exclude
    git ls-files -z --others --exclude-standard | tr '\n\0' '?\n' | sort > ../git.list
    fixenc --check --hidden -v . | sed -n 's/: clean$//p' | sort > ../fixenc.list
    cd ..
    if ! cmp -s git.list fixenc.list; then
        bad=$((bad + 1))
        echo "seed $seed"
        diff git.list fixenc.list | head -n 5
        head -v -n 99 repository/.gitignore repository/a/.gitignore repository/ab/a/.gitignore repository/.git/info/exclude
    fi
    cat fixenc.list >> all.list
    rm -rf repository
done
echo "$bad differ"
[ "$(wc -l < all.list)" -gt 300 ] && echo 'many files were done'
