# SPDX-License-Identifier: MIT
# Extended attributes and access control lists go with the file.
printf 'Hij woont al jaren in SyriÃ«.\n' > a.txt
setfattr -n user.from -v test a.txt
setfacl -m u:12345:r a.txt
fixenc -q -i a.txt
echo "exit $?"
cat a.txt
getfattr -d a.txt
getfacl -c -n a.txt

echo '== of a text that was converted'
printf 'SyriÃ«' | iconv -f UTF-8 -t UTF-16 > wide
setfattr -n user.origin -v 'a dump' wide
fixenc -q -i wide
getfattr --only-values -n user.origin wide
echo
