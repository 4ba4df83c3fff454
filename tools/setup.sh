#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what building and testing fixenc needs and this machine lacks.
#   usage: setup.sh [--ci]      --ci: also what .ci/run needs
set -eu

# Each line: how to see that it is there, and the Debian package that has it.
build_needs='
command -v cc                     gcc
command -v c++                    g++
command -v make                   make
command -v cmake                  cmake
command -v pkg-config             pkg-config
command -v git                    git
command -v patch                  patch
iconv -f IBM869 -t UTF-8 /dev/null libc-gconv-modules-extra
pkg-config --exists libutf8proc   libutf8proc-dev
pkg-config --exists tomlplusplus  libtomlplusplus-dev
pkg-config --exists jansson       libjansson-dev
pkg-config --exists libmd         libmd-dev
pkg-config --exists libseccomp    libseccomp-dev
pkg-config --exists cmocka        libcmocka-dev
command -v script                 bsdutils
command -v strace                 strace
'
ci_needs='
command -v clang                  clang
dpkg -s libclang-rt-dev            libclang-rt-dev
command -v clang-format           clang-format
command -v clang-tidy             clang-tidy
command -v cppcheck               cppcheck
command -v valgrind               valgrind
command -v i686-linux-gnu-gcc     gcc-i686-linux-gnu
command -v i686-linux-gnu-g++     g++-i686-linux-gnu
dpkg -s libtomlplusplus-dev:i386  libtomlplusplus-dev:i386
dpkg -s libc6-dev-i386-cross      libc6-dev-i386-cross
dpkg -s libutf8proc-dev:i386      libutf8proc-dev:i386
dpkg -s libcmocka-dev:i386        libcmocka-dev:i386
dpkg -s libjansson-dev:i386       libjansson-dev:i386
dpkg -s libmd-dev:i386            libmd-dev:i386
command -v s390x-linux-gnu-gcc    gcc-s390x-linux-gnu
dpkg -s libc6-dev-s390x-cross     libc6-dev-s390x-cross
dpkg -s libutf8proc-dev:s390x     libutf8proc-dev:s390x
dpkg -s libcmocka-dev:s390x       libcmocka-dev:s390x
command -v qemu-s390x             qemu-user
command -v codespell              codespell
command -v gcovr                  gcovr
command -v mandoc                 mandoc
command -v shellcheck             shellcheck
command -v ccache                 ccache
command -v jsonschema             python3-jsonschema
command -v jq                     jq
command -v chromium               chromium
env time true                     time
command -v valgrind               valgrind
command -v zsh                    zsh
command -v fish                   fish
command -v pre-commit             pre-commit
command -v yamllint               yamllint
command -v lintian                lintian
command -v pahole                 dwarves
parallel --version | grep -q GNU  parallel
'

missing_packages() {
    printf '%s' "$1" | while read -r need; do
        package=${need##* }
        [ -z "$need" ] || sh -c "${need% *}" >/dev/null 2>&1 || printf ' %s' "$package"
    done
}

fail() {
    echo "fixenc: $1" >&2
    exit 2
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

install_packages() {
    case $* in
    *:*) as_root dpkg --add-architecture i386 && as_root dpkg --add-architecture s390x ;;
    esac
    # Where a part of the lists fails, what is missing may be in the others.
    as_root apt-get update || :
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends "$@"
}

needs=$build_needs
[ "${1-}" != --ci ] || needs=$needs$ci_needs
missing=$(missing_packages "$needs")
[ -n "$missing" ] || exit 0

command -v apt-get >/dev/null ||
    fail "please install what your system calls these Debian packages:$missing"
[ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    fail "please run this as root: apt-get install$missing"

echo "fixenc: installing$missing" >&2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # a list of words
install_packages $missing >"$log" 2>&1 </dev/null || {
    cat "$log" >&2
    fail "could not install$missing"
}
