// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/predicate.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE predicate predicate::parse(std::string_view text) { return try_parse(text).value(); }

FISCORE_INLINE result<predicate> predicate::try_parse(std::string_view text) {
  auto tree = detail::expression::parse(text, detail::expression::kind::truth);
  if (!tree) return std::move(tree).error();
  return predicate(std::move(*tree));
}

}  // namespace fiscore::inline FISCORE_ABI
