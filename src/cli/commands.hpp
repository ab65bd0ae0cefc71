// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The commands of `fiscore`. Each returns the exit status: 0 done (missing data alone is 0), 1 findings of
/// severity error, 2 bad input.

#include <fiscore/base/language.hpp>

#include <optional>
#include <string>
#include <vector>

namespace fiscore_cli {

inline constexpr int done = 0;
inline constexpr int found = 1;
inline constexpr int bad_input = 2;

struct evaluate_options {
  std::string dossier;
  std::string rulebook;  ///< id or file; empty: the one the dossier names
  bool json = false;
  bool explain = false;
  std::string node;
  std::optional<std::string> as_of;  ///< the day whose version of a family scores; else the end of the year
  bool strict = false;               ///< rows that are not modelled or not verified are refused
  std::vector<std::string> earlier;  ///< dossiers of earlier years
  fiscore::language language = fiscore::language::zh;
};

int evaluate(evaluate_options const& options);
int check(std::vector<std::string> const& files, fiscore::language in);
/// Writes a dossier or rulebook file anew, in one format or the other.
int convert(std::string const& file, bool to_yaml, fiscore::language in);
int rulebooks(fiscore::language in);
int show(std::string const& rulebook, fiscore::language in);

}  // namespace fiscore_cli
