// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 达成年度指标 100%-80%(含): a person names the tier, and the score lies in its interval or is its fixed
/// number.

#include <fiscore/base/language.hpp>
#include <fiscore/number/interval.hpp>
#include <fiscore/number/rounding.hpp>

#include <optional>
#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// What the intervals of tiers are written in.
enum class tier_unit : std::uint8_t { points, share_of_full_marks };

/// Tiers of quality. A tier whose interval is a point scores that; in any other a person sets the score,
/// and a score outside the interval is refused, not clipped.
struct tiers {
  struct tier {
    std::string id = {};
    bilingual title = {};
    interval scores = {};  ///< in the unit of `unit`; bounded
    friend bool operator==(tier const&, tier const&) = default;
  };
  tier_unit unit = tier_unit::points;
  std::vector<tier> rows = {};
  /// Ends are rounded to this before a score is compared with them: 0.8 of 3.33 is 2.664, and 2.66 is then
  /// allowed.
  std::optional<rounding> ends = std::nullopt;

  friend bool operator==(tiers const&, tiers const&) = default;
};

/// The scores that tier `index` allows, in points. Where rounding brings both ends together, that one
/// number is left, whether or not the ends were open. @pre index < rule.rows.size(), and the tier's
/// interval is bounded
[[nodiscard]] interval tier_scores(tiers const& rule, std::size_t index, rational const& full_marks);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/tiers.ipp>
#endif
