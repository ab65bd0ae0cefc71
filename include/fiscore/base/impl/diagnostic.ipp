// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/base/diagnostic.hpp>
#include <fiscore/base/text_width.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

FISCORE_INLINE char const* name(severity level, language in) {
  switch (level) {
    case severity::note:
      return in == language::zh ? "说明" : "note";
    case severity::warning:
      return in == language::zh ? "警告" : "warning";
    case severity::error:
      break;
  }
  return in == language::zh ? "错误" : "error";
}

FISCORE_INLINE std::string to_string(place const& where) {
  std::string text = where.file.empty() ? "-" : where.file;
  if (where.known()) text += ":" + std::to_string(where.line) + ":" + std::to_string(where.column);
  return text;
}

/// Line number `line` (from 1) of `source`, without its line end.
FISCORE_INLINE std::string_view line_of(std::string_view source, int line) {
  for (int at = 1; at < line; ++at) {
    auto const end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, source.find('\n'));
  if (!source.empty() && source.back() == '\r') source.remove_suffix(1);
  return source;
}

/// The source line and, under it, a caret that stands right on a terminal however wide the characters are.
FISCORE_INLINE std::string excerpt(place const& where, std::string_view source) {
  std::string_view const line = line_of(source, where.line);
  if (line.empty() || where.column < 1) return {};
  // Show a window of a very long line: 60 characters before the place, 120 in all.
  std::size_t const column = static_cast<std::size_t>(where.column - 1);
  std::size_t const first = column > 60 ? column - 60 : 0;
  std::string shown;
  std::size_t pad = 0;
  std::size_t marks = 0;
  std::size_t at = 0;
  for (std::size_t byte = 0; byte < line.size() && at < first + 120; ++at) {
    char32_t const c = decode_utf8(line, byte);
    if (at < first) continue;
    std::size_t const width = is_printable(c) ? character_width(c) : 1;
    if (is_printable(c)) {
      append_utf8(shown, c);
    } else {
      shown += ' ';
    }
    if (at < column) pad += width;
    if (at >= column && at < column + static_cast<std::size_t>(where.width)) marks += width;
  }
  std::string const number = std::to_string(where.line);
  std::string const left = first > 0 ? "…" : "";
  std::string const right = at < text_length(line) ? "…" : "";
  std::string out = "  " + number + " | " + left + shown + right + "\n";
  out += "  " + std::string(number.size(), ' ') + " | " + std::string(pad + left.size() / 3, ' ') + "^";
  if (marks > 1) out += std::string(marks - 1, '~');
  return out + "\n";
}

}  // namespace detail

FISCORE_INLINE std::string to_string(errc code) {
  return "fiscore." + std::to_string(static_cast<unsigned>(code));
}

FISCORE_INLINE std::string to_string(diagnostic const& what, language in) {
  std::string line;
  if (what.where.known() || !what.where.file.empty()) line += detail::to_string(what.where) + ": ";
  line += std::string(detail::name(what.level, in)) + " [" + to_string(what.code) + "] ";
  if (!what.where.known() && !what.path.empty()) line += what.path + ": ";
  return detail::printable(line + what.message.in(in));
}

FISCORE_INLINE std::string render(diagnostic const& what, std::string_view source, language in) {
  bool const zh = in == language::zh;
  std::string out = to_string(what, in) + "\n";
  if (what.where.known()) out += detail::excerpt(what.where, source);
  auto const line = [&](char const* heading, std::string const& text) {
    if (!text.empty()) out += heading + detail::printable(text) + "\n";
  };
  line(zh ? "  应为：" : "  expected: ", what.expected.in(in));
  line(zh ? "  提示：" : "  hint: ", what.hint.in(in));
  for (auto const& other : what.others) {
    std::string const at = other.where.known() ? detail::to_string(other.where) : other.path;
    line("  ", at + (at.empty() ? "" : ": ") + other.message.in(in));
    if (other.where.known() && other.where.file == what.where.file)
      out += detail::excerpt(other.where, source);
  }
  return out;
}

FISCORE_INLINE bool has_error(diagnostics const& all) noexcept {
  for (auto const& each : all) {
    if (each.level == severity::error) return true;
  }
  return false;
}

FISCORE_INLINE error::error(diagnostic what) : what_(to_string(what)) { all_.push_back(std::move(what)); }

FISCORE_INLINE error::error(fiscore::diagnostics all) : all_(std::move(all)) {
  for (auto const& each : all_) {
    if (!what_.empty()) what_ += "\n";
    what_ += to_string(each);
  }
}

}  // namespace fiscore::inline FISCORE_ABI
