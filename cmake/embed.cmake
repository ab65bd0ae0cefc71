# cmake -D OUTPUT=FILE.cpp -D "INPUTS=a.yaml;b.yaml" -D METRICS=c.yaml -P embed.cmake: the texts of files as one C++ source.
# Bytes, not string literals: those end at 64 KiB under -Wpedantic.
# array(INPUT NAME): declares the bytes of a file, appended to `arrays`.
function(array input name)
  file(READ ${input} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(REGEX REPLACE "((.....,?){1,400})" "\\1\n" bytes "${bytes}")
  set(arrays "${arrays}constexpr char ${name}[] = {${bytes}};\n" PARENT_SCOPE)
endfunction()

set(arrays "")
set(rows "")
foreach(input IN LISTS INPUTS)
  get_filename_component(id ${input} NAME_WE)
  string(MAKE_C_IDENTIFIER ${id} name)
  array(${input} ${name})
  string(APPEND rows "    {\"${id}\", {${name}, sizeof ${name}}},\n")
endforeach()
array(${METRICS} metrics)
file(WRITE ${OUTPUT} "// Made by cmake/embed.cmake.
#include <fiscore/io/shipped.hpp>

namespace fiscore::inline FISCORE_ABI {
namespace {
${arrays}constexpr shipped_rulebook all[] = {
${rows}};
}  // namespace

std::span<shipped_rulebook const> shipped_rulebooks() noexcept { return all; }

namespace io {
extern std::string_view const metrics_text;
std::string_view const metrics_text(metrics, sizeof metrics);
}  // namespace io
}  // namespace fiscore::inline FISCORE_ABI
")
