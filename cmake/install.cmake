# SPDX-License-Identifier: MIT
# Everything that is installed: library, program and manual, with a CMake
# package and a pkg-config file.  All of it works from a moved prefix.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/fixenc)

# Components are the packages that cmake/package.cmake makes.
install(TARGETS fixenc EXPORT fixenc-targets
    LIBRARY COMPONENT library NAMELINK_COMPONENT development
    ARCHIVE COMPONENT development)
install(FILES src/include/fixenc.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}
    COMPONENT development)
install(EXPORT fixenc-targets NAMESPACE fixenc:: DESTINATION ${package_dir}
    COMPONENT development)
configure_package_config_file(cmake/fixenc-config.cmake.in fixenc-config.cmake
    INSTALL_DESTINATION ${package_dir})
# Before 1.0 a new minor version may break what was built on the last one.
write_basic_package_version_file(fixenc-config-version.cmake
    COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/fixenc-config.cmake
    ${PROJECT_BINARY_DIR}/fixenc-config-version.cmake DESTINATION ${package_dir}
    COMPONENT development)

file(RELATIVE_PATH prefix_from_pc
    ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
configure_file(cmake/fixenc.pc.in fixenc.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/fixenc.pc
    DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

function(install_page page component)
    string(REGEX MATCH "[0-9]$" section ${page})
    configure_file(man/${page} man/${page} @ONLY) # writes the version into it
    install(FILES ${PROJECT_BINARY_DIR}/man/${page}
        DESTINATION ${CMAKE_INSTALL_MANDIR}/man${section} COMPONENT ${component})
endfunction()

install_page(fixenc.3 development)
if(FIXENC_BUILD_CLI)
    file(RELATIVE_PATH lib_from_bin
        ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(fixenc_cli PROPERTIES INSTALL_RPATH $ORIGIN/${lib_from_bin})
    install_page(fixenc.1 program)
    install_page(fixenc-report.5 program)
    install_page(fixenc.7 program)
    install(PROGRAMS examples/git-hook DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples
        COMPONENT program)
    install(FILES examples/github-workflow.yml DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples
        COMPONENT program)
endif()
