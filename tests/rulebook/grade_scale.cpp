// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/grade_scale.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

namespace {
grade_scale scale() {
  return {{{"excellent", {"优", "excellent"}, interval::parse("[90, ∞)")},
           {"good", {"良", "good"}, interval::parse("[80, 90)")},
           {"fair", {"中", "fair"}, interval::parse("[60, 80)")},
           {"poor", {"差", "poor"}, interval::parse("(-∞, 60)")}}};
}
}  // namespace

TEST_CASE("a total has the grade whose ends hold it, on both sides of each end") {
  struct row {
    char const* total;
    std::size_t grade;
  };
  static constexpr row rows[] = {{"105", 0}, {"90", 0},     {"89.996", 1}, {"80", 1}, {"79.999", 2},
                                 {"60", 2},  {"59.999", 3}, {"0", 3},      {"-1", 3}};
  for (auto const& r : rows) {
    CAPTURE(r.total);
    CHECK(scale().grade_of(decimal::parse(r.total)) == r.grade);
  }
}

TEST_CASE("a total in a hole between grades has none") {
  grade_scale const integers{
      {{"excellent", {}, interval::parse("[90, 100]")}, {"good", {}, interval::parse("[80, 89]")}}};
  CHECK(integers.grade_of(decimal::parse("89.5")) == std::nullopt);
  CHECK(integers.grade_of(89) == 1U);
}

TEST_CASE("the grades within reach are those that some total of the interval has") {
  using grades = std::vector<std::size_t>;
  CHECK(scale().reachable(interval::closed(0, 95)) == grades{0, 1, 2, 3});
  CHECK(scale().reachable(interval::closed(rational(decimal::parse("41.3")),
                                           rational(decimal::parse("78.8")))) == grades{2, 3});
  CHECK(scale().reachable(interval::closed(80, 80)) == grades{1});
  CHECK(scale().reachable(interval::parse("[80, 90)")) == grades{1});
  CHECK(scale().reachable(interval::closed(80, 90)) == grades{0, 1});
}
