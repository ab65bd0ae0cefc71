// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The `rule:` of an indicator.

#include "reader.hpp"

#include <fiscore/rule/rule.hpp>
#include <fiscore/unit/unit.hpp>

#include <optional>

namespace fiscore::inline FISCORE_ABI::io {

/// Reads a rule. Numbers without a unit count in `measure`, the unit of the metric; others are turned into
/// it, and a step of a percentage may be in percentage points. Nothing where a part that must be there is
/// not.
std::optional<rule> read_rule(tree const& node, reading_context& context, unit const& measure);

}  // namespace fiscore::inline FISCORE_ABI::io
