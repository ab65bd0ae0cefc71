// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Indonesian rules of budget execution (IKPA), budget performance (NKA) and the civil service: worked
/// examples, node by node.

#include "source.hpp"
#include "tally.hpp"

namespace conformance {

/// `indonesia.json`: each case through the rulebook that it names.
void score_indonesia(json const& file, library& books, tally& into);

}  // namespace conformance
