// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What a number may look like in a text, and how large it may be.

#include <fiscore/base/result.hpp>

#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// Bounds of a reader. Twelve bytes (`1e-999999999`) can ask for gigabytes, so there is always a bound.
struct text_limits {
  int digits = 10'000;    ///< digits; leading zeros, of which there may be `exponent` more, do not count
  int exponent = 10'000;  ///< size of the exponent, and of the places or trailing zeros that result
};

/// How a reader treats commas between digits.
enum class grouping { refused, thousands };

namespace detail {

/// A number taken apart: sign, digits (as written, before and after the point), exponent. Nothing is
/// copied.
struct number_text {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
  int exponent = 0;
};

enum class number_kind { integer, decimal };

/// The text as a diagnostic carries it: at most 40 characters, then an ellipsis.
[[nodiscard]] std::string cut(std::string_view text);
/// The same as a message shows it: what is not printable is escaped.
[[nodiscard]] std::string shown(std::string_view text);

/// The diagnostic for a character that belongs to no number, at byte `at` of the text.
[[nodiscard]] diagnostic unexpected_character(std::string_view text, std::size_t at, number_kind kind);

/// The one place that knows what a number looks like:
/// `[+-] digits [. digits] [e [+-] digits]`; an integer is sign and digits alone.
result<number_text> scan_number(std::string_view text, number_kind kind, text_limits limits,
                                grouping commas = grouping::refused);

}  // namespace detail
}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/text.ipp>
#endif
