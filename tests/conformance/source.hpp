// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Reading the files of a directory of published evaluations, and the rulebooks to score them with.

#include <fiscore/evaluate/evaluate.hpp>

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conformance {

using json = nlohmann::json;

/// Rows of a CSV file by the names in its first line.
class csv_rows {
 public:
  /// @throws std::runtime_error where the file cannot be read, or a row has other columns than the first
  [[nodiscard]] static csv_rows read(std::string const& path);

  [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
  /// The cell without blanks around it. @throws std::runtime_error where there is no such column
  [[nodiscard]] std::string const& at(std::size_t row, std::string_view column) const;

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// @throws std::runtime_error where the file cannot be read or is no JSON
[[nodiscard]] json read_json(std::string const& path);

/// The text of a member; empty where it is absent, null, or a blank cell (`-`, `/`, `—`).
/// @throws std::runtime_error where it is a number: numbers are texts
[[nodiscard]] std::string text_of(json const& object, char const* key);
/// A member that is an object or a list; null where it is absent.
[[nodiscard]] json const& member(json const& object, char const* key);

[[nodiscard]] std::vector<std::string> split(std::string_view text, char at);

/// A decimal, with or without commas in groups of three, or `p/q`.
[[nodiscard]] std::optional<fiscore::rational> number_of(std::string const& text);
/// A decimal where the value has one, else `p/q`.
[[nodiscard]] std::string shown(fiscore::rational const& value);
/// Places after the point of a printed number.
[[nodiscard]] int places_of(std::string const& text);
/// A figure with its exact value, which may have no end.
[[nodiscard]] fiscore::cell exact_cell(fiscore::rational const& value, fiscore::unit const& in = {});

/// The shipped rulebooks, each loaded when it is first asked for.
class library {
 public:
  /// Nothing where no rulebook of that id ships.
  [[nodiscard]] fiscore::rulebook const* find(std::string const& id);

 private:
  std::map<std::string, std::optional<fiscore::rulebook>> loaded_;
};

/// The evaluation, or what was refused.
[[nodiscard]] fiscore::result<fiscore::evaluation, fiscore::diagnostics> evaluated(
    fiscore::rulebook const& by, fiscore::dossier const& of);
/// The direct children of a node.
[[nodiscard]] std::vector<std::size_t> children(fiscore::rulebook const& of, std::size_t node);

}  // namespace conformance
