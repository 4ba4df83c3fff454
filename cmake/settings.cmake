# SPDX-License-Identifier: MIT
# fixenc_settings is linked PRIVATE by every target of this repository.
include(CheckPIESupported)
check_pie_supported()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(fixenc_settings INTERFACE)
target_compile_features(fixenc_settings INTERFACE c_std_11)

include(${CMAKE_CURRENT_LIST_DIR}/warnings.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/hardening.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/instrument.cmake)
