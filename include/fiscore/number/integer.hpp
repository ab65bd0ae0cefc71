// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Whole numbers of any size.

#include <fiscore/base/result.hpp>
#include <fiscore/number/detail/inline_int.hpp>
#include <fiscore/number/text.hpp>

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// The built-in whole numbers: no `bool`, no character types, nothing wider than 64 bits.
template <class T>
concept whole_number = std::integral<T> && sizeof(T) <= 8 && !std::same_as<std::remove_cv_t<T>, bool> &&
                       !std::same_as<std::remove_cv_t<T>, char> &&
                       !std::same_as<std::remove_cv_t<T>, wchar_t> &&
                       !std::same_as<std::remove_cv_t<T>, char8_t> &&
                       !std::same_as<std::remove_cv_t<T>, char16_t> &&
                       !std::same_as<std::remove_cv_t<T>, char32_t>;

/// What must not become a number in silence: `bool`, characters and binary floating point.
template <class T>
concept not_a_number = (std::integral<T> && !whole_number<T> && sizeof(T) <= 8) || std::floating_point<T>;

class integer;
struct division;

namespace detail {
struct integer_parts;
struct spill;  // a number too large to be held inline: immutable, shared, counted
void retain(spill* shared) noexcept;
void release(spill* shared) noexcept;
integer add_large(integer const& a, integer const& b);
integer subtract_large(integer const& a, integer const& b);
integer multiply_large(integer const& a, integer const& b);
integer negate_large(integer const& a);
integer gcd_large(integer const& a, integer const& b);
division divide_large(integer const& a, integer const& b);
int compare_large(integer const& a, integer const& b) noexcept;
int sign_large(integer const& a) noexcept;
bool is_odd_large(integer const& a) noexcept;
std::size_t hash_large(integer const& a) noexcept;
std::string digits_large(integer const& a);
}  // namespace detail

/// A whole number of any size. Arithmetic is exact: it never overflows, wraps or saturates (it can run out
/// of memory, `std::bad_alloc`). Up to 128 bits (64 with `FISCORE_NO_INT128`) nothing is allocated.
///
/// `/` gives a `rational` (number/rational.hpp); `divide` gives quotient and remainder.
///
/// Invariant: a value that fits is held inline (two words), any other is in one shared immutable block.
class integer {
 public:
  constexpr integer() noexcept = default;  ///< 0
  template <whole_number T>
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  constexpr integer(T value) noexcept {
    if constexpr (FISCORE_INT128 == 0 && std::same_as<T, std::uint64_t>) {
      *this = static_cast<std::int64_t>(value >> 1);
      *this = *this + *this + static_cast<std::int64_t>(value & 1);
    } else {
      set(static_cast<detail::inline_int>(value));
    }
  }
  template <not_a_number T>
  integer(T) = delete;  // write a whole number, or round(value, 0, mode)

  constexpr integer(integer const& other) noexcept : low_(other.low_), high_(other.high_) {
    if (!is_inline()) detail::retain(shared());
  }
  constexpr integer(integer&& other) noexcept : low_(other.low_), high_(other.high_) {
    if (is_inline()) return;
    other.low_ = 0;
    other.high_ = 0;
  }
  constexpr integer& operator=(integer const& other) noexcept {
    if (is_inline() && other.is_inline()) {
      low_ = other.low_;
      high_ = other.high_;
    } else {
      integer copy(other);
      swap(copy);
    }
    return *this;
  }
  constexpr integer& operator=(integer&& other) noexcept {
    if (is_inline() && other.is_inline()) {
      low_ = other.low_;
      high_ = other.high_;
    } else {
      swap(other);
    }
    return *this;
  }
  constexpr ~integer() {
    if (!is_inline()) detail::release(shared());
  }

  /// Optional sign, then digits. No blanks, point, exponent or grouping.
  [[nodiscard]] static integer parse(std::string_view text, text_limits limits = {});  ///< @throws error
  static result<integer> try_parse(std::string_view text, text_limits limits = {});

  [[nodiscard]] constexpr int sign() const noexcept {
    if (!is_inline()) return detail::sign_large(*this);
    return (inline_value() > 0) - (inline_value() < 0);
  }
  [[nodiscard]] constexpr bool is_zero() const noexcept { return low_ == 0 && high_ == 0; }
  [[nodiscard]] constexpr bool is_odd() const noexcept {
    return is_inline() ? (low_ & 1) != 0 : detail::is_odd_large(*this);
  }

  /// True if the value fits a 64-bit signed integer; `to_int64` then gives it.
  [[nodiscard]] constexpr bool fits_int64() const noexcept {
    return high_ == static_cast<std::int64_t>(low_) >> 63;
  }
  [[nodiscard]] constexpr std::int64_t to_int64() const noexcept { return static_cast<std::int64_t>(low_); }

  constexpr integer operator-() const {
    if (is_inline()) {
      detail::inline_int negated = 0;
      if (!__builtin_sub_overflow(detail::inline_int{0}, inline_value(), &negated) && fits(negated)) {
        return from_inline(negated);
      }
    }
    return detail::negate_large(*this);
  }

  friend constexpr integer operator+(integer const& a, integer const& b) {
    if (a.is_inline() && b.is_inline()) {
      detail::inline_int sum = 0;
      if (!__builtin_add_overflow(a.inline_value(), b.inline_value(), &sum) && fits(sum)) {
        return from_inline(sum);
      }
    }
    return detail::add_large(a, b);
  }
  friend constexpr integer operator-(integer const& a, integer const& b) {
    if (a.is_inline() && b.is_inline()) {
      detail::inline_int difference = 0;
      if (!__builtin_sub_overflow(a.inline_value(), b.inline_value(), &difference) && fits(difference)) {
        return from_inline(difference);
      }
    }
    return detail::subtract_large(a, b);
  }
  friend constexpr integer operator*(integer const& a, integer const& b) {
    if (a.is_inline() && b.is_inline()) {
      detail::inline_int product = 0;
      if (!detail::multiply_overflows(a.inline_value(), b.inline_value(), product) && fits(product)) {
        return from_inline(product);
      }
    }
    return detail::multiply_large(a, b);
  }
  constexpr integer& operator+=(integer const& b) { return *this = *this + b; }
  constexpr integer& operator-=(integer const& b) { return *this = *this - b; }
  constexpr integer& operator*=(integer const& b) { return *this = *this * b; }

  friend constexpr bool operator==(integer const& a, integer const& b) noexcept {
    if (a.low_ == b.low_ && a.high_ == b.high_) return true;
    return !a.is_inline() && !b.is_inline() && detail::compare_large(a, b) == 0;
  }
  friend constexpr std::strong_ordering operator<=>(integer const& a, integer const& b) noexcept {
    if (a.is_inline() && b.is_inline()) {
      return a.inline_value() < b.inline_value()   ? std::strong_ordering::less
             : a.inline_value() > b.inline_value() ? std::strong_ordering::greater
                                                   : std::strong_ordering::equal;
    }
    return detail::compare_large(a, b) <=> 0;
  }

  friend constexpr void swap(integer& a, integer& b) noexcept { a.swap(b); }
  constexpr void swap(integer& other) noexcept {
    std::uint64_t const low = low_;
    std::int64_t const high = high_;
    low_ = other.low_;
    high_ = other.high_;
    other.low_ = low;
    other.high_ = high;
  }

 private:
  friend struct detail::integer_parts;
  static constexpr std::int64_t spilled = std::numeric_limits<std::int64_t>::min();

  [[nodiscard]] constexpr bool is_inline() const noexcept { return high_ != spilled; }
  [[nodiscard]] constexpr detail::inline_int inline_value() const noexcept {
#if FISCORE_INT128
    return static_cast<detail::inline_int>(static_cast<detail::inline_unsigned>(high_) << 64 | low_);
#else
    return static_cast<detail::inline_int>(low_);
#endif
  }
  [[nodiscard]] static constexpr integer from_inline(detail::inline_int value) noexcept {
    integer made;
    made.set(value);
    return made;
  }
  /// False for the few values whose bits mean a shared block: they are held there.
  [[nodiscard]] static constexpr bool fits(detail::inline_int value) noexcept {
#if FISCORE_INT128
    return static_cast<std::int64_t>(value >> 64) != spilled;
#else
    static_cast<void>(value);
    return true;
#endif
  }
  [[nodiscard]] static integer adopt(detail::spill* block) noexcept {
    integer made;
    made.low_ = reinterpret_cast<std::uintptr_t>(block);
    made.high_ = spilled;
    return made;
  }
  [[nodiscard]] detail::spill* shared() const noexcept {
    auto const address = static_cast<std::uintptr_t>(low_);
    // NOLINTNEXTLINE(performance-no-int-to-ptr)
    return reinterpret_cast<detail::spill*>(address);
  }

  constexpr void set(detail::inline_int value) noexcept {
    low_ = static_cast<std::uint64_t>(value);
#if FISCORE_INT128
    high_ = static_cast<std::int64_t>(value >> 64);
#else
    high_ = value >> 63;
#endif
  }

  std::uint64_t low_ = 0;
  std::int64_t high_ = 0;
};

namespace detail {
/// How an integer is held, for the library's own arithmetic.
struct integer_parts {
  [[nodiscard]] static constexpr bool is_inline(integer const& of) noexcept { return of.is_inline(); }
  [[nodiscard]] static constexpr inline_int value(integer const& of) noexcept { return of.inline_value(); }
  [[nodiscard]] static constexpr bool fits(inline_int value) noexcept { return integer::fits(value); }
  [[nodiscard]] static constexpr integer from(inline_int value) noexcept {
    return integer::from_inline(value);
  }
  [[nodiscard]] static integer adopt(spill* block) noexcept { return integer::adopt(block); }
  [[nodiscard]] static spill* shared(integer const& of) noexcept { return of.shared(); }
};
}  // namespace detail

/// Quotient towards zero, and the remainder, which has the sign of the dividend.
struct division {
  integer quotient;
  integer remainder;
};

/// a = quotient * b + remainder, |remainder| < |b|. Results on both signs: 7 by 2 gives 3 and 1, -7 by 2
/// gives -3 and -1. @throws error errc::division_by_zero
[[nodiscard]] division divide(integer const& a, integer const& b);

[[nodiscard]] constexpr integer abs(integer const& value) { return value.sign() < 0 ? -value : value; }

/// Greatest common divisor, not negative; gcd(0, 0) is 0.
[[nodiscard]] integer gcd(integer const& a, integer const& b);

/// base^exponent; 0^0 is 1.
[[nodiscard]] integer pow(integer base, unsigned exponent);

/// 10^exponent.
[[nodiscard]] integer power_of_ten(unsigned exponent);

/// The greatest r with r^degree <= value. @throws error errc::root_of_negative where value < 0 or degree <
/// 1
[[nodiscard]] integer floor_root(integer const& value, unsigned degree);

/// Digits with `-` in front where negative: `-12`.
[[nodiscard]] std::string to_string(integer const& value);
std::ostream& operator<<(std::ostream& out, integer const& value);

namespace detail {
[[nodiscard]] constexpr std::size_t mix(std::uint64_t seed, std::uint64_t value) noexcept {
  seed ^= value + 0x9e3779b97f4a7c15U + (seed << 6) + (seed >> 2);
  seed *= 0xff51afd7ed558ccdU;
  return static_cast<std::size_t>(seed ^ (seed >> 33));
}
[[nodiscard]] std::size_t hash(integer const& value) noexcept;
/// `value` followed by the digits of a text that `scan_number` accepted; commas are passed over.
[[nodiscard]] integer append_digits(integer value, std::string_view digits);
}  // namespace detail

}  // namespace fiscore::inline FISCORE_ABI

template <>
struct std::hash<fiscore::integer> {
  std::size_t operator()(fiscore::integer const& value) const noexcept {
    return fiscore::detail::hash(value);
  }
};

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/integer.ipp>
#endif
