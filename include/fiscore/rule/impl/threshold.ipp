// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/threshold.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE result<curve, diagnostics> to_curve(threshold const& rule, rational const& full_marks,
                                                   bindings const& given) {
  detail::binder bind(given);
  interval const met = satisfying(rule.test, bind.value(rule.value, "value"));
  constant const otherwise{bind.value(rule.otherwise, "otherwise")};
  std::vector<piece> pieces{{met, constant{full_marks}}};
  interval_set const unmet = complement(met);
  for (auto const& part : unmet.parts()) pieces.push_back({part, otherwise});
  return std::move(bind).finish(std::move(pieces));
}

}  // namespace fiscore::inline FISCORE_ABI
