// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/step_deduction.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <type_traits>

using namespace fiscore::literals;
using fiscore::deduction;
using fiscore::errc;
using fiscore::parameter;
using fiscore::rational;
using fiscore::side;
using fiscore::step_deduction;
using fiscore::step_mode;
using fiscore::step_unit;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::check_scores;
using fiscore_test::num;
using fiscore_test::written;

static_assert(!std::is_default_constructible_v<step_deduction>);
static_assert(!std::is_default_constructible_v<deduction>);

namespace {
/// 100 % is full, every 5 points short of it cost 2.
step_deduction per_five(side which, step_mode steps) {
  return {100, which, {5, step_unit::measure, 2, steps, 0}};
}
constexpr step_mode modes[] = {step_mode::whole, step_mode::started, step_mode::pro_rata};
}  // namespace

TEST_CASE("step_deduction: 5 points, 2 for every 5 points of percentage beyond the limit, on each side") {
  struct row {
    std::string_view distance;
    std::string_view scores[3];  // whole, started, pro rata
  };
  static constexpr row rows[] = {
      {"0", {"5", "5", "5"}},         {"0.01", {"5", "3", "4.996"}}, {"0.73", {"5", "3", "4.708"}},
      {"4.99", {"5", "3", "3.004"}},  {"5", {"3", "3", "3"}},        {"5.01", {"3", "1", "2.996"}},
      {"7.2", {"3", "1", "2.12"}},    {"9.99", {"3", "1", "1.004"}}, {"10", {"1", "1", "1"}},
      {"10.01", {"1", "0", "0.996"}}, {"12.5", {"1", "0", "0"}},     {"14.99", {"1", "0", "0"}},
      {"15", {"0", "0", "0"}},        {"100", {"0", "0", "0"}},      {"200", {"0", "0", "0"}},
      {"10/3", {"5", "3", "11/3"}},
  };
  for (auto const which : {side::above, side::below, side::both}) {
    for (std::size_t mode = 0; mode < 3; ++mode) {
      auto const curve = to_curve(per_five(which, modes[mode]), 5).value();
      CAPTURE(curve);
      for (auto const& r : rows) {
        CAPTURE(r.distance);
        auto const below = written(curve.at(100 - num(r.distance)));
        auto const above = written(curve.at(100 + num(r.distance)));
        CHECK(below == (which == side::above ? "5" : r.scores[mode]));
        CHECK(above == (which == side::below ? "5" : r.scores[mode]));
      }
    }
  }
}

TEST_CASE("step_deduction: published scores come out") {
  check_scores(to_curve(per_five(side::below, step_mode::whole), 5), {{"92.8", "3"}});
  check_scores(to_curve(per_five(side::below, step_mode::started), 5), {{"92.8", "1"}});
  check_scores(to_curve(per_five(side::below, step_mode::pro_rata), 5), {{"92.8", "2.12"}});
  // 86 % on time, no deduction from 90 %, 5 points per 10 %: "如86%扣5分"
  step_deduction const on_time{90, side::below, {10, step_unit::measure, 5, step_mode::started, 0}};
  check_scores(to_curve(on_time, 20), {{"86", "15"}, {"90", "20"}, {"80", "15"}, {"79.9", "10"}});
}

TEST_CASE("step_deduction: a sheet of 2018, with the inputs that it prints") {
  step_deduction const staff{100, side::above, {1, step_unit::measure, 0.5_dec, step_mode::whole, 0}};
  CHECK(written(to_curve(staff, 8).value().at(rational(136) / 143 * 100)) == "8");
  step_deduction const three_public{0, side::above, {1, step_unit::measure, 0.8_dec, step_mode::whole, 0}};
  rational const change = rational(63.46_dec - 32) / 32 * 100;
  CHECK(written(change) == "98.3125");
  CHECK(written(to_curve(three_public, 8).value().at(change)) == "0");
  rational const before_closing = 19.8_dec + 1922.76_dec + 767.86_dec;
  rational const completion = (before_closing - 19.8_dec) / before_closing * 100;
  CHECK(written(completion) == "13453100/135521");
  CHECK(written(to_curve(per_five(side::below, step_mode::whole), 8).value().at(completion)) == "8");
  CHECK(written(to_curve(per_five(side::below, step_mode::started), 8).value().at(completion)) == "6");
  auto const pro_rata =
      to_curve(per_five(side::below, step_mode::pro_rata), 8).value().at(completion).value();
  CHECK(to_string(round(pro_rata, 4, fiscore::rounding_mode::half_up)) == "7.7078");
}

TEST_CASE("step_deduction: the floor clips the last step, whatever it is") {
  struct row {
    rational floor;
    std::string_view scores[4];  // whole steps, at 0, 1, 2 and 3 steps beyond
  };
  row const rows[] = {
      {0, {"5", "3", "1", "0"}},   {1, {"5", "3", "1", "1"}}, {1.5_dec, {"5", "3", "1.5", "1.5"}},
      {3, {"5", "3", "3", "3"}},   {4, {"5", "4", "4", "4"}}, {5, {"5", "5", "5", "5"}},
      {-2, {"5", "3", "1", "-1"}},
  };
  for (auto const& r : rows) {
    for (auto const mode : modes) {
      auto rule = per_five(side::below, mode);
      rule.cost.floor = r.floor;
      check_scores(to_curve(rule, 5),
                   {{"100", r.scores[0]}, {"95", r.scores[1]}, {"90", r.scores[2]}, {"85", r.scores[3]}});
    }
  }
}

TEST_CASE("step_deduction: a step that is a share of the limit grows with it") {
  step_deduction rule{200, side::both, {0.05_dec, step_unit::share_of_limit, 2, step_mode::whole, 0}};
  check_scores(to_curve(rule, 5),
               {{"209.99", "5"}, {"210", "3"}, {"190", "3"}, {"190.01", "5"}, {"180", "1"}});
  rule.limit = 40;
  check_scores(to_curve(rule, 5), {{"42", "3"}, {"41.99", "5"}, {"36", "1"}, {"34", "0"}});
  rule.cost.steps = step_mode::started;
  check_scores(to_curve(rule, 5), {{"42", "3"}, {"42.01", "1"}, {"41.99", "3"}, {"40", "5"}});
}

TEST_CASE("step_deduction: the numbers may be named") {
  step_deduction const rule{parameter::named("limit"),
                            side::above,
                            {parameter::named("step"), step_unit::measure, parameter::named("points"),
                             step_mode::whole, parameter::named("floor")}};
  check_scores(to_curve(rule, 5, {{"limit", 10}, {"step", 2}, {"points", 3}, {"floor", 1}}),
               {{"10", "5"}, {"12", "2"}, {"14", "1"}});
}

TEST_CASE("step_deduction: a number that is not bound is named, and is not called out of range besides") {
  step_deduction const rule{parameter::named("a"),
                            side::above,
                            {parameter::named("b"), step_unit::measure, parameter::named("c"),
                             step_mode::whole, parameter::named("d")}};
  check_problems(
      to_curve(rule, 5),
      {{errc::parameter_unbound, "limit", "the parameter \"a\" has no value", "参数“a”没有取值"},
       {errc::parameter_unbound, "step", "the parameter \"b\" has no value", "参数“b”没有取值"},
       {errc::parameter_unbound, "points", "the parameter \"c\" has no value", "参数“c”没有取值"},
       {errc::parameter_unbound, "floor", "the parameter \"d\" has no value", "参数“d”没有取值"}});
}

TEST_CASE("step_deduction: parameters outside their ranges are refused, all at once") {
  for (rational const& bad : {rational(0), rational(-1)}) {
    step_deduction const rule{100, side::above, {bad, step_unit::measure, bad, step_mode::whole, 5.01_dec}};
    check_problems(
        to_curve(rule, 5),
        {{errc::parameter_range, "step", "the step must be above 0", "步长须大于 0"},
         {errc::parameter_range, "points", "the points lost per step must be above 0", "每步扣分须大于 0"},
         {errc::parameter_range, "floor", "the floor must not be above full marks", "最低分不能高于满分"}});
  }
}
