# SPDX-License-Identifier: MIT
# --via undoes a chain that is known, in text where the model would not.
printf 'BEBÊ…, Syrië\nBEBÊ…, caf├⌐\n' > a.txt
cp a.txt b.txt
fixenc --check a.txt
echo "exit $?"
fixenc --check --via=cp1252 a.txt
fixenc --via=cp1252 -i a.txt
cat a.txt
fixenc --via=cp1252 --check a.txt
echo "exit $?"
fixenc --via=cp437 b.txt
printf 'naïve' | iconv -f IBM437 -t UTF-8 | iconv -f WINDOWS-1252 -t UTF-8 > twice
cat twice
fixenc --via=windows-1252,IBM437 twice
fixenc --via=GBK b.txt > c.txt && cmp b.txt c.txt
for via in klingon '' a,,b GBK,cp1252 cp437,cp437,cp437,cp437,cp437; do
    fixenc --via="$via" b.txt
    echo "exit $?"
done
