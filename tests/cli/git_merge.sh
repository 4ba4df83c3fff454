# SPDX-License-Identifier: MIT
# --since and --staged while branches are merged.
git init -q -b main . && git config user.name N && git config user.email N@example.org
printf 'base Ã«\nboth\n1\n2\n3\n4\nend\n' > file.txt
git add . && git commit -q -m base
git checkout -q -b side
printf 'base Ã«\nboth, side Ã¶\n1\n2\n3\n4\nend, side Ã¶\n' > file.txt
printf 'side Ã¶\n' > side.txt
git add . && git commit -q -m side
git checkout -q main
printf 'base Ã«\nboth, main Ã¼\n1\n2\n3\n4\nend\n' > file.txt
git commit -q -a -m main
git merge -q side > list 2>&1
rm list
echo '-- with a conflict'
fixenc --check --since HEAD
echo "exit $?"
fixenc --check --staged
echo "exit $?"
echo '-- it was solved'
printf 'base Ã«\nboth, main Ã¼, side Ã¶\n1\n2\n3\n4\nend, side Ã¶\n' > file.txt
git add file.txt
fixenc --check --staged
fixenc -i --staged
git commit -q -m merged
git show HEAD:file.txt
git status --short
fixenc --check --since side
fixenc --check --since main~1
