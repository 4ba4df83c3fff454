# SPDX-License-Identifier: MIT
# What --since and --staged say where they cannot be done.
try() {
    fixenc "$@"
    echo "exit $?"
}
echo '-- no repository'
try --check --staged 2>&1 | grep -v ^fatal
git init -q . && git config user.name N && git config user.email N@example.org
echo '-- no commit yet'
printf 'Ã«\n' > a.txt
try --check --since HEAD
git add a.txt
try --check --staged
git commit -q -m one
echo '-- no such revision'
try --check --since=nonsense
try --check --since=HEAD:a.txt
try --check --since=--help
try --check --since=
echo '-- no git'
PATH=${PATH%%:*} fixenc --check --staged
echo "exit $?"
echo '-- not together'
try --check --staged --since=HEAD
try --staged
try --since=HEAD a.txt
try --check --staged -
try -i --interactive --staged
echo '-- inside .git'
(cd .git && try --check --staged 2>&1 | grep -v ^fatal)
echo '-- the index is locked'
printf 'Ã¶\n' >> a.txt && git add a.txt
: > .git/index.lock
fixenc -i --staged 2>&1 | grep '^fixenc\|file'
rm .git/index.lock
git show :a.txt
cat a.txt
echo '-- the file in the work tree cannot be replaced'
chmod a-w . && unprivileged fixenc -i --staged
echo "exit $?"
chmod u+w .
git show :a.txt
cat a.txt
