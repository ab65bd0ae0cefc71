// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Dossier files: `fiscore: dossier/1`, YAML or JSON.

#include <fiscore/budget/dossier.hpp>
#include <fiscore/io/format.hpp>
#include <fiscore/io/reading.hpp>

#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// Reads a dossier. Every problem is reported at once, with line and column (in characters) in `file`,
/// which is only a name here: unknown and duplicate keys, texts that are no numbers, names that the budget
/// does not have, amounts without or with the wrong unit.
[[nodiscard]] reading<dossier> read_dossier(std::string_view text, std::string const& file = {},
                                            read_limits limits = {});

/// The dossier as a file, format `dossier/1`; reading it back gives an equal one. Numbers are texts with
/// the places and units they were printed with; figures that were computed, p/q. Equal dossiers set in one
/// order give equal bytes.
/// @throws error errc::field_unknown for figures whose name no file can hold
[[nodiscard]] std::string write_dossier(dossier const& of, file_format as = file_format::json);

}  // namespace fiscore::inline FISCORE_ABI
