# SPDX-License-Identifier: MIT
# --min-confidence leaves what is less sure as it is.
printf 'in SyriÃ«\nSnakker du pĂĄ norsk\n' > a.txt
fixenc --check --quiet a.txt
echo "exit $?"
fixenc --min-confidence=90 a.txt
fixenc --min-confidence=1 --quiet a.txt
for percent in 0 101 -1 9x '' 99999999999999999999; do
    fixenc --min-confidence="$percent" a.txt
    echo "exit $?"
done
