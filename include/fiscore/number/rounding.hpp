// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Rounding as part of a rule: which way, to how many places. Never a default, never ambient.

#include <fiscore/number/integer.hpp>

#include <cstdint>

namespace fiscore::inline FISCORE_ABI {

/// Which way a value between two neighbours goes. Examples to one place:
///
/// | mode      | 1.25 | 1.35 | 1.21 | -1.25 | -1.29 |
/// | --------- | ---- | ---- | ---- | ----- | ----- |
/// | half_up   | 1.3  | 1.4  | 1.2  | -1.3  | -1.3  |
/// | half_even | 1.2  | 1.4  | 1.2  | -1.2  | -1.3  |
/// | half_down | 1.2  | 1.3  | 1.2  | -1.2  | -1.3  |
/// | down      | 1.2  | 1.3  | 1.2  | -1.2  | -1.2  |
/// | up        | 1.3  | 1.4  | 1.3  | -1.3  | -1.3  |
/// | floor     | 1.2  | 1.3  | 1.2  | -1.3  | -1.3  |
/// | ceiling   | 1.3  | 1.4  | 1.3  | -1.2  | -1.2  |
enum class rounding_mode : std::uint8_t {
  half_up,    ///< 四舍五入: to the nearer, ties away from zero
  half_even,  ///< to the nearer, ties to the even digit
  half_down,  ///< to the nearer, ties towards zero
  down,       ///< 截断: towards zero
  up,         ///< away from zero
  floor,      ///< towards minus infinity
  ceiling,    ///< towards plus infinity
};

/// `half_up`, as written in files.
[[nodiscard]] char const* to_string(rounding_mode mode) noexcept;

/// One step of a rounding plan: `round(value, rounding{2, rounding_mode::half_up})`. Both are stated,
/// neither has a default.
struct rounding {
  int places;
  rounding_mode mode;

  constexpr rounding(int to_places, rounding_mode with) noexcept : places(to_places), mode(with) {}
  friend bool operator==(rounding const&, rounding const&) = default;
};

/// For every number that rounds: the same as `round(value, by.places, by.mode)`.
template <class Number>
[[nodiscard]] auto round(Number const& value, rounding const& by) {
  return round(value, by.places, by.mode);
}

namespace detail {
/// Whether the digit below goes away from zero, where `half` tells how the discarded part compares with a
/// half
/// (-1 less, 0 tie, 1 more) and something was discarded.
[[nodiscard]] bool rounds_away(rounding_mode mode, bool negative, bool odd, int half) noexcept;
/// dividend / divisor to a whole number; divisor above zero.
[[nodiscard]] integer divide_rounded(integer const& dividend, integer const& divisor, rounding_mode mode);
}  // namespace detail

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/rounding.ipp>
#endif
