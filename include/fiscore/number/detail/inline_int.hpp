// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The machine integer that `integer` holds inline: 128 bits where the compiler has them, else 64.

#include <fiscore/base/config.hpp>

#include <cstdint>

namespace fiscore::inline FISCORE_ABI::detail {

#if FISCORE_INT128
__extension__ typedef __int128 inline_int;
__extension__ typedef unsigned __int128 inline_unsigned;
inline constexpr int inline_digits10 = 38;
#else
typedef std::int64_t inline_int;
typedef std::uint64_t inline_unsigned;
inline constexpr int inline_digits10 = 18;
#endif

[[nodiscard]] constexpr bool is_int64(inline_int value) noexcept {
  return value == static_cast<inline_int>(static_cast<std::int64_t>(value));
}

[[nodiscard]] constexpr inline_unsigned magnitude(inline_int value) noexcept {
  auto const bits = static_cast<inline_unsigned>(value);
  return value < 0 ? ~bits + 1 : bits;
}

/// a * b, or true where it does not fit. Written out because clang's builtin needs `__muloti4`, which
/// libgcc lacks.
[[nodiscard]] constexpr bool multiply_overflows(inline_int a, inline_int b, inline_int& product) noexcept {
#if FISCORE_INT128
  if (is_int64(a) && is_int64(b)) {
    product = a * b;
    return false;
  }
  inline_unsigned const x = magnitude(a);
  inline_unsigned const y = magnitude(b);
  auto const high = [](inline_unsigned v) { return static_cast<std::uint64_t>(v >> 64); };
  if (high(x) != 0 && high(y) != 0) return true;
  inline_unsigned const small = high(x) == 0 ? x : y;
  inline_unsigned const large = high(x) == 0 ? y : x;
  inline_unsigned const top = small * high(large);
  if (high(top) != 0) return true;
  inline_unsigned const low = small * static_cast<std::uint64_t>(large);
  inline_unsigned const sum = low + (top << 64);
  if (sum < low || (sum >> 127) != 0) return true;
  product = (a < 0) != (b < 0) ? -static_cast<inline_int>(sum) : static_cast<inline_int>(sum);
  return false;
#else
  return __builtin_mul_overflow(a, b, &product);
#endif
}

[[nodiscard]] constexpr std::uint64_t gcd(std::uint64_t a, std::uint64_t b) noexcept {
  if (a == 0 || b == 0) return a | b;
  int const twos = __builtin_ctzll(a | b);
  a >>= __builtin_ctzll(a);
  while (b != 0) {
    b >>= __builtin_ctzll(b);
    if (a > b) {
      std::uint64_t const t = a;
      a = b;
      b = t;
    }
    b -= a;
  }
  return a << twos;
}

#if FISCORE_INT128
[[nodiscard]] constexpr inline_unsigned gcd(inline_unsigned a, inline_unsigned b) noexcept {
  while ((b >> 64) != 0) {
    inline_unsigned const rest = a % b;
    a = b;
    b = rest;
  }
  if (b == 0) return a;
  return gcd(static_cast<std::uint64_t>(b), static_cast<std::uint64_t>(a % b));
}
#endif

/// 10^n for n within 0..18.
[[nodiscard]] constexpr std::int64_t small_power_of_ten(int n) noexcept {
  constexpr std::int64_t table[] = {1,
                                    10,
                                    100,
                                    1'000,
                                    10'000,
                                    100'000,
                                    1'000'000,
                                    10'000'000,
                                    100'000'000,
                                    1'000'000'000,
                                    10'000'000'000,
                                    100'000'000'000,
                                    1'000'000'000'000,
                                    10'000'000'000'000,
                                    100'000'000'000'000,
                                    1'000'000'000'000'000,
                                    10'000'000'000'000'000,
                                    100'000'000'000'000'000,
                                    1'000'000'000'000'000'000};
  return table[n];
}

}  // namespace fiscore::inline FISCORE_ABI::detail
