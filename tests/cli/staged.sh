# SPDX-License-Identifier: MIT
# --staged judges what is staged, and leaves all else in index and work tree as
# it was; a line that stands in both is repaired in both.
git init -q . && git config user.name N && git config user.email N@example.org
printf 'old Ã«\nsame\nold Ã¶\n' > partly.txt
cp partly.txt deleted.txt
cp partly.txt back.txt
seq 1 9 > moved.txt
echo old > link.txt
git add . && git commit -q -m one

printf 'old Ã«\nsame, staged Ã©\nstaged, then changed Ã¼\nold Ã¶\n' > partly.txt
git add partly.txt
printf 'unstaged Ã¤\nold Ã«\nsame, staged Ã©\nstaged, then changed Ã¼, again\nold Ã¶, unstaged Ã¤\n' > partly.txt
git mv moved.txt 'moved on.txt' && echo 'staged Ã«' >> 'moved on.txt'
chmod +x 'moved on.txt' && git add 'moved on.txt'
git rm -q deleted.txt
echo 'staged Ã«' > only-staged.txt && git add only-staged.txt && rm only-staged.txt
printf 'staged Ã«\nÃ«\nÃ«\n' > link.txt && git add link.txt && ln -sf untracked.txt link.txt
echo 'staged Ã«' > back.txt && git add back.txt && git show HEAD:back.txt > back.txt
printf 'untracked Ã«\nÃ«\nÃ«\n' > untracked.txt
show() {
    git status --short
    git ls-files --stage | cut -c 1-7,49-
    for file in partly.txt 'moved on.txt' only-staged.txt link.txt back.txt; do
        echo "== $file, staged, and in the work tree"
        git show ":$file"
        echo --
        cat "$file" 2>&1
    done
}
show

echo '-- check'
fixenc --check --staged
echo "exit $?"
fixenc --check --staged 'moved on.txt' untracked.txt
fixenc --diff --staged partly.txt > ../patch
cat ../patch
git apply --cached --check ../patch && echo 'applies to the index'
echo '-- in place'
git diff > ../unstaged
fixenc -i --staged
echo "exit $?"
show
fixenc --check --staged
echo "exit $?"
git commit -q -m two
fixenc --check --staged
git fsck --no-dangling
