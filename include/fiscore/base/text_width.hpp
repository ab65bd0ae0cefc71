// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// How many columns a UTF-8 text takes on a terminal, where a Chinese character takes two.

#include <fiscore/base/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

namespace detail {
/// Reads the character that starts at byte `at` and moves `at` behind it. An invalid byte gives U+FFFD and
/// one step, so a loop over any bytes ends.
[[nodiscard]] char32_t decode_utf8(std::string_view text, std::size_t& at) noexcept;
void append_utf8(std::string& text, char32_t character);
/// False for what must not reach a terminal or break a line: controls, line separators, marks that turn the
/// direction of the text, and U+FFFD, which stands for invalid bytes.
[[nodiscard]] bool is_printable(char32_t character) noexcept;
/// The text with `\n`, `\x1b`, `\u202e` ... in place of what is not printable.
[[nodiscard]] std::string printable(std::string_view text);
/// 0 for combining marks and controls, 2 for East Asian wide and full-width characters, else 1 (UAX #11;
/// the ambiguous class counts as narrow, as terminals in UTF-8 locales do).
[[nodiscard]] std::size_t character_width(char32_t character) noexcept;
}  // namespace detail

/// Columns on a terminal.
[[nodiscard]] std::size_t text_width(std::string_view text) noexcept;

/// Characters (code points), the unit in which a `place` counts columns.
[[nodiscard]] std::size_t text_length(std::string_view text) noexcept;

/// `text` followed by the blanks that bring it to `width` columns; as it is where it is wider.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t width);
/// The same with the blanks in front.
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t width);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/base/impl/text_width.ipp>
#endif
