# SPDX-License-Identifier: MIT
# patch and git apply make of the diff what --in-place does.
mkdir -p posts/sub
printf 'Hij woont in SyriÃ«.\r\n2\r\nZij komt uit ItaliÃ«.\r\n' > 'posts/with spaces.txt'
printf '1\n2\n3\n4\n5\n6\n7\n8\nHij woont in SyriÃ«.' > posts/sub/no-newline.txt
printf 'Hij woont in SyriÃ«.\n' > "posts/quoted \"é\".txt"
awk 'BEGIN { for (i = 1; i <= 3000; i++) print i % 7 ? i : "Hij woont in SyriÃ«, en zij ook." }' > posts/many.txt
cp -r posts right
cp -r posts posts.orig
fixenc -i -q right/*.txt right/sub/*.txt
fixenc --diff posts/*.txt ./posts/sub/*.txt > repair.patch
patch -p1 -s < repair.patch
echo "patch: exit $?"
diff -r posts right && echo same
rm -r posts
mv posts.orig posts
git init -q .
git apply repair.patch
echo "git apply: exit $?"
diff -r posts right && echo same
