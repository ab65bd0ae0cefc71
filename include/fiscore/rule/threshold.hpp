// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Met: full marks; not met: nothing.

#include <fiscore/rule/parameter.hpp>

namespace fiscore::inline FISCORE_ABI {

/// Full marks where the comparison holds, `otherwise` where not.
struct threshold {
  stated<comparison> test;
  parameter value;
  parameter otherwise = 0;

  friend bool operator==(threshold const&, threshold const&) = default;
};

/// @return the curve over all numbers, or errc::parameter_unbound
result<curve, diagnostics> to_curve(threshold const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/threshold.ipp>
#endif
