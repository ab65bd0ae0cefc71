// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/threshold.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>

using fiscore::comparison;
using fiscore::errc;
using fiscore::parameter;
using fiscore::threshold;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::check_scores;

static_assert(!std::is_default_constructible_v<threshold>);

TEST_CASE("threshold: full marks where the comparison holds, below, at and above the value") {
  struct row {
    comparison test;
    std::string_view below;
    std::string_view at;
    std::string_view above;
  };
  static constexpr row rows[] = {
      {comparison::at_least, "0", "4", "4"}, {comparison::above, "0", "0", "4"},
      {comparison::at_most, "4", "4", "0"},  {comparison::below, "4", "0", "0"},
      {comparison::equal, "0", "4", "0"},
  };
  for (auto const& r : rows) {
    check_scores(
        to_curve(threshold{r.test, 90}, 4).value(),
        {{"-1000", r.below}, {"89.999", r.below}, {"90", r.at}, {"90.001", r.above}, {"1000", r.above}});
  }
}

TEST_CASE("threshold: what is not met earns what the rule says") {
  check_scores(to_curve(threshold{comparison::at_least, 90, 1}, 4), {{"89", "1"}, {"90", "4"}});
  check_scores(to_curve(threshold{comparison::equal, 0, -2}, 4), {{"-1", "-2"}, {"0", "4"}, {"1", "-2"}});
}

TEST_CASE("threshold: value and consolation may be named, and each missing one is reported") {
  threshold const rule{comparison::at_most, parameter::named("target"), parameter::named("other")};
  check_scores(to_curve(rule, 4, {{"target", 5}, {"other", 2}}), {{"5", "4"}, {"5.1", "2"}});
  check_problems(to_curve(rule, 4), {{errc::parameter_unbound, "value",
                                      "the parameter \"target\" has no value", "参数“target”没有取值"},
                                     {errc::parameter_unbound, "otherwise",
                                      "the parameter \"other\" has no value", "参数“other”没有取值"}});
}
