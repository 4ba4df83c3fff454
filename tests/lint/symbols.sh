#!/bin/sh
# SPDX-License-Identifier: MIT
# The library has no mutable globals, calls only what is listed here, and
# exports only fixenc_ names.
#   usage: symbols.sh LIBRARY OBJECT...
set -eu
library=$1 bad=0
shift

complain() {
    echo "$1" >&2
    bad=1
}

mutable_sections() {
    size -A "$1" | awk '$1 ~ /^\.(data|bss|tdata|tbss)(\.|$)/ &&
        $1 !~ /^\.data\.rel\.ro/ && $2 > 0 { print $1 }'
}

# "__memcpy_chk" is memcpy with -D_FORTIFY_SOURCE.
is_allowed() {
    case $1 in
    malloc | calloc | free) ;;
    mem* | __mem*_chk | bcmp | strlen | strcmp | strchr | strstr) ;;
    fixenc_* | fx_* | utf8proc_*) ;;
    __assert_fail | __stack_chk_fail | _GLOBAL_OFFSET_TABLE_) ;;
    *) return 1 ;;
    esac
}

for object in "$@"; do
    for section in $(mutable_sections "$object"); do
        complain "$object has a mutable global in $section"
    done
    for name in $(nm -u "$object" | awk '{ print $2 }'); do
        is_allowed "$name" || complain "$object calls $name"
    done
done

case $library in
*.so)
    for name in $(nm -D --defined-only "$library" | awk '{ print $3 }'); do
        case $name in
        fixenc_*) ;;
        *) complain "$library exports $name" ;;
        esac
    done
    ;;
esac
exit $bad
