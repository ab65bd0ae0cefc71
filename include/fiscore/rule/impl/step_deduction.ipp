// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/step_deduction.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

FISCORE_INLINE bound_deduction bind_deduction(deduction const& cost, rational const& full_marks,
                                              binder& bind) {
  bound_deduction bound{bind.value(cost.step, "step"), cost.unit, bind.value(cost.points, "points"),
                        cost.steps, bind.value(cost.floor, "floor")};
  bind.require(bound.step.sign() > 0, errc::parameter_range, "step", "步长须大于 0",
               "the step must be above 0");
  bind.require(bound.points.sign() > 0, errc::parameter_range, "points", "每步扣分须大于 0",
               "the points lost per step must be above 0");
  bind.require(bound.floor <= full_marks, errc::parameter_range, "floor", "最低分不能高于满分",
               "the floor must not be above full marks");
  return bound;
}

FISCORE_INLINE void require_share(bound_deduction const& cost, rational const& limit, binder& bind,
                                  std::string_view path) {
  bind.require(cost.unit == step_unit::measure || !limit.is_zero(), errc::parameter_range, path,
               "限值为 0，步长不能是它的一个比例",
               "the limit must not be 0 where the step is a share of it");
}

FISCORE_INLINE void append_deduction(std::vector<piece>& pieces, rational const& limit, bool upwards,
                                     bound_deduction const& cost, rational const& full_marks) {
  rational const room = full_marks - cost.floor;
  rational const width = cost.unit == step_unit::share_of_limit ? cost.step * abs(limit) : cost.step;
  rational const step = upwards ? width : -width;
  auto const add = [&](endpoint nearer, endpoint farther, shape what) {
    if (!upwards) std::swap(nearer, farther);
    if (auto on = interval::make(std::move(nearer), std::move(farther))) {
      pieces.push_back({std::move(*on), std::move(what)});
    }
  };
  endpoint const start{limit, closure::open};
  if (cost.steps == step_mode::pro_rata) {
    rational const floor_at = limit + room / cost.points * step;
    rational const slope = -cost.points / step;
    add(start, {floor_at, closure::open}, line{full_marks - slope * limit, slope});
    add(room.is_zero() ? start : endpoint{floor_at, closure::closed}, {}, constant{cost.floor});
    return;
  }
  // The step that reaches the floor takes what is left, which may be less than the points of a step.
  bool const whole = cost.steps == step_mode::whole;
  rational const last = ceiling(room / cost.points);
  rational const floor_at = limit + (whole ? last : last - 1) * step;
  staircase const stairs{full_marks, limit, step, cost.points,
                         whole ? step_count::whole : step_count::started};
  bool const at_once = room.is_zero() || (!whole && last == 1);
  if (!at_once) add(start, {floor_at, whole ? closure::open : closure::closed}, stairs);
  add(at_once ? start : endpoint{floor_at, whole ? closure::closed : closure::open}, {},
      constant{cost.floor});
}

}  // namespace detail

FISCORE_INLINE result<curve, diagnostics> to_curve(step_deduction const& rule, rational const& full_marks,
                                                   bindings const& given) {
  detail::binder bind(given);
  rational const limit = bind.value(rule.limit, "limit");
  auto const cost = detail::bind_deduction(rule.cost, full_marks, bind);
  detail::require_share(cost, limit, bind, "limit");
  if (bind.failed()) return std::move(bind).finish({});
  std::vector<piece> pieces;
  bool const above = rule.side != side::below;
  bool const below = rule.side != side::above;
  endpoint const at{limit, closure::closed};
  pieces.push_back(
      {*interval::make(below ? at : endpoint{}, above ? at : endpoint{}), constant{full_marks}});
  if (below) detail::append_deduction(pieces, limit, false, cost, full_marks);
  if (above) detail::append_deduction(pieces, limit, true, cost, full_marks);
  return std::move(bind).finish(std::move(pieces));
}

}  // namespace fiscore::inline FISCORE_ABI
