#!/bin/sh
# SPDX-License-Identifier: MIT
# Each SHELL itself completes by what FOLDER has for it, and what is offered for
# the value of an option is all that fixenc says it can be.
#   usage: completions.sh FIXENC FOLDER SHELL...
set -eu
fixenc=$(CDPATH='' cd -- "$(dirname -- "$1")" && pwd)/fixenc
folder=$(CDPATH='' cd -- "$2" && pwd)
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
HOME=$work
export HOME

# Each prints what the shell offers for the last word of a command line.
by_bash() {
    bash -c '. "$1"
        COMP_WORDS=(${2//=/ = }) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _fixenc
        printf "%s\n" "${COMPREPLY[@]}"' - "$folder/fixenc.bash" "$1"
}

by_fish() {
    fish --no-config -c "source '$folder/fixenc.fish'; complete -C '$1'" |
        sed 's/	.*//; s/^--[a-z-]*=\(.\)/\1/; s/=$//' | sort -u
}

# zsh completes on a terminal only.
by_zsh() {
    cat >type.zsh <<'END'
zmodload zsh/zpty
zpty z 'TERM=dumb exec zsh -f -i'
zpty -w z "fpath=('$2' \$fpath); autoload -Uz compinit; compinit -u -D; PS1=; bindkey -e"
zpty -n -w z $1$'\t\C-aprint -r -- "\C-e" >typed\n'
zpty -w z 'mv typed completed'
repeat 300; do [[ -e completed ]] && break; sleep 0.1; done
END
    rm -f completed
    timeout 60 zsh type.zsh "$1" "$folder"
    sed 's/.* //; s/^--[a-z-]*=//' completed
}

expect() { # LINE WORD...: these are offered
    line=$1
    shift
    printf '%s\n' "$@" | sort >expected
    "by_$shell" "$line" | sort >actual
    diff expected actual || {
        echo "$shell offers (>) other words (<) for: $line" >&2
        exit 1
    }
}

# What fixenc says of a value that it does not know: "...; give A, B or C".
values_of() { # NAME
    "$fixenc" "--$1=?" 2>&1 | sed -n 's/ ([^)]*)//; s/.*; give \(.*\) or /\1 /p' |
        tr -d ,
}

for shell; do
    expect 'fixenc --norm' --normalize
    expect 'fixenc --diff --charsets=wind --list-c' --list-charsets
    expect 'fixenc --normalize=re' repaired
    expect 'fixenc --normalize re' repaired
    expect 'fixenc --help=a' all
    [ "$shell" = fish ] || expect 'fixenc --charsets=KOI8-U,maci' KOI8-U,macintosh
    # zsh shows a list of words on the terminal only.
    [ "$shell" != zsh ] || continue
    for name in color escapes normalize report; do
        # shellcheck disable=SC2046 # a list of words
        expect "fixenc --$name=" $(values_of $name)
    done
    # shellcheck disable=SC2046 # a list of words
    expect 'fixenc --' $("$fixenc" --help=all | sed -n 's|^  ....\(--[a-z-]*\).*|\1|p')
done
