# SPDX-License-Identifier: MIT
# A long text is shortened in its middle, at a character.
awk 'BEGIN { for (i = 0; i < 40; i++) printf "e\314\201a\314\201"; print "" }' > a.txt
fixenc --check a.txt
echo "exit $?"
