// SPDX-License-Identifier: BSL-1.0
#include "terminal.hpp"

#include <fiscore/base/text_width.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace fiscore_cli {

terminal::terminal() : colour_(isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr) {}

std::string terminal::paint(std::string_view text, tone as) const {
  if (!colour_ || as == tone::plain || text.empty()) return std::string(text);
  static constexpr char const* codes[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[32m", "\x1b[33m", "\x1b[31m"};
  return codes[static_cast<std::size_t>(as)] + std::string(text) + "\x1b[0m";
}

std::string text_table::render(terminal const& out) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (auto const& row : rows_) {
    // A row of one cell is a heading and widens nothing.
    for (std::size_t i = 0; row.size() > 1 && i < row.size(); ++i) {
      widths[i] = std::max(widths[i], fiscore::text_width(row[i].text));
    }
  }
  std::string text;
  for (auto const& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      bool const last = i + 1 == row.size();
      std::string shown = row[i].text;
      if (columns_[i] == align::right) shown = fiscore::pad_left(shown, widths[i]);
      if (columns_[i] == align::left && !last) shown = fiscore::pad_right(shown, widths[i]);
      line += out.paint(shown, row[i].as) + (last ? "" : "  ");
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::string wrap(std::string_view text, std::size_t width, std::size_t indent) {
  std::string out;
  std::string line;
  std::size_t used = 0;
  std::size_t break_at = 0;  // bytes of `line` up to which it may be broken
  auto const flush = [&](std::size_t keep) {
    std::string rest = line.substr(keep);
    rest.erase(0, rest.find_first_not_of(' '));
    line.erase(keep);
    line.erase(line.find_last_not_of(' ') + 1);
    out += line + "\n" + std::string(indent, ' ');
    line = std::move(rest);
    used = fiscore::text_width(line);
    break_at = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const start = at;
    char32_t const c = fiscore::detail::decode_utf8(text, at);
    std::size_t const wide = fiscore::detail::character_width(c);
    // Closing punctuation does not begin a line.
    bool const closing =
        c == U'，' || c == U'。' || c == U'；' || c == U'：' || c == U'）' || c == U'”' || c == U'、';
    if (used + wide > width && !closing) flush(break_at > 0 ? break_at : line.size());
    if (wide == 2 && !closing) break_at = line.size();
    line += text.substr(start, at - start);
    used += wide;
    if (c == U' ' || wide == 2) break_at = line.size();
  }
  return out + line;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace fiscore_cli
