// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Performance targets by themselves, without points: met or not, and how far.

#include <fiscore/rulebook/rulebook.hpp>

#include <optional>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

enum class verdict : std::uint8_t { met, not_met, unknown };

/// What became of one target of a dossier.
struct target_result {
  verdict met = verdict::unknown;
  /// Actual / target, exact: 1.5 for three of two. Where the target is not reported, what is printed as the
  /// rate.
  std::optional<rational> achievement;
  /// True where the achievement was taken as printed; `interval` is then what was printed, give or take
  /// half a unit of its last place.
  bool as_printed = false;
  std::optional<interval> printed_interval;
  /// How the target was read, where it was judged.
  target_kind read_as = target_kind::at_least;
  /// The dossier gives no sign, so `read_as` was assumed as the rulebook says.
  bool assumed_direction = false;
};

/// One result per target, in order, its direction read as in the open sections of the rulebook. A target
/// with its actual is compared and the rate computed; with a printed rate alone it is met when the lower
/// end of what that rate can have been is (for an at-most target, the upper end); otherwise, and where the
/// units cannot be compared, it is unknown.
[[nodiscard]] std::vector<target_result> evaluate_targets(rulebook const& by, dossier const& of);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/evaluate/impl/targets.ipp>
#endif
