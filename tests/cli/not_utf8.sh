# SPDX-License-Identifier: MIT
# Bytes that are not UTF-8 are decoded where the text tells their charset, and
# told of and left where it does not.
printf 'L\222\351t\351 dernier, d\303\251j\303\240.\n' > word.txt
printf '\347\340\342\362\360\340 \363\362\360\356\354\n' > line.txt
printf 'x \355\240\275\355\270\200\n' > pair.txt
printf 'caf\303 noir\n' > cut.txt
printf 'D\303\203\302\251j\303\203\302\240 vu \303\260\305\270\313\234\357\277\275, \303\203\302\240 c\303\203\302\264t\303\203\302\251\n' > lost.txt
fixenc -q word.txt line.txt pair.txt cut.txt lost.txt | od -An -c
fixenc --check word.txt line.txt pair.txt cut.txt lost.txt
echo $?
fixenc --check cut.txt
echo $?
fixenc --check --report=json cut.txt
fixenc --diff cut.txt word.txt
cp -p cut.txt before.txt
fixenc -i cut.txt
[ ! cut.txt -nt before.txt ] && cmp cut.txt before.txt
