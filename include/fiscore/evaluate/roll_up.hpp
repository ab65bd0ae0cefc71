// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Units rolled up into a department: quantities are summed and then scored, what a person scored is
/// averaged by amount.

#include <fiscore/evaluate/evaluation.hpp>

#include <span>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// One dossier for all units of a department.
///
/// Figures that count or measure (amounts, people, areas) are summed; one that a unit does not give stays
/// missing, or is the sum of those that do under `scope::reported`, which is noted. Rates (printed metrics,
/// targets and actuals in per cent) are averaged, weighted by the amount `weight` of each unit. Tables are
/// put together, their rows named by unit. What a person scores under `by` becomes the mean of the units'
/// scores, weighted alike. Dates are left out.
///
/// `findings` gets what is to be said: units of different years or rulebooks (errors), units without the
/// weight (an error where an average needs it), figures that only some units give (notes).
[[nodiscard]] dossier roll_up(rulebook const& by, std::span<dossier const> units, std::string_view weight,
                              scope rows, diagnostics& findings);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/evaluate/impl/roll_up.ipp>
#endif
