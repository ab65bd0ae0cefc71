// SPDX-License-Identifier: BSL-1.0
#include "sources.hpp"

#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>
#include <fiscore/rulebook/family.hpp>

#include <cstdio>
#include <filesystem>
#include <system_error>
#include <utility>

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

reading<rulebook> read_rulebook_at(std::string const& path, std::string_view text) {
  auto const beside = [&](std::string_view id) -> std::optional<std::string> {
    std::error_code ignored;
    auto const other = std::filesystem::path(path).parent_path() / (std::string(id) + ".yaml");
    if (!std::filesystem::is_regular_file(other, ignored)) return std::nullopt;
    auto found = read_file(other.string());
    return found ? std::optional(std::move(*found)) : std::nullopt;
  };
  return read_rulebook(text, path, {}, beside);
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
  auto read = read_rulebook_at(name, *text);
  complain(read.diagnostics, *text, in);
  return std::move(read.value);
}

std::optional<rulebook> load_rulebook(std::string const& name, std::optional<date> const& day,
                                      language in) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(name, ignored)) return load_rulebook(name, in);
  auto const shipped = shipped_rulebooks();
  for (auto const& each : shipped) {
    if (each.id == name) return load_rulebook(name, in);
  }
  std::vector<rulebook> versions;
  for (auto const& each : shipped) {
    rulebook book = load_shipped(each.id);
    if (family_of(book) == name) versions.push_back(std::move(book));
  }
  if (versions.empty()) return load_rulebook(name, in);
  auto const found = day ? version_in_force(versions, name, *day) : std::nullopt;
  if (found) return versions[*found];
  diagnostic what;
  what.code = errc::rulebook_unknown;
  what.text = name;
  std::string const on = day ? to_string(*day) : "?";
  what.message = {"“" + name + "”没有在 " + on + " 有效的版本",
                  "no version of \"" + name + "\" is in force on " + on};
  for (auto const& each : versions) {
    what.expected.zh += (what.expected.zh.empty() ? "" : "、") + each.id();
    what.expected.en += (what.expected.en.empty() ? "" : ", ") + each.id();
  }
  complain(what, in);
  return std::nullopt;
}

}  // namespace fiscore_cli
