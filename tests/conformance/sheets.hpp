// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Published Chinese evaluation sheets: rows by their printed rules or by the rulebook of the sheet.

#include "source.hpp"
#include "tally.hpp"

namespace conformance {

/// `cn/*.json`: the rows, the first budget row and the grade of every sheet.
void score_sheets(json const& file, library& books, tally& into);

}  // namespace conformance
