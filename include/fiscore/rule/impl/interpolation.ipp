// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/interpolation.hpp>

#include <algorithm>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE result<curve, diagnostics> to_curve(interpolation const& rule,
                                                   rational const& /*full_marks*/, bindings const& given) {
  detail::binder bind(given);
  struct knot {
    rational x;
    rational y;
  };
  std::vector<knot> knots;
  for (std::size_t i = 0; i < rule.through.size(); ++i) {
    std::string const path = "through/" + std::to_string(i);
    knots.push_back({bind.value(rule.through[i].at, path + "/at"),
                     bind.value(rule.through[i].points, path + "/points")});
  }
  bind.require(knots.size() >= 2, errc::parameter_range, "through", "插值至少需要两个点",
               "interpolation must have two points at least");
  if (bind.failed()) return std::move(bind).finish({});
  if (knots.back().x < knots.front().x) std::reverse(knots.begin(), knots.end());
  for (std::size_t i = 1; i < knots.size(); ++i) {
    bind.require(knots[i - 1].x < knots[i].x, errc::parameter_range, "through",
                 "插值点须按升序或降序排列且互不相同",
                 "the points must stand in rising or in falling order, no two at one value");
    if (bind.failed()) return std::move(bind).finish({});
  }
  std::vector<piece> pieces;
  auto const outside = [&](interval on, beyond what, rational const& held) {
    if (what == beyond::uncovered) return;
    pieces.push_back({std::move(on), constant{what == beyond::hold ? held : rational(0)}});
  };
  outside(interval::below(knots.front().x), rule.below, knots.front().y);
  for (std::size_t i = 1; i < knots.size(); ++i) {
    auto const& left = knots[i - 1];
    auto const& right = knots[i];
    rational const slope = (right.y - left.y) / (right.x - left.x);
    bool const last = i + 1 == knots.size();
    pieces.push_back(
        {*interval::make({left.x, closure::closed}, {right.x, last ? closure::closed : closure::open}),
         line{left.y - slope * left.x, slope}});
  }
  outside(interval::above(knots.back().x), rule.above, knots.back().y);
  return std::move(bind).finish(std::move(pieces));
}

}  // namespace fiscore::inline FISCORE_ABI
