// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Open sections: a rulebook together with the indicators that one dossier brings.

#include <fiscore/rulebook/rulebook.hpp>

namespace fiscore::inline FISCORE_ABI {

/// `by` with the targets of `of` as indicators of its open sections, each under the rule of its kind; the
/// rulebook as it is where it has none. `findings` gets what is to be said: full marks of a section that
/// depart from the default (a note), full marks that do not add up to the whole, targets for sections that
/// are not open, targets without full marks, a kind that has no rule, units that cannot be compared, words
/// where a number was asked (errors; such an indicator counts as missing).
[[nodiscard]] rulebook open_with(rulebook const& by, dossier const& of, diagnostics& findings);

/// The kind of a target, as the rulebook reads it, and whether its direction had to be assumed.
struct target_reading {
  target_kind kind = target_kind::qualitative;
  bool assumed = false;
};
[[nodiscard]] target_reading read_target(performance_target const& of, indicator const& section,
                                         direction_policy const& by);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/open.ipp>
#endif
