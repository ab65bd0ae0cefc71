// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rulebook/indicator.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE std::string describe(target_kind of, language in) {
  static constexpr char const* zh[] = {"不低于", "大于", "不超过", "低于", "等于", "区间", "日期", "定性"};
  static constexpr char const* en[] = {"at least", "above", "at most", "below",
                                       "equal",    "range", "day",     "qualitative"};
  return (in == language::zh ? zh : en)[static_cast<std::size_t>(of)];
}

}  // namespace fiscore::inline FISCORE_ABI
