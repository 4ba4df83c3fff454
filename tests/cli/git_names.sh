# SPDX-License-Identifier: MIT
# --since and --staged with every kind of file name, in a repository that is in a
# folder of another one.
repository() {
    git init -q . && git config user.name N && git config user.email N@example.org
    git commit -q --allow-empty -m one
}
repository && mkdir 'in it' && cd 'in it' && repository
newline=$(printf 'a\nb')
odd=$(printf 'odd\377')
mkdir "$newline" "$odd" ':(top)'
for name in 'a b' "$newline" "$odd" -i '*' ':(top)' '"q"' "$(printf 'tab\t')" é; do
    for file in "./$name.txt" "$newline/$name" "$odd/$name" ":(top)/$name"; do
        printf 'Ã«\n' > "$file"
    done
done
seq 1 9 > "$newline/moves" && git add "$newline/moves" && git commit -q -m two
echo '-- new'
fixenc --check --since HEAD > "$HOME/since"
cat "$HOME/since"
echo '-- the same, staged, and one that moved'
git add . && git mv "$newline/moves" "$odd/has moved"
echo 'Ã¶' >> "$odd/has moved" && git add .
fixenc --check --staged > "$HOME/staged"
diff "$HOME/since" "$HOME/staged"
echo '-- some of them'
fixenc --check --staged -- -i.txt '*.txt' "$odd" ./nothing
fixenc -q -i --staged
fixenc --check --staged
git diff
git grep --cached -c 'Ã'
cat "$odd/has moved" | tail -n 1
echo '-- a name that is a pattern is but a name'
printf 'old Ã«\n' | tee '?.list' > 1.list
git add . && git commit -q -m three
echo new >> '?.list' && echo new > 1.list
fixenc --check --since HEAD
echo '-- no business of the outer one'
cd .. && fixenc --check --since HEAD
