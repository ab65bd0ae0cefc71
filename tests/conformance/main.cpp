// SPDX-License-Identifier: BSL-1.0
#include "indonesia.hpp"
#include "part.hpp"
#include "pefa.hpp"
#include "sheets.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace conformance;

constexpr int all_right = 0;
constexpr int something_wrong = 1;
constexpr int bad_input = 2;

/// The files of the formats that are known, by name from the directory, sorted.
std::vector<std::string> files_in(fs::path const& directory) {
  std::vector<std::string> names;
  for (char const* name :
       {"indonesia.json", "part.csv", "pefa-2016.csv", "pefa-indicators.csv", "pefa-m2-table.csv"}) {
    if (fs::exists(directory / name)) names.emplace_back(name);
  }
  if (fs::is_directory(directory / "cn")) {
    for (auto const& each : fs::directory_iterator(directory / "cn")) {
      if (each.path().extension() == ".json") names.push_back("cn/" + each.path().filename().string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

tally score(std::string const& name, std::string const& path, library& books) {
  tally made(name);
  if (name.starts_with("cn/")) {
    score_sheets(read_json(path), books, made);
  } else if (name == "indonesia.json") {
    score_indonesia(read_json(path), books, made);
  } else if (name == "part.csv") {
    score_part(csv_rows::read(path), books, made);
  } else if (name == "pefa-2016.csv") {
    score_pefa_results(csv_rows::read(path), books, made);
  } else if (name == "pefa-indicators.csv") {
    score_pefa_indicators(csv_rows::read(path), books, made);
  } else {
    score_pefa_table(csv_rows::read(path), books, made);
  }
  return made;
}

/// The status of a directory, whose files are printed one by one.
int score_directory(fs::path const& directory, bool in_full) {
  auto const names = files_in(directory);
  if (names.empty()) {
    std::fprintf(stderr, "fiscore-conformance: %s: no file of a known format\n", directory.c_str());
    return bad_input;
  }
  library books;
  int status = all_right;
  for (auto const& name : names) {
    try {
      tally const made = score(name, (directory / name).string(), books);
      std::fputs(made.text(in_full).c_str(), stdout);
      if (made.has_wrong() && status == all_right) status = something_wrong;
    } catch (std::exception const& problem) {
      std::fprintf(stderr, "fiscore-conformance: %s: %s\n", name.c_str(), problem.what());
      status = bad_input;
    }
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> words(argv + 1, argv + argc);
  bool const in_full = std::erase(words, "-v") > 0;
  if (words.size() != 1) {
    std::fputs("usage: fiscore-conformance DIR [-v]\n", stderr);
    return bad_input;
  }
  std::error_code unreadable;
  fs::directory_iterator const first(words.front(), unreadable);
  if (unreadable) {
    std::fprintf(stderr, "fiscore-conformance: %s: %s\n", words.front().c_str(),
                 unreadable.message().c_str());
    return bad_input;
  }
  try {
    return score_directory(words.front(), in_full);
  } catch (std::exception const& problem) {
    std::fprintf(stderr, "fiscore-conformance: %s\n", problem.what());
  }
  return bad_input;
}
