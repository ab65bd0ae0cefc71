// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A figure that an office reports, and where in its report it stands.

#include <fiscore/unit/quantity.hpp>

#include <string>

namespace fiscore::inline FISCORE_ABI {

/// A figure as it is printed, with the place in the report (`二（1）基本支出情况`) in the report's own
/// words.
struct figure {
  quantity printed = {};
  std::string at = {};
  std::string note = {};

  friend bool operator==(figure const&, figure const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI
