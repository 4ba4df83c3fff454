# SPDX-License-Identifier: MIT
# A folder stands for the files in it, in the order of their names; links,
# hidden and binary files are passed over.
mkdir -p posts/2024 posts/.hidden posts/.git elsewhere
echo SyriÃ« | tee posts/b.txt posts/a.txt posts/2024/z.txt posts/.hidden/h.txt \
    posts/.dot.txt posts/.git/g.txt > elsewhere/e.txt
printf 'SyriÃ«\0' > posts/image.bin
ln -s ../elsewhere posts/link
ln -s ../elsewhere/e.txt posts/link.txt
ln -s .. posts/2024/loop
mkfifo posts/pipe
fixenc --check posts
echo "exit $?"
(cd posts && fixenc --check --hidden ./; fixenc --check -q 2024/../. missing; echo "exit $?")
(cd posts/2024 && fixenc --check .//; echo SyriÃ« > ./-; fixenc --check . | head -n 1)
rm posts/2024/-
ln -s posts to-posts
fixenc --check -v to-posts/
fixenc posts
echo "not to be printed: exit $?"
fixenc --diff -q posts/2024/

# Neither the report nor a backup is a text.
(cd posts && fixenc --check . > list.txt; wc -l < list.txt)
(cd posts && rm list.txt && fixenc --check --report-file=list.json --report=json .; wc -l < list.json)
(cd posts && rm list.* && fixenc --in-place=.orig . && fixenc --in-place=.orig . && find . -name '*.orig' | sort)
