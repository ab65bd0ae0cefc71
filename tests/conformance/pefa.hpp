// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// PEFA 2016: published indicator results, the averaging table, the methods of the indicators.

#include "source.hpp"
#include "tally.hpp"

namespace conformance {

/// `pefa-2016.csv`: each indicator from the letters of its dimensions.
void score_pefa_results(csv_rows const& rows, library& books, tally& into);
/// `pefa-m2-table.csv`: each combination by an indicator that averages, dimensions beyond it exempted.
void score_pefa_table(csv_rows const& rows, library& books, tally& into);
/// `pefa-indicators.csv`: each dimension is where it is said to be, under its method.
void score_pefa_indicators(csv_rows const& rows, library& books, tally& into);

}  // namespace conformance
