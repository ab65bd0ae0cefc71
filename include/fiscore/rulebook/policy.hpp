// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What a rulebook decides beside its rules. Each policy is one small type, and `describe` says it in a
/// sentence.

#include <fiscore/base/citation.hpp>
#include <fiscore/base/language.hpp>
#include <fiscore/budget/predicate.hpp>
#include <fiscore/number/rounding.hpp>
#include <fiscore/rule/curve.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
  renormalise_section,  ///< its section's score is stretched over the rest; a section without a rest passes
                        ///< its marks on to its own section
  renormalise_total,    ///< the total is stretched over all that applies
};

/// What an indicator without a score does to the total.
enum class missing_policy : std::uint8_t {
  bounds,  ///< the total is an interval in which it must lie
  refuse,  ///< there is no total
  zero,    ///< it counts as 0, and says so
};

/// What reaching far more than the target does (超额完成). The cap on the score itself is the rule's.
struct over_achievement {
  /// The multiple of the target above which this speaks: 1.3 for 130 %.
  rational above;
  enum class effect : std::uint8_t {
    require_reason,  ///< the score is provisional until a reason is given
    penalise,        ///< the score is at most `penalty` of full marks
  };
  effect does = effect::require_reason;
  curve penalty = {};  ///< share of full marks by multiple of the target; read where it penalises

  friend bool operator==(over_achievement const&, over_achievement const&) = default;
};

/// Which recorded score stands for an indicator that a person scores and nobody answered.
struct recorded_policy {
  enum class stage_choice : std::uint8_t {
    none,             ///< none: it is missing
    self_evaluation,  ///< 自评得分
    review,           ///< 复核得分
    review_first,     ///< the review's, else the self-evaluation's
  };
  enum class several_choice : std::uint8_t {
    last,          ///< the one recorded last
    mean,          ///< the mean of the evaluators
    trimmed_mean,  ///< the mean without one best and one worst; of three at least
  };
  stage_choice which = stage_choice::none;
  several_choice several = several_choice::last;

  friend bool operator==(recorded_policy const&, recorded_policy const&) = default;
};

/// How a target is read that does not say which way it goes.
struct direction_policy {
  /// Words in the title of the section or the level of the target that make it a greatest value: 成本. Its
  /// own title does not count: 成本节约率 is to rise.
  std::vector<std::string> at_most_words = {};
  /// A target of 0 is a greatest value.
  bool zero_is_at_most = true;

  friend bool operator==(direction_policy const&, direction_policy const&) = default;
};

/// A condition on the whole result, and what it does (一票否决). A gate whose condition is not known leaves
/// both outcomes open: the total is then bounded by both.
struct gate {
  std::string id = {};
  bilingual title = {};
  predicate when = {};
  enum class effect : std::uint8_t {
    set_grade,   ///< the grade is `grade`, whatever the total becomes
    cap_total,   ///< the total is at most `cap`, which has no more places than the total
    zero_total,  ///< the total is 0
    set_score,   ///< the score of `node` is `score`, whatever it was; asked of figures, not of results
  };
  effect does = effect::zero_total;
  std::string grade = {};
  rational cap = {};
  std::string node = {};  ///< path of the line whose score is set
  rational score = {};
  citation source = {};

  friend bool operator==(gate const&, gate const&) = default;
};

/// The policies in words.
[[nodiscard]] std::string describe(rounding_plan const& of, language in);
[[nodiscard]] std::string describe(not_applicable_policy of, language in);
[[nodiscard]] std::string describe(missing_policy of, language in);
[[nodiscard]] std::string describe(over_achievement const& of, language in);
[[nodiscard]] std::string describe(recorded_policy const& of, language in);
[[nodiscard]] std::string describe(direction_policy const& of, language in);
[[nodiscard]] std::string describe(gate const& of, language in);
/// `四舍五入至 2 位小数`
[[nodiscard]] std::string describe(rounding const& of, language in);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/policy.ipp>
#endif
