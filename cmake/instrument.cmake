# SPDX-License-Identifier: MIT
# What the presets asan, fuzz and coverage build into the code.
if(FIXENC_SANITIZE)
    target_compile_options(fixenc_settings INTERFACE
        -fsanitize=${FIXENC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(fixenc_settings INTERFACE -fsanitize=${FIXENC_SANITIZE})
endif()

if(FIXENC_FUZZ)
    target_compile_options(fixenc_settings INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(fixenc_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(FIXENC_COVERAGE)
    target_compile_options(fixenc_settings INTERFACE --coverage)
    target_link_options(fixenc_settings INTERFACE --coverage)
    # An assert has a branch that no test can take.
    add_custom_target(coverage
        COMMAND gcovr --filter src/lib/
            --exclude-lines-by-pattern ".*assert\\(.*"
            --print-summary --fail-under-line 95 --fail-under-branch 85 --delete ${PROJECT_BINARY_DIR}
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()
