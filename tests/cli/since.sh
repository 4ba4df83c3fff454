# SPDX-License-Identifier: MIT
# --since does only lines that git says are new.
git init -q -b main . && git config user.name N && git config user.email N@example.org
printf 'old Ã«\nsame\nold Ã¶\n' > changed.txt
printf 'old Ã«\n1\n2\n3\n4\n5\n6\n' > was.txt
cp changed.txt gone.txt
cp changed.txt untouched.txt
cp changed.txt link-to-be.txt
git add . && git commit -q -m one && git tag start
printf 'old Ã«\nsame, new Ã©\nold Ã¶\nnew Ã¼\n' > changed.txt
git mv was.txt 'has moved.txt'
echo 'new Ã«' >> 'has moved.txt'
git commit -q -a -m two
git rm -q gone.txt
rm link-to-be.txt && ln -s untouched.txt link-to-be.txt
ln -s untouched.txt link.txt
printf 'untracked Ã«\n' > untracked.txt
printf 'ignored Ã«\n' > ignored.txt
echo ignored.txt > .gitignore
mkdir -p sub/below
printf 'below Ã«\n' > sub/below/a.txt
printf 'staged Ã«\n' > sub/b.txt && git add sub/b.txt
touch empty.txt
printf 'Ã«\0\n' > binary.bin

echo '-- since start'
fixenc --check --since start
echo "exit $?"
echo '-- of some files, and folders'
fixenc --check --since=start changed.txt untouched.txt gone.txt nothing/at-all.txt sub/below
fixenc --check --since=start gone.txt
echo "exit $?"
printf 'sub\nuntracked.txt\n' | fixenc --check --since=start --files-from=- --exclude='b*'
echo '-- from a folder'
(cd sub && fixenc --check --since=start && fixenc --check --since=start . ../changed.txt)
(cd sub/below && fixenc --check --since=HEAD "$PWD/../..")
echo '-- as a patch that git takes'
fixenc --diff --since=start --include='*.txt' > repair.patch
cat repair.patch
git apply --check repair.patch && echo applies
rm repair.patch
echo '-- in place'
fixenc -i --since=start -v
cat changed.txt 'has moved.txt' untracked.txt untouched.txt
fixenc -i --since=start
echo '-- the old lines are still what they were'
git diff start --stat -- changed.txt untouched.txt
