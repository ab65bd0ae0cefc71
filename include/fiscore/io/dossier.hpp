// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Dossier files: `fiscore: dossier/1`, YAML or JSON.

#include <fiscore/budget/dossier.hpp>
#include <fiscore/io/reading.hpp>

#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// Reads a dossier. Every problem is reported at once, with line and column (in characters) in `file`,
/// which is only a name here: unknown and duplicate keys, texts that are no numbers, names that the budget
/// does not have, amounts without or with the wrong unit.
[[nodiscard]] reading<dossier> read_dossier(std::string_view text, std::string const& file = {},
                                            read_limits limits = {});

}  // namespace fiscore::inline FISCORE_ABI
