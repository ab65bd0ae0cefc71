// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// How a file is written. Both are read alike: JSON is YAML 1.2.

#include <fiscore/base/config.hpp>

#include <cstdint>

namespace fiscore::inline FISCORE_ABI {

enum class file_format : std::uint8_t { json, yaml };

}  // namespace fiscore::inline FISCORE_ABI
