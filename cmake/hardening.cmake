# SPDX-License-Identifier: MIT
# What is built to be used is built to fail closed; tests/lint/hardening.sh
# looks at the result.  _FORTIFY_SOURCE is undefined first because some
# distributions' compilers define it.
set(optimised $<CONFIG:Release,RelWithDebInfo,MinSizeRel>)
target_compile_options(fixenc_settings INTERFACE
    $<${optimised}:-U_FORTIFY_SOURCE$<SEMICOLON>-D_FORTIFY_SOURCE=3>
    $<${optimised}:-fstack-protector-strong>)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(fixenc_settings INTERFACE
        $<${optimised}:LINKER:-z,relro,-z,now,-z,noexecstack>)
endif()
