// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/formula.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE formula formula::parse(std::string_view text) { return try_parse(text).value(); }

FISCORE_INLINE result<formula> formula::try_parse(std::string_view text) {
  auto tree = detail::expression::parse(text, detail::expression::kind::number);
  if (!tree) return std::move(tree).error();
  formula made;
  made.tree_ = std::move(*tree);
  return made;
}

FISCORE_INLINE formula formula::of_field(std::string name) {
  formula made;
  made.tree_ = detail::expression::of_field(std::move(name));
  return made;
}

FISCORE_INLINE formula
formula::renamed(std::vector<std::pair<std::string, std::string>> const& names) const {
  formula made;
  made.tree_ = tree_.renamed(names);
  return made;
}

}  // namespace fiscore::inline FISCORE_ABI
