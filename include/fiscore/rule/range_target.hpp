// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A target that is a range: full marks inside, and a deviation from the nearer end costs.

#include <fiscore/rule/step_deduction.hpp>

namespace fiscore::inline FISCORE_ABI {

/// ±30%(含)以内得满分. Full marks within [low, high]; outside, `cost` for the distance to the nearer end.
struct range_target {
  parameter low;
  parameter high;  ///< not below `low`
  deduction cost;

  friend bool operator==(range_target const&, range_target const&) = default;
};

/// @return the curve over all numbers, or errc::parameter_range, errc::parameter_unbound
result<curve, diagnostics> to_curve(range_target const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/range_target.ipp>
#endif
