// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/base/text_width.hpp>
#include <fiscore/number/text.hpp>

#include <string>
#include <utility>

namespace fiscore::inline FISCORE_ABI::detail {

FISCORE_INLINE std::string cut(std::string_view text) {
  std::size_t at = 0;
  for (int count = 0; at < text.size() && count < 40; ++count) static_cast<void>(decode_utf8(text, at));
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

FISCORE_INLINE std::string shown(std::string_view text) { return printable(cut(text)); }

FISCORE_INLINE diagnostic number_problem(errc code, std::string_view text, std::string const& zh,
                                         std::string const& en) {
  diagnostic what;
  what.code = code;
  what.text = cut(text);
  what.message = {"“" + shown(text) + "”" + zh, "\"" + shown(text) + "\" " + en};
  return what;
}

/// U+FF0B..U+FF1A and the other full-width forms people type: １２．５％ ，－
FISCORE_INLINE bool is_full_width(char32_t c) noexcept {
  return (c >= 0xff01 && c <= 0xff5e) || c == 0x3000;
}

FISCORE_INLINE bilingual number_example(number_kind kind) {
  if (kind == number_kind::integer) return {"整数，如 -12", "a whole number, as -12"};
  return {"数字，如 -12.50 或 1.5e-3", "a number, as -12.50 or 1.5e-3"};
}

FISCORE_INLINE diagnostic unexpected_character(std::string_view text, std::size_t at, number_kind kind) {
  std::size_t behind = at;
  char32_t const c = decode_utf8(text, behind);
  std::string const sign(text.substr(at, behind - at));
  std::string const position = std::to_string(text_length(text.substr(0, at)) + 1);
  if (is_full_width(c)) {
    auto what = number_problem(
        errc::number_full_width, text, "含全角字符“" + sign + "”（第 " + position + " 个字符）",
        "has the full-width character \"" + sign + "\" (character " + position + ")");
    what.hint = {"改用半角字符，如 12.5", "use half-width characters, as in 12.5"};
    return what;
  }
  if (c == ',') {
    auto what = number_problem(errc::number_grouping, text, "含分节逗号（第 " + position + " 个字符）",
                               "has a grouping comma (character " + position + ")");
    what.hint = {"去掉逗号", "leave the commas out"};
    return what;
  }
  if (kind == number_kind::integer && (c == '.' || c == 'e' || c == 'E')) {
    return number_problem(errc::number_not_whole, text, "不是整数", "is not a whole number");
  }
  std::string const named = c == ' ' ? "是空格" : "“" + printable(sign) + "”";
  std::string const quoted = c == ' ' ? "is a blank" : "\"" + printable(sign) + "\"";
  auto what = number_problem(errc::number_syntax, text, "不是数字：第 " + position + " 个字符" + named,
                             "is not a number: character " + position + " " + quoted);
  what.expected = number_example(kind);
  // U+2212 and the dashes, which print like a minus.
  if (c == 0x2212 || c == 0x2013 || c == 0x2014) {
    what.hint = {"负号用“-”（键盘上的减号）", "the minus sign is \"-\", the hyphen of the keyboard"};
  }
  return what;
}

FISCORE_INLINE result<number_text> scan_number(std::string_view text, number_kind kind, text_limits limits,
                                               grouping commas) {
  auto const is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
  auto const unexpected = [&](std::size_t i) -> diagnostic {
    if (i < text.size()) return unexpected_character(text, i, kind);
    auto what = number_problem(errc::number_syntax, text, "不完整：缺少数字",
                               "is not complete: a digit is missing");
    what.expected = number_example(kind);
    return what;
  };
  if (text.empty()) {
    diagnostic what;
    what.code = errc::number_empty;
    what.message = {"数字为空", "the number is empty"};
    return what;
  }

  number_text out;
  std::size_t at = 0;
  if (text[at] == '+' || text[at] == '-') out.negative = text[at++] == '-';

  std::size_t const first = at;
  std::size_t first_comma = text.size();
  std::size_t last_comma = text.size();
  bool groups_fit = true;
  std::size_t count = 0;
  for (; is_digit(at) || (commas == grouping::thousands && at < text.size() && text[at] == ','); ++at) {
    if (text[at] == ',') {
      bool const is_first = first_comma == text.size();
      groups_fit = groups_fit && (is_first ? at - first >= 1 && at - first <= 3 : at - last_comma == 4);
      if (is_first) first_comma = at;
      last_comma = at;
    } else {
      ++count;
    }
  }
  if (first_comma != text.size() && (!groups_fit || at - last_comma != 4)) {
    return number_problem(errc::number_grouping, text, "的分节逗号不是每三位一个",
                          "is not grouped in threes");
  }
  if (count == 0) {
    auto what = unexpected(at);
    if (at < text.size() && text[at] == '.') what.hint = {"小数点前写 0", "write 0 before the point"};
    return what;
  }
  out.whole = text.substr(first, at - first);

  if (kind == number_kind::decimal && at < text.size() && text[at] == '.') {
    std::size_t const start = ++at;
    while (is_digit(at)) ++at;
    if (at == start) return unexpected(at);
    out.fraction = text.substr(start, at - start);
    count += out.fraction.size();
  }
  // Leading zeros count for nothing, within reason: 1e-10000 is written with ten thousand of them.
  std::size_t const written = count;
  std::size_t zeros = 0;
  bool leading = true;
  for (std::string_view const part : {out.whole, out.fraction}) {
    for (std::size_t i = 0; leading && i < part.size(); ++i) {
      leading = part[i] == '0' || part[i] == ',';
      zeros += part[i] == '0' ? 1U : 0U;
    }
  }
  count -= zeros;
  auto const allowed = static_cast<std::size_t>(limits.digits);
  if (count > allowed || written > allowed + static_cast<std::size_t>(limits.exponent)) {
    auto const most = std::to_string(limits.digits);
    return number_problem(errc::number_too_long, text, "超过 " + most + " 位数字",
                          "has more than " + most + " digits");
  }

  long exponent = 0;
  if (kind == number_kind::decimal && at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    bool const down = at < text.size() && text[at] == '-';
    if (down || (at < text.size() && text[at] == '+')) ++at;
    if (!is_digit(at)) return unexpected(at);
    for (; is_digit(at); ++at) {
      if (exponent <= limits.exponent) exponent = exponent * 10 + (text[at] - '0');
    }
    if (down) exponent = -exponent;
  }
  if (at < text.size()) return unexpected(at);
  long const places = static_cast<long>(out.fraction.size()) - exponent;
  // As plain digits, which is how the number is written back.
  bool const too_wide = places < 0 && count > 0 && static_cast<long>(count) - places > limits.digits;
  if (exponent > limits.exponent || -exponent > limits.exponent || places > limits.exponent || too_wide) {
    auto const most = std::to_string(limits.exponent);
    return number_problem(errc::number_exponent, text, "的指数或小数位数超过 " + most,
                          "has an exponent or places beyond " + most);
  }
  out.exponent = static_cast<int>(exponent);
  return out;
}

}  // namespace fiscore::inline FISCORE_ABI::detail
