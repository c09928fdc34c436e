# Headers, library, and what find_package(s2ss) and pkg-config need. The result can be moved.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
set(s2ss_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/s2ss")
set(s2ss_pc_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/s2ss" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
        FILES_MATCHING PATTERN "*.hpp")
install(TARGETS s2ss EXPORT s2ssTargets)
install(EXPORT s2ssTargets NAMESPACE s2ss:: DESTINATION "${s2ss_cmake_dir}")

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/s2ssConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/s2ssConfig.cmake"
                              INSTALL_DESTINATION "${s2ss_cmake_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/s2ssConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/s2ssConfig.cmake"
              "${PROJECT_BINARY_DIR}/s2ssConfigVersion.cmake"
        DESTINATION "${s2ss_cmake_dir}")

file(RELATIVE_PATH s2ss_prefix_from_pc "/prefix/${s2ss_pc_dir}" "/prefix")
configure_file("${CMAKE_CURRENT_LIST_DIR}/s2ss.pc.in" "${PROJECT_BINARY_DIR}/s2ss.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/s2ss.pc" DESTINATION "${s2ss_pc_dir}")
