# SPDX-License-Identifier: MIT
# --help fits a window of 80 columns and 45 lines; --version is one line.
fixenc --help
echo "exit $?"
fixenc --help=all | awk 'length > 79 { print "too much: " $0 }'
fixenc --help=al
fixenc --help | awk 'length > 79 || NR > 45 { print "too much: " $0 }'
fixenc --version | sed 's/[0-9][0-9.]*$/VERSION/'
fixenc -h | head -n 1
