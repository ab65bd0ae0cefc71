// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/conversion.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using fiscore::conversion;
using fiscore::errc;
using fiscore::parameter;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::check_scores;

static_assert(!std::is_default_constructible_v<conversion>);

TEST_CASE("conversion: an outside score is scaled to the points of the indicator") {
  check_scores(to_curve(conversion{100}, 8),
               {{"0", "0"}, {"50", "4"}, {"92.5", "7.4"}, {"100", "8"}, {"1/3", "2/75"}});
  check_scores(to_curve(conversion{120}, 10), {{"100", "25/3"}, {"120", "10"}});
  check_scores(to_curve(conversion{1}, 10), {{"0.95", "9.5"}});
}

TEST_CASE("conversion: a score that the outside scale does not have is not covered") {
  check_scores(to_curve(conversion{100}, 8), {{"-0.01", "none"}, {"100.01", "none"}});
  CHECK(to_string(to_curve(conversion{100}, 8).value().coverage()) == "[0, 100]");
}

TEST_CASE("conversion: the maximum is above 0") {
  for (int const bad : {0, -100}) {
    check_problems(to_curve(conversion{bad}, 8),
                   {{errc::parameter_range, "maximum", "the maximum of the outside score must be above 0",
                     "外部评分的满分须大于 0"}});
  }
}

TEST_CASE("conversion: the maximum may be named, and is reported once where it is missing") {
  conversion const rule{parameter::named("maximum")};
  check_scores(to_curve(rule, 8, {{"maximum", 200}}), {{"100", "4"}});
  check_problems(to_curve(rule, 8), {{errc::parameter_unbound, "maximum",
                                      "the parameter \"maximum\" has no value", "参数“maximum”没有取值"}});
}
