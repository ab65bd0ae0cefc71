// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/count_deduction.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using namespace fiscore::literals;
using fiscore::count_deduction;
using fiscore::domain;
using fiscore::errc;
using fiscore::parameter;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::check_scores;

static_assert(!std::is_default_constructible_v<count_deduction>);

TEST_CASE("count_deduction: each case costs its points until the floor") {
  check_scores(to_curve(count_deduction{1, 0}, 6),
               {{"0", "6"}, {"1", "5"}, {"2", "4"}, {"5", "1"}, {"6", "0"}, {"7", "0"}, {"1000000", "0"}});
  check_scores(to_curve(count_deduction{0.2_dec, 0}, 1),
               {{"1", "0.8"}, {"4", "0.2"}, {"5", "0"}, {"6", "0"}});
  check_scores(to_curve(count_deduction{4, 0}, 6), {{"1", "2"}, {"2", "0"}});
  check_scores(to_curve(count_deduction{4, 1}, 6), {{"1", "2"}, {"2", "1"}, {"3", "1"}});
  check_scores(to_curve(count_deduction{4, -1}, 6), {{"1", "2"}, {"2", "-1"}, {"3", "-1"}});
  check_scores(to_curve(count_deduction{10, 0}, 6), {{"0", "6"}, {"1", "0"}});
  check_scores(to_curve(count_deduction{1, 6}, 6), {{"0", "6"}, {"1", "6"}, {"9", "6"}});
}

TEST_CASE("count_deduction: a negative count is not covered, and every other is") {
  auto const curve = to_curve(count_deduction{1, 0}, 6).value();
  check_scores(curve, {{"-1", "none"}, {"-0.001", "none"}});
  CHECK(to_string(curve.coverage()) == "[0, ∞)");
  CHECK(curve.gaps(domain::whole(fiscore_test::in("[0, ∞)"))).empty());
}

TEST_CASE("count_deduction: parameters outside their ranges are refused, all at once") {
  for (int const bad : {0, -1}) {
    check_problems(
        to_curve(count_deduction{bad, 7}, 6),
        {{errc::parameter_range, "points", "the points lost per step must be above 0", "每步扣分须大于 0"},
         {errc::parameter_range, "floor", "the floor must not be above full marks", "最低分不能高于满分"}});
  }
}

TEST_CASE("count_deduction: names are bound, and each missing one is reported once") {
  count_deduction const rule{parameter::named("points"), parameter::named("floor")};
  check_scores(to_curve(rule, 6, {{"points", 2}, {"floor", 1}}), {{"2", "2"}, {"3", "1"}});
  check_problems(
      to_curve(rule, 6),
      {{errc::parameter_unbound, "points", "the parameter \"points\" has no value", "参数“points”没有取值"},
       {errc::parameter_unbound, "floor", "the parameter \"floor\" has no value", "参数“floor”没有取值"}});
}
