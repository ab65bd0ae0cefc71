// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 每出现一例扣1分，扣完为止: points lost for each case.

#include <fiscore/rule/step_deduction.hpp>

namespace fiscore::inline FISCORE_ABI {

/// Full marks without a case; each case costs `points`, never below `floor`. The measure is a count: a
/// negative one is not covered.
struct count_deduction {
  parameter points;  ///< above 0
  parameter floor;   ///< 扣完为止: 0

  friend bool operator==(count_deduction const&, count_deduction const&) = default;
};

/// @return the curve over [0, ∞), or errc::parameter_range, errc::parameter_unbound
result<curve, diagnostics> to_curve(count_deduction const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/count_deduction.ipp>
#endif
