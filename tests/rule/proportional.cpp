// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/proportional.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <type_traits>

using namespace fiscore::literals;
using fiscore::errc;
using fiscore::goal;
using fiscore::inverse_variant;
using fiscore::parameter;
using fiscore::proportional;
using fiscore::rational;
using fiscore::to_curve;
using fiscore::zero_target;
using fiscore_test::check_problems;
using fiscore_test::check_scores;

static_assert(!std::is_default_constructible_v<proportional>);

namespace {
proportional at_least(parameter target) {
  return {std::move(target), goal::at_least, inverse_variant::ratio, zero_target::undefined};
}
proportional at_most(parameter target, inverse_variant inverse) {
  return {std::move(target), goal::at_most, inverse, zero_target::undefined};
}
proportional with_zero(goal direction, zero_target zero) {
  return {0, direction, inverse_variant::ratio, zero};
}
}  // namespace

TEST_CASE(
    "proportional: the share of an at-least target earns that share of the points, up to full marks") {
  check_scores(to_curve(at_least(98), 20), {{"98", "20"},
                                            {"99", "20"},
                                            {"1000000", "20"},
                                            {"49", "10"},
                                            {"97", "970/49"},
                                            {"0", "0"},
                                            {"-0.01", "0"},
                                            {"-98", "0"}});
  check_scores(to_curve(at_least(1), 10), {{"77370/155100", "2579/517"}, {"1", "10"}});
}

TEST_CASE("proportional: without a cap the score grows with the actual, with one it stops there") {
  auto rule = at_least(100);
  rule.cap = std::nullopt;
  check_scores(to_curve(rule, 10),
               {{"100", "10"}, {"120", "12"}, {"1000", "100"}, {"50", "5"}, {"-1", "0"}});
  rule.cap = 1.2_dec;
  check_scores(to_curve(rule, 10),
               {{"100", "10"}, {"119", "11.9"}, {"120", "12"}, {"121", "12"}, {"1000", "12"}, {"-1", "0"}});
  rule.cap = 1;
  check_scores(to_curve(rule, 10), {{"99", "9.9"}, {"100", "10"}, {"101", "10"}});
}

TEST_CASE("proportional: exceeding an at-most target costs as the variant says") {
  check_scores(to_curve(at_most(10, inverse_variant::ratio), 10), {{"10", "10"},
                                                                   {"12", "25/3"},
                                                                   {"20", "5"},
                                                                   {"30", "10/3"},
                                                                   {"1000", "0.1"},
                                                                   {"9.99", "10"},
                                                                   {"0", "10"},
                                                                   {"-5", "10"}});
  check_scores(
      to_curve(at_most(10, inverse_variant::mirror), 10).value(),
      {{"10", "10"}, {"12", "8"}, {"19.99", "0.01"}, {"20", "0"}, {"30", "0"}, {"0", "10"}, {"-5", "10"}});
}

TEST_CASE("proportional: below the pass threshold nothing is earned, at it the share") {
  auto rule = at_least(100);
  rule.pass_threshold = 0.6_dec;
  check_scores(to_curve(rule, 10),
               {{"59.99", "0"}, {"60", "6"}, {"60.01", "6.001"}, {"100", "10"}, {"-70", "0"}});
  rule.pass_threshold = 1;
  check_scores(to_curve(rule, 10), {{"99.99", "0"}, {"100", "10"}, {"101", "10"}});
  rule.pass_threshold = 0;
  check_scores(to_curve(rule, 10), {{"0", "0"}, {"0.1", "0.01"}, {"100", "10"}});
}

TEST_CASE("proportional: for an at-most target the achievement is target / actual, in either variant") {
  auto rule = at_most(12, inverse_variant::ratio);
  rule.pass_threshold = 0.8_dec;  // met up to 15
  check_scores(to_curve(rule, 10),
               {{"12", "10"}, {"14", "60/7"}, {"15", "8"}, {"15.01", "0"}, {"30", "0"}, {"-1", "10"}});
  rule.inverse = inverse_variant::mirror;
  check_scores(to_curve(rule, 10), {{"12", "10"}, {"15", "7.5"}, {"15.01", "0"}, {"30", "0"}});
  rule.pass_threshold = rational::of(1, 2);  // met up to 24, where the line has come to 0
  check_scores(to_curve(rule, 10), {{"23", "5/6"}, {"24", "0"}, {"25", "0"}});
  rule.inverse = inverse_variant::ratio;
  check_scores(to_curve(rule, 10), {{"24", "5"}, {"24.01", "0"}});
  rule.pass_threshold = 1;
  check_scores(to_curve(rule, 10), {{"12", "10"}, {"12.01", "0"}});
}

TEST_CASE("proportional: a target of 0 is met or not, where the rule says so") {
  using enum zero_target;
  check_scores(to_curve(with_zero(goal::at_most, all_or_nothing), 10),
               {{"0", "10"}, {"-1", "10"}, {"0.01", "0"}, {"30", "0"}});
  check_scores(to_curve(with_zero(goal::at_least, all_or_nothing), 10),
               {{"0", "10"}, {"1", "10"}, {"-0.01", "0"}});
}

TEST_CASE("proportional: a target of 0 without a meaning has no curve") {
  for (auto const direction : {goal::at_least, goal::at_most}) {
    check_problems(
        to_curve(with_zero(direction, zero_target::undefined), 10),
        {{errc::target_zero, "target", "a target of 0 has no shares", "指标值为 0，不能按比例计分"}});
    proportional named = with_zero(direction, zero_target::undefined);
    named.target = parameter::named("target");
    check_problems(
        to_curve(named, 10, {{"target", 0}}),
        {{errc::target_zero, "target", "a target of 0 has no shares", "指标值为 0，不能按比例计分"}});
  }
}

TEST_CASE("proportional: a named target is bound") {
  auto const rule = at_least(parameter::named("target"));
  check_scores(to_curve(rule, 10, {{"target", 40}}), {{"20", "5"}, {"40", "10"}});
  check_problems(to_curve(rule, 10), {{errc::parameter_unbound, "target",
                                       "the parameter \"target\" has no value", "参数“target”没有取值"}});
}

TEST_CASE("proportional: parameters outside their ranges are refused, all at once") {
  auto rule = at_least(-1);
  check_problems(to_curve(rule, 10),
                 {{errc::parameter_range, "target", "the target of a proportional rule must not be below 0",
                   "按比例计分的指标值不能小于 0"}});
  rule.cap = 0.99_dec;
  rule.pass_threshold = 1.01_dec;
  check_problems(
      to_curve(rule, 10),
      {{errc::parameter_range, "target", "the target of a proportional rule must not be below 0",
        "按比例计分的指标值不能小于 0"},
       {errc::parameter_range, "pass_threshold", "the pass threshold must lie between 0 and 1",
        "及格门槛须在 0 与 1 之间"},
       {errc::parameter_range, "cap", "the cap must not be below full marks (1)", "封顶倍数不能小于 1"}});
  rule = at_least(10);
  rule.pass_threshold = -0.01_dec;
  check_problems(to_curve(rule, 10),
                 {{errc::parameter_range, "pass_threshold", "the pass threshold must lie between 0 and 1",
                   "及格门槛须在 0 与 1 之间"}});
}

TEST_CASE("proportional: only an at-least target can earn more than full marks") {
  auto rule = at_most(10, inverse_variant::ratio);
  for (std::optional<rational> const& cap : {std::optional<rational>(), std::optional<rational>(1.2_dec)}) {
    rule.cap = cap;
    check_problems(to_curve(rule, 10),
                   {{errc::parameter_range, "cap", "an at-most target must be capped at full marks",
                     "反向指标以满分封顶"}});
  }
}
