# SPDX-License-Identifier: MIT
# The Debian packages, one a component, and the source archive:
#   cmake --workflow --preset package
set(debian ${CMAKE_CURRENT_LIST_DIR}/debian)
set(components library development program)
set(packages libfixenc${PROJECT_VERSION_MAJOR} libfixenc-dev fixenc)
set(CPACK_PACKAGE_CONTACT "fixenc authors <fixenc@example.org>")

# Only packages have these.
string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${debian}/changelog.in debian/changelog @ONLY)
configure_file(${debian}/shlibs.in debian/shlibs @ONLY)
foreach(component package IN ZIP_LISTS components packages)
    install(FILES LICENSE RENAME copyright COMPONENT ${component} EXCLUDE_FROM_ALL
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package})
    install(FILES ${PROJECT_BINARY_DIR}/debian/changelog
        COMPONENT ${component} EXCLUDE_FROM_ALL
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package})
    string(TOUPPER ${component} name)
    set(CPACK_DEBIAN_${name}_PACKAGE_NAME ${package})
endforeach()
install(FILES ${debian}/overrides COMPONENT library EXCLUDE_FROM_ALL
    RENAME libfixenc${PROJECT_VERSION_MAJOR}
    DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides)

set(CPACK_VERBATIM_VARIABLES TRUE)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "repairs text that was read as the wrong charset")
set(CPACK_STRIP_FILES TRUE)
set(CPACK_PRE_BUILD_SCRIPTS ${debian}/compress.cmake)
set(CPACK_COMPONENTS_ALL ${components})
set(CPACK_COMPONENT_DEVELOPMENT_DEPENDS library)
set(CPACK_COMPONENT_PROGRAM_DEPENDS library)

set(about "Text that was UTF-8, was read as another charset and was saved again has
\"SyriÃ«\" where it had \"Syrië\".  fixenc finds such text and undoes it, and
changes nothing else.")
set(CPACK_COMPONENT_LIBRARY_DESCRIPTION "${about}\n\nThis is the library.")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
    "${about}\n\nThis is what programs that use the library are built with.")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "${about}\n\nThis is the program: a filter, a checker, a repairer of files in place.")

set(CPACK_DEB_COMPONENT_INSTALL TRUE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS TRUE)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS TRUE)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/src/lib)
# The pkg-config file of fixenc names that of utf8proc.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS libutf8proc-dev)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA
    ${debian}/triggers ${PROJECT_BINARY_DIR}/debian/shlibs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION text)

set(CPACK_SOURCE_GENERATOR TGZ)
set(CPACK_SOURCE_PACKAGE_FILE_NAME fixenc-${PROJECT_VERSION})
set(CPACK_SOURCE_IGNORE_FILES "^${PROJECT_SOURCE_DIR}/build/" "/[.]git/")
include(CPack)
