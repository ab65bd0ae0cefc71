// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Rulebook files: `fiscore: rulebook/1`, YAML or JSON.

#include <fiscore/io/format.hpp>
#include <fiscore/io/reading.hpp>
#include <fiscore/rulebook/rulebook.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// Finds the text of a rulebook that another extends; nothing where it has none of that id.
using rulebook_source = std::function<std::optional<std::string>(std::string_view id)>;

/// Reads and checks a rulebook. Every problem is reported at once with line and column (in characters) in
/// `file`, which is only a name here: those of the text and those of `validate`, in the order of the text.
/// What it extends is asked of `bases`, then of the shipped ones.
[[nodiscard]] reading<rulebook> read_rulebook(std::string_view text, std::string const& file = {},
                                              read_limits limits = {}, rulebook_source const& bases = {});

/// The rulebook as a file, format `rulebook/1`; reading it back gives an equal one. It need not be a valid
/// one: what `validate` finds is found again on reading.
/// @throws error errc::rule_opaque for custom rules, which are code
[[nodiscard]] std::string write_rulebook(rulebook_definition const& of, file_format as = file_format::json);

}  // namespace fiscore::inline FISCORE_ABI
