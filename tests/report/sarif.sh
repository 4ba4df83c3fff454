#!/bin/sh
# SPDX-License-Identifier: MIT
# A SARIF report of the whole corpus is valid by the schema of SARIF 2.1.0, and
# its fixes, made by their lines and columns alone, are what -i does.
#   usage: sarif.sh FIXENC_PROGRAM
set -eu
fixenc=$(realpath "$1")
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/../../corpus" "$work"
cd "$work/corpus"

fail() {
    echo "sarif.sh: $1" >&2
    exit 1
}

# Two code units before a finding.
printf '😀 Hij woont in SyriÃ«, 😀 niet in ItaliÃ«.\n' > posts/pairs.txt

# A report of so many files is one run only if xargs makes it one.
find . -type f -name '*.txt' | sed 's|^\./||' | sort > ../files
status=0
xargs -x -s 100000 "$fixenc" --check --report=sarif < ../files > ../report.sarif || status=$?
[ "$status" = 123 ] || fail 'the corpus has no findings'
jsonschema -i ../report.sarif "$here/sarif-2.1.0.json"

# Columns are in UTF-16 code units; from the end, so that they stay right.
cat > ../apply.jq <<'EOF'
def units: [explode[] | if . < 65536 then . else (. - 65536) as $c |
    (55296 + ($c / 1024 | floor)), (56320 + $c % 1024) end];
def text: reduce .[] as $u ([]; if $u < 56320 or $u > 57343 then . + [$u]
    else .[:-1] + [(.[-1] - 55296) * 1024 + $u - 56320 + 65536] end) | implode;
[$report[0].runs[].results[].fixes[]?.artifactChanges[] |
    select(.artifactLocation.uri == $uri) | .replacements[]] as $fixes |
reduce ($fixes | reverse[]) as $fix (split("\n");
    $fix.deletedRegion as $old | .[$old.startLine - 1] |= (units |
        .[:$old.startColumn - 1] + ($fix.insertedContent.text | units) +
        .[$old.endColumn - 1:] | text)) | join("\n")
EOF

fixed=0
for file in repair/mixed/* repair/layers/* repair/lost*/* repair/nfc/* posts/*; do
    iconv -f UTF-8 -t UTF-8 "$file" > ../valid 2>&1 || continue
    jq -Rsj --slurpfile report ../report.sarif --arg uri "$file" \
        -f ../apply.jq "$file" > ../fixed
    cmp -s "$file" ../fixed || fixed=$((fixed + 1))
    "$fixenc" -i -q "$file"
    cmp "$file" ../fixed || fail "$file is not repaired by its fixes"
done
[ $fixed -gt 50 ] || fail "only $fixed files were tried"
echo "valid, and the fixes of $fixed files repair them"
