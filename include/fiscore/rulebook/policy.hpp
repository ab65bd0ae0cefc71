// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What a rulebook decides beside its rules: rounding, what does not apply, what is missing.

#include <fiscore/number/rounding.hpp>

#include <cstdint>
#include <optional>

namespace fiscore::inline FISCORE_ABI {

/// Where values are rounded on the way from figure to grade. A stage without a rounding is exact.
struct rounding_plan {
  std::optional<rounding> metric = {};    ///< the measured value, before the rule sees it
  std::optional<rounding> leaf = {};      ///< the score of an indicator
  std::optional<rounding> subtotal = {};  ///< the score of a section
  std::optional<rounding> total = {};
  /// Which total the grade looks at: 89.996 is 良 exactly and 优 once rounded to 90.00.
  enum class grade_basis : std::uint8_t { exact, rounded };
  grade_basis grade_on = grade_basis::rounded;

  friend bool operator==(rounding_plan const&, rounding_plan const&) = default;
};

/// What an indicator that does not apply does to the score.
enum class not_applicable_policy : std::uint8_t {
  full_marks,           ///< 按满分计算
  renormalise_section,  ///< its section's score is stretched over the rest of the section
  renormalise_total,    ///< the total is stretched over all that applies
};

/// What an indicator without a score does to the total.
enum class missing_policy : std::uint8_t {
  bounds,  ///< the total is an interval in which it must lie
  refuse,  ///< there is no total
  zero,    ///< it counts as 0, and says so
};

}  // namespace fiscore::inline FISCORE_ABI
