// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/count_deduction.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE result<curve, diagnostics> to_curve(count_deduction const& rule, rational const& full_marks,
                                                   bindings const& given) {
  detail::binder bind(given);
  deduction const per_case{.step = 1,
                           .unit = step_unit::measure,
                           .points = rule.points,
                           .steps = step_mode::whole,
                           .floor = rule.floor};
  auto const cost = detail::bind_deduction(per_case, full_marks, bind);
  if (bind.failed()) return std::move(bind).finish({});
  std::vector<piece> pieces{{interval::point(0), constant{full_marks}}};
  detail::append_deduction(pieces, 0, true, cost, full_marks);
  return std::move(bind).finish(std::move(pieces));
}

}  // namespace fiscore::inline FISCORE_ABI
