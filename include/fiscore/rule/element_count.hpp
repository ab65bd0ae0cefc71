// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 10 of 12 elements with all 4 basic ones: how many are fulfilled, and how many of a required subset.

#include <fiscore/base/language.hpp>
#include <fiscore/number/rational.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// The points of the first row whose both counts are reached. No curve: the input is one answer per item.
struct element_count {
  struct item {
    std::string id = {};
    bilingual title = {};
    bool required = false;  ///< it belongs to the subset that rows count by itself
    friend bool operator==(item const&, item const&) = default;
  };
  struct row {
    std::size_t count = 0;     ///< of all items
    std::size_t required = 0;  ///< of the subset, which are among them
    rational points = {};
    friend bool operator==(row const&, row const&) = default;
  };
  std::vector<item> items = {};
  std::vector<row> rows = {};  ///< best first
  rational otherwise = {};     ///< where no row is reached

  friend bool operator==(element_count const&, element_count const&) = default;
};

/// The points for so many items and so many of the subset.
[[nodiscard]] rational points_for(element_count const& rule, std::size_t count, std::size_t required);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/element_count.ipp>
#endif
