// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/rational.hpp>

#include <ostream>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE void rational::refuse_zero() {
  diagnostic what;
  what.code = errc::division_by_zero;
  what.message = {"除数为零", "division by zero"};
  throw error(std::move(what));
}

FISCORE_INLINE rational rational::reduced(integer const& numerator, integer const& denominator) {
  integer const common = gcd(numerator, denominator);
  if (common == 1) return unsettled(numerator, denominator);
  return unsettled(divide(numerator, common).quotient, divide(denominator, common).quotient);
}

FISCORE_INLINE rational rational::sum_large(rational const& a, rational const& b, bool subtract) {
  integer const y = subtract ? -b.numerator_ : b.numerator_;
  if (a.denominator_ == b.denominator_) return settled(a.numerator_ + y, a.denominator_);
  return settled(a.numerator_ * b.denominator_ + y * a.denominator_, a.denominator_ * b.denominator_);
}

FISCORE_INLINE std::strong_ordering rational::order_large(rational const& a, rational const& b) noexcept {
  return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
}

FISCORE_INLINE rational rational::of(integer numerator, integer denominator) {
  if (denominator.is_zero()) refuse_zero();
  if (denominator.sign() < 0) return settled(-numerator, -denominator);
  return settled(std::move(numerator), std::move(denominator));
}

FISCORE_INLINE rational rational::parse(std::string_view text, text_limits limits) {
  return try_parse(text, limits).value();
}

FISCORE_INLINE result<rational> rational::try_parse(std::string_view text, text_limits limits) {
  auto const slash = text.find('/');
  if (slash == std::string_view::npos) {
    auto value = decimal::try_parse(text, {.limits = limits});
    if (!value) return std::move(value).error();
    return rational(*value);
  }
  auto const problem = [&](errc code, char const* zh, char const* en) {
    diagnostic what;
    what.code = code;
    what.text = detail::cut(text);
    what.message = {"“" + detail::shown(text) + "”" + zh, "\"" + detail::shown(text) + "\" " + en};
    return what;
  };
  if (slash == 0 || slash + 1 == text.size()) {
    auto what = problem(errc::number_syntax, "不是分数", "is not a fraction");
    what.expected = {"分数，如 3/8", "a fraction, as 3/8"};
    return what;
  }
  auto top = integer::try_parse(text.substr(0, slash), limits);
  if (!top) return std::move(top).error();
  auto bottom = integer::try_parse(text.substr(slash + 1), limits);
  if (!bottom) return std::move(bottom).error();
  if (bottom->is_zero()) return problem(errc::division_by_zero, "的分母为零", "has a denominator of zero");
  return of(*top, *bottom);
}

FISCORE_INLINE integer rational::numerator() const {
  return divide(numerator_, gcd(numerator_, denominator_)).quotient;
}

FISCORE_INLINE integer rational::denominator() const {
  return divide(denominator_, gcd(numerator_, denominator_)).quotient;
}

FISCORE_INLINE integer floor(rational const& value) {
  return detail::divide_rounded(value.numerator_, value.denominator_, rounding_mode::floor);
}

FISCORE_INLINE integer ceiling(rational const& value) {
  return detail::divide_rounded(value.numerator_, value.denominator_, rounding_mode::ceiling);
}

FISCORE_INLINE decimal round(rational const& value, int places, rounding_mode mode) {
  detail::require_places(places);
  if (places >= 0) {
    integer const scale = power_of_ten(static_cast<unsigned>(places));
    return decimal::scaled(detail::divide_rounded(value.numerator_ * scale, value.denominator_, mode),
                           places);
  }
  integer const scale = power_of_ten(static_cast<unsigned>(-places));
  return detail::divide_rounded(value.numerator_, value.denominator_ * scale, mode) * scale;
}

FISCORE_INLINE rational operator/(decimal const& a, decimal const& b) {
  int const shift = b.places() - a.places();
  integer const scale = power_of_ten(static_cast<unsigned>(shift < 0 ? -shift : shift));
  return shift < 0 ? rational::of(a.coefficient(), b.coefficient() * scale)
                   : rational::of(a.coefficient() * scale, b.coefficient());
}

FISCORE_INLINE rational pow(rational const& base, unsigned exponent) {
  return rational::of(pow(base.numerator(), exponent), pow(base.denominator(), exponent));
}

namespace detail {

/// How often `factor` divides `value`, which it is taken out of: its square first, so that few divisions
/// do.
FISCORE_INLINE int take_out(integer& value, integer const& factor) {
  auto [quotient, remainder] = divide(value, factor);
  if (!remainder.is_zero()) return 0;
  value = std::move(quotient);
  int const count = 1 + 2 * take_out(value, factor * factor);
  auto [rest, over] = divide(value, factor);
  if (!over.is_zero()) return count;
  value = std::move(rest);
  return count + 1;
}

/// The places that write 1/denominator exactly, or -1.
FISCORE_INLINE int places_of(integer denominator) {
  int const twos = take_out(denominator, 2);
  int const fives = take_out(denominator, 5);
  return denominator == 1 ? (twos > fives ? twos : fives) : -1;
}

FISCORE_INLINE std::size_t hash(rational const& value) noexcept {
  return mix(hash(value.numerator()), hash(value.denominator()));
}

}  // namespace detail

FISCORE_INLINE std::optional<decimal> exact_decimal(rational const& value) {
  int const places = detail::places_of(value.denominator());
  if (places < 0) return std::nullopt;
  return round(value, places, rounding_mode::down);
}

FISCORE_INLINE std::string to_string(rational const& value) {
  integer const denominator = value.denominator();
  std::string const top = to_string(value.numerator());
  return denominator == 1 ? top : top + "/" + to_string(denominator);
}

FISCORE_INLINE std::ostream& operator<<(std::ostream& out, rational const& value) {
  return out << to_string(value);
}

}  // namespace fiscore::inline FISCORE_ABI
