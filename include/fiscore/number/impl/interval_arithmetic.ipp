// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/interval.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// An extreme of a result: a number or an infinity, and whether it is reached.
struct corner {
  rational value;
  int infinite = 0;
  bool reached = false;
};

FISCORE_INLINE corner corner_of(endpoint const& end, int outward) {
  if (!end.bounded()) return {0, outward, false};
  return {end.at, 0, end.closed()};
}

FISCORE_INLINE bool before(corner const& a, corner const& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite;
  if (a.infinite != 0) return false;
  return a.value < b.value;
}

FISCORE_INLINE endpoint end_of(corner const& at) {
  if (at.infinite != 0) return {};
  return {at.value, at.reached ? closure::closed : closure::open};
}

/// The least interval from the least to the greatest corner; among equal ones a reached one counts.
FISCORE_INLINE interval spanned(std::initializer_list<corner> corners) {
  corner low = *corners.begin();
  corner high = low;
  for (auto const& each : corners) {
    if (before(each, low) || (!before(low, each) && each.reached)) low = each;
    if (before(high, each) || (!before(each, high) && each.reached)) high = each;
  }
  return *interval::make(end_of(low), end_of(high));
}

FISCORE_INLINE corner times(corner const& a, corner const& b) {
  // Nothing times however much is nothing: reached where the zero is.
  bool const a_zero = a.infinite == 0 && a.value.is_zero();
  bool const b_zero = b.infinite == 0 && b.value.is_zero();
  if (a_zero || b_zero) return {0, 0, (a_zero && a.reached) || (b_zero && b.reached)};
  int const sign =
      (a.infinite != 0 ? a.infinite : a.value.sign()) * (b.infinite != 0 ? b.infinite : b.value.sign());
  if (a.infinite != 0 || b.infinite != 0) return {0, sign, false};
  return {a.value * b.value, 0, a.reached && b.reached};
}

/// One end of a sum: unbounded where either is.
FISCORE_INLINE endpoint sum_of(endpoint const& a, endpoint const& b) {
  if (!a.bounded() || !b.bounded()) return {};
  return {a.at + b.at, a.closed() && b.closed() ? closure::closed : closure::open};
}

}  // namespace detail

FISCORE_INLINE interval operator+(interval const& a, interval const& b) {
  return *interval::make(detail::sum_of(a.lower(), b.lower()), detail::sum_of(a.upper(), b.upper()));
}

FISCORE_INLINE interval round(interval const& of, int places, rounding_mode mode) {
  auto const rounded = [&](endpoint const& end) {
    return end.bounded() ? endpoint{round(end.at, places, mode), closure::closed} : end;
  };
  return *interval::make(rounded(of.lower()), rounded(of.upper()));
}

FISCORE_INLINE interval operator-(interval const& a) { return map_linear(a, -1, 0); }
FISCORE_INLINE interval operator-(interval const& a, interval const& b) { return a + -b; }

FISCORE_INLINE interval operator*(interval const& a, interval const& b) {
  using detail::corner_of;
  using detail::times;
  auto const a_low = corner_of(a.lower(), -1);
  auto const a_high = corner_of(a.upper(), 1);
  auto const b_low = corner_of(b.lower(), -1);
  auto const b_high = corner_of(b.upper(), 1);
  return detail::spanned(
      {times(a_low, b_low), times(a_low, b_high), times(a_high, b_low), times(a_high, b_high)});
}

FISCORE_INLINE interval min(interval const& a, interval const& b) {
  endpoint const& lower = detail::order_lower(a.lower(), b.lower()) < 0 ? a.lower() : b.lower();
  endpoint const& upper = detail::order_upper(a.upper(), b.upper()) < 0 ? a.upper() : b.upper();
  return *interval::make(lower, upper);
}

FISCORE_INLINE interval max(interval const& a, interval const& b) { return -min(-a, -b); }

FISCORE_INLINE interval abs(interval const& a) {
  if (a.lower().bounded() && a.lower().at.sign() >= 0) return a;
  if (a.upper().bounded() && a.upper().at.sign() <= 0) return -a;
  // 0 lies inside: from there to the farther end.
  interval const turned = -a;
  endpoint const& upper = detail::order_upper(a.upper(), turned.upper()) < 0 ? turned.upper() : a.upper();
  return *interval::make({0, closure::closed}, upper);
}

FISCORE_INLINE std::optional<interval> divide(interval const& a, interval const& b) {
  if (b.is_point() && b.lower().at.is_zero()) return std::nullopt;
  std::optional<interval> all;
  // 1/b on either side of 0, where it falls throughout.
  for (interval const& side : {interval::below(0), interval::above(0)}) {
    auto const part = intersect(b, side);
    if (!part) continue;
    auto const turned = [](endpoint const& end) -> endpoint {
      if (!end.bounded()) return {0, closure::open};
      if (end.at.is_zero()) return {};
      return {rational(1) / end.at, end.kind};
    };
    interval const quotients = a * *interval::make(turned(part->upper()), turned(part->lower()));
    all = all ? hull(*all, quotients) : quotients;
  }
  return all;
}

}  // namespace fiscore::inline FISCORE_ABI
