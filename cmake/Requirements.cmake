# Finds what s2ss is built with, and says in one line which Debian packages to install when
# something is missing, instead of one long report for each.

include_guard(GLOBAL)
include(CheckLanguage)

macro(s2ss_enable_cxx)
  check_language(CXX)
  if(NOT CMAKE_CXX_COMPILER)
    message(FATAL_ERROR "s2ss needs a C++20 compiler: apt-get install g++")
  endif()
  enable_language(CXX)
endmacro()

macro(s2ss_find_requirements)
  set(s2ss_missing_names "")
  set(s2ss_missing_packages "")

  # Headers only: the configuration package is asked for no component.
  find_package(Boost 1.74 CONFIG QUIET)
  s2ss_note_missing(Boost_FOUND "Boost headers >= 1.74" libboost-dev)
  find_package(nlohmann_json 3.11 CONFIG QUIET)
  s2ss_note_missing(nlohmann_json_FOUND "nlohmann/json >= 3.11" nlohmann-json3-dev)
  set(THREADS_PREFER_PTHREAD_FLAG ON)
  find_package(Threads QUIET)
  s2ss_note_missing(Threads_FOUND "a threads library" libc6-dev)
  if(S2SS_BUILD_PYTHON)
    find_package(Python 3.10 QUIET COMPONENTS Interpreter Development.Module)
    s2ss_note_missing(Python_Development.Module_FOUND "Python headers >= 3.10" python3-dev)
  endif()
  if(S2SS_BUILD_TESTS)
    find_package(GTest CONFIG QUIET)
    s2ss_note_missing(GTest_FOUND "GoogleTest" libgmock-dev)
    find_package(rapidcheck CONFIG QUIET)
    s2ss_note_missing(rapidcheck_FOUND "RapidCheck" librapidcheck-dev)
  endif()
  if(S2SS_BUILD_BENCHMARKS)
    find_package(benchmark CONFIG QUIET)
    s2ss_note_missing(benchmark_FOUND "Google Benchmark" libbenchmark-dev)
  endif()

  if(s2ss_missing_packages)
    list(JOIN s2ss_missing_names ", " s2ss_missing_names)
    list(JOIN s2ss_missing_packages " " s2ss_missing_packages)
    # The leading blank keeps CMake from folding the line.
    message(FATAL_ERROR
            " s2ss needs ${s2ss_missing_names}: apt-get install ${s2ss_missing_packages}")
  endif()
endmacro()

macro(s2ss_note_missing found name package)
  if(NOT ${found})
    list(APPEND s2ss_missing_names "${name}")
    list(APPEND s2ss_missing_packages "${package}")
  endif()
endmacro()
