# SPDX-License-Identifier: MIT
# The byte counts of PHP's serialize() in an SQL dump follow the repair; a count
# that fits the right text stays.
cat > dump.sql <<'EOF'
INSERT INTO `wp_options` VALUES (1,'widget','a:2:{s:5:\"title\";s:25:\"Le cafÃ© de l\'Ã©tÃ©\";s:4:\"text\";s:38:\"On y boit du thÃ© \"glacÃ©\"\nsouvent\";}','yes');
INSERT INTO `wp_options` VALUES (2,'raw','a:1:{s:4:"stad";s:8:"SyriÃ«";}','s:36:"a:1:{s:4:"naam";s:9:"ItaliÃ«";}xxx";');
INSERT INTO `wp_options` VALUES (3,'right','s:6:"SyriÃ«";','s:6:"Syrië";');
EOF
fixenc --diff dump.sql
fixenc -q -i dump.sql
fixenc --check dump.sql
