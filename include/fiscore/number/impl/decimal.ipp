// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/decimal.hpp>

#include <ostream>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {
FISCORE_INLINE int refuse_places(int places) {
  std::string const most = std::to_string(decimal::max_places);
  diagnostic what;
  what.code = errc::number_places;
  what.message = {"小数位数 " + std::to_string(places) + " 超出范围（至多 " + most + "）",
                  std::to_string(places) + " places are out of range (at most " + most + ")"};
  throw error(std::move(what));
}
FISCORE_INLINE void require_places(int places) {
  if (places > decimal::max_places || places < -decimal::max_places) refuse_places(places);
}
}  // namespace detail

FISCORE_INLINE decimal decimal::add_aligned(decimal const& a, decimal const& b) {
  decimal const& finer = a.places_ > b.places_ ? a : b;
  decimal const& coarser = a.places_ > b.places_ ? b : a;
  integer const factor = power_of_ten(static_cast<unsigned>(finer.places_ - coarser.places_));
  return unchecked(finer.coefficient_ + coarser.coefficient_ * factor, finer.places_);
}

FISCORE_INLINE int decimal::compare_aligned(decimal const& a, decimal const& b) noexcept {
  // Signs first, so that a zero or an opposite sign never needs the power.
  if (a.sign() != b.sign() || a.sign() == 0) return a.sign() - b.sign();
  auto const factor = [](int places) { return power_of_ten(static_cast<unsigned>(places)); };
  auto const order = a.places_ < b.places_
                         ? a.coefficient_ * factor(b.places_ - a.places_) <=> b.coefficient_
                         : a.coefficient_ <=> b.coefficient_ * factor(a.places_ - b.places_);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

FISCORE_INLINE decimal decimal::parse(std::string_view text, decimal_format format) {
  return try_parse(text, format).value();
}

FISCORE_INLINE result<decimal> decimal::try_parse(std::string_view text, decimal_format format) {
  auto scanned = detail::scan_number(text, detail::number_kind::decimal, format.limits, format.commas);
  if (!scanned) return std::move(scanned).error();
  integer coefficient = detail::append_digits(detail::append_digits(0, scanned->whole), scanned->fraction);
  if (scanned->negative) coefficient = -coefficient;
  int const places = static_cast<int>(scanned->fraction.size()) - scanned->exponent;
  if (places >= 0) return scaled(std::move(coefficient), places);
  if (coefficient.is_zero()) return decimal();
  return decimal(coefficient * power_of_ten(static_cast<unsigned>(-places)));
}

FISCORE_INLINE decimal round(decimal const& value, int places, rounding_mode mode) {
  detail::require_places(places);
  int const kept = places > 0 ? places : 0;
  if (places >= value.places()) {
    integer const factor = power_of_ten(static_cast<unsigned>(places - value.places()));
    return decimal::scaled(value.coefficient() * factor, kept);
  }
  integer const divisor = power_of_ten(static_cast<unsigned>(value.places() - places));
  integer rounded = detail::divide_rounded(value.coefficient(), divisor, mode);
  if (places < 0) rounded *= power_of_ten(static_cast<unsigned>(-places));
  return decimal::scaled(std::move(rounded), kept);
}

FISCORE_INLINE decimal shortest(decimal const& value) {
  if (value.is_zero()) return decimal();
  integer coefficient = value.coefficient();
  int places = value.places();
  while (places > 0) {
    auto [quotient, remainder] = divide(coefficient, 10);
    if (!remainder.is_zero()) break;
    coefficient = std::move(quotient);
    --places;
  }
  return decimal::scaled(std::move(coefficient), places);
}

FISCORE_INLINE std::string to_string(decimal const& value) {
  std::string text = to_string(abs(value.coefficient()));
  auto const places = static_cast<std::size_t>(value.places());
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, 1, '.');
  if (value.sign() < 0) text.insert(0, 1, '-');
  return text;
}

FISCORE_INLINE std::ostream& operator<<(std::ostream& out, decimal const& value) {
  return out << to_string(value);
}

namespace detail {
FISCORE_INLINE std::size_t hash(decimal const& value) noexcept {
  decimal const plain = shortest(value);
  return mix(hash(plain.coefficient()), static_cast<std::uint64_t>(plain.places()));
}
}  // namespace detail

}  // namespace fiscore::inline FISCORE_ABI
