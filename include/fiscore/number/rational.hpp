// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Exact quotients: what a division of figures gives, until a rule says where it is rounded.

#include <fiscore/number/decimal.hpp>

#include <compare>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// An exact quotient of two whole numbers. It becomes a `decimal` only through `round(value, places,
/// mode)`.
///
/// Reduction is lazy: a result is brought to lowest terms only when it would outgrow 64 bits, in the
/// operation that makes it. Whoever reads a value never changes it, so any number of threads may.
///
/// Invariant: denominator above zero.
class rational {
 public:
  constexpr rational() noexcept = default;  ///< 0
  template <whole_number T>
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  constexpr rational(T value) noexcept : numerator_(value) {}
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  constexpr rational(integer value) noexcept : numerator_(std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  rational(decimal const& value)
      : numerator_(value.coefficient()), denominator_(power_of_ten(static_cast<unsigned>(value.places()))) {
    settle();
  }
  template <not_a_number T>
  rational(T) = delete;  // 0.1 is not a tenth: write 0.1_dec

  /// numerator / denominator. @throws error errc::division_by_zero
  [[nodiscard]] static rational of(integer numerator, integer denominator);

  /// A decimal, or `p/q` with q not zero.
  [[nodiscard]] static rational parse(std::string_view text, text_limits limits = {});  ///< @throws error
  static result<rational> try_parse(std::string_view text, text_limits limits = {});

  /// In lowest terms.
  [[nodiscard]] integer numerator() const;
  [[nodiscard]] integer denominator() const;

  [[nodiscard]] constexpr int sign() const noexcept { return numerator_.sign(); }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return numerator_.is_zero(); }
  [[nodiscard]] bool is_whole() const { return denominator() == 1; }

  rational operator-() const { return unsettled(-numerator_, denominator_); }

  friend rational operator+(rational const& a, rational const& b) { return sum(a, b, false); }
  friend rational operator-(rational const& a, rational const& b) { return sum(a, b, true); }
  friend rational operator*(rational const& a, rational const& b) {
#if FISCORE_INT128
    if (a.is_small() && b.is_small()) {
      return from_wide(wide(a.numerator_) * wide(b.numerator_),
                       wide(a.denominator_) * wide(b.denominator_));
    }
#endif
    return settled(a.numerator_ * b.numerator_, a.denominator_ * b.denominator_);
  }
  /// @throws error errc::division_by_zero
  friend rational operator/(rational const& a, rational const& b) {
    if (b.is_zero()) refuse_zero();
    bool const negative = b.sign() < 0;
#if FISCORE_INT128
    if (a.is_small() && b.is_small()) {
      auto const top = wide(a.numerator_) * wide(b.denominator_);
      auto const bottom = wide(a.denominator_) * wide(b.numerator_);
      return negative ? from_wide(-top, -bottom) : from_wide(top, bottom);
    }
#endif
    integer const top = a.numerator_ * b.denominator_;
    integer const bottom = a.denominator_ * b.numerator_;
    return negative ? settled(-top, -bottom) : settled(top, bottom);
  }
  rational& operator+=(rational const& b) { return *this = *this + b; }
  rational& operator-=(rational const& b) { return *this = *this - b; }
  rational& operator*=(rational const& b) { return *this = *this * b; }
  rational& operator/=(rational const& b) { return *this = *this / b; }

  friend bool operator==(rational const& a, rational const& b) noexcept { return order(a, b) == 0; }
  friend std::strong_ordering operator<=>(rational const& a, rational const& b) noexcept {
    return order(a, b);
  }

  friend integer floor(rational const& value);
  friend integer ceiling(rational const& value);
  friend decimal round(rational const& value, int places, rounding_mode mode);

 private:
#if FISCORE_INT128
  static constexpr detail::inline_int wide(integer const& value) noexcept { return value.to_int64(); }
  /// From products of 64-bit values, none of which is the least 128-bit value.
  static rational from_wide(detail::inline_int numerator, detail::inline_int denominator) {
    if (detail::is_int64(numerator) && detail::is_int64(denominator)) {
      return unsettled(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
    }
    return reduced(detail::integer_parts::from(numerator), detail::integer_parts::from(denominator));
  }
#endif
  [[nodiscard]] constexpr bool is_small() const noexcept {
    return numerator_.fits_int64() && denominator_.fits_int64();
  }
  static rational unsettled(integer numerator, integer denominator) noexcept {
    rational made;
    made.numerator_ = std::move(numerator);
    made.denominator_ = std::move(denominator);
    return made;
  }
  static rational settled(integer numerator, integer denominator) {
    if (numerator.fits_int64() && denominator.fits_int64()) {
      return unsettled(std::move(numerator), std::move(denominator));
    }
    return reduced(numerator, denominator);
  }
  static rational sum(rational const& a, rational const& b, bool subtract) {
#if FISCORE_INT128
    if (a.is_small() && b.is_small()) {
      auto const x = wide(a.numerator_);
      auto const y = subtract ? -wide(b.numerator_) : wide(b.numerator_);
      auto const m = wide(a.denominator_);
      auto const n = wide(b.denominator_);
      return m == n ? from_wide(x + y, m) : from_wide(x * n + y * m, m * n);
    }
#endif
    return sum_large(a, b, subtract);
  }
  static std::strong_ordering order(rational const& a, rational const& b) noexcept {
#if FISCORE_INT128
    if (a.is_small() && b.is_small()) {
      auto const left = wide(a.numerator_) * wide(b.denominator_);
      auto const right = wide(b.numerator_) * wide(a.denominator_);
      return left < right   ? std::strong_ordering::less
             : left > right ? std::strong_ordering::greater
                            : std::strong_ordering::equal;
    }
#endif
    return order_large(a, b);
  }
  void settle() {
    if (!is_small()) *this = reduced(numerator_, denominator_);
  }
  static rational reduced(integer const& numerator, integer const& denominator);
  static rational sum_large(rational const& a, rational const& b, bool subtract);
  static std::strong_ordering order_large(rational const& a, rational const& b) noexcept;
  [[noreturn]] static void refuse_zero();

  integer numerator_ = 0;
  integer denominator_ = 1;
};

/// The greatest whole number not above `value`, and the least not below it.
[[nodiscard]] integer floor(rational const& value);
[[nodiscard]] integer ceiling(rational const& value);

/// `value` to `places` places; below zero, to tens, hundreds ... @throws error errc::number_places
[[nodiscard]] decimal round(rational const& value, int places, rounding_mode mode);

/// The quotient of two figures is not a figure. @throws error errc::division_by_zero
[[nodiscard]] rational operator/(decimal const& a, decimal const& b);

[[nodiscard]] inline rational abs(rational const& value) { return value.sign() < 0 ? -value : value; }
/// base^exponent; 0^0 is 1.
[[nodiscard]] rational pow(rational const& base, unsigned exponent);

/// The shortest decimal with exactly this value, if any has: 5/2 is 2.5, 1/3 is none.
[[nodiscard]] std::optional<decimal> exact_decimal(rational const& value);

/// Lowest terms, `p/q`, or `p` where whole: `1100/9`, `-5`.
[[nodiscard]] std::string to_string(rational const& value);
std::ostream& operator<<(std::ostream& out, rational const& value);

namespace detail {
[[nodiscard]] std::size_t hash(rational const& value) noexcept;
}  // namespace detail

}  // namespace fiscore::inline FISCORE_ABI

template <>
struct std::hash<fiscore::rational> {
  std::size_t operator()(fiscore::rational const& value) const noexcept {
    return fiscore::detail::hash(value);
  }
};

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/rational.ipp>
#endif
