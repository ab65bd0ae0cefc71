// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/metric.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE measurement measure_of(metric const& of, dossier const& from) {
  measurement found{of.formula.evaluate(from, of.rows), origin::computed};
  if (found.value.state == value_state::missing) {
    if (auto const* printed = from.find_metric(detail::hashed_name(of.id))) {
      found = {{value_state::known, printed->base}, origin::printed};
    }
  }
  if (found.value.state == value_state::known && of.unit.factor() != 1)
    found.value.value /= of.unit.factor();
  return found;
}

}  // namespace fiscore::inline FISCORE_ABI
