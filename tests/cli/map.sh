# SPDX-License-Identifier: MIT
# --map replaces the user's own pairs; what is wrong with them is told with the
# file and the line.
printf '# what our printer makes of it\n+®\té\n\n¿½x\tß\r\n' > pairs
printf 'Le caf+® de la stra¿½xe en SyriÃ«.\n' > a.txt
fixenc --map=pairs a.txt
echo "exit $?"
fixenc --map=pairs --report=json --check a.txt
echo "exit $?"
try() {
    printf "$@" > bad
    fixenc --map=bad a.txt
    echo "exit $?"
}
try '# fine\n+®\té\nab\tc\n'
try '+®\n'
try '+®\té\té\n'
try '+®\t\n'
try '+®\té\n+®\tè\n'
try 'é\tx\n\nab\303\250\txé\n'
try '\303\tx\n'
try '+®\té\n\000'
: > empty
fixenc --map=empty a.txt
fixenc --map=none a.txt
echo "exit $?"
fixenc --map=. a.txt
echo "exit $?"
