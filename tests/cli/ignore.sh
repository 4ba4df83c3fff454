# SPDX-License-Identifier: MIT
# Ignore files: which of them counts, and what does not heed them.
git init -q repository && cd repository || exit
mkdir -p src/deep build docs/.git .config/git
touch src/a.txt src/a.log src/deep/b.txt src/deep/c.log build/o.txt docs/d.txt docs/.git/x u.user e.exclude
list() {
    echo "-- $*"
    fixenc --check -v "$@" | sed -n 's/: clean$//p'
}
echo build/ > .gitignore
echo '*.user' > .config/git/ignore
echo '*.exclude' > .git/info/exclude
export HOME=$PWD
list .
echo '*.log' > .ignore
list src
echo '!c.log' > src/.fixencignore
echo '*.log' > src/deep/.gitignore
list src
(cd src/deep && list . c.log)
list build src/a.log
list --no-ignore .
XDG_CONFIG_HOME=$PWD/none list u.user .
