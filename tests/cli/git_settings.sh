# SPDX-License-Identifier: MIT
# No setting of git's changes which lines are new, nor what is staged.
git init -q . && git config user.name N && git config user.email N@example.org
{ seq 1 20 && echo 'old Ã«'; } > unix.txt
sed 's/$/\r/' unix.txt > dos.txt
printf '*.txt diff=shout text\n*dos.txt eol=crlf\ndata -diff\n' > .gitattributes
cp unix.txt data
git add . && git commit -q -m one
git config diff.shout.textconv 'head -n 3'
git config diff.external 'echo nothing; :'
git config diff.noprefix true
git config diff.interHunkContext 99
git config diff.context 9
git config diff.renames false
git config diff.relative true
git config color.ui always
git config core.quotePath false
git config core.safecrlf warn
export GIT_DIFF_OPTS=-u9 GIT_EXTERNAL_DIFF=false
mkdir sub && git mv unix.txt sub/unix.txt && git mv dos.txt sub/dos.txt && cd sub
{ echo 'new Ã¼' && cat unix.txt && echo 'new Ã¶'; } > new && mv new unix.txt
sed 's/$/\r/' unix.txt > dos.txt
echo 'new Ã¼' >> ../data
fixenc --check --since HEAD
echo '-- in place'
git add . 2> "$HOME/list"
fixenc -i --staged
git show :sub/dos.txt | tail -n 2 | cat -A
tail -n 2 dos.txt | cat -A
tail -n 2 unix.txt
git diff --no-color --stat
