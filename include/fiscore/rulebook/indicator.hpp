// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// One line of an indicator table: a section with its indicators, or an indicator with its rule.

#include <fiscore/base/citation.hpp>
#include <fiscore/rule/rule.hpp>
#include <fiscore/rulebook/policy.hpp>

#include <optional>
#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// Where one parameter of a rule comes from, when the official wording does not state it (step mode,
/// closure, cap).
struct parameter_source {
  std::string parameter = {};  ///< the field's name: `steps`, `bands`, `formula`
  citation source = {};
  bilingual note = {};

  friend bool operator==(parameter_source const&, parameter_source const&) = default;
};

/// A section (with children) or a leaf. A leaf without a rule is unmodelled: a clause the engine does not
/// express; it keeps its full marks and counts as missing.
struct indicator {
  std::string id = {};  ///< unique among its siblings; no `/`
  bilingual title = {};
  rational full_marks = {};
  std::string metric = {};  ///< id of the metric; for numeric rules alone
  std::optional<fiscore::rule> rule = {};
  std::optional<not_applicable_policy> not_applicable = {};  ///< none: it cannot be declared not applicable
  citation source = {};
  std::vector<parameter_source> parameters = {};
  bilingual note = {};
  std::vector<indicator> children = {};

  friend bool operator==(indicator const&, indicator const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI
