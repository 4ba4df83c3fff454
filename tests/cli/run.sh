#!/bin/sh
# SPDX-License-Identifier: MIT
# Runs NAME.sh in a fresh folder and compares what it prints and its exit status
# with NAME.out, NAME.err and NAME.exit.  --rewrite writes these anew.
#     usage: run.sh [--rewrite] FIXENC_PROGRAM [NAME...]
# Confidences are the judge's matter, so they are compared as NN.
set -u
rewrite=no
if [ "${1-}" = --rewrite ]; then
    rewrite=yes
    shift
fi
if [ ! -x "${1-}" ]; then
    echo "usage: run.sh [--rewrite] FIXENC_PROGRAM [NAME...]" >&2
    exit 2
fi
tests=$(cd "$(dirname "$0")" && pwd)
FIXENC=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
root=$(mktemp -d) || exit 2
trap 'rm -rf "$root"' EXIT
trap 'exit 2' HUP INT TERM

# As root nothing is forbidden, unless the rights to do so are given up.
mkdir "$root/bin"
ln -s "$FIXENC" "$root/bin/fixenc"
cat > "$root/bin/unprivileged" <<'EOF'
#!/bin/sh
[ "$(id -u)" != 0 ] || exec setpriv --bounding-set=-all --inh-caps=-all "$@"
exec "$@"
EOF
chmod +x "$root/bin/unprivileged"

# Neither the settings of the user nor those of the machine count.
PATH=$root/bin:$PATH LC_ALL=C HOME=$root TMPDIR=$root TERM=xterm GIT_CONFIG_NOSYSTEM=1
MANPAGE=$tests/../../man/fixenc.1
CORPUS=$tests/../../corpus
unset XDG_CONFIG_HOME POSIXLY_CORRECT NO_COLOR
export PATH LC_ALL HOME TMPDIR TERM GIT_CONFIG_NOSYSTEM MANPAGE CORPUS

normalise() {
    sed -e "s#$root/work#FOLDER#g" -e 's/[0-9][0-9]* %)/NN %)/g' \
        -e 's/"confidence":[0-9]*/"confidence":NN/g' \
        -e 's/"rank":[0-9]*/"rank":NN/g' \
        -e 's/, [0-9][0-9]* %/, NN %/g; s/cost [0-9]*\( → [0-9]*\)*/cost NN/g'
}

run() {
    mkdir "$root/work" "$root/got"
    (cd "$root/work" && timeout 60 sh "$tests/$1.sh") \
        < /dev/null > "$root/out" 2> "$root/err"
    echo $? > "$root/got/exit"
    normalise < "$root/out" > "$root/got/out"
    normalise < "$root/err" > "$root/got/err"
    chmod -R u+rwx "$root/work"
    rm -rf "$root/work"
}

compare() {
    for part in out err exit; do
        if [ $rewrite = yes ]; then
            cp "$root/got/$part" "$tests/$1.$part"
        elif [ ! -f "$tests/$1.$part" ]; then
            echo "$1: $1.$part is missing; look at --rewrite"
            failed=1
        elif ! diff -u "$tests/$1.$part" "$root/got/$part"; then
            failed=1
        fi
    done
    rm -rf "$root/got"
}

if [ $# = 0 ]; then
    for script in "$tests"/*.sh; do
        name=$(basename "$script" .sh)
        [ "$name" = run ] || set -- "$@" "$name"
    done
fi
failed=0
for name; do
    if [ ! -f "$tests/$name.sh" ]; then
        echo "$name.sh is missing"
        failed=1
        continue
    fi
    run "$name"
    compare "$name"
done
exit $failed
