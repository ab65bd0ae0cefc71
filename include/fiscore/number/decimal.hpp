// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Figures as they are printed: exact, with the places they were written with.

#include <fiscore/number/integer.hpp>
#include <fiscore/number/rounding.hpp>

#include <compare>
#include <iosfwd>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

namespace detail {
[[noreturn]] int refuse_places(int places);  ///< @throws error errc::number_places
void require_places(int places);             ///< for `round`, which takes places below zero too
}  // namespace detail

/// How `decimal::parse` reads.
struct decimal_format {
  text_limits limits = {};
  grouping commas = grouping::refused;
};

/// An exact decimal number that remembers how many places it was written with: 362.40 has two, and that is
/// information. Equality, order and hash are by value: 2.50 == 2.5. `+ - *` are exact; the quotient of two
/// decimals is a `rational` (number/rational.hpp).
///
/// Invariant: value = coefficient x 10^-places, 0 <= places <= max_places; never NaN, never -0.
class decimal {
 public:
  /// A text gives 10,000 at most (by default), and products add theirs up; beyond this an `error` is
  /// thrown.
  static constexpr int max_places = 1'000'000;

  constexpr decimal() noexcept = default;  ///< 0
  template <whole_number T>
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  constexpr decimal(T value) noexcept : coefficient_(value) {}
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  constexpr decimal(integer value) noexcept : coefficient_(std::move(value)) {}
  template <not_a_number T>
  decimal(T) = delete;  // 0.1 is not a tenth: write 0.1_dec or decimal::parse("0.1")

  /// coefficient x 10^-places. @throws error errc::number_places
  [[nodiscard]] static constexpr decimal scaled(integer coefficient, int places) {
    decimal made(std::move(coefficient));
    made.places_ = places >= 0 && places <= max_places ? places : detail::refuse_places(places);
    return made;
  }

  /// `[+-] digits [. digits] [e [+-] digits]`: `-12.50` has two places, `1.5e3` none, `1.5e-3` four.
  [[nodiscard]] static decimal parse(std::string_view text, decimal_format format = {});  ///< @throws error
  static result<decimal> try_parse(std::string_view text, decimal_format format = {});

  [[nodiscard]] constexpr integer const& coefficient() const noexcept { return coefficient_; }
  [[nodiscard]] constexpr int places() const noexcept { return places_; }
  [[nodiscard]] constexpr int sign() const noexcept { return coefficient_.sign(); }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return coefficient_.is_zero(); }

  constexpr decimal operator-() const {
    decimal negated(-coefficient_);
    negated.places_ = places_;
    return negated;
  }
  /// Sum and difference have the places of the operand with more, products those of both: 1.50 + 1 is 2.50.
  friend decimal operator+(decimal const& a, decimal const& b) {
    if (a.places_ == b.places_) return unchecked(a.coefficient_ + b.coefficient_, a.places_);
    return add_aligned(a, b);
  }
  friend decimal operator-(decimal const& a, decimal const& b) {
    if (a.places_ == b.places_) return unchecked(a.coefficient_ - b.coefficient_, a.places_);
    return add_aligned(a, -b);
  }
  friend decimal operator*(decimal const& a, decimal const& b) {
    return scaled(a.coefficient_ * b.coefficient_, a.places_ + b.places_);
  }
  decimal& operator+=(decimal const& b) { return *this = *this + b; }
  decimal& operator-=(decimal const& b) { return *this = *this - b; }
  decimal& operator*=(decimal const& b) { return *this = *this * b; }

  friend bool operator==(decimal const& a, decimal const& b) noexcept {
    return a.places_ == b.places_ ? a.coefficient_ == b.coefficient_ : compare_aligned(a, b) == 0;
  }
  friend std::strong_ordering operator<=>(decimal const& a, decimal const& b) noexcept {
    return a.places_ == b.places_ ? a.coefficient_ <=> b.coefficient_ : compare_aligned(a, b) <=> 0;
  }

 private:
  static constexpr decimal unchecked(integer coefficient, int places) noexcept {
    decimal made(std::move(coefficient));
    made.places_ = places;
    return made;
  }
  static decimal add_aligned(decimal const& a, decimal const& b);
  static int compare_aligned(decimal const& a, decimal const& b) noexcept;

  integer coefficient_;
  int places_ = 0;
};

/// `value` with exactly `places` places (1.5 to two is 1.50); below zero, to tens, hundreds ..., with none.
/// @throws error errc::number_places beyond max_places either way
[[nodiscard]] decimal round(decimal const& value, int places, rounding_mode mode);

/// The same value with no more places than it needs: 2.50 gives 2.5, 300 stays 300.
[[nodiscard]] decimal shortest(decimal const& value);

[[nodiscard]] inline decimal abs(decimal const& value) { return value.sign() < 0 ? -value : value; }

/// Plain notation with all places: `-362.40`. `decimal::parse` reads it back to the same value and places.
[[nodiscard]] std::string to_string(decimal const& value);
std::ostream& operator<<(std::ostream& out, decimal const& value);

namespace detail {
[[nodiscard]] std::size_t hash(decimal const& value) noexcept;

/// For literals: sign-free text of at most `inline_digits10` digits, read while compiling.
constexpr decimal literal(char const* text) {
  integer coefficient;
  int digits = 0;
  int places = 0;
  bool after_point = false;
  for (; *text != 0; ++text) {
    if (*text == '\'') continue;
    if (*text == '.') {
      if (after_point) throw "a decimal literal has one point";
      after_point = true;
      continue;
    }
    if (*text < '0' || *text > '9')
      throw "a decimal literal has digits and a point: use decimal::parse for others";
    coefficient = coefficient * 10 + (*text - '0');
    places += after_point ? 1 : 0;
    if (++digits > inline_digits10) throw "too long for a literal: use decimal::parse";
  }
  return decimal::scaled(coefficient, places);
}
}  // namespace detail

namespace literals {
/// `362.40_dec`: exact, with its places, read while compiling.
template <char... Characters>
constexpr decimal operator""_dec() {
  constexpr char text[] = {Characters..., '\0'};
  // The const is what makes it be read while compiling.
  constexpr decimal value = detail::literal(text);
  return value;  // NOLINT(performance-no-automatic-move)
}
}  // namespace literals

}  // namespace fiscore::inline FISCORE_ABI

template <>
struct std::hash<fiscore::decimal> {
  std::size_t operator()(fiscore::decimal const& value) const noexcept {
    return fiscore::detail::hash(value);
  }
};

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/decimal.ipp>
#endif
