// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Metrics and what they are made of, for rulebooks and for the library's own list.

#include "reader.hpp"

#include <fiscore/budget/metric.hpp>

namespace fiscore::inline FISCORE_ABI::io {

metric read_metric(tree const& node, reading_context& context, std::string const& document);
formula read_formula(tree const& node, reading_context& context);
/// Rows of one table cite its `document` by their clause alone.
citation read_citation(tree const& node, reading_context& context, std::string const& document);

}  // namespace fiscore::inline FISCORE_ABI::io
