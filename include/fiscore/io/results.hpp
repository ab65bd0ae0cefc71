// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Evaluations for other programs: JSON that follows `schemas/evaluation.schema.json`.

#include <fiscore/evaluate/explain.hpp>

#include <string>

namespace fiscore::inline FISCORE_ABI {

struct json_options {
  fiscore::language language = fiscore::language::zh;  ///< of titles, names and messages
  bool explain = false;                                ///< adds the explanation of every node
};

/// The evaluation as JSON, format `evaluation/1`. Every number is a string: a decimal where it has one,
/// else p/q. Keys keep their order, so equal results give equal bytes.
[[nodiscard]] std::string to_json(rulebook const& by, dossier const& from, evaluation const& of,
                                  json_options options = {});

}  // namespace fiscore::inline FISCORE_ABI
