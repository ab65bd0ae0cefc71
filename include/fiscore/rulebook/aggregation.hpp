// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// How the scores of a section become its own.

#include <fiscore/base/language.hpp>
#include <fiscore/number/root.hpp>
#include <fiscore/number/rounding.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// How the scores of a section become its own. All but `sum` and `profile` take scores out of the same
/// full marks.
enum class aggregation : std::uint8_t {
  sum,             ///< they add up
  alternatives,    ///< 二者择其一: the one child that applies counts, the others are excluded
  minimum,         ///< the lowest counts: the worst lamp wins
  mean,            ///< the mean, by the weights of the children (1 unless stated)
  geometric_mean,  ///< the n-th root of the product of n scores, rounded by the plan
  median,          ///< the middle one, or the mean of the two in the middle
  weakest_link,    ///< the lowest, and `uplift` more where another is higher (PEFA M1)
  lookup,          ///< what `table` gives for how many count and what they add up to (PEFA M2)
  kth_best,        ///< the `rank`-th best: k of n periods; the lowest where fewer count
  profile,         ///< its children stand side by side, and it has no score of its own
};

/// One row of a table of aggregation.
struct sum_score {
  integer count = {};   ///< how many children count
  rational sum = {};    ///< of their scores
  rational score = {};  ///< of the section

  friend bool operator==(sum_score const&, sum_score const&) = default;
};

/// What some aggregations need beside the scores.
struct aggregation_terms {
  rational uplift = {};               ///< of the weakest link
  std::size_t rank = 0;               ///< of the k-th best, from 1
  std::vector<sum_score> table = {};  ///< of a lookup, in any order; no two rows of one count and sum

  friend bool operator==(aggregation_terms const&, aggregation_terms const&) = default;
};

/// One child that counts.
struct counted_score {
  rational score;
  rational weight = 1;             ///< read by the mean alone
  std::optional<root> exact = {};  ///< read by the geometric mean: what `score` is rounded from
};

/// The score of a section, exact but for the geometric mean, which is rounded by `stage`. Nothing where
/// there is none: no row for the sum, weights that add up to 0, a geometric mean of a score below 0 or
/// without a stage, no scores at all.
/// @pre how is neither aggregation::alternatives, whose one child the dossier chooses, nor
/// aggregation::profile
[[nodiscard]] std::optional<rational> aggregate(aggregation how, aggregation_terms const& terms,
                                                std::span<counted_score const> scores,
                                                std::optional<rounding> const& stage);

/// The geometric mean itself. Nothing for no scores, a score below 0, or beyond `root::max_degree`.
[[nodiscard]] std::optional<root> geometric_mean(std::span<counted_score const> scores);

/// `各项得分相加`, `scores add up`
[[nodiscard]] std::string describe(aggregation of, language in);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/aggregation.ipp>
#endif
