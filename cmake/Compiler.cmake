# The flags that every target of this project is compiled with. None of them reaches a consumer.

include_guard(GLOBAL)

function(s2ss_compile_as_ours target)
  # Results must not depend on the instruction set: no fused multiply-add behind our back.
  target_compile_options(${target} PRIVATE -ffp-contract=off)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
  # Options and records are aggregates with defaults: naming only some members is how they are used.
  target_compile_options(${target} PRIVATE -Wno-missing-field-initializers)
  # g++ 12 reports overlaps inside std::string that cannot happen (GCC bug 105651).
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  if(S2SS_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
