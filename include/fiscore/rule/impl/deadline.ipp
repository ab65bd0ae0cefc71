// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/deadline.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// One constant piece per month until the floor: calendar months differ in length, so no staircase fits.
FISCORE_INLINE void append_months(std::vector<piece>& pieces, date due, deadline const& rule,
                                  bound_deduction const& cost, rational const& full_marks) {
  bool const whole = cost.steps == step_mode::whole;
  endpoint from{std::int64_t{due.day_number()}, closure::open};
  for (int months = whole ? 0 : 1;; ++months) {
    rational const score = full_marks - cost.points * months;
    if (score <= cost.floor) {
      pieces.push_back({*interval::make(from, {}), constant{cost.floor}});
      return;
    }
    // n whole months last until the day before month n + 1 is whole; the nth started one until its last
    // day.
    date const until = add_months(due, whole ? months + 1 : months, rule.months_end);
    endpoint const to{std::int64_t{until.day_number()}, whole ? closure::open : closure::closed};
    pieces.push_back({*interval::make(from, to), constant{score}});
    from = {to.at, whole ? closure::closed : closure::open};
  }
}

}  // namespace detail

FISCORE_INLINE result<curve, diagnostics> to_curve(deadline const& rule, rational const& full_marks,
                                                   bindings const& given) {
  detail::binder bind(given);
  rational const due = bind.value(rule.due, "due");
  deduction const per_unit{.step = 1,
                           .unit = step_unit::measure,
                           .points = rule.points,
                           .steps = rule.late,
                           .floor = rule.floor};
  auto const cost = detail::bind_deduction(per_unit, full_marks, bind);
  bool const months = rule.unit == lateness_unit::month;
  bind.require(!months || rule.late != step_mode::pro_rata, errc::parameter_range, "late",
               "按月计迟延只能按整月或按不足一月计",
               "lateness in months is counted in whole or started months");
  auto const day = detail::day_of(due);
  bind.require(day.has_value(), errc::parameter_range, "due", "到期日不是历法上的一天",
               "the due day must be a day of the calendar");
  // A month late costs something, so the floor is near; a table of more months than this is a slip.
  bind.require(!months || bind.failed() || (full_marks - cost.floor) / cost.points <= 1200,
               errc::parameter_range, "points", "每月扣分太少：超过 1200 个月才扣完",
               "the points lost per month must not last over 1200 months");
  if (bind.failed()) return std::move(bind).finish({});
  std::vector<piece> pieces{{interval::at_most(due), constant{full_marks}}};
  if (!months) {
    detail::append_deduction(pieces, due, true, cost, full_marks);
    return std::move(bind).finish(std::move(pieces));
  }
  try {
    detail::append_months(pieces, *day, rule, cost, full_marks);
  } catch (error const& beyond) {  // a month after it that the calendar does not have
    diagnostics problems = beyond.diagnostics();
    for (auto& each : problems) each.path = "due";
    return problems;
  }
  return std::move(bind).finish(std::move(pieces));
}

}  // namespace fiscore::inline FISCORE_ABI
