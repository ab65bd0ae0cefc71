// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/evaluation.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE std::string_view to_string(state of) noexcept {
  static constexpr std::string_view names[] = {
      "missing", "scored", "undefined", "outside_coverage", "not_applicable", "excluded", "incomplete"};
  return names[static_cast<std::size_t>(of)];
}

}  // namespace fiscore::inline FISCORE_ABI
