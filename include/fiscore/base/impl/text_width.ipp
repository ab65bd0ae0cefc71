// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/base/text_width.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

FISCORE_INLINE char32_t decode_utf8(std::string_view text, std::size_t& at) noexcept {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char const lead = byte(at++);
  if (lead < 0x80) return lead;
  int const more = lead >= 0xf0 && lead < 0xf5   ? 3
                   : lead >= 0xe0 && lead < 0xf0 ? 2
                   : lead >= 0xc2 && lead < 0xe0 ? 1
                                                 : 0;
  if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) return 0xfffd;
  char32_t value = lead & (0x3f >> more);
  for (int i = 0; i < more; ++i) {
    unsigned char const next = byte(at + static_cast<std::size_t>(i));
    if ((next & 0xc0) != 0x80) return 0xfffd;
    value = (value << 6) | (next & 0x3f);
  }
  bool const overlong = (more == 2 && value < 0x800) || (more == 3 && value < 0x10000);
  bool const surrogate = value >= 0xd800 && value < 0xe000;
  if (overlong || surrogate || value > 0x10ffff) return 0xfffd;
  at += static_cast<std::size_t>(more);
  return value;
}

FISCORE_INLINE void append_utf8(std::string& text, char32_t character) {
  auto const put = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xc0 | (character >> 6));
    put(0x80 | (character & 0x3f));
  } else if (character < 0x10000) {
    put(0xe0 | (character >> 12));
    put(0x80 | ((character >> 6) & 0x3f));
    put(0x80 | (character & 0x3f));
  } else {
    put(0xf0 | (character >> 18));
    put(0x80 | ((character >> 12) & 0x3f));
    put(0x80 | ((character >> 6) & 0x3f));
    put(0x80 | (character & 0x3f));
  }
}

FISCORE_INLINE bool is_printable(char32_t character) noexcept {
  bool const control = character < 0x20 || (character >= 0x7f && character < 0xa0);
  bool const breaks_line = character == 0x2028 || character == 0x2029;
  bool const turns =
      (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
  return !control && !breaks_line && !turns && character != 0xfffd;
}

FISCORE_INLINE std::string printable(std::string_view text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const start = at;
    char32_t const c = decode_utf8(text, at);
    if (is_printable(c)) {
      out += text.substr(start, at - start);
    } else if (c == U'\n') {
      out += "\\n";
    } else if (c == U'\t') {
      out += "\\t";
    } else if (at - start == 1) {
      auto const byte = static_cast<unsigned char>(text[start]);
      out += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    } else {
      out +=
          {'\\', 'u', digits[(c >> 12) & 15], digits[(c >> 8) & 15], digits[(c >> 4) & 15], digits[c & 15]};
    }
  }
  return out;
}

struct character_range {
  char32_t first;
  char32_t last;
};

FISCORE_INLINE bool within(char32_t character, character_range const* ranges, std::size_t count) noexcept {
  for (std::size_t i = 0; i < count; ++i) {
    if (character < ranges[i].first) return false;
    if (character <= ranges[i].last) return true;
  }
  return false;
}

FISCORE_INLINE std::size_t character_width(char32_t character) noexcept {
  static constexpr character_range none[] = {
      {0x0000, 0x001f}, {0x007f, 0x009f}, {0x0300, 0x036f}, {0x0483, 0x0489},  {0x0591, 0x05bd},
      {0x0610, 0x061a}, {0x064b, 0x065f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff},  {0x200b, 0x200f},
      {0x202a, 0x202e}, {0x2060, 0x2064}, {0x20d0, 0x20ff}, {0x302a, 0x302d},  {0x3099, 0x309a},
      {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}, {0xe0100, 0xe01ef}};
  static constexpr character_range wide[] = {
      {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},   {0x23f0, 0x23f0},
      {0x23f3, 0x23f3},   {0x25fd, 0x25fe},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267f, 0x267f},
      {0x2693, 0x2693},   {0x26a1, 0x26a1},   {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},
      {0x26ce, 0x26ce},   {0x26d4, 0x26d4},   {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},
      {0x26fa, 0x26fa},   {0x26fd, 0x26fd},   {0x2705, 0x2705},   {0x270a, 0x270b},   {0x2728, 0x2728},
      {0x274c, 0x274c},   {0x274e, 0x274e},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
      {0x27b0, 0x27b0},   {0x27bf, 0x27bf},   {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},
      {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0xa4cf},   {0xa960, 0xa97f},
      {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe10, 0xfe19},   {0xfe30, 0xfe6f},   {0xff01, 0xff60},
      {0xffe0, 0xffe6},   {0x16fe0, 0x16ff1}, {0x17000, 0x18cff}, {0x1b000, 0x1b2ff}, {0x1f004, 0x1f004},
      {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f200, 0x1f320}, {0x1f32d, 0x1f335},
      {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca}, {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0},
      {0x1f3f4, 0x1f3f4}, {0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d},
      {0x1f54b, 0x1f54e}, {0x1f550, 0x1f567}, {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4},
      {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc}, {0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6d7},
      {0x1f6dd, 0x1f6df}, {0x1f6eb, 0x1f6ec}, {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7f0}, {0x1f90c, 0x1f93a},
      {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faff}, {0x20000, 0x2fffd}, {0x30000, 0x3fffd}};
  if (character >= 0x20 && character < 0x7f) return 1;
  if (within(character, none, sizeof none / sizeof *none)) return 0;
  return within(character, wide, sizeof wide / sizeof *wide) ? 2 : 1;
}

}  // namespace detail

FISCORE_INLINE std::size_t text_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();)
    width += detail::character_width(detail::decode_utf8(text, at));
  return width;
}

FISCORE_INLINE std::size_t text_length(std::string_view text) noexcept {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); ++length) static_cast<void>(detail::decode_utf8(text, at));
  return length;
}

FISCORE_INLINE std::string pad_right(std::string_view text, std::size_t width) {
  std::size_t const own = text_width(text);
  return std::string(text) + std::string(own < width ? width - own : 0, ' ');
}

FISCORE_INLINE std::string pad_left(std::string_view text, std::size_t width) {
  std::size_t const own = text_width(text);
  return std::string(own < width ? width - own : 0, ' ') + std::string(text);
}

}  // namespace fiscore::inline FISCORE_ABI
