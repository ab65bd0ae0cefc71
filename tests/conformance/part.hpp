// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// US PART: ratings from the percentages of the four sections, or from the overall number.

#include "source.hpp"
#include "tally.hpp"

namespace conformance {

/// `part.csv`.
void score_part(csv_rows const& rows, library& books, tally& into);

}  // namespace conformance
