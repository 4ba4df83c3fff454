# SPDX-License-Identifier: MIT
target_compile_options(fixenc_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes
    -Wmissing-prototypes -Wundef -Wvla -Wcast-qual -Wwrite-strings
    $<$<BOOL:${FIXENC_WERROR}>:-Werror>)
