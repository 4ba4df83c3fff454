# SPDX-License-Identifier: MIT
# Names of any bytes are never printed raw.
escape=$(printf 'esc\033[31m\nape.txt')
invalid=$(printf 'bad\377.txt')
printf 'Hij woont al jaren in SyriÃ«.\n' > "$escape"
cp "$escape" "$invalid"
cp "$escape" ./-i
printf '\0' > "$(printf 'bin\233\033.txt')"
fixenc --check "$escape" "$invalid" ./-i
fixenc --check --report=json "$escape" "$invalid"
fixenc --diff "$escape" "$invalid" bin* | od -An -c | head -n 6
fixenc --check bin* "$(printf 'gone\033\302\233')"
echo "exit $?"
fixenc "$(printf -- '--wrong\033')"
fixenc --charsets="$(printf '\033[31m')"
fixenc -q -i -- "$escape" "$invalid" -i
echo "exit $?"
cat "$escape" "$invalid" ./-i
