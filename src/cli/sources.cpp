// SPDX-License-Identifier: BSL-1.0
#include "sources.hpp"

#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>

#include <cstdio>
#include <filesystem>
#include <system_error>

namespace fiscore_cli {

using namespace fiscore;

void complain(diagnostics const& what, std::string_view source, language in) {
  for (auto const& each : what) std::fputs(render(each, source, in).c_str(), stderr);
}

void complain(diagnostic const& what, language in) { complain(diagnostics{what}, {}, in); }

std::optional<dossier> load_dossier(std::string const& path, language in) {
  auto const text = read_file(path);
  if (!text) {
    complain(text.error(), in);
    return std::nullopt;
  }
  auto read = read_dossier(*text, path);
  complain(read.diagnostics, *text, in);
  return std::move(read.value);
}

std::optional<rulebook> load_rulebook(std::string const& name, language in) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(name, ignored)) {
    try {
      return load_shipped(name);
    } catch (error const& unknown) {
      complain(unknown.diagnostics(), {}, in);
      return std::nullopt;
    }
  }
  auto const text = read_file(name);
  if (!text) {
    complain(text.error(), in);
    return std::nullopt;
  }
  auto read = read_rulebook(*text, name);
  complain(read.diagnostics, *text, in);
  return std::move(read.value);
}

}  // namespace fiscore_cli
