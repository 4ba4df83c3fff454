#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints the C program in a document: the ```c block of a .md file, or the
# display in EXAMPLES of a manual page.
#   usage: c_example.sh DOCUMENT
set -eu
case $1 in
*.md) sed -n '/^```c$/,/^```$/p' "$1" | sed '/^```/d' ;;
*) sed -n '/^\.Bd -literal$/,/^\.Ed$/p' "$1" | sed '/^\./d; s/\\e/\\/g' ;;
esac
