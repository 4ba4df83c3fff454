# SPDX-License-Identifier: MIT
# Run by CPack on what goes into the Debian packages: compresses manual pages and
# changelogs, as Debian's policy asks.  A source archive has no usr/.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/man/*.[0-9])
file(GLOB_RECURSE changelogs ${CPACK_TEMPORARY_DIRECTORY}/*/usr/share/doc/changelog)
foreach(file IN LISTS pages changelogs)
    execute_process(COMMAND gzip -9n ${file} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
