// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rulebook/grade_scale.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE std::optional<std::size_t> grade_scale::grade_of(rational const& total) const noexcept {
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (grades[i].totals.contains(total)) return i;
  }
  return std::nullopt;
}

FISCORE_INLINE std::vector<std::size_t> grade_scale::reachable(interval const& totals) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < grades.size(); ++i) {
    if (intersect(grades[i].totals, totals)) found.push_back(i);
  }
  return found;
}

}  // namespace fiscore::inline FISCORE_ABI
