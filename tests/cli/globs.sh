# SPDX-License-Identifier: MIT
# --include and --exclude choose among what is found in folders, and with
# --force-exclude among what is named.
mkdir -p site/vendor/x site/posts
touch site/a.md site/b.html site/vendor/v.md site/vendor/x/w.md site/posts/p.md 'site/posts/#q.md'
list() {
    echo "-- $*"
    fixenc --check -v "$@" | sed -n 's/: clean$//p'
}
list --include='*.md' site
list --include=posts/ site
list --include='site/*.md' site
list --exclude=vendor/ site
list --exclude='site/**/x' --exclude='#*' site
list --exclude='*.md' --exclude='!p.md' site
list --exclude=vendor site/vendor/v.md site/vendor
list --force-exclude --exclude=vendor/ site/vendor/v.md site/vendor/x/w.md site/a.md site/vendor
list --force-exclude --exclude=/vendor/ site/vendor/v.md
(cd site && list --force-exclude --exclude=/vendor/ ../site/vendor/v.md "$PWD/vendor/v.md" a.md)
list --force-exclude --include='*.html' site/a.md site/b.html
echo SyriÃ« | fixenc --check --force-exclude --exclude='*'
