// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// One line of an indicator table: a section with its indicators, or an indicator with its rule.

#include <fiscore/base/citation.hpp>
#include <fiscore/budget/metric.hpp>
#include <fiscore/rule/rule.hpp>
#include <fiscore/rulebook/aggregation.hpp>
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
/// express; it keeps its full marks and counts as missing. An open section takes its indicators from the
/// dossier.
struct indicator {
  std::string id = {};  ///< unique among its siblings; no `/`
  bilingual title = {};
  rational full_marks = {};            ///< of an open section: the default, which a dossier may depart from
  std::optional<rational> most = {};   ///< the most it can score, where a bonus lifts it above full marks
  std::optional<rational> least = {};  ///< the least, where it deducts: below 0
  rational weight = 1;                 ///< in a section that takes the mean
  aggregation how = aggregation::sum;  ///< of a section
  aggregation_terms terms = {};        ///< of a section, where its aggregation needs some
  bool open = false;
  std::string metric = {};  ///< id of the metric; for numeric rules alone
  std::optional<fiscore::rule> rule = {};
  /// A person's tier, which counts where the measure, or what is below, gives no score.
  std::optional<tiers> assessed = {};
  std::optional<fiscore::rounding> rounded = {};          ///< of its score, instead of the plan's
  std::optional<fiscore::rounding> measure_rounded = {};  ///< of the measured value, instead of the plan's
  std::optional<not_applicable_policy> not_applicable = {};  ///< none: it cannot be declared not applicable
  std::optional<over_achievement> over = {};                 ///< for rules with a target
  citation source = {};
  std::vector<parameter_source> parameters = {};
  bilingual note = {};
  std::vector<indicator> children = {};

  [[nodiscard]] rational const& highest() const noexcept { return most ? *most : full_marks; }
  [[nodiscard]] rational lowest() const { return least.value_or(rational(0)); }

  friend bool operator==(indicator const&, indicator const&) = default;
};

/// What kind of target an indicator of an open section has, by its sign or its form.
enum class target_kind : std::uint8_t { at_least, above, at_most, below, equal, range, day, qualitative };
/// `不低于`, `at least`
[[nodiscard]] std::string describe(target_kind of, language in);

/// Which rule each kind of target gets in the open sections. The rule's named parameters `target`, `high`
/// and `full_marks` are those of the dossier, the first two in the unit of the target.
struct open_rule {
  target_kind kind = target_kind::at_least;
  fiscore::rule rule = {manual{}};
  /// What is measured, over `actual`, `target`, `high` and the fields of the dossier; none: the actual
  /// itself.
  std::optional<formula> measure = {};
  fiscore::unit unit = {};  ///< of that formula's value
  std::optional<over_achievement> over = {};
  citation source = {};
  std::vector<parameter_source> parameters = {};

  friend bool operator==(open_rule const&, open_rule const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/indicator.ipp>
#endif
