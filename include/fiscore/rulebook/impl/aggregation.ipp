// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rulebook/aggregation.hpp>

#include <algorithm>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

FISCORE_INLINE rational sum_of(std::span<counted_score const> scores) {
  rational sum = 0;
  for (auto const& each : scores) sum += each.score;
  return sum;
}

FISCORE_INLINE std::vector<rational> sorted_scores(std::span<counted_score const> scores) {
  std::vector<rational> sorted;
  sorted.reserve(scores.size());
  for (auto const& each : scores) sorted.push_back(each.score);
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

FISCORE_INLINE std::optional<rational> mean_of(std::span<counted_score const> scores) {
  rational sum = 0;
  rational weights = 0;
  for (auto const& each : scores) {
    sum += each.score * each.weight;
    weights += each.weight;
  }
  return weights.is_zero() ? std::nullopt : std::optional(sum / weights);
}

}  // namespace detail

FISCORE_INLINE std::optional<root> geometric_mean(std::span<counted_score const> scores) {
  if (scores.empty()) return std::nullopt;
  try {
    root product{rational(1)};
    for (auto const& each : scores) {
      if (each.score.sign() < 0) return std::nullopt;
      product = product * each.exact.value_or(root(each.score));
    }
    return root(product, static_cast<unsigned>(scores.size()));
  } catch (error const&) {
    return std::nullopt;
  }
}

FISCORE_INLINE std::optional<rational> aggregate(aggregation how, aggregation_terms const& terms,
                                                 std::span<counted_score const> scores,
                                                 std::optional<rounding> const& stage) {
  if (scores.empty()) return std::nullopt;
  switch (how) {
    case aggregation::mean:
      return detail::mean_of(scores);
    case aggregation::geometric_mean:
      if (auto const mean = geometric_mean(scores); mean && stage) return rational(round(*mean, *stage));
      return std::nullopt;
    case aggregation::minimum:
      return detail::sorted_scores(scores).front();
    case aggregation::median: {
      auto const sorted = detail::sorted_scores(scores);
      std::size_t const middle = sorted.size() / 2;
      return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
    case aggregation::weakest_link: {
      auto const sorted = detail::sorted_scores(scores);
      return sorted.front() == sorted.back() ? sorted.front() : sorted.front() + terms.uplift;
    }
    case aggregation::lookup: {
      rational const sum = detail::sum_of(scores);
      integer const count = static_cast<std::int64_t>(scores.size());
      for (auto const& row : terms.table) {
        if (row.count == count && row.sum == sum) return row.score;
      }
      return std::nullopt;
    }
    case aggregation::kth_best: {
      auto const sorted = detail::sorted_scores(scores);
      return sorted[sorted.size() - std::clamp(terms.rank, std::size_t{1}, sorted.size())];
    }
    default:
      return detail::sum_of(scores);
  }
}

FISCORE_INLINE std::string describe(aggregation of, language in) {
  struct sentence {
    char const* zh;
    char const* en;
  };
  static constexpr sentence table[] = {
      {"各项得分相加", "scores add up"},
      {"择一计分：只计适用的一项", "alternatives: the one that applies counts"},
      {"取最低的一项", "the lowest counts"},
      {"取加权平均", "the weighted mean"},
      {"取几何平均", "the geometric mean"},
      {"取中位数", "the median"},
      {"取最低的一项，有其他项更高时上调", "the lowest counts, raised where another is higher"},
      {"按适用项数和得分合计查表", "looked up by how many apply and what they add up to"},
      {"取第几好的一项", "the score of a certain rank counts"},
      {"各项并列，不计总分", "a profile: no score of its own"}};
  auto const& found = table[static_cast<std::size_t>(of)];
  return in == language::zh ? found.zh : found.en;
}

}  // namespace fiscore::inline FISCORE_ABI
