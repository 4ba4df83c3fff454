#!/bin/sh
# SPDX-License-Identifier: MIT
# The hooks under pre-commit itself, in a throw-away repository, where fixenc
# is not installed: a hook builds it, lists or repairs, and fails; the second
# run of the one that repairs is clean.
set -eu
cd -- "$(dirname -- "$0")/../.."
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
export TMPDIR="$top" PRE_COMMIT_HOME="$top/cache"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
# What one run of pre-commit built, the next finds in the cache.
export CCACHE_BASEDIR="$top" CCACHE_NOHASHDIR=1

repository() { # FOLDER: commits all that is in it
    git -C "$1" init -q
    git -C "$1" add -A
    git -C "$1" -c user.name=tester -c user.email=tester@example.org \
        commit -q -m first
}

fail() {
    echo "$1" >&2
    cat said >&2
    exit 1
}

try() { # HOOK
    pre-commit try-repo "$top/fixenc" "$1" --all-files >said 2>&1
}

mkdir "$top/fixenc" "$top/posts"
tar -c --exclude=./build --exclude=./.git . | tar -x -C "$top/fixenc"
repository "$top/fixenc"
cd "$top/posts"
printf 'ZoÃ« woont in SyriÃ«.\n' >'a post.txt'
printf 'Syri\303\253 \000\n' >binary
repository .

! try fixenc-check || fail 'fixenc-check passed a garbled file'
grep -q '^a post.txt:1:1: ZoÃ« → Zoë' said || fail 'fixenc-check did not list:'
git diff --exit-code

! try fixenc || fail 'fixenc passed a garbled file'
[ "$(cat 'a post.txt')" = 'Zoë woont in Syrië.' ] || fail 'fixenc did not repair:'
try fixenc || fail 'the second run of fixenc found something:'
try fixenc-check || fail 'fixenc-check found something:'
