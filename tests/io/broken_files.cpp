// SPDX-License-Identifier: BSL-1.0
/// @file
/// Files with one defect each, and the whole of what is said about them. The cases are in
/// data/broken/*.txt: the file, a line of `----`, what is printed in Chinese, a line of `----`, what is
/// printed in English. FISCORE_UPDATE_EXPECTED=1 in the environment writes what is said instead.

#include <fiscore/io/dossier.hpp>
#include <fiscore/io/rulebook.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

using namespace fiscore;

namespace {

std::vector<std::string> parts_of(std::string const& text) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    std::string const line = text.substr(at, end - at);
    at = end + 1;
    if (line == "----") {
      parts.emplace_back();
    } else {
      parts.back() += line + "\n";
    }
  }
  return parts;
}

std::string printed(diagnostics const& all, std::string const& source, language in) {
  std::string text;
  for (auto const& each : all) text += render(each, source, in);
  return text;
}

diagnostics problems_of(std::string const& text, std::string const& file) {
  bool const is_rulebook = text.find("rulebook/") != std::string::npos;
  return is_rulebook ? read_rulebook(text, file).diagnostics : read_dossier(text, file).diagnostics;
}

}  // namespace

TEST_CASE("each broken file is answered with exactly the message that helps") {
  std::vector<std::filesystem::path> cases;
  for (auto const& each : std::filesystem::directory_iterator(FISCORE_TEST_DATA "/broken"))
    cases.push_back(each.path());
  std::sort(cases.begin(), cases.end());
  REQUIRE(cases.size() >= 20);
  for (auto const& path : cases) {
    CAPTURE(path.filename().string());
    auto const parts = parts_of(read_file(path.string()).value());
    auto const found = problems_of(parts[0], "f.yaml");
    if (std::getenv("FISCORE_UPDATE_EXPECTED") != nullptr) {
      std::ofstream(path) << parts[0] << "----\n"
                          << printed(found, parts[0], language::zh) << "----\n"
                          << printed(found, parts[0], language::en);
      continue;
    }
    REQUIRE(parts.size() == 3);
    CHECK(printed(found, parts[0], language::zh) == parts[1]);
    CHECK(printed(found, parts[0], language::en) == parts[2]);
  }
}

TEST_CASE("texts that are hostile as a whole end quickly, with an error") {
  struct row {
    char const* what;
    std::string text;
    errc code;
  };
  std::string bomb = "fiscore: dossier/1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    std::string const last = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
    for (int k = 1; k < 10; ++k) bomb += ", " + last;
    bomb += "]\n";
  }
  row const rows[] = {
      {"empty", "", errc::file_syntax},
      {"blank", "\n\n", errc::file_syntax},
      {"no mapping", "just words", errc::value_kind},
      {"two documents", "fiscore: dossier/1\n---\nfiscore: dossier/1\n", errc::file_two_documents},
      {"not UTF-8", "fiscore: dossier/1\nid: \xc4\xe3\xba\xc3\n", errc::file_encoding},
      {"a lone surrogate", "id: \xed\xa0\x80\n", errc::file_encoding},
      {"deep", std::string(100'000, '['), errc::file_too_large},
      {"deep mappings", std::string(100'000, '{'), errc::file_too_large},
      {"alias bomb", bomb, errc::file_too_large},
      {"unknown alias", "fiscore: *nothing\n", errc::file_syntax},
      {"unfinished", "fiscore: [1, 2\n", errc::file_syntax},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto const read = read_dossier(r.text, "f.yaml");
    CHECK_FALSE(read.has_value());
    REQUIRE_FALSE(read.diagnostics.empty());
    CHECK(read.diagnostics.front().code == r.code);
  }
}

TEST_CASE("carriage returns, a byte order mark and JSON are read like any YAML") {
  std::string const yaml = "fiscore: dossier/1\nid: a\nfiscal_year: 2021\nfigures: {x: 1.50}\n";
  std::string crlf;
  for (char const c : yaml) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::string const json =
      R"({"fiscore": "dossier/1", "id": "a", "fiscal_year": 2021, "figures": {"x": 1.50}})";
  for (std::string const& text : {yaml, crlf, "\xef\xbb\xbf" + yaml, json}) {
    auto const read = read_dossier(text);
    REQUIRE(read.has_value());
    CHECK(to_string(read.value->find("figures.x")->printed) == "1.50");
  }
}

TEST_CASE("a mapping of 100,000 keys is read, and its one duplicate found") {
  std::string text = "fiscore: dossier/1\nid: a\nfiscal_year: 2021\nfigures:\n";
  for (int i = 0; i < 100'000; ++i) text += "  k" + std::to_string(i) + ": 1\n";
  CHECK(read_dossier(text).has_value());
  auto const twice = read_dossier(text + "  k5: 2\n");
  REQUIRE(twice.diagnostics.size() == 1);
  CHECK(to_string(twice.diagnostics[0]) == "-:100005:3: error [fiscore.510] the key \"k5\" stands twice");
}
