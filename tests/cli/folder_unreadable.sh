# SPDX-License-Identifier: MIT
# What cannot be read in a folder is named, and the rest is done.
mkdir -p a/closed b c
echo SyriÃ« | tee a/closed/x.txt a/z.txt b/x.txt > c/x.txt
echo '*.txt' > b/.gitignore
chmod 0 a/closed b/.gitignore
unprivileged fixenc --check a b c
echo "exit $?"
