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
