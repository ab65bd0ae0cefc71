// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/root.hpp>

#include <ostream>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

[[noreturn]] FISCORE_INLINE void refuse_root() {
  diagnostic what;
  what.code = errc::root_of_negative;
  what.message = {"不能对负数开方，次数须不小于 1",
                  "no root of a negative number, nor of a degree below 1"};
  throw error(std::move(what));
}

/// Whether `value` is the `degree`-th power of a whole number, which then replaces it.
FISCORE_INLINE bool take_root(integer& value, unsigned degree) {
  integer base = floor_root(value, degree);
  if (pow(base, degree) != value) return false;
  value = std::move(base);
  return true;
}

/// Brings root(top/bottom, degree), in lowest terms, to the least degree: for each prime factor of the
/// degree, as long as both terms are powers to it.
FISCORE_INLINE void lower_degree(integer& top, integer& bottom, unsigned& degree) {
  unsigned rest = degree;
  for (unsigned prime = 2; rest > 1; ++prime) {
    if (prime * prime > rest) prime = rest;
    while (rest % prime == 0) {
      rest /= prime;
      integer a = top;
      integer b = bottom;
      if (!take_root(a, prime) || !take_root(b, prime)) continue;
      top = std::move(a);
      bottom = std::move(b);
      degree /= prime;
    }
  }
}

FISCORE_INLINE unsigned gcd_of(unsigned a, unsigned b) { return b == 0 ? a : gcd_of(b, a % b); }

/// a * b, where that is a degree that can be held.
FISCORE_INLINE unsigned degree_product(unsigned a, unsigned b) {
  if (a == 0 || b == 0) refuse_root();
  if (a > root::max_degree / b) {
    std::string const most = std::to_string(root::max_degree);
    diagnostic what;
    what.code = errc::root_degree;
    what.message = {"根的次数超过 " + most, "the degree of the root is beyond " + most};
    what.hint = {"在中间一级取整", "round at a level in between"};
    throw error(std::move(what));
  }
  return a * b;
}

}  // namespace detail

FISCORE_INLINE root::root(rational radicand, unsigned degree)
    : radicand_(std::move(radicand)), degree_(degree) {
  static_cast<void>(detail::degree_product(degree, 1));
  if (degree > 1 && radicand_.sign() < 0) detail::refuse_root();
  if (degree == 1) return;
  integer top = radicand_.numerator();
  integer bottom = radicand_.denominator();
  detail::lower_degree(top, bottom, degree_);
  if (degree_ != degree) radicand_ = rational::of(std::move(top), std::move(bottom));
}

FISCORE_INLINE root::root(root const& inner, unsigned degree)
    : root(inner.radicand_, detail::degree_product(inner.degree_, degree)) {}

FISCORE_INLINE root root::product(root const& a, root const& b) {
  if (a.is_rational() && b.is_rational()) return a.radicand_ * b.radicand_;
  // One degree for both: x^(1/m) y^(1/n) = (x^(l/m) y^(l/n))^(1/l) with l the least common multiple.
  if (a.sign() < 0 || b.sign() < 0) detail::refuse_root();
  unsigned const common =
      detail::degree_product(a.degree_ / detail::gcd_of(a.degree_, b.degree_), b.degree_);
  return {pow(a.radicand_, common / a.degree_) * pow(b.radicand_, common / b.degree_), common};
}

FISCORE_INLINE root root::reciprocal() const {
  root inverse;
  inverse.radicand_ = rational(1) / radicand_;
  inverse.degree_ = degree_;
  return inverse;
}

FISCORE_INLINE std::strong_ordering root::order(root const& a, root const& b) noexcept {
  if (a.degree_ == b.degree_) return a.radicand_ <=> b.radicand_;
  if (a.sign() != b.sign() || a.sign() <= 0) return a.sign() <=> b.sign();
  unsigned const common = detail::gcd_of(a.degree_, b.degree_);
  return pow(a.radicand_, b.degree_ / common) <=> pow(b.radicand_, a.degree_ / common);
}

FISCORE_INLINE decimal round(root const& value, int places, rounding_mode mode) {
  if (value.is_rational()) return round(value.radicand(), places, mode);
  unsigned const degree = value.degree();
  detail::require_places(places);
  // In units of the last place: u = (x s^n)^(1/n), s = 10^places (10^places = p/q).
  integer const p = places > 0 ? power_of_ten(static_cast<unsigned>(places)) : integer(1);
  integer const q = places < 0 ? power_of_ten(static_cast<unsigned>(-places)) : integer(1);
  integer const top = value.radicand().numerator() * pow(p, degree);
  integer const bottom = value.radicand().denominator() * pow(q, degree);
  integer units = floor_root(divide(top, bottom).quotient, degree);
  if (pow(units, degree) * bottom != top) {
    // Halfway is (2 units + 1)/2: compare its power with x s^n.
    auto const against_half = top * pow(integer(2), degree) <=> pow(units + units + 1, degree) * bottom;
    int const half = against_half < 0 ? -1 : against_half > 0 ? 1 : 0;
    if (detail::rounds_away(mode, false, units.is_odd(), half)) units += 1;
  }
  return places > 0 ? decimal::scaled(std::move(units), places) : decimal(units * q);
}

FISCORE_INLINE std::string to_string(root const& value) {
  std::string const radicand = to_string(value.radicand());
  return value.is_rational() ? radicand : "root(" + radicand + ", " + std::to_string(value.degree()) + ")";
}

FISCORE_INLINE std::ostream& operator<<(std::ostream& out, root const& value) {
  return out << to_string(value);
}

namespace detail {
FISCORE_INLINE std::size_t hash(root const& value) noexcept {
  return mix(hash(value.radicand()), value.degree());
}
}  // namespace detail

}  // namespace fiscore::inline FISCORE_ABI
