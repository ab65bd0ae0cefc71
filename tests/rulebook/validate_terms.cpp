// SPDX-License-Identifier: BSL-1.0
/// @file
/// What sections, bonuses, deductions, element counts, gates and grades must keep to. Each row is a
/// rulebook without a fault and the one change that makes it wrong.

#include <fiscore/rulebook/validate.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace fiscore;

namespace {

indicator by_hand(char const* id, rational marks) {
  return {.id = id, .full_marks = std::move(marks), .rule = manual{}};
}

/// Two periods out of four marks.
indicator section(aggregation how) {
  indicator made{.id = "s", .full_marks = how == aggregation::sum ? 8 : 4, .how = how};
  made.children = {by_hand("a", 4), by_hand("b", 4)};
  if (how == aggregation::kth_best) made.terms.rank = 2;
  if (how == aggregation::geometric_mean) made.rounded = rounding{2, rounding_mode::half_up};
  return made;
}

rulebook_definition around(indicator only) {
  rulebook_definition made{.id = "r", .full_marks = only.full_marks};
  made.metrics = {
      {.id = "m", .formula = formula::parse("figures.m"), .domain = domain::real(interval::at_least(0))}};
  made.indicators = {std::move(only)};
  return made;
}

rulebook_definition of_section(aggregation how) { return around(section(how)); }

indicator& first(rulebook_definition& of) { return of.indicators[0]; }

/// A profile of two groups, the first of which is a profile itself.
rulebook_definition profile() {
  indicator outer{.id = "p", .how = aggregation::profile};
  outer.children = {section(aggregation::minimum), by_hand("x", 3)};
  indicator other{.id = "q", .full_marks = 4, .how = aggregation::mean};
  other.children = {by_hand("a", 4), by_hand("b", 4)};
  rulebook_definition made{.id = "r", .full_marks = 0, .how = aggregation::profile};
  made.indicators = {outer, other};
  return made;
}

/// 100 marks, of which a bonus makes up to 110 and a deduction takes 1.
rulebook_definition with_bonus() {
  indicator work{.id = "work", .full_marks = 100, .most = 110};
  work.children = {by_hand("tasks", 100), {.id = "bonus", .full_marks = 0, .most = 10, .rule = manual{}}};
  rulebook_definition made{.id = "r", .full_marks = 100, .most = 110};
  made.metrics = {
      {.id = "m", .formula = formula::parse("figures.m"), .domain = domain::real(interval::at_least(0))}};
  made.indicators = {work,
                     {.id = "late",
                      .full_marks = 0,
                      .least = -1,
                      .metric = "m",
                      .rule = bands{{{interval::parse("[0, 1)"), 0},
                                     {interval::parse("[1, 2)"), rational::of(-1, 2)},
                                     {interval::parse("[2, ∞)"), -1}}}}};
  return made;
}

indicator& bonus(rulebook_definition& of) { return of.indicators[0].children[1]; }
indicator& late(rulebook_definition& of) { return of.indicators[1]; }

/// 3 of 4 elements with both basic ones.
rulebook_definition with_elements() {
  element_count rule;
  rule.items = {{"a", {}, true}, {"b", {}, true}, {"c", {}, false}, {"d", {}, false}};
  rule.rows = {{3, 2, 4}, {2, 1, 3}, {2, 0, 2}};
  rule.otherwise = 1;
  return around({.id = "x", .full_marks = 4, .rule = rule});
}

element_count& elements(rulebook_definition& of) { return std::get<element_count>(*first(of).rule); }

rulebook_definition with_assessor() {
  auto made = around({.id = "x",
                      .full_marks = 4,
                      .metric = "m",
                      .rule = bands{{{interval::parse("[0, 5)"), 1}, {interval::parse("[5, ∞)"), 4}}}});
  first(made).assessed = tiers{.unit = tier_unit::points,
                               .rows = {{"A", {}, interval::point(4)}, {"D", {}, interval::point(1)}}};
  return made;
}

rulebook_definition with_gate() {
  auto made = of_section(aggregation::sum);
  made.gates = {{.id = "g",
                 .when = predicate::parse("figures.x > 1"),
                 .does = gate::effect::set_score,
                 .node = "s/a",
                 .score = 1}};
  return made;
}

std::string all_of(diagnostics const& found) {
  std::string text;
  for (auto const& each : found) text += to_string(each) + "\n";
  return text;
}

}  // namespace

TEST_CASE("terms: the one defect is found, and without it nothing is said") {
  struct row {
    char const* what;
    std::function<rulebook_definition()> sound;
    std::function<void(rulebook_definition&)> break_it;
    std::string found;
  };
  auto const of = [](aggregation how) { return [how] { return of_section(how); }; };
  row const rows[] = {
      // The k-th best.
      {"rank missing", of(aggregation::kth_best), [](auto& d) { first(d).terms = {}; },
       "error [fiscore.408] indicators/0/aggregation: the rank is from 1 to the number of indicators"},
      {"rank beyond the children", of(aggregation::kth_best), [](auto& d) { first(d).terms.rank = 3; },
       "error [fiscore.408] indicators/0/rank: the rank is from 1 to the number of indicators"},
      {"rank of a sum", of(aggregation::sum), [](auto& d) { first(d).terms.rank = 1; },
       "error [fiscore.408] indicators/0/rank: only the k-th best has a rank"},
      {"rank of a minimum", of(aggregation::minimum), [](auto& d) { first(d).terms.rank = 1; },
       "error [fiscore.408] indicators/0/rank: only the k-th best has a rank"},
      {"rank of a profile", profile, [](auto& d) { first(d).terms.rank = 1; },
       "error [fiscore.408] indicators/0/rank: only the k-th best has a rank"},
      // Profiles.
      {"a profile with full marks", profile, [](auto& d) { first(d).full_marks = 7; },
       "error [fiscore.403] indicators/0/full_marks: a profile has no full marks"},
      {"a whole that is a profile with full marks", profile, [](auto& d) { d.full_marks = 100; },
       "error [fiscore.403] full_marks: a profile has no full marks"},
      {"a profile in a sum", profile,
       [](auto& d) {
         d.how = aggregation::sum;
         d.full_marks = 4;
       },
       "error [fiscore.408] indicators/0/aggregation: a profile has no score, so it stands in a profile "
       "alone"},
      {"a profile in a minimum", profile,
       [](auto& d) {
         d.how = aggregation::minimum;
         d.full_marks = 4;
         d.indicators[0].full_marks = 0;
       },
       "error [fiscore.403] indicators/0/full_marks: this section does not add up, so each has full marks "
       "of 4, not 0"},
      // Bonuses and deductions.
      {"most below full marks", with_bonus, [](auto& d) { first(d).children[0].most = 90; },
       "error [fiscore.404] indicators/0/indicators/0/most: the most that can be scored is not below full "
       "marks"},
      {"most of a bonus below 0", with_bonus, [](auto& d) { bonus(d).most = -1; },
       "error [fiscore.404] indicators/0/indicators/1/most: the most that can be scored is not below full "
       "marks"},
      {"a bonus in a section without one", with_bonus, [](auto& d) { first(d).most.reset(); },
       "error [fiscore.404] indicators/0/indicators/1/most: it can score above full marks: the section "
       "above must state the most it can score, too"},
      {"a bonus in a whole without one", with_bonus, [](auto& d) { d.most.reset(); },
       "error [fiscore.404] indicators/0/most: it can score above full marks: the section above must state "
       "the most it can score, too"},
      {"least above 0", with_bonus, [](auto& d) { late(d).least = 1; },
       "error [fiscore.404] indicators/1/least: the least that can be scored is not above 0"},
      {"points below least", with_bonus, [](auto& d) { late(d).least = rational::of(-3, 4); },
       "error [fiscore.412] indicators/1/rule: the rule can give less than -0.75"},
      {"least under a mean", of(aggregation::mean), [](auto& d) { first(d).children[1].least = -1; },
       "error [fiscore.404] indicators/0/indicators/1/least: what deducts stands in a section that adds "
       "up"},
      {"least under a minimum", of(aggregation::minimum), [](auto& d) { first(d).children[0].least = -1; },
       "error [fiscore.404] indicators/0/indicators/0/least: what deducts stands in a section that adds "
       "up"},
      // Counts of elements.
      {"more elements than there are", with_elements, [](auto& d) { elements(d).rows[0].count = 5; },
       "error [fiscore.416] indicators/0/rule/rows/0: more items are asked for than there are: the row is "
       "never reached"},
      {"more basic elements than there are", with_elements,
       [](auto& d) { elements(d).rows[0].required = 3; },
       "error [fiscore.416] indicators/0/rule/rows/0: more items are asked for than there are: the row is "
       "never reached"},
      {"an element twice", with_elements, [](auto& d) { elements(d).items[3].id = "a"; },
       "error [fiscore.401] indicators/0/rule/items/3/id: the id \"a\" stands twice"},
      {"points that rise", with_elements, [](auto& d) { elements(d).rows[2].points = rational::of(7, 2); },
       "error [fiscore.417] indicators/0/rule/rows/1: the rows go from most points to least"},
      {"otherwise more than the last row", with_elements,
       [](auto& d) { elements(d).otherwise = rational::of(5, 2); },
       "error [fiscore.417] indicators/0/rule/rows/2: the rows go from most points to least"},
      {"the first row below full marks", with_elements,
       [](auto& d) { elements(d).rows[0].points = rational::of(7, 2); },
       "error [fiscore.411] indicators/0/rule: the first row gives the full marks of 4"},
      {"the first row above full marks", with_elements, [](auto& d) { elements(d).rows[0].points = 5; },
       "error [fiscore.411] indicators/0/rule: the first row gives the full marks of 4"},
      {"otherwise below 0", with_elements, [](auto& d) { elements(d).otherwise = -1; },
       "error [fiscore.412] indicators/0/rule/otherwise: the rule can give less than 0"},
      {"a metric of an element count", with_elements, [](auto& d) { first(d).metric = "m"; },
       "error [fiscore.407] indicators/0/metric: a rule that a person answers has no metric"},
      // An assessor's tiers.
      {"an assessed tier above full marks", with_assessor,
       [](auto& d) { first(d).assessed->rows[0].scores = interval::point(5); },
       "error [fiscore.415] indicators/0/assessed/tiers/0/scores: the scores {5} of the tier leave 0 to 4"},
      {"an assessed tier below 0", with_assessor,
       [](auto& d) { first(d).assessed->rows[1].scores = interval::point(-1); },
       "error [fiscore.415] indicators/0/assessed/tiers/1/scores: the scores {-1} of the tier leave 0 to "
       "4"},
      {"an assessed tier without an end", with_assessor,
       [](auto& d) { first(d).assessed->rows[1].scores = interval::parse("(-∞, 1]"); },
       "error [fiscore.415] indicators/0/assessed/tiers/1/scores: the scores of a tier have two ends"},
      {"an assessed tier twice", with_assessor, [](auto& d) { first(d).assessed->rows[1].id = "A"; },
       "error [fiscore.401] indicators/0/assessed/tiers/1/id: the id \"A\" stands twice"},
      // Gates that set a score.
      {"a score of no node", with_gate, [](auto& d) { d.gates[0].node = "s/z"; },
       "error [fiscore.601] gates/0/node: the rulebook has no \"s/z\""},
      {"a score without a node", with_gate, [](auto& d) { d.gates[0].node = ""; },
       "error [fiscore.601] gates/0/node: the rulebook has no \"\""},
      {"a score above full marks", with_gate, [](auto& d) { d.gates[0].score = 5; },
       "error [fiscore.404] gates/0/score: the score 5 is beyond what the line can score"},
      {"a score below 0", with_gate, [](auto& d) { d.gates[0].score = -1; },
       "error [fiscore.404] gates/0/score: the score -1 is beyond what the line can score"},
      {"a score that asks for a score", with_gate,
       [](auto& d) { d.gates[0].when = predicate::parse("score(\"s/b\") < 1"); },
       "error [fiscore.424] gates/0/when: what sets a score is asked of figures, not of scores and states"},
      {"a score that asks for a score among figures", with_gate,
       [](auto& d) {
         d.gates[0].when = predicate::parse("figures.x > 1 and count_true(score(\"\") < 1) == 1");
       },
       "error [fiscore.424] gates/0/when: what sets a score is asked of figures, not of scores and states"},
      // Geometric means.
      {"a geometric mean without a rounding", of(aggregation::geometric_mean),
       [](auto& d) { first(d).rounded.reset(); },
       "error [fiscore.408] indicators/0/aggregation: a geometric mean needs a rounding of its stage"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto definition = r.sound();
    CHECK(all_of(validate(definition)) == "");
    r.break_it(definition);
    auto const found = validate(definition);
    REQUIRE_FALSE(found.empty());
    CHECK(to_string(found.front()) == r.found);
    CHECK(found.front().level == severity::error);
    for (auto const& each : found) CHECK_FALSE(each.message.zh.empty());
  }
}

TEST_CASE("the most of the whole is not below its full marks") {
  auto definition = with_bonus();
  definition.most = 99;
  auto const found = validate(definition);
  REQUIRE_FALSE(found.empty());
  CHECK(to_string(found[0]) ==
        "error [fiscore.404] most: the most that can be scored is not below full marks");
}

TEST_CASE("a whole without lines is empty, a profile too") {
  for (auto const how : {aggregation::sum, aggregation::minimum, aggregation::profile}) {
    rulebook_definition const bare{.id = "r", .full_marks = 0, .how = how};
    auto const found = validate(bare);
    CAPTURE(describe(how, language::en));
    REQUIRE_FALSE(found.empty());
    CHECK(to_string(found[0]) == "error [fiscore.402] indicators: there are no indicators");
  }
}

TEST_CASE("items, tiers and grades have ids") {
  auto elements_of = with_elements();
  elements(elements_of).items[2].id = "";
  auto list = around({.id = "x", .full_marks = 4, .rule = checklist{{{"a", {}, 2}, {"", {}, 2}}}});
  auto levels =
      around({.id = "x",
              .full_marks = 4,
              .rule = tiers{.unit = tier_unit::points,
                            .rows = {{"A", {}, interval::point(4)}, {"", {}, interval::point(1)}}}});
  auto assessed = with_assessor();
  first(assessed).assessed->rows[0].id = "";
  auto grades = around(by_hand("x", 4));
  grades.grades.grades = {{"", {"全", "all"}, interval()}};
  for (auto const& each : {elements_of, list, levels, assessed, grades}) {
    auto const found = validate(each);
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].code == errc::rulebook_id_missing);
    CHECK(found[0].level == severity::error);
  }
}

TEST_CASE("a row of elements behind an easier one that gives more is never reached") {
  auto hidden = with_elements();
  elements(hidden).rows[2] = {3, 1,
                              2};  // whoever reaches it has reached the row before: two, one of them basic
  auto const found = validate(hidden);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == errc::piece_unreachable);
  CHECK(found[0].path == "indicators/0/rule/rows/2");
}

TEST_CASE("a geometric mean inside another needs no rounding of its own, inside anything else it does") {
  auto const nested = [](aggregation outer) {
    indicator made{.id = "outer", .full_marks = 4, .how = outer};
    made.children = {section(aggregation::geometric_mean), by_hand("x", 4)};
    made.children[0].rounded.reset();
    if (outer == aggregation::geometric_mean) made.rounded = rounding{2, rounding_mode::half_up};
    if (outer == aggregation::kth_best) made.terms.rank = 1;
    return around(made);
  };
  CHECK(all_of(validate(nested(aggregation::geometric_mean))) == "");
  for (auto const outer : {aggregation::mean, aggregation::minimum, aggregation::median,
                           aggregation::alternatives, aggregation::kth_best}) {
    CAPTURE(describe(outer, language::en));
    auto definition = nested(outer);
    auto const found = validate(definition);
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == errc::aggregation_terms);
    CHECK(found[0].path == "indicators/0/indicators/0/aggregation");
    // The plan's rounding of subtotals, or its own, is enough.
    definition.rounding.subtotal = rounding{2, rounding_mode::half_up};
    CHECK(all_of(validate(definition)) == "");
    definition.rounding.subtotal.reset();
    definition.indicators[0].children[0].rounded = rounding{3, rounding_mode::half_even};
    CHECK(all_of(validate(definition)) == "");
  }
  auto whole = of_section(aggregation::sum);
  whole.indicators = {by_hand("a", 4), by_hand("b", 4)};
  whole.full_marks = 4;
  whole.how = aggregation::geometric_mean;
  REQUIRE(validate(whole).size() == 1);
  CHECK(validate(whole)[0].code == errc::aggregation_terms);
  whole.rounding.total = rounding{2, rounding_mode::half_up};
  CHECK(all_of(validate(whole)) == "");
}

namespace {

rulebook_definition graded(std::vector<char const*> const& totals, rational marks = 100) {
  auto made = around(by_hand("x", std::move(marks)));
  for (std::size_t i = 0; i < totals.size(); ++i) {
    std::string const id(1, static_cast<char>('a' + i));
    made.grades.grades.push_back({id, {id, id}, interval::parse(totals[i])});
  }
  return made;
}

}  // namespace

TEST_CASE("a hole between grades is one where a total can fall into it") {
  auto definition = graded({"[90, 100]", "[80, 89]", "[0, 79]"});
  // On exact totals everything between the whole numbers is lost.
  auto const exact = validate(definition);
  REQUIRE(exact.size() == 2);
  CHECK(to_string(exact[0]) ==
        "warning [fiscore.421] grades: totals in (79, 80) have no grade, for example 79.5");
  CHECK(to_string(exact[1]) ==
        "warning [fiscore.421] grades: totals in (89, 90) have no grade, for example 89.5");
  // On two places 89.01 to 89.99.
  definition.rounding.total = rounding{2, rounding_mode::half_up};
  auto const printed = validate(definition);
  REQUIRE(printed.size() == 2);
  for (auto const& each : printed) {
    CHECK(each.code == errc::grade_gap);
    CHECK(each.level == severity::warning);
  }
  CHECK(to_string(printed[0]) ==
        "warning [fiscore.421] grades: totals in [79.01, 79.99] have no grade, for example 79.01");
  CHECK(to_string(printed[1]) ==
        "warning [fiscore.421] grades: totals in [89.01, 89.99] have no grade, for example 89.01");
  // No whole number lies between 89 and 90.
  definition.rounding.total = rounding{0, rounding_mode::half_up};
  CHECK(all_of(validate(definition)) == "");
  // Unless the grade looks at the exact total.
  definition.rounding.grade_on = rounding_plan::grade_basis::exact;
  CHECK(validate(definition).size() == 2);
  // A whole number that lies in the hole.
  auto one = graded({"[90, 100]", "[0, 89)"});
  one.rounding.total = rounding{0, rounding_mode::half_up};
  REQUIRE(validate(one).size() == 1);
  CHECK(validate(one)[0].message.en.find("for example 89") != std::string::npos);
  // Outside what totals reach nothing is missing.
  CHECK(all_of(validate(graded({"[60, 100]", "[0, 60)"}))) == "");
  // At both ends of what they reach it is.
  CHECK(validate(graded({"[60, 100)", "[0, 60)"})).size() == 1);
  CHECK(validate(graded({"[60, 100]", "(0, 60)"})).size() == 1);
}

TEST_CASE("a grade that no total reaches is told, but not where a gate sets it") {
  auto definition = graded({"(100, ∞)", "[60, 100]", "(-∞, 60)"});
  auto const found = validate(definition);
  REQUIRE(found.size() == 1);
  CHECK(to_string(found[0]) ==
        "warning [fiscore.425] grades/0: the grade \"a\" is never reached: totals lie within 0 to 100");
  CHECK_FALSE(found[0].message.zh.empty());

  auto gated = definition;
  gated.gates = {{.id = "g",
                  .when = predicate::parse("figures.x > 1"),
                  .does = gate::effect::set_grade,
                  .grade = "a"}};
  CHECK(all_of(validate(gated)) == "");
  gated.gates[0].grade = "c";
  CHECK(validate(gated).size() == 1);
  gated.gates[0] = {
      .id = "g", .when = predicate::parse("figures.x > 1"), .does = gate::effect::cap_total, .cap = 59};
  CHECK(validate(gated).size() == 1);

  // A bonus lifts the total beyond full marks.
  auto lifted = definition;
  lifted.most = 110;
  lifted.indicators[0].most = 110;
  CHECK(all_of(validate(lifted)) == "");

  // No whole number lies between 59 and 60.
  auto narrow = graded({"[60, 100]", "(59, 60)", "[0, 59]"});
  CHECK(all_of(validate(narrow)) == "");
  narrow.rounding.total = rounding{0, rounding_mode::half_up};
  REQUIRE(validate(narrow).size() == 1);
  CHECK(validate(narrow)[0].code == errc::grade_unreachable);
  CHECK(validate(narrow)[0].path == "grades/1");
  narrow.rounding.grade_on = rounding_plan::grade_basis::exact;
  CHECK(all_of(validate(narrow)) == "");

  // Below 0 no total comes, unless something deducts below it.
  auto const below = graded({"[0, ∞)", "(-∞, 0)"});
  REQUIRE(validate(below).size() == 1);
  CHECK(validate(below)[0].path == "grades/1");
}

namespace {

rulebook_definition scoring(rule with, domain on) {
  auto made = around({.id = "x", .full_marks = 5, .metric = "m", .rule = std::move(with)});
  made.metrics[0].domain = std::move(on);
  return made;
}

}  // namespace

TEST_CASE("a band that no value of the domain reaches is told") {
  struct row {
    char const* what;
    std::vector<char const*> on;
    domain of;
    std::size_t found;
  };
  auto const share = domain::real(interval::closed(0, 100));
  row const rows[] = {
      {"within", {"[0, 90)", "[90, 100]"}, share, 0},
      {"half outside", {"(-∞, 90)", "[90, ∞)"}, share, 0},
      {"touching the end", {"[0, 100)", "[100, ∞)"}, share, 0},
      {"behind the end", {"[0, 100]", "(100, ∞)"}, share, 1},
      {"before the start", {"(-∞, 0)", "[0, 100]"}, share, 1},
      {"between whole numbers", {"[0, 1]", "(1, 2)", "[2, 9]"}, domain::whole(interval::closed(0, 9)), 1},
      {"between whole numbers, but real",
       {"[0, 1]", "(1, 2)", "[2, 9]"},
       domain::real(interval::closed(0, 9)),
       0},
      {"between tenths",
       {"[0, 1]", "(1, 1.1)", "[1.1, 9]"},
       domain::decimals(1, interval::closed(0, 9)),
       1},
      {"between hundredths",
       {"[0, 1]", "(1, 1.1)", "[1.1, 9]"},
       domain::decimals(2, interval::closed(0, 9)),
       0},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    bands rule;
    for (auto const* each : r.on) rule.rows.emplace_back(interval::parse(each), 5);
    auto const found = validate(scoring(rule, r.of));
    REQUIRE(found.size() == r.found);
    if (r.found == 0) continue;
    CHECK(found[0].code == errc::piece_unreachable);
    CHECK(found[0].level == severity::warning);
  }
  auto const outside =
      validate(scoring(bands{{{interval::closed(0, 100), 5}, {interval::above(100), 0}}}, share));
  REQUIRE(outside.size() == 1);
  CHECK(to_string(outside[0]) ==
        "warning [fiscore.416] indicators/0/rule: the piece above 100 lies outside the domain of the "
        "metric and is never "
        "reached");
}

TEST_CASE("points that rise and fall are told with where, and points that go one way are not") {
  auto const through = [](std::vector<interpolation_point> points) {
    return scoring(
        interpolation{.through = std::move(points), .below = beyond::hold, .above = beyond::hold},
        domain::real(interval::at_least(0)));
  };
  CHECK(all_of(validate(through({{0, 0}, {50, 3}, {100, 5}}))) == "");
  CHECK(all_of(validate(through({{0, 5}, {50, 3}, {100, 0}}))) == "");
  CHECK(all_of(validate(through({{0, 0}, {50, 5}, {100, 5}}))) == "");
  CHECK(all_of(validate(through({{100, 5}, {50, 3}, {0, 0}}))) == "");
  auto const found = validate(through({{0, 0}, {50, 5}, {100, 3}}));
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == errc::rule_not_monotonic);
  CHECK(found[0].level == severity::warning);
  CHECK(found[0].path == "indicators/0/rule");
  CHECK(
      to_string(found[0]) ==
      "warning [fiscore.417] indicators/0/rule: the points rise and fall: up at 0 → 38, down at 50 → 100");
  // The first and the last point alone do not show it.
  CHECK(validate(through({{0, 5}, {50, 0}, {100, 5}})).size() == 1);
}
