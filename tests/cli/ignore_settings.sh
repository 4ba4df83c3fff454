# SPDX-License-Identifier: MIT
# Ignore files that git's settings name, and those of a linked work tree.
git init -q repository && cd repository || exit
git -c user.name=N -c user.email=N@example.org commit -q --allow-empty -m one
mkdir -p .config/git src
touch a.txt a.user a.home a.here a.exclude src/b.here
list() {
    echo "-- $1"
    shift
    fixenc --check -v "$@" | sed -n 's/: clean$//p'
}
export HOME=$PWD
echo '*.user' > .config/git/ignore
echo '*.home' > my-ignores
echo '*.here' > here-ignores
echo '*.exclude' > .git/info/exclude
list 'by default' .
git config core.excludesFile '~/my-ignores'
list 'in the home folder' .
git config core.excludesFile here-ignores
(cd src && list 'from the top' ..)
git config core.excludesFile ''
list 'none' .
git config core.excludesFile gone
list 'one that is not there' .
git worktree add -q linked && cp a.* linked
list 'in a linked work tree' linked
git config --unset core.excludesFile
mkdir bin && ln -s "$(command -v fixenc)" "$(command -v sed)" bin
PATH=$PWD/bin list 'git is not installed' src a.exclude linked
