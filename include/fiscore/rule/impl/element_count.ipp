// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/element_count.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE rational points_for(element_count const& rule, std::size_t count, std::size_t required) {
  for (auto const& row : rule.rows) {
    if (count >= row.count && required >= row.required) return row.points;
  }
  return rule.otherwise;
}

}  // namespace fiscore::inline FISCORE_ABI
