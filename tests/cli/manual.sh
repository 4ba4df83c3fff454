# SPDX-License-Identifier: MIT
# Every example of the man page does what it says.
mkdir posts
printf 'Hij woont al jaren in SyriÃ«.\n' | tee posts/a.txt dump.sql > notes.txt
printf 'Het café is open.\n' > posts/b.txt
git init -q -b main . && git config user.name N && git config user.email N@example.org
git add posts/b.txt && git commit -q -m one && git add posts/a.txt
echo '/*' > .git/info/exclude
sed -n 's/^\.Dl //p' "$MANPAGE" > examples
while read -r example; do
    echo "\$ $example"
    cp -r posts posts.before
    eval "$example"
    echo "exit $?"
    # Each example begins with the garbled files, but patch needs its diff.
    head -n 1 posts/a.txt notes.txt
    rm -r posts
    mv posts.before posts
done < examples
cat repaired.sql
head -n 2 report.jsonl
