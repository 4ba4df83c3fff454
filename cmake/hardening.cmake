# SPDX-License-Identifier: MIT
# What is built to be used is built to fail closed; tests/lint/hardening.sh
# looks at the result.  _FORTIFY_SOURCE is undefined first because some
# distributions' compilers define it.
include(CheckCCompilerFlag)
set(optimised $<CONFIG:Release,RelWithDebInfo,MinSizeRel>)
target_compile_options(fixenc_settings INTERFACE
    $<${optimised}:-U_FORTIFY_SOURCE$<SEMICOLON>-D_FORTIFY_SOURCE=3>
    $<${optimised}:-fstack-protector-strong>)
# Jumps and returns that only go where they should, where processors know that.
foreach(flag -fcf-protection -mbranch-protection=standard -fstack-clash-protection)
    string(MAKE_C_IDENTIFIER has${flag} has)
    check_c_compiler_flag(-Werror\ ${flag} ${has})
    if(${has})
        target_compile_options(fixenc_settings INTERFACE $<${optimised}:${flag}>)
    endif()
endforeach()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(fixenc_settings INTERFACE
        $<${optimised}:LINKER:-z,relro,-z,now,-z,noexecstack>)
endif()
