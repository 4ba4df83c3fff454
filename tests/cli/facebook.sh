# SPDX-License-Identifier: MIT
# An export as social networks give it out: UTF-8 bytes as \u00XX, and right
# strings among them.
cat > message_1.json <<'EOF'
{
  "participants": [
    {
      "name": "Zo\u00c3\u00ab L\u00c3\u00b3pez"
    },
    {
      "name": "Mi\u00c5\u0082osz Wo\u00c5\u00bany"
    }
  ],
  "messages": [
    {
      "sender_name": "Zo\u00c3\u00ab L\u00c3\u00b3pez",
      "timestamp_ms": 1700000000001,
      "content": "Tot straks in het caf\u00c3\u00a9! \u00f0\u009f\u0098\u0082\u00e2\u009d\u00a4\u00ef\u00b8\u008f\n\"Na\u00c3\u00afef\" \u003C3",
      "photos": [{"uri": "photos/caf\u00c3\u00a9.jpg", "creation_timestamp": 1700000000}],
      "reactions": [{"reaction": "\u00f0\u009f\u0091\u008d\u00f0\u009f\u008f\u00bd", "actor": "Mi\u00c5\u0082osz Wo\u00c5\u00bany"}],
      "type": "Generic"
    },
    {
      "sender_name": "Mi\u00c5\u0082osz Wo\u00c5\u00bany",
      "content": "\u00d0\u009f\u00d1\u0080\u00d0\u00b8\u00d0\u00b2\u00d0\u00b5\u00d1\u0082, \u00d0\u009c\u00d0\u00b0\u00d1\u0088\u00d0\u00b0 \u00e2\u0080\u0094 do jutra",
      "share": {"link": "https://example.org/?q=caf%C3%A9"}
    },
    {
      "sender_name": "Ren\u00e9 \u2014 d\u00e9j\u00e0 bien \u00e9crit",
      "content": "Une cha\u00eene qui est juste \ud83d\ude00, et le d\u00c3\u00a9but d\u00e2\u0080\u0099une autre"
    }
  ],
  "title": "Zo\u00c3\u00ab en Mi\u00c5\u0082osz"
}
EOF
cp message_1.json old.json
fixenc -i message_1.json
fixenc --check message_1.json
cat message_1.json
echo '== as a patch, there and back'
fixenc -q -d old.json > patch
patch -s -p1 < patch && cmp old.json message_1.json && echo 'the same'
patch -s -R -p1 < patch && fixenc -q --check old.json
echo "exit $?"
