// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A rulebook as it is written down, before anything has checked it.

#include <fiscore/budget/metric.hpp>
#include <fiscore/rulebook/grade_scale.hpp>
#include <fiscore/rulebook/indicator.hpp>
#include <fiscore/rulebook/policy.hpp>

#include <optional>
#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// A figure or a column that a rulebook's formulas read and the budget has no name for.
struct input {
  std::string field = {};  ///< `figures.building_area_actual`, or `staffing.in_post` for a column
  bilingual title = {};
  fiscore::unit unit = {};

  friend bool operator==(input const&, input const&) = default;
};

/// That a rulebook is another with parts overridden, and by which clause each.
struct derivation {
  struct change {
    std::string path = {};  ///< of the line
    citation source = {};
    friend bool operator==(change const&, change const&) = default;
  };
  std::string base = {};  ///< id of the other
  std::vector<change> changes = {};

  friend bool operator==(derivation const&, derivation const&) = default;
};

/// A rulebook as it is written down: what `rulebook::make` checks. Aggregates, so that code can write it
/// too.
struct rulebook_definition {
  std::string id = {};
  bilingual title = {};
  bilingual issuer = {};
  citation source = {};           ///< the document as a whole
  std::string jurisdiction = {};  ///< `CN-HN`, `intl`
  /// What versions of one rulebook share: which of them is in force is chosen by date. Empty: its own id.
  std::string family = {};
  std::optional<date> effective_from = {};
  std::optional<date> effective_to = {};
  std::optional<derivation> from = {};  ///< where it was made by overriding parts of another
  /// Only what is evaluated, without full marks and rules: it cannot score, and is there to be extended.
  bool structure = false;
  rational full_marks = 100;
  std::optional<rational> most = {};   ///< the highest total, where a bonus lifts it above full marks
  aggregation how = aggregation::sum;  ///< of the sections
  rounding_plan rounding = {};
  missing_policy missing = missing_policy::bounds;
  recorded_policy recorded = {};
  direction_policy directions = {};
  grade_scale grades = {};
  grade_scale node_grades = {};  ///< of sections and indicators, by their scores: letters
  citation grades_source = {};
  std::vector<parameter_source> parameters = {};  ///< of the policies: `rounding`, `grades`
  std::vector<input> inputs = {};
  std::vector<metric> metrics = {};
  std::vector<open_rule> open_rules = {};
  std::vector<indicator> indicators = {};
  std::vector<gate> gates = {};  ///< in the order in which they are asked

  friend bool operator==(rulebook_definition const&, rulebook_definition const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI
