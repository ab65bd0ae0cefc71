// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The printed rule of a row (`form`) as a rule of the library, and what it scores.

#include "source.hpp"

#include <optional>
#include <string>

namespace conformance {

/// A number, or why there is none.
struct outcome {
  std::optional<fiscore::rational> value;
  std::string why;
};

/// The value of a printed metric (`expr` over `inputs`), in the metric's unit.
[[nodiscard]] outcome metric_value(json const& metric);

/// The score that the form gives the row: a measured form for the row's metric or its printed actual, a
/// checklist for its answered items.
[[nodiscard]] outcome form_score(json const& form, json const& row, fiscore::rational const& full_marks);

}  // namespace conformance
