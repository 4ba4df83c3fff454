#!/bin/sh
# SPDX-License-Identifier: MIT
# examples/github-workflow.yml is good YAML, and its command fails where there
# is mojibake and only there.  It and README name this version.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
workflow=$root/examples/github-workflow.yml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$1" >&2
    exit 1
}

version=$(sed -n 's/^#define FIXENC_VERSION "\(.*\)"/\1/p' "$root/src/include/fixenc.h")
grep -q "rev: v$version$" "$root/README.md" || fail "README: the hook is not of v$version"
grep -q "ref: v$version$" "$workflow" || fail "$workflow: not of v$version"
yamllint --strict "$workflow"
command=$(sed -n 's/^ *- run: //p' "$workflow")
[ -n "$command" ]

cd "$work"
ln -s "$root" .fixenc # stands for what the workflow checks out there
echo 'Syrië' >post.txt
sh -ec "$command"
echo 'SyriÃ«' >>post.txt
code=0
sh -ec "$command" >said || code=$?
[ $code = 1 ] || fail "$command: exit status $code"
grep -q '^::error file=post.txt,line=2,' said || fail "it said: $(cat said)"
