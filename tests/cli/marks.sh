# SPDX-License-Identifier: MIT
# Marks in a text say what is left; R stands for what is repaired, L for what is
# left as it is.  Padding moves the marks over the places where reads end.
cat > a.txt <<'END'
R: SyriÃ«
L: SyriÃ« fixenc:ignore
R: SyriÃ« /* fixenc:ignore-next-line */
L: SyriÃ«  // fixenc:ignore-next-line
L: SyriÃ« <!--fixenc:ignore-->
R: SyriÃ« fixenc:ignored fixenc:offset fixenc:on fixenc: ignore
L: SyriÃ« fixenc:ignore-next-line fixenc:ignore
L: SyriÃ«
R: SyriÃ«
L: SyriÃ« fixenc:off
L: SyriÃ« fixenc:ignore

L: ItaliÃ« SyriÃ«
L: SyriÃ« fixenc:on
R: SyriÃ«
L: SyriÃ« fixenc:off fixenc:on
R: SyriÃ« fixenc:ignore-next-line

R: SyriÃ«
fixenc:ignore-next-line
END
show() {
    sed -e 's/^R:.*Syrië.*/as wanted/; s/^L:.*SyriÃ«.*/as wanted/; s/^padding.*/padding/' |
        grep -v '^\(fixenc:.*\)*$' | sort | uniq -c | sed 's/^ *//'
}
fixenc -q < a.txt | show
fixenc --check -v a.txt | tail -n 2
fixenc --check a.txt | cut -d : -f 2 | tr '\n' ' '
echo
printf 'SyriÃ«\nfixenc:off\nSyriÃ«\n' > b.txt
printf 'SyriÃ« fixenc:ignore' > c.txt
fixenc --check -v b.txt c.txt a.txt | tail -n 4
fixenc -i c.txt b.txt && cat b.txt c.txt

echo '-- over the ends of reads'
for padding in $(seq 261500 41 262150); do
    { head -c $padding /dev/zero | fold -b -w 99 | tr '\0' x; cat a.txt; echo; cat a.txt; } > long.txt
    fixenc -q < long.txt | grep -v '^x*$' | sed 's/^x*//' | show | tr '\n' ' '
    # Not even where each read gives little.
    fixenc -q < long.txt | cksum > one
    dd if=long.txt bs=1009 2> /dev/null | fixenc -q | cksum | cmp - one && echo
done
echo '-- a line longer than a read'
{ echo 'fixenc:ignore-next-line'; head -c 300000 /dev/zero | tr '\0' x; echo ' SyriÃ«'; echo SyriÃ«; } > line.txt
fixenc -q < line.txt | tail -n 2 | tail -c 18

echo '-- wherever the mark begins'
for padding in $(seq 480 530); do
    head -c $padding /dev/zero | tr '\0' 'x'
    echo ' SyriÃ« fixenc:ignore'
done > any.txt
fixenc --check any.txt && echo none
