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
/// rule that can give more than its full marks or never gives them, with what it gives instead; a rule
/// whose numbers contradict each other; a checklist whose points do not add up to full marks; a tier beyond
/// full marks; an unknown or missing metric; a name without a metric; grades that overlap; alternatives
/// with other full marks than their section; open sections with indicators, kinds of targets with two rules
/// or a rule that is no rule on a sample target; gates with an unknown grade or node. Warnings: values of
/// the domain that a rule does not cover, with a witness; totals without a grade.
[[nodiscard]] diagnostics validate(rulebook_definition const& definition);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/validate.ipp>
#endif
