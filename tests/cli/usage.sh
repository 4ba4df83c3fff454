# SPDX-License-Identifier: MIT
# What is wrong with a command line is said in a line.
try() {
    fixenc "$@" < /dev/null
    echo "exit $?"
}
try --nonsense
try -x
try --check=yes
try --report
try --report=xml
try --report-file
try --max-layers=0
try --max-layers=5
try --jobs=0
try --max-layers=2x
try --in-place=
try --in-place=a/b a.txt
try -i
try -i -
try -i --check a.txt
try -i --diff a.txt
