// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Recorded scores beside the computed one: where they differ, in what way.

#include <fiscore/evaluate/evaluation.hpp>

#include <cstddef>

namespace fiscore::inline FISCORE_ABI {

/// How a recorded score differs from the computed one. The first that fits.
enum class difference : std::uint8_t {
  none,           ///< equal
  rounded_down,   ///< the computed score without its fraction of a point: 9 for 9.8
  rounded,        ///< the computed score rounded half up to the places of the recorded one
  other_reading,  ///< another reading of the rule gives it: started steps, the other inverse variant
  explained,      ///< not derived, but a reason is given
  unexplained,    ///< not derived, and no reason is given
};

struct recorded_comparison {
  difference kind = difference::none;
  rational less_by;   ///< computed - recorded
  bilingual reading;  ///< which other reading, where one gives it
};

/// Compares a recorded score of a node with what was computed. @pre the node has a score
[[nodiscard]] recorded_comparison compare_recorded(rulebook const& by, evaluation const& of,
                                                   std::size_t node, recorded_score const& recorded);

/// The comparison in words, after the recorded score: 低于计算得分 9.80：舍去了小数.
[[nodiscard]] std::string describe(recorded_comparison const& of, node_result const& computed, language in);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/evaluate/impl/recorded.ipp>
#endif
