// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/unit/quantity.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE quantity quantity::parse(std::string_view text, decimal_format format) {
  return try_parse(text, format).value();
}

FISCORE_INLINE result<quantity> quantity::try_parse(std::string_view text, decimal_format format) {
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    auto const day = date::try_parse(text);
    if (!day) return day.error();
    return quantity{decimal(day->day_number()), fiscore::unit("日期")};
  }
  // The number ends where no character of a number can follow; `e` only counts with digits behind it.
  std::size_t end = text.find_first_not_of("+-0123456789.,");
  if (end == std::string_view::npos) end = text.size();
  if (end > 0 && end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t const digits = text.find_first_not_of("+-", end + 1);
    if (digits != std::string_view::npos && text[digits] >= '0' && text[digits] <= '9') {
      std::size_t const behind = text.find_first_not_of("0123456789", digits);
      end = behind == std::string_view::npos ? text.size() : behind;
    }
  }
  auto value = decimal::try_parse(end == 0 ? text : text.substr(0, end), format);
  if (!value) return std::move(value).error();
  fiscore::unit measure(text.substr(end));
  // What is written on like a number is no unit: `15/3 元`, `5 e3`.
  std::string const& symbol = measure.symbol();
  bool const exponent = symbol.size() > 1 && (symbol[0] == 'e' || symbol[0] == 'E') &&
                        std::string_view("+-0123456789").find(symbol[1]) != std::string_view::npos;
  if (exponent ||
      (!symbol.empty() && std::string_view("+-./,0123456789").find(symbol[0]) != std::string_view::npos)) {
    return detail::unexpected_character(text, text.find(symbol), detail::number_kind::decimal);
  }
  return quantity{std::move(*value), std::move(measure)};
}

FISCORE_INLINE result<rational> try_convert(rational const& value, unit const& from, unit const& wanted) {
  if (commensurable(from, wanted)) {
    return from.factor() == wanted.factor() ? value : value * from.factor() / wanted.factor();
  }
  auto const zh = [](unit const& each) {
    return each.symbol().empty() ? std::string("无单位的数") : "“" + detail::shown(each.symbol()) + "”";
  };
  auto const en = [](unit const& each) {
    return each.symbol().empty() ? std::string("a plain number")
                                 : "\"" + detail::shown(each.symbol()) + "\"";
  };
  diagnostic what;
  what.code = errc::unit_mismatch;
  what.text = detail::cut(from.symbol());
  what.message = {zh(from) + "不能换算为" + zh(wanted), en(from) + " cannot be turned into " + en(wanted)};
  return what;
}

FISCORE_INLINE rational convert(quantity const& from, unit const& wanted) {
  return try_convert(from.value, from.unit, wanted).value();
}

FISCORE_INLINE interval printed_range(quantity const& value) {
  rational const half = rational::of(1, power_of_ten(static_cast<unsigned>(value.value.places()))) / 2;
  rational const at = value.value;
  return map_linear(interval::closed(at - half, at + half), value.unit.factor(), 0);
}

FISCORE_INLINE std::string to_string(quantity const& value) {
  if (value.unit.dimension() == "date") {
    if (auto const day = detail::day_of(value.value)) return to_string(*day);
  }
  return to_string(value.value) + value.unit.symbol();
}

}  // namespace fiscore::inline FISCORE_ABI
