// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// ①…1分;②…1分: points for each item that is fulfilled.

#include <fiscore/base/language.hpp>
#include <fiscore/number/rational.hpp>

#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// The sum of the points of the items that are fulfilled. No curve: the input is one answer per item.
struct checklist {
  struct item {
    std::string id = {};
    bilingual title = {};
    rational points = {};
    friend bool operator==(item const&, item const&) = default;
  };
  std::vector<item> items = {};

  friend bool operator==(checklist const&, checklist const&) = default;
};

}  // namespace fiscore::inline FISCORE_ABI
