// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Where the commands get dossiers and rulebooks from; problems go to standard error as they are found.

#include <fiscore/budget/dossier.hpp>
#include <fiscore/io/reading.hpp>
#include <fiscore/rulebook/rulebook.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace fiscore_cli {

/// Prints each diagnostic with its source line to standard error.
void complain(fiscore::diagnostics const& what, std::string_view source, fiscore::language in);
void complain(fiscore::diagnostic const& what, fiscore::language in);

std::optional<fiscore::dossier> load_dossier(std::string const& path, fiscore::language in);

/// A file where `name` is the path of one, else the shipped rulebook of that id.
std::optional<fiscore::rulebook> load_rulebook(std::string const& name, fiscore::language in);
/// Reads the text of a rulebook file; what it extends may lie beside it.
fiscore::reading<fiscore::rulebook> read_rulebook_at(std::string const& path, std::string_view text);
/// The same, where the name may also be that of a family: then the version in force on `day`.
std::optional<fiscore::rulebook> load_rulebook(std::string const& name,
                                               std::optional<fiscore::date> const& day,
                                               fiscore::language in);

}  // namespace fiscore_cli
