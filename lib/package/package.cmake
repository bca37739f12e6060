# What `cmake --install` and `cpack` add to the libraries, headers and the program: package files for pkg-config and
# CMake, and a Debian package.
include(CMakePackageConfigHelpers)

set(storydiff_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/storydiff)
# From the folder of storydiff.pc, so that the installed tree can be moved.
file(RELATIVE_PATH storydiff_pc_to_prefix /p/${CMAKE_INSTALL_LIBDIR}/pkgconfig /p)
configure_file(${CMAKE_CURRENT_LIST_DIR}/storydiff.pc.in storydiff.pc @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/storydiff-config.cmake.in storydiff-config.cmake COPYONLY)
write_basic_package_version_file(storydiff-config-version.cmake COMPATIBILITY SameMinorVersion)

install(FILES ${CMAKE_CURRENT_BINARY_DIR}/storydiff.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/storydiff-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/storydiff-config-version.cmake DESTINATION ${storydiff_cmake_dir})
install(EXPORT storydiff FILE storydiff.cmake NAMESPACE storydiff:: DESTINATION ${storydiff_cmake_dir})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/NOTICE ${PROJECT_SOURCE_DIR}/README.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME storydiff)
set(CPACK_PACKAGE_VENDOR "the storydiff authors")
set(CPACK_PACKAGE_CONTACT "the storydiff authors <storydiff@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "tells what changed between the variants of a story")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
# Libraries that are opened at run time: nothing else finds that their packages are needed.
set(CPACK_DEBIAN_PACKAGE_DEPENDS git)
foreach(library ${opened_libraries})
  execute_process(COMMAND dpkg-query -S */${library} OUTPUT_VARIABLE package ERROR_QUIET)
  if(package MATCHES "^([^:]+):")
    string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", ${CMAKE_MATCH_1}")
  endif()
endforeach()
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
