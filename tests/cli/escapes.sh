# SPDX-License-Identifier: MIT
# A file's name tells its escapes, unless --escapes does; standard input has
# none by itself.
text='Syri\u00c3\u00ab Syri&Atilde;&#171; Syri%C3%83%C2%AB Syri=C3=83=C2=AB SyriÃ«'
for name in a.json a.js a.ts a.java a.properties a.html a.htm a.XML a.svg a.md \
    a.eml a.sql a.txt json; do
    echo "$text" > $name
    echo "== $name"
    fixenc $name 2>&1
done
for escapes in none json,url all php html,qp; do
    echo "== --escapes=$escapes a.json"
    fixenc -q --escapes=$escapes a.json
done
echo '== standard input'
fixenc -q < a.json
fixenc -q --escapes=all < a.json
echo '== many files'
fixenc -q a.json a.html a.txt a.js --check --report=json --report-file=report
grep -c '"finding"' report
echo '== errors'
for escapes in '' json, all,none cobol; do
    fixenc --escapes="$escapes" a.json
    echo "exit $?"
done
