# SPDX-License-Identifier: MIT
# As a hook of git that repairs what is about to be committed.
git init -q . && git config user.name N && git config user.email N@example.org
printf '#!/bin/sh\nfixenc --staged -i\n' > .git/hooks/pre-commit
chmod +x .git/hooks/pre-commit
mkdir sub
printf 'Ã«\n' > sub/a.txt && git add .
printf 'Ã«\nnot yet Ã«\n' > sub/a.txt
(cd sub && git commit -q -m one)
git show HEAD:sub/a.txt
echo --
cat sub/a.txt
echo '-- commit -a'
echo 'and Ã¼' >> sub/a.txt
git commit -q -a -m two
git show HEAD:sub/a.txt
git status --short
