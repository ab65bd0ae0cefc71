// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// One pass over a rulebook that finds every contradiction in it.

#include <fiscore/rulebook/definition.hpp>

namespace fiscore::inline FISCORE_ABI {

/// Everything that is wrong, in document order; `path` leads to the part
/// (`indicators/0/indicators/2/rule/bands/1`).
///
/// Errors (the rulebook cannot be used): ids that are empty, repeated or hold a `/`; full marks below zero;
/// full marks of children that do not add up to their section's, or those of the sections to the whole; a
/// rule that can give more than its full marks (or its `most`), less than its `least`, or never its full
/// marks, with what it gives instead; a rule whose numbers contradict each other; a checklist whose points
/// do not add up to full marks, counted elements that can never be reached or whose rows are not best
/// first; a tier beyond full marks; an unknown or missing metric; a name without a metric; grades that
/// overlap; terms that an aggregation needs and has not, or has and does not read; a bonus that the section
/// above does not know of; a profile under anything but a profile; open sections with indicators, kinds of
/// targets with two rules or a rule that is no rule on a sample target; gates with an unknown grade or
/// node, or that set a score and ask about scores.
///
/// Warnings, each with a witness: values of the domain that a rule does not cover; pieces that no value
/// reaches; points to interpolate that rise and fall; totals without a grade, as they are rounded; grades
/// that no total and no gate gives.
[[nodiscard]] diagnostics validate(rulebook_definition const& definition);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/validate.ipp>
#endif
