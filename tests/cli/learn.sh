# SPDX-License-Identifier: MIT
# --learn finds what made one text of the other, and the command that it prints
# repairs a file that the same happened to.
garble() { # TEXT CHARSET...
    text=$1
    shift
    for charset; do
        text=$(printf %s "$text" | iconv -f "$charset" -t UTF-8)
    done
    printf %s "$text"
}
learn() { # TEXT CHARSET...
    bad=$(garble "$@")
    fixenc --learn "$bad" "$1" > learned
    echo "exit $?"
    cat learned
    printf '%s\n' "$bad" > FILE
    tail -n 1 learned > command.sh
    sh command.sh > /dev/null 2>&1
    [ ! -e REPAIRED ] || mv REPAIRED FILE
    [ "$(cat FILE)" = "$1" ] || echo "came out as $(cat FILE)"
}
learn 'Syrië' windows-1252
learn 'Syrië' ISO-8859-1 ISO-8859-1
learn 'Syrië, café' IBM437 ISO-8859-1
learn 'Привет' IBM866 IBM437
learn 'café' GBK
learn 'Syrië' GBK windows-1252
learn 'naïveté' TCVN5712-1
learn 'Zażółć' HP-ROMAN8 IBM850
learn 'é' ISO-8859-1 ISO-8859-1 ISO-8859-1 ISO-8859-1
echo '-- in part only'
fixenc --learn 'SyriÃ«, caf├⌐' 'Syrië, café'
fixenc --learn 'SyriÃƒÂ«, SyriÃ«' 'Syrië, Syrië'
echo '-- there is none'
fixenc --learn 'SyriÃ«, Ã©' 'Syrië, e'
echo "exit $?"
fixenc --learn foo bar
echo "exit $?"
echo '-- it cannot be done'
PATH=${PATH%%:*} fixenc --learn foo bar
echo "exit $?"
fixenc --learn foo foo
echo "exit $?"
fixenc --learn foo
echo "exit $?"
