// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What every message must be, whatever text it quotes.

#include <fiscore/base/diagnostic.hpp>
#include <fiscore/base/text_width.hpp>

#include <string>
#include <string_view>

namespace fiscore_test {

inline bool is_utf8_of_one_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const start = at;
    char32_t const c = fiscore::detail::decode_utf8(text, at);
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return false;
    if (c == U'\ufffd' && text.substr(start, at - start) != "\ufffd") return false;
  }
  return true;
}

/// Valid UTF-8 without control characters, and short.
inline bool is_fit_to_print(fiscore::bilingual const& message) {
  return is_utf8_of_one_line(message.en) && is_utf8_of_one_line(message.zh) && message.en.size() < 300 &&
         message.zh.size() < 300;
}

}  // namespace fiscore_test
