// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What is wrong with an input: a stable code, a place, the offending text, what was expected, a hint.

#include <fiscore/base/language.hpp>

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// Stable codes, printed as `fiscore.102`. A number is never given a new meaning.
enum class errc : std::uint16_t {
  // 1xx: numbers and their text
  number_empty = 101,        ///< no digits
  number_syntax = 102,       ///< a character that does not belong to a number
  number_grouping = 103,     ///< grouping commas where none are read, or not in groups of three
  number_full_width = 104,   ///< full-width digits or signs
  number_too_long = 105,     ///< more digits than the reader allows
  number_exponent = 106,     ///< exponent or places beyond what the reader allows
  number_not_whole = 107,    ///< an integer was asked for
  division_by_zero = 110,    ///< a quotient whose divisor is zero
  root_of_negative = 111,    ///< a root of a number below zero, or a degree below one
  number_places = 112,       ///< places below zero, or too many to hold
  interval_syntax = 113,     ///< not an interval, or an empty one
};

/// `fiscore.102`
[[nodiscard]] std::string to_string(errc code);

enum class severity : std::uint8_t { note, warning, error };

/// A place in a file: line and column from 1, the column counted in characters (not bytes), `width` characters
/// wide. Line 0: not known.
struct place {
  std::string file;
  int line = 0;
  int column = 0;
  int width = 1;

  [[nodiscard]] bool known() const noexcept { return line > 0; }
  friend bool operator==(place const&, place const&) = default;
};

/// One thing that is wrong. `path` names the part of the object (`nodes/2/rule/limit`), `where` the part of the
/// file; either may be empty. `text` is the offending text as it stands there.
struct diagnostic {
  severity level = severity::error;
  errc code = errc::number_syntax;
  bilingual message;
  std::string text;
  bilingual expected;
  bilingual hint;
  std::string path;
  place where;
  /// Other places involved: the first definition of a duplicate, the other of two cells that overlap.
  struct related {
    bilingual message;
    std::string path;
    place where;
  };
  std::vector<related> others;
};

using diagnostics = std::vector<diagnostic>;

/// One line: place, severity, code, message, and the path where there is no place.
[[nodiscard]] std::string to_string(diagnostic const& what, language in = language::en);

/// As a compiler prints it: the line of `to_string`, the source line with a caret under the offending text, then
/// what was expected, the hint and the other places. `source` is the whole text of the file, or empty.
[[nodiscard]] std::string render(diagnostic const& what, std::string_view source, language in);

/// True if any of them is of severity error.
[[nodiscard]] bool has_error(diagnostics const& all) noexcept;

/// Thrown by the functions that have a `try_` twin: everything that was wrong, at least one.
class error : public std::exception {
 public:
  explicit error(diagnostic what);
  explicit error(fiscore::diagnostics all);

  [[nodiscard]] fiscore::diagnostics const& diagnostics() const noexcept { return all_; }
  [[nodiscard]] errc code() const noexcept { return all_.front().code; }
  [[nodiscard]] char const* what() const noexcept override { return what_.c_str(); }

 private:
  fiscore::diagnostics all_;
  std::string what_;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/base/impl/diagnostic.ipp>
#endif
