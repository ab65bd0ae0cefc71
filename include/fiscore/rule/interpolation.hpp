// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Straight lines through given points: Excellent / Very Good / Good / Fair / Poor columns, 功效系数.

#include <fiscore/rule/parameter.hpp>

#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// What happens beyond the first or the last point.
enum class beyond : std::uint8_t {
  hold,       ///< the score of that point
  nothing,    ///< 0
  uncovered,  ///< no score: outside_coverage
};

/// One column: a measured value and what it earns.
struct interpolation_point {
  parameter at;
  parameter points;
  friend bool operator==(interpolation_point const&, interpolation_point const&) = default;
};

/// Between neighbouring points, a straight line; the points stand in rising or in falling order of `at`.
struct interpolation {
  std::vector<interpolation_point> through;  ///< at least two
  stated<beyond> below;                      ///< for values below the least `at`
  stated<beyond> above;                      ///< for values above the greatest

  friend bool operator==(interpolation const&, interpolation const&) = default;
};

/// @return the curve, or errc::parameter_range (fewer than two points, or not in one order),
/// errc::parameter_unbound
result<curve, diagnostics> to_curve(interpolation const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/interpolation.ipp>
#endif
