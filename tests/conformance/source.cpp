// SPDX-License-Identifier: BSL-1.0
#include "source.hpp"

#include <fiscore/io/reading.hpp>
#include <fiscore/io/shipped.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace conformance {

using namespace fiscore;

namespace {

std::string text_at(std::string const& path) {
  auto text = read_file(path);
  if (!text) throw std::runtime_error(to_string(text.error()));
  return std::move(*text);
}

std::string trimmed(std::string const& text) {
  static constexpr char const* blanks = " \t\r";
  std::size_t const first = text.find_first_not_of(blanks);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// All records of a CSV text; fields in quotes may hold commas and lines.
std::vector<std::vector<std::string>> records(std::string_view text) {
  std::vector<std::vector<std::string>> all;
  std::vector<std::string> record;
  std::string field;
  bool quoted = false;
  auto const end_field = [&] { record.push_back(trimmed(std::exchange(field, {}))); };
  auto const end_record = [&] {
    if (record.empty() && trimmed(field).empty()) return;
    end_field();
    all.push_back(std::exchange(record, {}));
  };
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      field += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      end_field();
    } else if (c == '\n' && !quoted) {
      end_record();
    } else {
      field += c;
    }
  }
  end_record();
  return all;
}

}  // namespace

csv_rows csv_rows::read(std::string const& path) {
  csv_rows made;
  made.rows_ = records(text_at(path));
  if (made.rows_.empty()) throw std::runtime_error("no line with the names of the columns");
  made.columns_ = std::move(made.rows_.front());
  made.rows_.erase(made.rows_.begin());
  for (std::size_t i = 0; i < made.rows_.size(); ++i) {
    if (made.rows_[i].size() != made.columns_.size())
      throw std::runtime_error("record " + std::to_string(i + 2) + " has " +
                               std::to_string(made.rows_[i].size()) + " fields, not " +
                               std::to_string(made.columns_.size()));
  }
  return made;
}

std::string const& csv_rows::at(std::size_t row, std::string_view column) const {
  auto const found = std::find(columns_.begin(), columns_.end(), column);
  if (found == columns_.end()) throw std::runtime_error("no column \"" + std::string(column) + "\"");
  return rows_[row][static_cast<std::size_t>(found - columns_.begin())];
}

json read_json(std::string const& path) {
  std::string const text = text_at(path);
  try {
    return json::parse(text);
  } catch (json::exception const& problem) {
    throw std::runtime_error(problem.what());
  }
}

std::string text_of(json const& object, char const* key) {
  json const& found = member(object, key);
  if (found.is_null()) return {};
  if (!found.is_string())
    throw std::runtime_error(std::string("\"") + key + "\" is no text: " + found.dump());
  std::string text = trimmed(found.get<std::string>());
  return text == "-" || text == "/" || text == "—" ? std::string() : text;
}

json const& member(json const& object, char const* key) {
  static json const none;
  if (!object.is_object()) return none;
  auto const found = object.find(key);
  return found == object.end() ? none : *found;
}

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (std::size_t next = text.find(at); next != std::string_view::npos; next = text.find(at)) {
    parts.push_back(trimmed(std::string(text.substr(0, next))));
    text.remove_prefix(next + 1);
  }
  parts.push_back(trimmed(std::string(text)));
  return parts;
}

std::optional<rational> number_of(std::string const& text) {
  if (auto exact = rational::try_parse(text)) return *exact;
  if (auto grouped = decimal::try_parse(text, {.commas = grouping::thousands})) return rational(*grouped);
  return std::nullopt;
}

std::string shown(rational const& value) {
  auto const exact = exact_decimal(value);
  return exact ? to_string(*exact) : to_string(value);
}

int places_of(std::string const& text) {
  auto const number = decimal::try_parse(text, {.commas = grouping::thousands});
  return number ? number->places() : 0;
}

cell exact_cell(rational const& value, unit const& in) {
  cell made;
  made.reported.printed = {exact_decimal(value).value_or(round(value, 6, rounding_mode::half_up)), in};
  made.base = value * in.factor();
  return made;
}

rulebook const* library::find(std::string const& id) {
  auto const found = loaded_.find(id);
  if (found != loaded_.end()) return found->second ? &*found->second : nullptr;
  auto& made = loaded_[id];
  auto const all = shipped_rulebooks();
  if (std::any_of(all.begin(), all.end(), [&](auto const& each) { return each.id == id; }))
    made = load_shipped(id);
  return made ? &*made : nullptr;
}

result<evaluation, diagnostics> evaluated(rulebook const& by, dossier const& of) {
  try {
    return evaluate(by, of);
  } catch (error const& refused) {
    return refused.diagnostics();
  }
}

std::vector<std::size_t> children(rulebook const& of, std::size_t node) {
  std::vector<std::size_t> all;
  for (std::size_t i = node + 1; i < of.nodes()[node].end; i = of.nodes()[i].end) all.push_back(i);
  return all;
}

}  // namespace conformance
