# SPDX-License-Identifier: MIT
# --skip-code leaves code in Markdown; R stands for what is repaired, L for what
# is left as it is.
cat > a.md <<'END'
R: SyriÃ«
L: `SyriÃ«`
L: ``ItaliÃ« ` SyriÃ«`` en `Ã«`
R: `x` SyriÃ« `y`
R: `SyriÃ«
R: \`SyriÃ«`
R: ``SyriÃ«`
L: \\`SyriÃ«`
```text SyriÃ«
L: SyriÃ«
~~~
L: SyriÃ«
``` no end: SyriÃ«
L: SyriÃ«
````  
R: SyriÃ«
> ~~~~ `
> L: SyriÃ«
> ~~~
> L: SyriÃ«
> ~~~~
R: SyriÃ«
``` no `block`
R: SyriÃ«
   ```
L: SyriÃ«
END
cp a.md a.txt
show() {
    sed 's/^\(> \)*R:.*Syrië.*/as wanted/; s/^\(> \)*L:.*SyriÃ«.*/as wanted/' |
        sort | uniq -c | sed 's/^ *//'
}
fixenc -q --skip-code a.md | show
fixenc -q --skip-code < a.md | show
fixenc --check -v --skip-code a.md | tail -n 2
fixenc --check -v --skip-code a.txt | tail -n 1
