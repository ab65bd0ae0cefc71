# The warnings of the style guide on one of our own targets, as errors.
function(fiscore_warnings target)
  if(FISCORE_WARNINGS)
    target_compile_options(${target} PRIVATE
      -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Werror)
  endif()
endfunction()
