// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/rounding.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE char const* to_string(rounding_mode mode) noexcept {
  switch (mode) {
    case rounding_mode::half_up:
      return "half_up";
    case rounding_mode::half_even:
      return "half_even";
    case rounding_mode::half_down:
      return "half_down";
    case rounding_mode::down:
      return "down";
    case rounding_mode::up:
      return "up";
    case rounding_mode::floor:
      return "floor";
    case rounding_mode::ceiling:
      break;
  }
  return "ceiling";
}

namespace detail {

FISCORE_INLINE bool rounds_away(rounding_mode mode, bool negative, bool odd, int half) noexcept {
  switch (mode) {
    case rounding_mode::half_up:
      return half >= 0;
    case rounding_mode::half_even:
      return half > 0 || (half == 0 && odd);
    case rounding_mode::half_down:
      return half > 0;
    case rounding_mode::down:
      return false;
    case rounding_mode::up:
      return true;
    case rounding_mode::floor:
      return negative;
    case rounding_mode::ceiling:
      break;
  }
  return !negative;
}

FISCORE_INLINE integer divide_rounded(integer const& dividend, integer const& divisor, rounding_mode mode) {
  auto [quotient, remainder] = divide(dividend, divisor);
  if (remainder.is_zero()) return quotient;
  bool const negative = remainder.sign() < 0;
  integer const doubled = remainder + remainder;
  auto const against_half = (negative ? -doubled : doubled) <=> divisor;
  int const half = against_half < 0 ? -1 : against_half > 0 ? 1 : 0;
  if (!rounds_away(mode, negative, quotient.is_odd(), half)) return quotient;
  return negative ? quotient - 1 : quotient + 1;
}

}  // namespace detail
}  // namespace fiscore::inline FISCORE_ABI
