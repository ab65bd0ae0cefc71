// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/interpolation.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace fiscore::literals;
using fiscore::beyond;
using fiscore::errc;
using fiscore::interpolation;
using fiscore::interpolation_point;
using fiscore::parameter;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::check_scores;
using fiscore_test::in;

static_assert(!std::is_default_constructible_v<interpolation_point>);
static_assert(!std::is_default_constructible_v<interpolation>);

namespace {
interpolation through(std::vector<interpolation_point> points) {
  return {std::move(points), beyond::hold, beyond::hold};
}
}  // namespace

TEST_CASE("interpolation: straight lines lead from point to point, whichever way they are written") {
  std::vector<interpolation_point> points{{0, 0}, {50, 3}, {100, 5}};
  for (int order = 0; order < 2; ++order) {
    CAPTURE(order);
    check_scores(to_curve(through(points), 5), {{"0", "0"},
                                                {"25", "1.5"},
                                                {"49.99", "2.9994"},
                                                {"50", "3"},
                                                {"50.01", "3.0004"},
                                                {"75", "4"},
                                                {"100", "5"},
                                                {"100/3", "2"}});
    std::reverse(points.begin(), points.end());
  }
}

TEST_CASE("interpolation: scores may fall, rise again or stay") {
  check_scores(to_curve(through({{0, 10}, {2, 4}, {3, 4}, {5, 8}}), 10),
               {{"0", "10"}, {"1", "7"}, {"2", "4"}, {"2.5", "4"}, {"3", "4"}, {"4", "6"}, {"5", "8"}});
  // 功效系数: 60 + 40 (a - min) / (max - min)
  check_scores(to_curve(through({{12, 60}, {20, 100}}), 100), {{"12", "60"}, {"14", "70"}, {"20", "100"}});
}

TEST_CASE("interpolation: beyond the points, hold, nothing or no score, on either side") {
  struct row {
    beyond what;
    std::string_view below;
    std::string_view above;
  };
  static constexpr row rows[] = {
      {beyond::hold, "2", "7"}, {beyond::nothing, "0", "0"}, {beyond::uncovered, "none", "none"}};
  for (bool const falling : {false, true}) {
    std::vector<interpolation_point> points{{10, 2}, {20, 7}};
    if (falling) std::reverse(points.begin(), points.end());
    for (auto const& below : rows) {
      for (auto const& above : rows) {
        check_scores(to_curve(interpolation{points, below.what, above.what}, 7), {{"9.99", below.below},
                                                                                  {"-1000", below.below},
                                                                                  {"10", "2"},
                                                                                  {"20", "7"},
                                                                                  {"20.01", above.above},
                                                                                  {"1000", above.above}});
      }
    }
  }
}

TEST_CASE("interpolation: points that are too few or in no order are refused") {
  check_problems(to_curve(through({}), 5),
                 {{errc::parameter_range, "through", "interpolation must have two points at least",
                   "插值至少需要两个点"}});
  check_problems(to_curve(through({{1, 1}}), 5),
                 {{errc::parameter_range, "through", "interpolation must have two points at least",
                   "插值至少需要两个点"}});
  std::vector<std::vector<interpolation_point>> const unordered = {
      {{1, 1}, {1, 2}},
      {{1, 1}, {1, 1}},
      {{1, 1}, {3, 2}, {2, 2}},
      {{3, 1}, {1, 2}, {2, 2}},
      {{1, 1}, {2, 2}, {2, 3}, {4, 4}},
      {{2, 1}, {1, 2}, {3, 2}, {4, 2}},
  };
  for (auto const& points : unordered) {
    check_problems(to_curve(through(points), 5),
                   {{errc::parameter_range, "through",
                     "the points must stand in rising or in falling order, no two at one value",
                     "插值点须按升序或降序排列且互不相同"}});
  }
}

TEST_CASE("interpolation: points may be named, and each missing name is reported alone") {
  auto const rule = through({{0, 0}, {parameter::named("middle"), parameter::named("score")}, {100, 5}});
  check_scores(to_curve(rule, 5, {{"middle", 40}, {"score", 4}}),
               {{"20", "2"}, {"40", "4"}, {"70", "4.5"}});
  check_problems(to_curve(rule, 5), {{errc::parameter_unbound, "through/1/at",
                                      "the parameter \"middle\" has no value", "参数“middle”没有取值"},
                                     {errc::parameter_unbound, "through/1/points",
                                      "the parameter \"score\" has no value", "参数“score”没有取值"}});
}
