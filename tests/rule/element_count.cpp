// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/element_count.hpp>

#include <fiscore/rule/describe.hpp>
#include <fiscore/rule/rule.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <utility>

using namespace fiscore;

static_assert(std::regular<element_count>);

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

TEST_CASE("a row needs both of its counts, one below either is the next row") {
  element_count const rule{
      {}, {{8, 5, 10}, {6, 5, 7}, {6, 2, rational::of(9, 2)}, {0, 1, rational::of(1, 3)}}, 0};
  struct row {
    std::size_t count;
    std::size_t required;
    rational points;
  };
  row const rows[] = {
      {8, 5, 10},
      {9, 5, 10},
      {7, 5, 7},
      {8, 4, rational::of(9, 2)},  // the second row asks for as many of the subset as the first
      {6, 2, rational::of(9, 2)},
      {5, 5, rational::of(1, 3)},
      {6, 1, rational::of(1, 3)},
      {1, 1, rational::of(1, 3)},
      {9, 0, 0},
      {0, 0, 0},
  };
  for (auto const& r : rows) {
    CAPTURE(r.count);
    CAPTURE(r.required);
    CHECK(points_for(rule, r.count, r.required) == r.points);
  }
}

TEST_CASE("a row of no counts is always reached, and without rows what is otherwise given counts") {
  CHECK(points_for({{}, {{2, 0, 5}, {0, 0, 3}}, 1}, 0, 0) == 3);
  CHECK(points_for({{}, {{2, 0, 5}, {0, 0, 3}}, 1}, 2, 0) == 5);
  CHECK(points_for({{}, {}, rational::of(3, 4)}, 12, 4) == rational::of(3, 4));
  CHECK(points_for({}, 12, 4) == 0);
}

TEST_CASE("points of an element count never fall where one more is fulfilled") {
  element_count const rule{{}, {{10, 4, 4}, {7, 3, 3}, {3, 3, 2}}, 1};
  for (std::size_t count = 0; count < 14; ++count) {
    for (std::size_t required = 0; required <= 4 && required <= count; ++required) {
      CAPTURE(count);
      CAPTURE(required);
      auto const points = points_for(rule, count, required);
      CHECK(points_for(rule, count + 1, required) >= points);
      CHECK(points_for(rule, count + 1, required + 1) >= points);
    }
  }
}

TEST_CASE("an element count is a rule that a person answers") {
  rule const of = element_count{};
  CHECK(form_name(of) == "element_count");
  CHECK_FALSE(is_numeric(of));
  CHECK_FALSE(is_opaque(of));
  CHECK(parameter_names(of).empty());
}

TEST_CASE("two element counts are equal where items, rows and the rest are, in order") {
  element_count const made{
      {{"a", {"甲", "a"}, true}, {"b", {"乙", "b"}, false}}, {{2, 1, 4}, {1, 1, 2}}, 1};
  auto changed = made;
  CHECK(changed == made);
  changed.items[0].required = false;
  CHECK(changed != made);
  changed = made;
  std::swap(changed.rows[0], changed.rows[1]);
  CHECK(changed != made);
  changed = made;
  changed.rows[0].required = 2;
  CHECK(changed != made);
  changed = made;
  changed.otherwise = 0;
  CHECK(changed != made);
}
