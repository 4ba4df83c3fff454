# SPDX-License-Identifier: MIT
# --lossy repairs what lost more than it may without.
printf 'He said itâ€%ss fine.\nLe caf+® est ferm+®.\nâš ï¸ Warning\na long pause GÇö then silence\nC++ and 5 ¦ 3\n' "'" > a.txt
fixenc --check a.txt
echo "exit $?"
fixenc --lossy a.txt
echo "exit $?"
