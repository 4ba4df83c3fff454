#!/bin/sh
# SPDX-License-Identifier: MIT
# tools/fixenc.sh builds and runs from a folder where nothing was built, whose
# name has a space, started from elsewhere; the second time it only runs.
set -eu
cd -- "$(dirname -- "$0")/../.."
top=$(mktemp -d)
trap 'rm -rf "$top"' EXIT
mkdir "$top/a copy"
cp -R CMakeLists.txt CMakePresets.json README.md cmake corpus man src tests tools "$top/a copy"
cd "$top"
printf 'SyriÃ«\n' >post.txt
echo 'Syrië' >expected

sh 'a copy/tools/fixenc.sh' -q post.txt >actual
cmp expected actual
chmod -R a-w 'a copy'
sh 'a copy/tools/fixenc.sh' -q <post.txt >actual
chmod -R u+w 'a copy'
cmp expected actual
