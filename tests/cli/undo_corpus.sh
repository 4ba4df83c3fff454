# SPDX-License-Identifier: MIT
# The whole corpus, repaired and undone, is what it was, byte for byte.
cp -r "$CORPUS" before
cp -r "$CORPUS" texts
find texts -type f -exec fixenc -i --report=json --report-file=report.jsonl {} +
diff -rq texts before > changed
[ "$(wc -l < changed)" -gt 300 ] && echo 'hundreds of files are repaired'
fixenc -q --undo report.jsonl
echo "exit $?"
diff -rq texts before && echo same
