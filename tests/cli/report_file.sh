# SPDX-License-Identifier: MIT
# The report goes to a file, whatever else is printed.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
fixenc -q --report-file=report a.txt
echo "exit $?"
cat report
fixenc --diff --report=json --report-file=report a.txt
tail -n 1 report
fixenc --check --report-file=none/report a.txt
echo "exit $?"
fixenc -i --report-file=missing/report a.txt
cat a.txt
fixenc --check --report-file=./a.txt b.txt a.txt
echo "exit $?"
cat a.txt
