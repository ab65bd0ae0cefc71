// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 酌情评分: a person's score with a reason.

#include <fiscore/base/config.hpp>

namespace fiscore::inline FISCORE_ABI {

/// A person sets the score, from 0 to full marks, and must give a reason; without one the score is
/// provisional.
struct manual {
  friend bool operator==(manual const&, manual const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI
