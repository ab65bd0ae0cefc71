# The warnings of the style guide on one of our own targets, as errors.
function(fiscore_warnings target)
  if(FISCORE_WARNINGS)
    target_compile_options(${target} PRIVATE
      -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror
      # g++ 12 sees overlaps in `"text" + string` under -O3 that are not there (GCC bug 105651).
      $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
  endif()
endfunction()
