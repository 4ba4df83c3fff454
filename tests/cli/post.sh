# SPDX-License-Identifier: MIT
# A post comes out repaired, and not one other byte of it.
cat > post.txt <<'EOF'
---
layout: post
title: "Nederlanders blijven voorlopig binnen in Erbil"
date: Wed, 15 May 2019 14:57:28 +0200
category: nieuws
externe_link: "https://example.org/l/2284764"
---

<p>De missie in Irak is tot nader order opgeschort vanwege een dreiging. Wat die precies inhoudt, wil de minister niet zeggen.</p>
<h2>Spanning tussen VS en Iran</h2>
<p>Amerikaanse functionarissen zeiden vorige week dat Iran groeperingen in Irak en SyriÃ« mobiliseerde voor een aanval. De VS stuurde daarom onder meer zes schepen naar de Perzische Golf.</p>
<p>Dat is al eerder gezegd, “maar nu is het één keer te vaak”, aldus de minister.</p>
EOF
sed 's/SyriÃ«/Syrië/' post.txt > right.txt
fixenc -i post.txt
echo "exit $?"
cmp post.txt right.txt && echo same
