// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A performance target: `≥735人次`, `80%` with a sign of its own, a range, a day, or words.

#include "reader.hpp"

#include <fiscore/budget/dossier.hpp>

namespace fiscore::inline FISCORE_ABI::io {

/// Adds it to the dossier; an id that is there already is reported.
void read_target(tree const& node, reading_context& context, dossier& into);

}  // namespace fiscore::inline FISCORE_ABI::io
