// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/range_target.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE result<curve, diagnostics> to_curve(range_target const& rule, rational const& full_marks,
                                                   bindings const& given) {
  detail::binder bind(given);
  rational const low = bind.value(rule.low, "low");
  rational const high = bind.value(rule.high, "high");
  auto const cost = detail::bind_deduction(rule.cost, full_marks, bind);
  bind.require(low <= high, errc::parameter_range, "high", "目标区间的上限小于下限",
               "the upper end of the range must not be below the lower");
  detail::require_share(cost, low, bind, "low");
  detail::require_share(cost, high, bind, "high");
  if (bind.failed()) return std::move(bind).finish({});
  std::vector<piece> pieces{{interval::closed(low, high), constant{full_marks}}};
  detail::append_deduction(pieces, low, false, cost, full_marks);
  detail::append_deduction(pieces, high, true, cost, full_marks);
  return std::move(bind).finish(std::move(pieces));
}

}  // namespace fiscore::inline FISCORE_ABI
