// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/describe.hpp>
#include <fiscore/rule/element_count.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

TEST_CASE("the first row whose both counts are reached gives the points") {
  // PEFA 5.1: 10 elements with all 4 basic ones, 7 with 3, 3 basic ones.
  element_count const rule{{}, {{10, 4, 4}, {7, 3, 3}, {3, 3, 2}}, 1};
  struct row {
    std::size_t count;
    std::size_t required;
    int points;
  };
  for (row const& each : {row{12, 4, 4},
                          {10, 4, 4},
                          {11, 3, 3},
                          {9, 4, 3},
                          {7, 3, 3},
                          {6, 4, 2},
                          {3, 3, 2},
                          {11, 2, 1},
                          {2, 2, 1},
                          {0, 0, 1}}) {
    CAPTURE(each.count);
    CAPTURE(each.required);
    CHECK(points_for(rule, each.count, each.required) == rational(each.points));
  }
}

TEST_CASE("an element count says its rows in both languages") {
  rule const of = element_count{{}, {{2, 1, 4}}, 0};
  CHECK(describe(of, 4, "", language::zh) ==
        "按达到的项数计分：达到 2 项且必备项达到 1 项得 4 分；其他得 0 分");
  CHECK(describe(of, 4, "", language::en) ==
        "by the number of items: 2 items, 1 of the required ones: 4 points; otherwise 0 points");
}
