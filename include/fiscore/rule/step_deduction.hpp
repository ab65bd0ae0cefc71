// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 每超过一个百分点扣0.5分，扣完为止: points lost for each step beyond a limit.

#include <fiscore/rule/parameter.hpp>

namespace fiscore::inline FISCORE_ABI {

/// On which side of the limit points are lost.
enum class side : std::uint8_t { above, below, both };

/// How the distance beyond the limit becomes steps: 7.2 in steps of 5 is 1, 2 or 1.44.
enum class step_mode : std::uint8_t { whole, started, pro_rata };

/// What the step is measured in.
enum class step_unit : std::uint8_t {
  measure,         ///< the unit of the measure; percentage points where that is a per cent
  share_of_limit,  ///< a share of the limit itself (of its size, where it is negative): 0.05 for 5 % of it
};

/// What deviating costs: the same for every form that deducts.
struct deduction {
  parameter step;  ///< above 0
  stated<step_unit> unit;
  parameter points;  ///< lost per step, above 0
  stated<step_mode> steps;
  parameter floor;  ///< 扣完为止: 0; never below it

  friend bool operator==(deduction const&, deduction const&) = default;
};

/// Full marks at the limit and on its good side; beyond it, `cost`.
struct step_deduction {
  parameter limit;
  stated<fiscore::side> side;
  deduction cost;

  friend bool operator==(step_deduction const&, step_deduction const&) = default;
};

/// @return the curve over all numbers, or errc::parameter_range, errc::parameter_unbound
result<curve, diagnostics> to_curve(step_deduction const& rule, rational const& full_marks,
                                    bindings const& given = {});

namespace detail {

/// A deduction with its parameters bound, and what was wrong told to the binder.
struct bound_deduction {
  rational step;
  step_unit unit;
  rational points;
  step_mode steps;
  rational floor;
};
[[nodiscard]] bound_deduction bind_deduction(deduction const& cost, rational const& full_marks,
                                             binder& bind);

/// A share of a limit of 0 is no step.
void require_share(bound_deduction const& cost, rational const& limit, binder& bind, std::string_view path);

/// Appends the pieces beyond `limit`, which does not belong to them: upwards, or downwards.
void append_deduction(std::vector<piece>& pieces, rational const& limit, bool upwards,
                      bound_deduction const& cost, rational const& full_marks);

}  // namespace detail
}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/step_deduction.ipp>
#endif
