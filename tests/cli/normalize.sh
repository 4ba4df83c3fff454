# SPDX-License-Identifier: MIT
# What is brought into NFC, and how it is reported.
printf 'Het cafe\314\201 is open.\n' > a.txt
fixenc --check a.txt
echo "exit $?"
fixenc --check --report=json a.txt | head -n 2
fixenc --check --normalize=repaired a.txt
echo "exit $?"
fixenc --check --normalize=none a.txt
echo "exit $?"
fixenc --normalize=some a.txt
echo "exit $?"
