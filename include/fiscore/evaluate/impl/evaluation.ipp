// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/evaluation.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE std::string_view to_string(state of) noexcept {
  static constexpr std::string_view names[] = {"missing",          "scored",         "undefined",
                                               "outside_coverage", "not_applicable", "excluded",
                                               "incomplete",       "profile"};
  return names[static_cast<std::size_t>(of)];
}

FISCORE_INLINE std::optional<std::size_t> grade_of_node(rulebook const& by, evaluation const& of,
                                                        std::size_t node) {
  node_result const& result = of.nodes[node];
  if (!result.has_score()) return std::nullopt;
  return of.book(by).definition().node_grades.grade_of(result.score);
}

}  // namespace fiscore::inline FISCORE_ABI
