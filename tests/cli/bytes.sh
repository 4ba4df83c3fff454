# SPDX-License-Identifier: MIT
# All but the repair stays: line ends, byte order mark, missing last newline.
try() {
    printf "$1" > a.txt
    fixenc -q < a.txt | od -An -c
    fixenc -q -i a.txt
    od -An -c a.txt
}
try ''
try '\n'
try 'in SyriÃ«, en in ItaliÃ«'
try 'in SyriÃ«\r\nen in ItaliÃ«\r\n'
try '\357\273\277in SyriÃ«\n'
try 'Het café\r\f\033\t is \377\376 open'
