# SPDX-License-Identifier: MIT
# What is wrong with a configuration is said, with its file and line.
echo SyriÃ« > a.txt
try() {
    printf '\n%s\n' "$1" > fixenc.toml
    fixenc --check a.txt
    echo "exit $?"
}
try 'charset = ["cp437"]'
try 'charsets = "cp437"'
try 'charsets = ["cp437", 2]'
try 'charsets = ["cp437", "cp1"]'
try 'normalize = "some"'
try 'max-layers = 2.5'
try 'max-layers = "2"'
try 'max-layers = 9'
try 'exclude = [["a"]]'
try 'skip-code = 1'
try 'allow = [""]'
try 'allow-from = ["missing"]'
try 'charsets = [cp437]'
try '[tool.fixenc]'
try 'max-layers = 1
max-layers = 1'
printf '[tool]\nfixenc = 3\n' > pyproject.toml
fixenc --check --config=pyproject.toml a.txt
fixenc --check --config=missing.toml a.txt
fixenc --check --config=missing/fixenc.toml a.txt
chmod 0 fixenc.toml
unprivileged fixenc --check a.txt
echo "exit $?"
fixenc --help | head -n 1
fixenc --check --no-config a.txt
