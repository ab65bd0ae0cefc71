// SPDX-License-Identifier: BSL-1.0
#include "parts.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace fiscore_test;

namespace {

indicator geometric(char const* id, std::vector<indicator> children) {
  return {.id = id,
          .title = {id, id},
          .full_marks = 100,
          .how = aggregation::geometric_mean,
          .children = std::move(children)};
}

/// A geometric mean, of two places, of `inner`, which is one of a and b, and c.
rulebook_definition nested(std::optional<rounding> inner_rounded = std::nullopt) {
  rulebook_definition made{.id = "nested", .full_marks = 100, .how = aggregation::geometric_mean};
  made.rounding.total = to_places(2);
  auto inner = geometric("inner", {may_leave(by_hand("a", 100)), may_leave(by_hand("b", 100))});
  inner.rounded = inner_rounded;
  made.indicators = {std::move(inner), may_leave(by_hand("c", 100))};
  return made;
}

dossier given(char const* a, char const* b, char const* c) {
  dossier made;
  score(made, "inner/a", a);
  score(made, "inner/b", b);
  score(made, "c", c);
  return made;
}

std::string root_of(node_result const& of) { return of.root ? to_string(*of.root) : "none"; }

/// A target whose achievement is `actual` / 300.
performance_target target(char const* id, char const* section, char const* actual, int marks = 0) {
  performance_target made;
  made.id = id;
  made.title = {id, id};
  made.section = section;
  made.sign = comparison::at_least;
  made.target = quantity::parse("300");
  if (*actual != 0) made.actual = quantity::parse(actual);
  if (marks != 0) made.full_marks = rational(marks);
  return made;
}

/// `output`, open, and 30 marks by hand; or `output` alone where it is not a sum.
rulebook_definition with_open(aggregation how) {
  rulebook_definition made{.id = "open", .full_marks = 100};
  made.rounding.subtotal = how == aggregation::geometric_mean ? std::optional(to_places(2)) : std::nullopt;
  made.open_rules = {{.kind = target_kind::at_least, .rule = share_of(parameter::named("target"))}};
  indicator output{
      .id = "output", .title = {"产出", "output"}, .full_marks = 100, .how = how, .open = true};
  if (how == aggregation::sum) {
    output.full_marks = 70;
    made.indicators = {output, by_hand("rest", 30)};
  } else {
    made.indicators = {output};
  }
  return made;
}

}  // namespace

TEST_CASE("the worked table of nested geometric means, each level an exact root and shown to two places") {
  // Outputs of 100 and 90, and of two thirds twice and 100; then the programme, then the unit.
  rulebook_definition definition{.id = "table", .full_marks = 100, .how = aggregation::geometric_mean};
  definition.rounding.total = to_places(2);
  definition.indicators = {
      geometric("programme", {geometric("o1", {by_hand("1", 100), by_hand("2", 100)}),
                              geometric("o2", {by_hand("1", 100), by_hand("2", 100), by_hand("3", 100)})}),
      by_hand("other", 100)};
  auto const by = rulebook::make(definition);
  dossier of;
  for (auto const& [node, points] : {std::pair{"programme/o1/1", "100"},
                                     {"programme/o1/2", "90"},
                                     {"programme/o2/1", "200/3"},
                                     {"programme/o2/2", "200/3"},
                                     {"programme/o2/3", "100"},
                                     {"other", "100"}})
    score(of, node, points);
  auto const found = evaluate(by, of);
  struct row {
    char const* path;
    char const* root;
    char const* shown;
  };
  // 9000^3 (4000000/9)^2 = 144 10^21, a root of degree 2 x 2 x 3; with 100^12 and another square root,
  // 144 10^45.
  static constexpr row rows[] = {
      {"programme/o1", "root(9000, 2)", "9487/100"},
      {"programme/o2", "root(4000000/9, 3)", "7631/100"},
      {"programme", "root(144000000000000000000000, 12)", "8509/100"},
      {"", "root(144000000000000000000000000000000000000000000000, 24)", "2306/25"},  // 92.24
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.path));
    auto const& node = at(by, found, r.path);
    CHECK(node.state == state::scored);
    CHECK(root_of(node) == r.root);
    CHECK(text(node.score) == r.shown);
    CHECK(extent(node) == r.shown);
  }
  CHECK(at(by, found, "programme").root ==
        root(*at(by, found, "programme/o1").root * *at(by, found, "programme/o2").root, 2));
  CHECK(at(by, found, "").root == root(*at(by, found, "programme").root * root(100), 2));
}

TEST_CASE(
    "the outer mean rounds the one exact root, and the rounded inner one where the inner has its own "
    "rounding") {
  struct row {
    char const* a;
    char const* b;
    char const* c;
    char const* inner;  ///< to two places
    char const* exact;
    char const* of_rounded;
  };
  static constexpr row rows[] = {
      {"1", "2", "100", "1.41", "11.89", "11.87"},    // 2^(1/4) 10 = 11.8921; root 141 = 11.8743
      {"1", "3", "50", "1.73", "9.31", "9.3"},        // 9.3060; root 86.5 = 9.3005
      {"3", "7", "99", "4.58", "21.3", "21.29"},      // 21.2996; root 453.42 = 21.2937
      {"100", "90", "100", "94.87", "97.4", "97.4"},  // 97.4004 and 97.4012
      {"4", "9", "6", "6", "6", "6"},                 // whole all the way
      {"0", "9", "100", "0", "0", "0"},
  };
  auto const exact = rulebook::make(nested());
  auto const of_rounded = rulebook::make(nested(to_places(2)));
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CAPTURE(std::string(r.c));
    auto const of = given(r.a, r.b, r.c);
    auto const first = evaluate(exact, of);
    auto const second = evaluate(of_rounded, of);
    CHECK(at(exact, first, "inner").score == rational::parse(r.inner));
    CHECK(at(of_rounded, second, "inner").score == rational::parse(r.inner));
    CHECK(first.total().score == rational::parse(r.exact));
    CHECK(second.total().score == rational::parse(r.of_rounded));
    root const inner(rational::parse(r.a) * rational::parse(r.b), 2);
    root const outer(inner * root(rational::parse(r.c)), 2);
    CHECK(first.total().root == outer);
    CHECK(first.total().score == rational(round(outer, 2, rounding_mode::half_up)));
    CHECK(second.total().root == root(rational::parse(r.inner) * rational::parse(r.c), 2));
  }
}

TEST_CASE("the own rounding of an inner mean goes by its places and its mode") {
  struct row {
    rounding inner;
    char const* shown;
    char const* root;
    char const* total;
  };
  // The inner mean is root 2, and c is 50.
  row const rows[] = {
      {{0, rounding_mode::half_up}, "1", "root(50, 2)", "7.07"},
      {{0, rounding_mode::up}, "2", "10", "10"},
      {{1, rounding_mode::half_up}, "1.4", "root(70, 2)", "8.37"},  // 8.3666
      {{2, rounding_mode::up}, "1.42", "root(71, 2)", "8.43"},      // 8.4261
      {{4, rounding_mode::down}, "1.4142", "root(7071/100, 2)", "8.41"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.shown));
    auto const by = rulebook::make(nested(r.inner));
    auto const found = evaluate(by, given("1", "2", "50"));
    CHECK(text(at(by, found, "inner").rounded) == text(r.inner));
    CHECK(at(by, found, "inner").score == rational::parse(r.shown));
    CHECK(root_of(found.total()) == r.root);
    CHECK(found.total().score == rational::parse(r.total));
  }
}

TEST_CASE("of nested means what does not apply leaves, and what is missing bounds them") {
  struct row {
    char const* a;
    char const* b;
    char const* c;
    char const* inner;
    char const* total;
  };
  static constexpr row rows[] = {
      {"81", "x", "100", "81", "90"},  // root(81 x 100)
      {"81", "100", "x", "90", "90"},  // the inner alone
      {"x", "x", "64", "0", "64"},     // c alone
      {"100", "", "81", "0 to 100", "0 to 90"},
      {"81", "100", "", "90", "0 to 9487/100"},  // root(9000) = 94.868
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CAPTURE(std::string(r.c));
    auto const by = rulebook::make(nested());
    auto const found = evaluate(by, given(r.a, r.b, r.c));
    CHECK(found.findings.empty());
    CHECK(extent(at(by, found, "inner")) == r.inner);
    CHECK(extent(found.total()) == r.total);
  }
}

TEST_CASE(
    "the upper bound of a mean of an incomplete mean is not below what the best would give, nor far "
    "above") {
  // With 100 for b and c: of 2 the inner mean is root 200, shown 14.14; root 1414 would be 37.60,
  // not 37.61.
  auto const by = rulebook::make(nested());
  for (char const* a : {"2", "3", "7", "50", "64", "99.99", "100"}) {
    CAPTURE(a);
    auto const best = evaluate(by, given(a, "100", "100")).total();
    auto const open = evaluate(by, given(a, "", "100")).total();
    CHECK(open.state == state::incomplete);
    CHECK(open.low == 0);
    CHECK(open.high >= best.score);
    CHECK(open.high <= best.score + rational::of(5, 100));
  }
}

TEST_CASE("a geometric mean enters any other aggregation rounded, and needs a rounding of its own there") {
  rulebook_definition definition{.id = "mixed", .full_marks = 100, .how = aggregation::mean};
  definition.indicators = {geometric("inner", {by_hand("a", 100), by_hand("b", 100)}), by_hand("c", 100)};
  CHECK_FALSE(rulebook::try_make(definition).has_value());
  definition.indicators[0].rounded = to_places(2);
  auto const by = rulebook::make(definition);
  auto const found = evaluate(by, given("100", "90", "80"));
  CHECK(text(found.total().score) == "17487/200");  // (94.87 + 80) / 2
  CHECK_FALSE(found.total().root);
}

TEST_CASE("sections of targets become groups, each aggregated as the open section") {
  struct row {
    aggregation how;
    char const* deep;    ///< output/p1/o1: 300, 270
    char const* group;   ///< output/p1: that and 200, 200
    char const* output;  ///< that and 240
  };
  // Achievements of 100, 90; 200/3 twice; 80.
  static constexpr row rows[] = {
      {aggregation::mean, "95", "685/9", "1405/18"},  // (95 + 400/3) / 3, then (685/9 + 80) / 2
      {aggregation::minimum, "90", "200/3", "200/3"},
      {aggregation::median, "95", "200/3", "220/3"},
  };
  for (auto const& r : rows) {
    CAPTURE(describe(r.how, language::en));
    auto const by = rulebook::make(with_open(r.how));
    dossier of;
    of.add_target(target("t1", "output/p1/o1", "300"));
    of.add_target(target("t2", "output/p1/o1", "270"));
    of.add_target(target("t3", "output/p1", "200"));
    of.add_target(target("t4", "output/p1", "200"));
    of.add_target(target("t5", "output", "240"));
    auto const found = evaluate(by, of);
    CHECK(lines(found.findings) == std::vector<std::string>{});
    CHECK(text(at(by, found, "output/p1/o1").score) == r.deep);
    CHECK(text(at(by, found, "output/p1").score) == r.group);
    CHECK(text(at(by, found, "output").score) == r.output);
    CHECK(text(at(by, found, "output/t5").score) == "80");
    CHECK(text(at(by, found, "output/p1/o1/t2").score) == "90");
    for (char const* group : {"output/p1", "output/p1/o1"}) {
      CAPTURE(group);
      auto const& line =
          found.book(by).nodes()[found.book(by).find(detail::hashed_name(group)).value()].line;
      CHECK(line.how == r.how);
      CHECK(text(line.full_marks) == "100");
    }
  }
}

TEST_CASE("groups of a sum have the full marks of their targets") {
  auto const by = rulebook::make(with_open(aggregation::sum));
  dossier of;
  of.add_target(target("t1", "output/p1/o1", "300", 20));
  of.add_target(target("t2", "output/p1/o1", "150", 10));
  of.add_target(target("t3", "output/p1", "", 15));
  of.add_target(target("t4", "output", "300", 25));
  score(of, "rest", "30");
  auto const found = evaluate(by, of);
  CHECK(lines(found.findings) == std::vector<std::string>{});
  struct row {
    char const* path;
    char const* marks;
    char const* score;
  };
  static constexpr row rows[] = {{"output/p1/o1", "30", "25"},
                                 {"output/p1", "45", "25 to 40"},
                                 {"output", "70", "50 to 65"},
                                 {"", "100", "80 to 95"}};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.path));
    CHECK(text(at(by, found, r.path).applicable_marks) == r.marks);
    CHECK(extent(at(by, found, r.path)) == r.score);
  }
}

TEST_CASE("targets of one group stand together, however they are mixed in the dossier") {
  auto const by = rulebook::make(with_open(aggregation::mean));
  dossier of;
  of.add_target(target("t1", "output/p1", "300"));
  of.add_target(target("t2", "output/p2", "0"));
  of.add_target(target("t3", "output/p1", "0"));
  of.add_target(target("t4", "output/p2", "0"));
  auto const found = evaluate(by, of);
  CHECK(lines(found.findings) == std::vector<std::string>{});
  CHECK(text(at(by, found, "output/p1").score) == "50");
  CHECK(text(at(by, found, "output/p2").score) == "0");
  CHECK(text(at(by, found, "output").score) == "25");
  CHECK(found.book(by).nodes().size() == 8);  // the whole, the section, two groups, four targets
}

TEST_CASE("a target for a group of what is not open, or of what is not there, is an error") {
  auto const by = rulebook::make(with_open(aggregation::sum));
  for (char const* section : {"rest/p1", "nowhere/p1"}) {
    CAPTURE(section);
    dossier of;
    of.add_target(target("t1", "output", "300", 70));
    of.add_target(target("t2", section, "300", 10));
    score(of, "rest", "30");
    auto const found = evaluate(by, of);
    CHECK(codes(found.findings) == std::vector{errc::node_unknown});
    CHECK(text(found.total().score) == "100");
  }
}
