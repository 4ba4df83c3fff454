# SPDX-License-Identifier: MIT
# Options from fixenc.toml, or pyproject.toml; the command line wins.
mkdir -p project/posts/new project/vendor
cd project || exit
echo 'SyriÃ« ItaliÃ« BelgiÃ«' | tee posts/new/a.txt posts/b.txt > vendor/c.txt
echo 'ItaliÃ«' > words
cat > fixenc.toml <<'END'
# What this project wants
charsets = ["windows-1252", "cp437"]
normalize = "repaired"
max-layers = 2
min-confidence = 60
lossy = true
escapes = ["json", "html"]
exclude = ["/vendor/", "*.orig"]
include = ["*.txt"]
allow = ['BelgiÃ«', 'a "b" \ c']
allow-from = ["words"]
skip-code = true
END
fixenc --check .
(cd posts/new && fixenc --check ../.. && fixenc --print-config)
(cd posts && fixenc --check -v --exclude=/new .)
fixenc --print-config --charsets=koi8-r --normalize=none --max-layers=3 \
    --exclude='!keep.orig' --allow=x --escapes=none
fixenc --print-config > same.toml
fixenc --print-config --config=same.toml | cmp -s - same.toml || echo 'only the name differs'
fixenc --print-config --no-config
fixenc --check --no-config vendor
echo "exit $?"
echo '-- hooks'
fixenc --check vendor/c.txt
fixenc --check --force-exclude vendor/c.txt posts/b.txt

echo '-- pyproject.toml'
cat > posts/pyproject.toml <<'END'
[project]
name = "x"
END
(cd posts && fixenc --print-config | head -n 1)
cat >> posts/pyproject.toml <<'END'
[tool.fixenc]
max-layers = 1
END
(cd posts/new && fixenc --print-config | grep -v '\[')
fixenc --print-config --config=posts/pyproject.toml | grep -v '\['

echo '-- the example of the manual'
sed -n '/^charsets = /,/^\.Ed/p' "$MANPAGE" | sed '$d' > manual.toml
touch words.txt
fixenc --print-config --config=manual.toml
