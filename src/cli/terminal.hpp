// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Text for a terminal: columns that line up under wide characters, colour where there is a terminal.

#include <fiscore/base/language.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore_cli {

enum class tone : unsigned char { plain, strong, faint, good, warning, bad };

/// Writes to standard output. Colour only where that is a terminal and NO_COLOR is not set.
class terminal {
 public:
  terminal();
  [[nodiscard]] std::string paint(std::string_view text, tone as) const;
  [[nodiscard]] bool colour() const noexcept { return colour_; }

 private:
  bool colour_;
};

/// Rows of cells whose columns are as wide as their widest cell on a terminal.
class text_table {
 public:
  struct cell {
    std::string text;
    tone as = tone::plain;
  };
  enum class align : unsigned char { left, right };

  explicit text_table(std::vector<align> columns) : columns_(std::move(columns)) {}
  void add(std::vector<cell> row) { rows_.push_back(std::move(row)); }
  [[nodiscard]] std::string render(terminal const& out) const;

 private:
  std::vector<align> columns_;
  std::vector<std::vector<cell>> rows_;
};

/// The text broken at `width` columns, later lines indented by `indent`; breaks between any two wide
/// characters.
[[nodiscard]] std::string wrap(std::string_view text, std::size_t width, std::size_t indent);

void print(std::string_view text);

}  // namespace fiscore_cli
