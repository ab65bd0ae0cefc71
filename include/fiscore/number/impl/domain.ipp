// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/domain.hpp>

#include <utility>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE domain domain::decimals(int places, interval within) {
  if (places < 0 || places > decimal::max_places) detail::refuse_places(places);
  return {kind::grid, places, std::move(within)};
}

FISCORE_INLINE std::optional<rational> domain::step() const {
  if (is_real()) return std::nullopt;
  return rational::of(1, power_of_ten(static_cast<unsigned>(places_)));
}

FISCORE_INLINE bool domain::contains(rational const& value) const {
  return within_.contains(value) && (is_real() || round(value, places_, rounding_mode::floor) == value);
}

FISCORE_INLINE std::optional<interval> domain::tighten(interval const& part) const {
  auto common = intersect(part, within_);
  if (!common || is_real()) return common;
  rational const unit = *step();
  endpoint lower = common->lower();
  if (lower.bounded()) {
    rational const first = round(lower.at, places_, rounding_mode::ceiling);
    lower = {first == lower.at && !lower.closed() ? first + unit : first, closure::closed};
  }
  endpoint upper = common->upper();
  if (upper.bounded()) {
    rational const last = round(upper.at, places_, rounding_mode::floor);
    upper = {last == upper.at && !upper.closed() ? last - unit : last, closure::closed};
  }
  return interval::make(std::move(lower), std::move(upper));
}

FISCORE_INLINE std::optional<rational> domain::witness(interval const& part) const {
  auto const tight = tighten(part);
  if (!tight) return std::nullopt;
  auto const& lower = tight->lower();
  auto const& upper = tight->upper();
  if (lower.closed()) return lower.at;
  if (upper.closed()) return upper.at;
  if (lower.bounded() && upper.bounded()) {
    // The shortest decimal strictly between the ends reads better than their mean.
    for (int places = 0; places < 12; ++places) {
      rational const candidate = round((lower.at + upper.at) / 2, places, rounding_mode::half_even);
      if (tight->contains(candidate)) return candidate;
    }
    return (lower.at + upper.at) / 2;
  }
  if (lower.bounded()) return rational(floor(lower.at)) + 1;
  if (upper.bounded()) return rational(ceiling(upper.at)) - 1;
  return rational(0);
}

FISCORE_INLINE interval_set domain::restrict(interval_set const& set) const {
  std::vector<interval> parts;
  for (auto const& part : set.parts()) {
    auto tight = tighten(part);
    if (!tight) continue;
    bool const joined = !is_real() && !parts.empty() && parts.back().upper().bounded() &&
                        tight->lower().bounded() && tight->lower().at - parts.back().upper().at <= *step();
    if (joined) {
      parts.back() = hull(parts.back(), *tight);
    } else {
      parts.push_back(std::move(*tight));
    }
  }
  return interval_set(std::move(parts));
}

}  // namespace fiscore::inline FISCORE_ABI
