# Two units of one program: compiled alike they link, compiled in different ways they do not, and the linker names the
# function with the inline namespace of its way.
# cmake -D COMPILER= -D INCLUDE= -D LIBRARY= -D DEFINITIONS= -D SCRATCH= -P mixing.cmake
file(MAKE_DIRECTORY ${SCRATCH})
function(compile source output)
  execute_process(
    COMMAND ${COMPILER} -std=c++20 -I${INCLUDE} ${DEFINITIONS} ${ARGN} -c ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/${source} -o ${SCRATCH}/${output}
    COMMAND_ERROR_IS_FATAL ANY)
endfunction()
function(link output)
  execute_process(COMMAND ${COMPILER} ${ARGN} ${LIBRARY} -o ${SCRATCH}/${output} RESULT_VARIABLE status ERROR_VARIABLE said)
  set(status ${status} PARENT_SCOPE)
  set(said "${said}" PARENT_SCOPE)
endfunction()

compile(one.cpp one.o)
compile(other.cpp other.o)
compile(one.cpp one_headers.o -DFISCORE_HEADER_ONLY)
compile(other.cpp other_headers.o -DFISCORE_HEADER_ONLY)

foreach(way IN ITEMS "" _headers)
  link(alike ${SCRATCH}/one${way}.o ${SCRATCH}/other${way}.o)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "units compiled alike do not link:\n${said}")
  endif()
endforeach()

link(mixed ${SCRATCH}/one.o ${SCRATCH}/other_headers.o)
if(status EQUAL 0)
  message(FATAL_ERROR "header-only and compiled units link")
endif()
if(NOT said MATCHES "twice\\(fiscore::v0_header_only")
  message(FATAL_ERROR "they do not link, but not because of the namespace:\n${said}")
endif()
