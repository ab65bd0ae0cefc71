// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/bands.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE result<curve, diagnostics> to_curve(bands const& rule, rational const& /*full_marks*/,
                                                   bindings const& given) {
  detail::binder bind(given);
  std::vector<piece> pieces;
  for (std::size_t i = 0; i < rule.rows.size(); ++i) {
    auto const& row = rule.rows[i];
    std::string const path = "bands/" + std::to_string(i);
    endpoint const lower{bind.value(row.from.at, path + "/on"), row.from.kind};
    endpoint const upper{bind.value(row.to.at, path + "/on"), row.to.kind};
    auto const on = interval::make(lower, upper);
    bind.require(on.has_value(), errc::parameter_range, path + "/on", "区间为空：两端之间没有数",
                 "the band is empty: no number lies between its ends");
    if (on) pieces.push_back({*on, constant{bind.value(row.points, path + "/points")}});
  }
  auto made = std::move(bind).finish(std::move(pieces));
  if (made) return made;
  // Each row is one piece, in the same order: an overlap is told of the rows.
  diagnostics problems = std::move(made).error();
  auto const of_row = [](std::string& path) {
    if (path.starts_with("pieces/")) path = "bands/" + path.substr(7) + "/on";
  };
  for (auto& each : problems) {
    of_row(each.path);
    for (auto& other : each.others) of_row(other.path);
  }
  return problems;
}

}  // namespace fiscore::inline FISCORE_ABI
