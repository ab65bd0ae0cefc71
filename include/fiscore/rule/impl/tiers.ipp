// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/tiers.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE interval tier_scores(tiers const& rule, std::size_t index, rational const& full_marks) {
  rational const scale = rule.unit == tier_unit::points ? rational(1) : full_marks;
  auto const in_points = [&](endpoint end) {
    end.at *= scale;
    if (rule.ends && end.bounded()) end.at = round(end.at, *rule.ends);
    return end;
  };
  interval const& scores = rule.rows[index].scores;
  endpoint const lower = in_points(scores.lower());
  // Full marks of 0, or rounding, can bring the ends together: then the one point is what is left.
  return interval::make(lower, in_points(scores.upper())).value_or(interval::point(lower.at));
}

}  // namespace fiscore::inline FISCORE_ABI
