// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Grades (优良中差) and the totals that earn them.

#include <fiscore/base/language.hpp>
#include <fiscore/number/interval.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// A grade and its part of the line.
struct grade {
  std::string id = {};
  bilingual title = {};
  interval totals = {};

  friend bool operator==(grade const&, grade const&) = default;
};

/// The grades of a rulebook, best first. They need not cover the line: a total in a hole has no grade.
struct grade_scale {
  std::vector<grade> grades = {};

  /// The index of the grade of `total`, if it has one.
  [[nodiscard]] std::optional<std::size_t> grade_of(rational const& total) const noexcept;
  /// The indices of all grades that some total in `totals` has.
  [[nodiscard]] std::vector<std::size_t> reachable(interval const& totals) const;

  friend bool operator==(grade_scale const&, grade_scale const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/grade_scale.ipp>
#endif
