#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/git-hook under git itself: what adds mojibake is not committed; what is
# right, was there before, is not staged, or is left out by the configuration, is.
#   usage: git_hook.sh FIXENC
set -eu
PATH=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd):$PATH
hook=$(CDPATH='' cd -- "$(dirname -- "$0")/../../examples" && pwd)/git-hook
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1

git init -q "$work/repository"
cd "$work/repository"
git config user.name tester
git config user.email tester@example.org
cp "$hook" .git/hooks/pre-commit

fail() {
    echo "$1" >&2
    exit 1
}

printf 'ZoÃ« woont in SyriÃ«.\n' >'a post.txt'
git add .
! git commit -q -m garbled >said 2>&1 || fail 'a garbled file was committed'
grep -q '^a post.txt:1:1: ZoÃ« → Zoë' said || fail "it said: $(cat said)"

fixenc -q -i 'a post.txt'
git add 'a post.txt'
git commit -q -m repaired >/dev/null
[ "$(git show 'HEAD:a post.txt')" = 'Zoë woont in Syrië.' ]

# Only lines that are new in what is staged count.
printf 'garbled long ago: SyriÃ«\n' >old.txt
git add old.txt
git commit -q --no-verify -m 'garbled all the same' >/dev/null
echo 'a right line' >>old.txt
git add old.txt
echo 'not staged: SyriÃ«' >>old.txt
git commit -q -m 'a right line' >/dev/null
git add old.txt
! git commit -q -m 'garbled again' >said 2>&1 || fail 'a garbled line was committed'
[ "$(grep -o '^old.txt:[0-9:]*' said)" = old.txt:3:13: ] || fail "it said: $(cat said)"
git checkout -q HEAD -- old.txt

printf 'exclude = ["vendor/"]\n' >fixenc.toml
mkdir vendor
printf 'SyriÃ«\n' >vendor/list
git add fixenc.toml vendor
git commit -q -m 'not ours' >/dev/null

git rm -q 'a post.txt'
git commit -q -m 'nothing to look at' >/dev/null
