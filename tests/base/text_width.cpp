// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/text_width.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace std::string_view_literals;
using fiscore::pad_left;
using fiscore::pad_right;
using fiscore::text_length;
using fiscore::text_width;

static_assert(noexcept(text_width(""sv)));
static_assert(noexcept(text_length(""sv)));

namespace {
std::vector<char32_t> characters(std::string_view text) {
  std::vector<char32_t> all;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const before = at;
    all.push_back(fiscore::detail::decode_utf8(text, at));
    REQUIRE(at > before);
  }
  return all;
}
}  // namespace

TEST_CASE("text_width: East Asian wide characters take two columns, marks none, others one") {
  struct row {
    std::string_view text;
    std::size_t width;
    std::size_t length;
  };
  static constexpr row rows[] = {
      {""sv, 0, 0},
      {"abc"sv, 3, 3},
      {"~"sv, 1, 1},
      {"预算绩效"sv, 8, 4},
      {"预算2021"sv, 8, 6},
      {"，。（）"sv, 8, 4},
      {"１２％"sv, 6, 3},
      {"ｱｲ"sv, 2, 2},  // half-width katakana
      {"한글"sv, 4, 2},
      {"かな"sv, 4, 2},
      {"㎡"sv, 2, 1},       // U+33A1
      {"é"sv, 1, 1},        // U+00E9
      {"e\u0301"sv, 1, 2},  // combining acute
      {"\u0301"sv, 0, 1},
      {"≥≤±∞∅∪"sv, 6, 6},  // ambiguous: narrow
      {"①…“”"sv, 4, 4},    // ambiguous: narrow
      {"😀"sv, 2, 1},
      {"𠀀"sv, 2, 1},  // U+20000
      {"\t\n\r\0\x7f"sv, 0, 5},
      {"\u200b"sv, 0, 1},  // zero width space
      {"\u0085"sv, 0, 1},  // C1 control
      {"€−"sv, 2, 2},
      {"𝟏"sv, 1, 1},  // U+1D7CF
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    CHECK(text_width(r.text) == r.width);
    CHECK(text_length(r.text) == r.length);
  }
}

TEST_CASE("text_width: the first and last character of a wide block, and their neighbours") {
  struct row {
    char32_t character;
    std::size_t width;
  };
  static constexpr row rows[] = {
      {U'\u0020', 1},     {U'\u007e', 1},     {U'\u00a0', 1},     {U'\u10ff', 1},     {U'\u1100', 2},
      {U'\u115f', 2},     {U'\u2e80', 2},     {U'\u3000', 2},     {U'\u303e', 2},     {U'\u303f', 1},
      {U'\u3041', 2},     {U'\u4dff', 1},     {U'\u4e00', 2},     {U'\u9fff', 2},     {U'\ua000', 2},
      {U'\ua4c6', 2},     {U'\ua4d0', 1},     {U'\uabff', 1},     {U'\uac00', 2},     {U'\ud7a3', 2},
      {U'\uf8ff', 1},     {U'\uf900', 2},     {U'\ufaff', 2},     {U'\ufe30', 2},     {U'\uff00', 1},
      {U'\uff01', 2},     {U'\uff60', 2},     {U'\uff61', 1},     {U'\uffdc', 1},     {U'\uffe0', 2},
      {U'\uffe6', 2},     {U'\uffe8', 1},     {U'\U0001ffff', 1}, {U'\U00020000', 2}, {U'\U0003fffd', 2},
      {U'\U00040000', 1}, {U'\U000e0100', 0}, {U'\u0300', 0},     {U'\u036f', 0},     {U'\u0370', 1},
      {U'\u200d', 0},     {U'\ufe0f', 0},     {U'\u20d0', 0},
  };
  for (auto const& r : rows) {
    CAPTURE(static_cast<unsigned>(r.character));
    CHECK(fiscore::detail::character_width(r.character) == r.width);
  }
}

TEST_CASE("text_width: an invalid byte is one replacement character and one step") {
  struct row {
    std::string_view bytes;
    std::vector<char32_t> characters;
  };
  constexpr char32_t bad = U'\ufffd';
  row const rows[] = {
      {"\x80"sv, {bad}},
      {"\xff\xfe"sv, {bad, bad}},
      {"\xe4\xb8"sv, {bad, bad}},  // cut off
      {"a\xe4\xb8z"sv, {U'a', bad, bad, U'z'}},
      {"\xc0\xaf"sv, {bad, bad}},           // overlong
      {"\xe0\x80\xaf"sv, {bad, bad, bad}},  // overlong
      {"\xf0\x80\x80\xaf"sv, {bad, bad, bad, bad}},
      {"\xed\xa0\x80"sv, {bad, bad, bad}},           // surrogate
      {"\xf4\x90\x80\x80"sv, {bad, bad, bad, bad}},  // above U+10FFFF
      {"\xf8\x88\x80\x80\x80"sv, {bad, bad, bad, bad, bad}},
      {"\xc2"sv, {bad}},
      {"\xf0\x9f\x98"sv, {bad, bad, bad}},
      {"\xe9\xa2\x84\xe7"sv, {U'预', bad}},
      {"\0"sv, {U'\0'}},
      {"\xf4\x8f\xbf\xbf"sv, {U'\U0010ffff'}},
      {"\xef\xbf\xbf"sv, {U'\uffff'}},
      {"\xdf\xbf\xe0\xa0\x80"sv, {U'\u07ff', U'\u0800'}},
  };
  for (auto const& r : rows) {
    CAPTURE(r.bytes);
    CHECK(characters(r.bytes) == r.characters);
    CHECK(text_length(r.bytes) == r.characters.size());
  }
}

TEST_CASE("text_width: every character that is written is read back") {
  for (char32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 37) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    std::string text;
    fiscore::detail::append_utf8(text, c);
    std::size_t at = 0;
    char32_t const read = fiscore::detail::decode_utf8(text, at);
    if (read != c || at != text.size()) FAIL("U+" << static_cast<unsigned>(c));
  }
}

TEST_CASE("text_width: padding brings a text to a width in columns, and never cuts it") {
  struct row {
    std::string_view text;
    std::size_t width;
    std::string_view right;
    std::string_view left;
  };
  static constexpr row rows[] = {
      {""sv, 0, ""sv, ""sv},
      {""sv, 2, "  "sv, "  "sv},
      {"ab"sv, 4, "ab  "sv, "  ab"sv},
      {"ab"sv, 2, "ab"sv, "ab"sv},
      {"ab"sv, 1, "ab"sv, "ab"sv},
      {"预算"sv, 6, "预算  "sv, "  预算"sv},
      {"预算"sv, 5, "预算 "sv, " 预算"sv},
      {"预算"sv, 4, "预算"sv, "预算"sv},
      {"预算"sv, 3, "预算"sv, "预算"sv},
      {"e\u0301"sv, 2, "e\u0301 "sv, " e\u0301"sv},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    CAPTURE(r.width);
    CHECK(pad_right(r.text, r.width) == r.right);
    CHECK(pad_left(r.text, r.width) == r.left);
  }
}
