// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What an evaluation gives: for every node its state, exact and rounded score, bounds, and why.

#include <fiscore/rulebook/rulebook.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// Whether a node has a score, and why not.
enum class state : std::uint8_t {
  missing,  ///< a figure or an answer that it needs is not reported
  scored,
  undefined,         ///< its metric divides by zero or mixes units, or its target of 0 has no shares
  outside_coverage,  ///< the rule has no score for the value, or the metric cannot have it
  not_applicable,
  excluded,    ///< left out by an aggregation
  incomplete,  ///< a section of which some indicator has no score
  profile,     ///< a section whose parts stand side by side: it has no score of its own
};

/// `scored`, as written in results.
[[nodiscard]] std::string_view to_string(state of) noexcept;

/// Who set the score of an indicator.
enum class score_source : std::uint8_t {
  computed,  ///< by its rule
  answer,    ///< a person's answer in the dossier
  recorded,  ///< a recorded score, by the policy of the rulebook
};

/// What came out for one node of the rulebook.
struct node_result {
  fiscore::state state = fiscore::state::missing;
  score_source source = score_source::computed;
  /// The score is provisional: a reason must be given and is not.
  bool needs_reason = false;
  /// Counted as 0 because the rulebook says so of what is missing.
  bool counted_as_zero = false;
  /// The bounds may be wider than the truth: a missing figure is read more than once.
  bool wide = false;
  /// A gate sets the score, or may: what it asks is not known.
  bool overridden = false;
  /// Why it does not apply, where it does not. Of a section it is the reason that all its parts share, else
  /// not_applicable.
  exemption_kind exempted = exemption_kind::not_applicable;
  /// More than the rulebook's threshold above the target was reached.
  bool over_achieved = false;

  /// Before the rounding of this node; its children enter as they were rounded. 0 unless there is a score.
  /// A geometric mean, which is no rational, is rounded here too: `root` is what it is.
  rational exact;
  std::optional<fiscore::root> root;
  /// What the parent takes, and what is printed: `exact`, rounded by the plan of the rulebook.
  rational score;
  /// The rounding that made `score`, if the plan has one for this node.
  std::optional<rounding> rounded;
  /// Where the score lies whatever is missing: the score itself where there is one, 0 to full marks where
  /// the rule has none for the value.
  rational low;
  rational high;
  /// Full marks that the score is out of: 0 for what does not apply and is left out.
  rational applicable_marks;

  /// What the metric gave, in its unit, after the rounding of the plan; for numeric rules.
  fiscore::measurement measured;
  /// Before that rounding.
  rational measured_exact;
  /// The piece of the curve that decided.
  std::optional<std::uint32_t> piece;
  /// Where the measure was taken as printed: the scores of all values that print so. More than one score
  /// means that rounding decided.
  std::optional<interval> printed_scores;

  [[nodiscard]] bool has_score() const noexcept { return state == fiscore::state::scored; }
  /// Whether `score` is what the node counts with, and not an interval: also for what does not apply or
  /// counts as 0.
  [[nodiscard]] bool counts() const noexcept {
    return has_score() || state == fiscore::state::not_applicable || counted_as_zero;
  }
  [[nodiscard]] bool decided_by_rounding() const { return printed_scores && !printed_scores->is_point(); }
};

/// The results of one rulebook for one dossier, node by node as in the nodes of `book(by)`.
struct evaluation {
  std::vector<node_result> nodes;
  /// Index into the grades of the rulebook: where there is a total, or a gate sets it whatever the total.
  std::optional<std::size_t> grade;
  std::vector<std::size_t> reachable;  ///< all grades that the total can still have
  std::vector<truth> gates;            ///< of each gate of the rulebook, whether its condition holds
  diagnostics findings;                ///< what is to be said about the dossier; `path` is a node's
  /// Where the rulebook has open sections: the rulebook with the dossier's indicators in them.
  std::optional<rulebook> opened;

  [[nodiscard]] node_result const& total() const noexcept { return nodes.front(); }
  /// The rulebook whose nodes these are: `by`, which was evaluated, or what became of it.
  [[nodiscard]] rulebook const& book(rulebook const& by) const noexcept { return opened ? *opened : by; }
};

/// The letter of a section or indicator: an index into the node grades of the rulebook, where it has a
/// score that is graded.
[[nodiscard]] std::optional<std::size_t> grade_of_node(rulebook const& by, evaluation const& of,
                                                       std::size_t node);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/evaluate/impl/evaluation.ipp>
#endif
