# cmake -DCOMPILER=... -DINCLUDE=... -DSOURCE=... -P reject.cmake
#
# SOURCE must compile as it is, and not with -DFORBIDDEN; what the compiler then says must match each line
# `// expect: <regular expression>` of SOURCE.

set(ENV{LC_ALL} C)
set(compile "${COMPILER}" -std=c++20 -fsyntax-only "-I${INCLUDE}")

execute_process(COMMAND ${compile} "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "does not compile without the forbidden line:\n${said}")
endif()

execute_process(COMMAND ${compile} -DFORBIDDEN "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE said)
if(status EQUAL 0)
  message(FATAL_ERROR "compiles with the forbidden line")
endif()

file(STRINGS "${SOURCE}" expectations REGEX "^// expect: ")
if(NOT expectations)
  message(FATAL_ERROR "${SOURCE} has no line `// expect: ...`")
endif()
foreach(expectation IN LISTS expectations)
  string(REPLACE "// expect: " "" expectation "${expectation}")
  if(NOT said MATCHES "${expectation}")
    message(FATAL_ERROR "expected \"${expectation}\" in:\n${said}")
  endif()
endforeach()
