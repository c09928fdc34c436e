# Compiles a text file into a target, so that nothing has to be found at run time.
#
#   s2ss_embed_text(<target> <input> <symbol>)
#
# defines `const std::string_view s2ss::<symbol>` with the bytes of <input>. Changing <input> configures and compiles
# again. The text must be UTF-8 with lines under 12,000 bytes and must not contain `)s2ss"`.

include_guard(GLOBAL)

function(s2ss_embed_text target input symbol)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${input}")
  file(READ "${input}" text)

  # Compilers need accept no more than 16 KB in one literal; adjacent literals are joined again.
  set(most_bytes 12000)
  set(literals "")
  string(LENGTH "${text}" left)
  while(left GREATER 0)
    set(cut ${left})
    if(left GREATER most_bytes)
      string(SUBSTRING "${text}" 0 ${most_bytes} window)
      string(FIND "${window}" "\n" last_line_end REVERSE)
      if(last_line_end EQUAL -1)
        message(FATAL_ERROR "${input}: a line is longer than ${most_bytes} bytes")
      endif()
      math(EXPR cut "${last_line_end} + 1")
    endif()
    string(SUBSTRING "${text}" 0 ${cut} piece)
    string(SUBSTRING "${text}" ${cut} -1 text)
    string(LENGTH "${text}" left)
    string(APPEND literals "\nR\"s2ss(${piece})s2ss\"")
  endwhile()

  cmake_path(GET input FILENAME name)
  set(generated "${CMAKE_CURRENT_BINARY_DIR}/${symbol}.cpp")
  file(WRITE "${generated}.new" "// Generated from ${name}.
#include <string_view>

namespace s2ss {
namespace {

constexpr char text[] = \"\"${literals};

}  // namespace

extern const std::string_view ${symbol};
constinit const std::string_view ${symbol}{text, sizeof text - 1};

}  // namespace s2ss
")
  # Touches the source only when it differs, so that configuring alone compiles nothing.
  configure_file("${generated}.new" "${generated}" COPYONLY)
  # Joined, the literals are longer than the 64 KB that every compiler must take; those we build with take more.
  set_source_files_properties("${generated}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS
    "$<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wno-overlength-strings>")
  target_sources(${target} PRIVATE "${generated}")
endfunction()
