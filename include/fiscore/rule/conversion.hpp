// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 引用考核得分折算: a score that somebody else gave, converted to the points of this indicator.

#include <fiscore/rule/parameter.hpp>

namespace fiscore::inline FISCORE_ABI {

/// s = w x / maximum, for an outside score x from 0 to `maximum`; any other is not covered.
struct conversion {
  parameter maximum;  ///< above 0: 100 for a score out of a hundred

  friend bool operator==(conversion const&, conversion const&) = default;
};

/// @return the curve over [0, maximum], or errc::parameter_range, errc::parameter_unbound
result<curve, diagnostics> to_curve(conversion const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/conversion.ipp>
#endif
