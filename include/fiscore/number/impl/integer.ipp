// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/integer.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <atomic>
#include <ostream>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

using boost::multiprecision::cpp_int;
using parts = integer_parts;

struct spill {
  explicit spill(cpp_int held) : value(std::move(held)) {}
  std::atomic<std::uint32_t> uses{1};
  cpp_int const value;
};

FISCORE_INLINE void retain(spill* shared) noexcept { shared->uses.fetch_add(1, std::memory_order_relaxed); }

FISCORE_INLINE void release(spill* shared) noexcept {
  if (shared->uses.fetch_sub(1, std::memory_order_acq_rel) == 1) delete shared;
}

/// The value as cpp_int; a shared one is referred to, not copied.
class large_view {
 public:
  explicit large_view(integer const& value)
      : own_(parts::is_inline(value) ? cpp_int(parts::value(value)) : cpp_int()),
        at_(parts::is_inline(value) ? &own_ : &parts::shared(value)->value) {}
  large_view(large_view const&) = delete;
  large_view& operator=(large_view const&) = delete;
  cpp_int const& operator*() const noexcept { return *at_; }

 private:
  cpp_int own_;
  cpp_int const* at_;
};

/// The other way: inline where it fits.
FISCORE_INLINE integer settle(cpp_int value) {
  static_assert(sizeof(inline_int) == 8 || sizeof(inline_int) == 16);
  constexpr unsigned bits = sizeof(inline_int) * 8 - 1;
  if (value.is_zero()) return integer();
  bool const negative = value.sign() < 0;
  // |value| <= 2^bits - 1, or the least value, whose magnitude is one more.
  cpp_int const size = negative ? cpp_int(-value - 1) : value;
  if (size.is_zero() || msb(size) < bits) {
    auto const held = static_cast<inline_int>(size);
    if (parts::fits(negative ? ~held : held)) return parts::from(negative ? ~held : held);
  }
  return parts::adopt(new spill(std::move(value)));
}

FISCORE_INLINE integer add_large(integer const& a, integer const& b) {
  return settle(cpp_int(*large_view(a) + *large_view(b)));
}
FISCORE_INLINE integer subtract_large(integer const& a, integer const& b) {
  return settle(cpp_int(*large_view(a) - *large_view(b)));
}
FISCORE_INLINE integer multiply_large(integer const& a, integer const& b) {
  return settle(cpp_int(*large_view(a) * *large_view(b)));
}
FISCORE_INLINE integer negate_large(integer const& a) { return settle(cpp_int(-*large_view(a))); }
FISCORE_INLINE integer gcd_large(integer const& a, integer const& b) {
  return settle(boost::multiprecision::gcd(*large_view(a), *large_view(b)));
}
FISCORE_INLINE division divide_large(integer const& a, integer const& b) {
  cpp_int quotient;
  cpp_int remainder;
  boost::multiprecision::divide_qr(*large_view(a), *large_view(b), quotient, remainder);
  return {settle(std::move(quotient)), settle(std::move(remainder))};
}
FISCORE_INLINE int sign_large(integer const& a) noexcept { return parts::shared(a)->value.sign(); }
FISCORE_INLINE bool is_odd_large(integer const& a) noexcept { return bit_test(parts::shared(a)->value, 0); }
FISCORE_INLINE int compare_large(integer const& a, integer const& b) noexcept {
  if (!parts::is_inline(a) && !parts::is_inline(b))
    return parts::shared(a)->value.compare(parts::shared(b)->value);
  // One is inline: the other lies outside the inline range, so its sign decides.
  return parts::is_inline(a) ? -sign_large(b) : sign_large(a);
}
FISCORE_INLINE std::size_t hash_large(integer const& a) noexcept {
  cpp_int const& value = parts::shared(a)->value;
  std::size_t seed = value.sign() < 0 ? 1 : 0;
  for (std::size_t i = 0; i < value.backend().size(); ++i) seed = mix(seed, value.backend().limbs()[i]);
  return seed;
}
FISCORE_INLINE std::string digits_large(integer const& a) { return parts::shared(a)->value.str(); }

FISCORE_INLINE std::size_t hash(integer const& value) noexcept {
  if (!parts::is_inline(value)) return hash_large(value);
  auto const bits = static_cast<inline_unsigned>(parts::value(value));
  std::size_t const low = mix(0, static_cast<std::uint64_t>(bits));
#if FISCORE_INT128
  return mix(low, static_cast<std::uint64_t>(bits >> 64));
#else
  return low;
#endif
}

FISCORE_INLINE integer append_digits(integer value, std::string_view digits) {
  std::int64_t chunk = 0;
  int length = 0;
  for (char const c : digits) {
    if (c == ',') continue;
    chunk = chunk * 10 + (c - '0');
    if (++length == 18) {
      value = value * small_power_of_ten(18) + chunk;
      chunk = 0;
      length = 0;
    }
  }
  return value * small_power_of_ten(length) + chunk;
}

}  // namespace detail

FISCORE_INLINE division divide(integer const& a, integer const& b) {
  if (b.is_zero()) {
    diagnostic what;
    what.code = errc::division_by_zero;
    what.message = {"除数为零", "division by zero"};
    throw error(std::move(what));
  }
  if (a.fits_int64() && b.fits_int64()) {
    std::int64_t const x = a.to_int64();
    std::int64_t const y = b.to_int64();
    if (y == -1) return {-a, integer()};  // the one quotient that does not fit
    return {x / y, x % y};
  }
  if (detail::integer_parts::is_inline(a) && detail::integer_parts::is_inline(b)) {
    auto const x = detail::integer_parts::value(a);
    auto const y = detail::integer_parts::value(b);
    if (y == -1) return {-a, integer()};
    return {detail::integer_parts::from(x / y), detail::integer_parts::from(x % y)};
  }
  return detail::divide_large(a, b);
}

FISCORE_INLINE integer gcd(integer const& a, integer const& b) {
  if (detail::integer_parts::is_inline(a) && detail::integer_parts::is_inline(b)) {
    auto const common = detail::gcd(detail::magnitude(detail::integer_parts::value(a)),
                                    detail::magnitude(detail::integer_parts::value(b)));
    // The magnitude of the least inline value is one too large; then both were that value, or zero.
    if (common >> (sizeof common * 8 - 1) == 0)
      return detail::integer_parts::from(static_cast<detail::inline_int>(common));
  }
  return detail::gcd_large(a, b);
}

FISCORE_INLINE integer pow(integer base, unsigned exponent) {
  integer power = 1;
  while (true) {
    if ((exponent & 1) != 0) power *= base;
    exponent >>= 1;
    if (exponent == 0) return power;
    base *= base;
  }
}

FISCORE_INLINE integer power_of_ten(unsigned exponent) {
  if (exponent <= 18) return detail::small_power_of_ten(static_cast<int>(exponent));
  if (exponent <= 36)
    return integer(detail::small_power_of_ten(18)) *
           detail::small_power_of_ten(static_cast<int>(exponent) - 18);
  return pow(10, exponent);
}

FISCORE_INLINE integer floor_root(integer const& value, unsigned degree) {
  if (value.sign() < 0 || degree < 1) {
    diagnostic what;
    what.code = errc::root_of_negative;
    what.message = {"不能对负数开方，次数须不小于 1",
                    "no root of a negative number, nor of a degree below 1"};
    throw error(std::move(what));
  }
  if (degree == 1 || value <= 1) return value;
  detail::cpp_int const target(*detail::large_view(value));
  auto const bits = static_cast<unsigned>(msb(target)) + 1;
  if (degree >= bits) return 1;
  // Newton from above: starts at a power of two not below the root, falls until it stops falling.
  detail::cpp_int root = detail::cpp_int(1) << ((bits + degree - 1) / degree);
  while (true) {
    detail::cpp_int const next =
        (root * (degree - 1) + target / boost::multiprecision::pow(root, degree - 1)) / degree;
    if (next >= root) return detail::settle(std::move(root));
    root = next;
  }
}

FISCORE_INLINE integer integer::parse(std::string_view text, text_limits limits) {
  return try_parse(text, limits).value();
}

FISCORE_INLINE result<integer> integer::try_parse(std::string_view text, text_limits limits) {
  auto scanned = detail::scan_number(text, detail::number_kind::integer, limits);
  if (!scanned) return std::move(scanned).error();
  integer const value = detail::append_digits(0, scanned->whole);
  return scanned->negative ? -value : value;
}

FISCORE_INLINE std::string to_string(integer const& value) {
  if (!detail::integer_parts::is_inline(value)) return detail::digits_large(value);
  if (value.fits_int64()) return std::to_string(value.to_int64());
  auto rest = detail::magnitude(detail::integer_parts::value(value));
  std::string digits;
  for (; rest != 0; rest /= 10) digits += static_cast<char>('0' + static_cast<int>(rest % 10));
  if (value.sign() < 0) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

FISCORE_INLINE std::ostream& operator<<(std::ostream& out, integer const& value) {
  return out << to_string(value);
}

}  // namespace fiscore::inline FISCORE_ABI
