# SPDX-License-Identifier: MIT
target_compile_options(fixenc_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef -Wvla -Wcast-qual
    $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes;-Wmissing-prototypes;-Wwrite-strings>
    $<$<BOOL:${FIXENC_WERROR}>:-Werror>)
