// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The words that files use for the values of enumerations, in the order of the values: one list for
/// reading and for writing.

#include <fiscore/base/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI::io::words {

inline constexpr std::string_view aggregations[] = {
    "sum",    "alternatives", "minimum", "mean",     "geometric_mean",
    "median", "weakest_link", "lookup",  "kth_best", "profile"};
inline constexpr std::string_view beyond_ends[] = {"hold", "nothing", "uncovered"};
inline constexpr std::string_view comparisons[] = {"at_least", "above", "at_most", "below", "equal"};
inline constexpr std::string_view domains[] = {"real", "whole", "decimals", "days"};
inline constexpr std::string_view exemptions[] = {"not_applicable", "not_used", "by_decree"};
inline constexpr std::string_view gate_effects[] = {"set_grade", "cap_total", "zero_total", "set_score"};
inline constexpr std::string_view goals[] = {"at_least", "at_most"};
inline constexpr std::string_view grade_bases[] = {"exact", "rounded"};
inline constexpr std::string_view inverse_variants[] = {"ratio", "mirror"};
inline constexpr std::string_view lateness_units[] = {"day", "month"};
inline constexpr std::string_view missing[] = {"bounds", "refuse", "zero"};
inline constexpr std::string_view month_ends[] = {"same_day", "keeps"};
inline constexpr std::string_view not_applicable[] = {"full_marks", "renormalise_section",
                                                      "renormalise_total"};
inline constexpr std::string_view over_effects[] = {"require_reason", "penalise"};
inline constexpr std::string_view recorded_stages[] = {"none", "self_evaluation", "review", "review_first"};
inline constexpr std::string_view recorded_several[] = {"last", "mean", "trimmed_mean"};
inline constexpr std::string_view rounding_modes[] = {"half_up", "half_even", "half_down", "down",
                                                      "up",      "floor",     "ceiling"};
inline constexpr std::string_view scopes[] = {"all", "reported"};
inline constexpr std::string_view sides[] = {"above", "below", "both"};
inline constexpr std::string_view stages[] = {"target", "monitoring", "self_evaluation", "review"};
inline constexpr std::string_view step_counts[] = {"whole", "started"};
inline constexpr std::string_view step_modes[] = {"whole", "started", "pro_rata"};
inline constexpr std::string_view step_units[] = {"measure", "share_of_limit"};
inline constexpr std::string_view target_kinds[] = {"at_least", "above", "at_most", "below",
                                                    "equal",    "range", "day",     "qualitative"};
inline constexpr std::string_view tier_units[] = {"points", "share_of_full_marks"};
inline constexpr std::string_view zero_targets[] = {"all_or_nothing", "undefined"};

/// The word for a value.
template <class E, std::size_t N>
std::string of(std::string_view const (&all)[N], E value) {
  return std::string(all[static_cast<std::size_t>(value)]);
}

}  // namespace fiscore::inline FISCORE_ABI::io::words
