// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The main job: score a dossier by a rulebook.

#include <fiscore/evaluate/evaluation.hpp>

namespace fiscore::inline FISCORE_ABI {

/// Scores every indicator, adds up the sections, finds the grade. Pure: no clock, no locale, nothing
/// global; any number of threads may share the rulebook and the dossier.
///
/// Nothing that is missing becomes 0 unless the rulebook says so: a section with a missing indicator is
/// `incomplete`, and `low` and `high` bound its score. Answers that cannot be (a score outside its tier)
/// are findings and count as missing.
///
/// @throws error errc::marks_none_apply where no indicator of the rulebook applies; errc::structure_only
[[nodiscard]] evaluation evaluate(rulebook const& by, dossier const& of);

/// The same into a result that is used again, whose memory it keeps.
void evaluate(rulebook const& by, dossier const& of, evaluation& into);

/// The same, but for a rulebook that holds rows that are not modelled or not verified: those, and no
/// evaluation.
result<evaluation, diagnostics> evaluate_strictly(rulebook const& by, dossier const& of);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/evaluate/impl/evaluate.ipp>
#endif
