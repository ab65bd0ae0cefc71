// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/conversion.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE result<curve, diagnostics> to_curve(conversion const& rule, rational const& full_marks,
                                                   bindings const& given) {
  detail::binder bind(given);
  rational const maximum = bind.value(rule.maximum, "maximum");
  bind.require(maximum.sign() > 0, errc::parameter_range, "maximum", "外部评分的满分须大于 0",
               "the maximum of the outside score must be above 0");
  if (bind.failed()) return std::move(bind).finish({});
  return std::move(bind).finish({{interval::closed(0, maximum), line{0, full_marks / maximum}}});
}

}  // namespace fiscore::inline FISCORE_ABI
