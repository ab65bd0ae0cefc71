// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/range_target.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

using namespace fiscore::literals;
using fiscore::errc;
using fiscore::parameter;
using fiscore::range_target;
using fiscore::rational;
using fiscore::step_mode;
using fiscore::step_unit;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::check_scores;

static_assert(!std::is_default_constructible_v<range_target>);

namespace {
/// ±30%(含)以内得3分, 1 point for every 5 beyond.
range_target within_thirty(step_mode steps) { return {-30, 30, {5, step_unit::measure, 1, steps, 0}}; }
}  // namespace

TEST_CASE("range_target: full marks within, ends included; outside, the distance to the nearer end costs") {
  struct row {
    std::string_view low;
    std::string_view high;
    std::string_view scores[3];  // whole, started, pro rata
  };
  static constexpr row rows[] = {
      {"0", "0", {"3", "3", "3"}},
      {"-30", "30", {"3", "3", "3"}},
      {"-30.01", "30.01", {"3", "2", "2.998"}},
      {"-34.99", "34.99", {"3", "2", "2.002"}},
      {"-35", "35", {"2", "2", "2"}},
      {"-35.01", "35.01", {"2", "1", "1.998"}},
      {"-45", "45", {"0", "0", "0"}},
      {"-44.99", "44.99", {"1", "0", "0.002"}},
      {"-1000", "1000", {"0", "0", "0"}},
  };
  static constexpr step_mode modes[] = {step_mode::whole, step_mode::started, step_mode::pro_rata};
  for (std::size_t mode = 0; mode < 3; ++mode) {
    auto const curve = to_curve(within_thirty(modes[mode]), 3).value();
    for (auto const& r : rows) check_scores(curve, {{r.low, r.scores[mode]}, {r.high, r.scores[mode]}});
  }
}

TEST_CASE("range_target: a range of one value is a target from which both directions cost") {
  range_target const rule{30, 30, {5, step_unit::measure, 1, step_mode::started, 0}};
  check_scores(to_curve(rule, 3),
               {{"30", "3"}, {"30.01", "2"}, {"29.99", "2"}, {"25", "2"}, {"24.99", "1"}});
}

TEST_CASE("range_target: a step that is a share is one of the end that it starts from") {
  range_target const rule{20, 40, {0.05_dec, step_unit::share_of_limit, 1, step_mode::whole, 0}};
  check_scores(
      to_curve(rule, 3).value(),
      {{"20", "3"}, {"19.01", "3"}, {"19", "2"}, {"18", "1"}, {"41.99", "3"}, {"42", "2"}, {"44", "1"}});
}

TEST_CASE("range_target: the floor holds on both sides") {
  auto rule = within_thirty(step_mode::whole);
  rule.cost.floor = 1.5_dec;
  check_scores(to_curve(rule, 3), {{"-40", "1.5"}, {"40", "1.5"}, {"35", "2"}, {"-35", "2"}});
}

TEST_CASE("range_target: an inverted range is refused") {
  auto rule = within_thirty(step_mode::whole);
  rule.low = 30.01_dec;
  check_problems(to_curve(rule, 3),
                 {{errc::parameter_range, "high", "the upper end of the range must not be below the lower",
                   "目标区间的上限小于下限"}});
}

TEST_CASE("range_target: names are bound, and each missing one is reported") {
  range_target const rule{parameter::named("low"),
                          parameter::named("high"),
                          {5, step_unit::measure, parameter::named("points"), step_mode::whole, 0}};
  check_scores(to_curve(rule, 3, {{"low", 1}, {"high", 2}, {"points", 1}}),
               {{"1", "3"}, {"2", "3"}, {"7", "2"}});
  check_problems(
      to_curve(rule, 3, {{"points", 1}}),
      {{errc::parameter_unbound, "low", "the parameter \"low\" has no value", "参数“low”没有取值"},
       {errc::parameter_unbound, "high", "the parameter \"high\" has no value", "参数“high”没有取值"}});
}

TEST_CASE("range_target: an end that is not bound is not called an inverted range besides") {
  range_target const rule{5, parameter::named("high"), {5, step_unit::measure, 1, step_mode::whole, 0}};
  check_problems(to_curve(rule, 3), {{errc::parameter_unbound, "high",
                                      "the parameter \"high\" has no value", "参数“high”没有取值"}});
}

TEST_CASE("range_target: parameters of the deduction outside their ranges are refused, all at once") {
  range_target const rule{-30, 30, {0, step_unit::measure, -1, step_mode::whole, 4}};
  check_problems(
      to_curve(rule, 3),
      {{errc::parameter_range, "step", "the step must be above 0", "步长须大于 0"},
       {errc::parameter_range, "points", "the points lost per step must be above 0", "每步扣分须大于 0"},
       {errc::parameter_range, "floor", "the floor must not be above full marks", "最低分不能高于满分"}});
}
