// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/bands.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE result<curve, diagnostics> to_curve(bands const& rule, rational const& /*full_marks*/,
                                                   bindings const& given) {
  detail::binder bind(given);
  std::vector<piece> pieces;
  std::vector<std::size_t> row_of;  // of each piece
  for (std::size_t i = 0; i < rule.rows.size(); ++i) {
    auto const& row = rule.rows[i];
    std::string const path = "bands/" + std::to_string(i);
    endpoint const lower{bind.value(row.from.at, path + "/on"), row.from.kind};
    endpoint const upper{bind.value(row.to.at, path + "/on"), row.to.kind};
    auto const on = interval::make(lower, upper);
    // An end that another figure sets may meet the other end: the band is then not there.
    bool const closed_up = (row.from.at.is_named() || row.to.at.is_named()) && !on && lower.at == upper.at;
    if (closed_up) continue;
    bind.require(on.has_value(), errc::parameter_range, path + "/on", "区间为空：两端之间没有数",
                 "the band is empty: no number lies between its ends");
    rational const points = bind.value(row.points, path + "/points");
    if (!on) continue;
    pieces.push_back({*on, constant{points}});
    row_of.push_back(i);
  }
  auto made = std::move(bind).finish(std::move(pieces));
  if (made) return made;
  // An overlap of pieces is told of their rows.
  diagnostics problems = std::move(made).error();
  auto const of_row = [&](std::string& path) {
    if (!path.starts_with("pieces/")) return;
    std::size_t piece = 0;
    for (char const digit : path.substr(7)) piece = piece * 10 + static_cast<std::size_t>(digit - '0');
    path = "bands/" + std::to_string(row_of[piece]) + "/on";
  };
  for (auto& each : problems) {
    of_row(each.path);
    for (auto& other : each.others) of_row(other.path);
  }
  return problems;
}

}  // namespace fiscore::inline FISCORE_ABI
