#!/bin/sh
# SPDX-License-Identifier: MIT
# Prints what a shell needs to complete the command line of fixenc, made from
# what the program says of itself.
#   usage: make.sh bash|zsh|fish HELP CHARSETS
#   HELP, CHARSETS: files with what --help=all and --list-charsets print
set -eu
shell=$1 help=$2 charsets=$3

# A line an option: letter|name|value|text, where an optional value has a [.
options() {
    sed -n 's/^  \(-\(.\),\|   \) --\([a-z-]*\)\(\[\{0,1\}\)=\{0,1\}\([^] ]*\)\]\{0,1\}  *\(.*\)/\2|\3|\4\5|\6/p' \
        "$help"
}

# All that the value of an option can be, where that is a few words.
# tests/install/completions.sh compares them with what fixenc says.
words_of() { # NAME VALUE
    case $1 in
    charsets | from) paste -s -d ' ' "$charsets" ;;
    color) echo 'auto always never' ;;
    escapes) echo 'json html url qp php all none' ;;
    max-layers) echo '1 2 3 4' ;;
    normalize) echo 'all repaired none' ;;
    report) echo 'text json sarif github html' ;;
    *) case ${2#\[} in [a-z]*) echo "${2#\[}" ;; esac ;;
    esac
}

# What has no words is the name of a file, or of no matter: "-o default".
for_bash() {
    cat <<'END'
# bash completion of fixenc
_fixenc()
{
    local begun= words=
    local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
    # bash takes the "=" of --option=value for a word.
    case $word,$option in
    =,*) word= ;;
    *,=) option=${COMP_WORDS[COMP_CWORD - 2]} ;;
    esac
    case $option,$word in
END
    options | while IFS='|' read -r letter name value text; do
        words=$(words_of "$name" "$value")
        [ -z "$words" ] || printf "    --%s,*) words='%s' ;;\n" "$name" "$words"
    done
    printf "    *,-*) words='%s' ;;\n" \
        "$(options | sed 's/[^|]*|/--/; s/|.*//' | paste -s -d ' ' -)"
    cat <<'END'
    esac
    # Of a list, all up to the last comma is done.
    case $word in *,*) begun=${word%,*}, ;; esac
    mapfile -t COMPREPLY < <(
        compgen -P "$begun" -W "$words" -- "${word#"$begun"}")
}
complete -o default -F _fixenc fixenc
END
}

for_zsh() {
    echo '#compdef fixenc'
    echo '_arguments -s -S \'
    options | while IFS='|' read -r letter name value text; do
        words=$(words_of "$name" "$value")
        case $words,$value in
        ,FILE | ,LIST | ,REPORT) action=_files ;;
        *,LIST) action="_sequence compadd - $words" ;;
        *) action=${words:+($words)} ;;
        esac
        case $value in
        '') argument= equals= ;;
        \[*) argument=::${value#[}:$action equals==- ;;
        *) argument=:$value:$action equals== ;;
        esac
        [ -z "$letter" ] || echo "    '(-$letter --$name)-$letter[$text]' \\"
        echo "    '${letter:+(-$letter)}--$name$equals[$text]$argument' \\"
    done
    echo "    '*:FILE:_files'"
}

for_fish() {
    options | while IFS='|' read -r letter name value text; do
        words=$(words_of "$name" "$value")
        case $words,$value in
        ,[A-Z]*) needs=' -r' ;;
        ,*) needs= ;;
        *,\[*) needs=" -f -a '$words'" ;;
        *) needs=" -x -a '$words'" ;;
        esac
        echo "complete -c fixenc${letter:+ -s $letter} -l $name$needs -d '$text'"
    done
}

"for_$shell"
