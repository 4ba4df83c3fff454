# SPDX-License-Identifier: MIT
# Annotations for GitHub, in its escapes.
printf 'Hij 😀 woont in SyriÃ«, niet in 100%%ItaliÃ«.\n' > "$(printf 'a,b:c%%\n.txt')"
fixenc --check --report=github a*
echo "exit $?"
cat a* | fixenc --check --report=github
