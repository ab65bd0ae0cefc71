// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/metric.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE measurement measure_of(metric const& of, dossier const& from) {
  measurement found{of.formula.evaluate(from, of.rows), origin::computed};
  if (found.value.state == value_state::missing) {
    if (auto const* printed = from.find_metric(detail::hashed_name(of.id))) {
      found = {{value_state::known, printed->base}, origin::printed};
      if (unit const& in = printed->reported.printed.unit; !compatible(in, of.unit))
        found.clash = {in, of.unit};
    }
  } else if (found.value.state == value_state::known) {
    found.clash = of.formula.clash(from, of.unit, of.rows);
  }
  if (found.clash) found.value = {value_state::undefined, 0};
  if (found.value.state == value_state::known && of.unit.factor() != 1)
    found.value.value /= of.unit.factor();
  return found;
}

}  // namespace fiscore::inline FISCORE_ABI
