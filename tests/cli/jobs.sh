# SPDX-License-Identifier: MIT
# Files done at once are reported, and changed, as if one after the other.
mkdir -p posts/sub
i=0
while [ $i -lt 60 ]; do
    case $((i % 5)) in
        0) echo "right text $i" ;;
        1) echo "SyriÃ« $i" ;;
        2) printf 'a\0b\n' ;;
        3) awk -v n=$((i * 20)) 'BEGIN { for (k = 0; k < n; k++) print "BelgiÃ« " k }' ;;
        4) echo "ItaliÃ«" ;;
    esac > "posts/sub/$i.txt"
    i=$((i + 1))
done

same() { # NAME OPTION...
    name=$1
    shift
    rm -rf one many
    cp -r posts one
    cp -r posts many
    (cd one && fixenc --jobs=1 "$@") > one.out 2> one.err
    echo "$name: exit $?"
    (cd many && fixenc --jobs=7 "$@") > many.out 2> many.err
    echo "$name: exit $?"
    cmp one.out many.out && cmp one.err many.err && diff -r one many &&
        wc -l < one.out
}
same check --check .
same verbose --check --verbose sub/1.txt gone.txt sub/2.txt sub/3.txt
same json --check --report=json .
same github --check --report=github sub
same file --check --report-file=../report sub
same in-place -i .
same in-place-json -i --report=json sub
same sarif --check --report=sarif sub

echo '-- one name of a list after the other'
find posts -name '*.txt' | sort | fixenc --check --jobs=2 --files-from=- > listed
fixenc --check --jobs=1 posts | sort > found
sort listed | cmp - found && echo same
