// SPDX-License-Identifier: BSL-1.0
/// @file
/// What sections, bonuses, deductions, element counts, gates and grades must keep to. Each row is a rulebook
/// without a fault and the one change that makes it wrong.

#include <fiscore/rulebook/validate.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace fiscore;
using namespace fiscore::literals;

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
      {"rank missing", of(aggregation::kth_best), [](auto& d) { first(d).terms = {}; }, ""},
      {"rank beyond the children", of(aggregation::kth_best), [](auto& d) { first(d).terms.rank = 3; }, ""},
      {"rank of a sum", of(aggregation::sum), [](auto& d) { first(d).terms.rank = 1; }, ""},
      {"rank of a minimum", of(aggregation::minimum), [](auto& d) { first(d).terms.rank = 1; }, ""},
      {"rank of a profile", profile, [](auto& d) { first(d).terms.rank = 1; }, ""},
      // Profiles.
      {"a profile with full marks", profile, [](auto& d) { first(d).full_marks = 7; }, ""},
      {"a whole that is a profile with full marks", profile, [](auto& d) { d.full_marks = 100; }, ""},
      {"a profile in a sum", profile,
       [](auto& d) {
         d.how = aggregation::sum;
         d.full_marks = 4;
       },
       ""},
      {"a profile in a minimum", profile,
       [](auto& d) {
         d.how = aggregation::minimum;
         d.full_marks = 4;
         d.indicators[0].full_marks = 0;
       },
       ""},
      // Bonuses and deductions.
      {"most below full marks", with_bonus, [](auto& d) { first(d).children[0].most = 90; }, ""},
      {"most of a bonus below 0", with_bonus, [](auto& d) { bonus(d).most = -1; }, ""},
      {"most of the whole below full marks", with_bonus, [](auto& d) { d.most = 99; }, ""},
      {"a bonus in a section without one", with_bonus, [](auto& d) { first(d).most.reset(); }, ""},
      {"a bonus in a whole without one", with_bonus, [](auto& d) { d.most.reset(); }, ""},
      {"least above 0", with_bonus, [](auto& d) { late(d).least = 1; }, ""},
      {"points below least", with_bonus, [](auto& d) { late(d).least = rational::of(-3, 4); }, ""},
      {"least under a mean", of(aggregation::mean), [](auto& d) { first(d).children[1].least = -1; }, ""},
      {"least under a minimum", of(aggregation::minimum), [](auto& d) { first(d).children[0].least = -1; }, ""},
      // Counts of elements.
      {"more elements than there are", with_elements, [](auto& d) { elements(d).rows[0].count = 5; }, ""},
      {"more basic elements than there are", with_elements, [](auto& d) { elements(d).rows[0].required = 3; }, ""},
      {"more basic elements than elements", with_elements,
       [](auto& d) { elements(d).rows[1] = {1, 2, 3}; }, ""},
      {"an element twice", with_elements, [](auto& d) { elements(d).items[3].id = "a"; }, ""},
      {"an element without an id", with_elements, [](auto& d) { elements(d).items[2].id = ""; }, ""},
      {"points that rise", with_elements, [](auto& d) { elements(d).rows[2].points = rational::of(7, 2); }, ""},
      {"a row behind an easier one", with_elements, [](auto& d) { elements(d).rows[2] = {3, 1, 2}; }, ""},
      {"otherwise more than the last row", with_elements, [](auto& d) { elements(d).otherwise = rational::of(5, 2); }, ""},
      {"the first row below full marks", with_elements, [](auto& d) { elements(d).rows[0].points = rational::of(7, 2); }, ""},
      {"the first row above full marks", with_elements, [](auto& d) { elements(d).rows[0].points = 5; }, ""},
      {"otherwise below 0", with_elements, [](auto& d) { elements(d).otherwise = -1; }, ""},
      {"a metric of an element count", with_elements, [](auto& d) { first(d).metric = "m"; }, ""},
      // An assessor's tiers.
      {"an assessed tier above full marks", with_assessor, [](auto& d) { first(d).assessed->rows[0].scores = interval::point(5); }, ""},
      {"an assessed tier below 0", with_assessor, [](auto& d) { first(d).assessed->rows[1].scores = interval::point(-1); }, ""},
      {"an assessed tier without an end", with_assessor, [](auto& d) { first(d).assessed->rows[1].scores = interval::parse("(-∞, 1]"); }, ""},
      {"an assessed tier twice", with_assessor, [](auto& d) { first(d).assessed->rows[1].id = "A"; }, ""},
      // Gates that set a score.
      {"a score of no node", with_gate, [](auto& d) { d.gates[0].node = "s/z"; }, ""},
      {"a score without a node", with_gate, [](auto& d) { d.gates[0].node = ""; }, ""},
      {"a score above full marks", with_gate, [](auto& d) { d.gates[0].score = 5; }, ""},
      {"a score below 0", with_gate, [](auto& d) { d.gates[0].score = -1; }, ""},
      {"a score that asks for a score", with_gate, [](auto& d) { d.gates[0].when = predicate::parse("score(\"s/b\") < 1"); }, ""},
      {"a score that asks for a score among figures", with_gate,
       [](auto& d) { d.gates[0].when = predicate::parse("figures.x > 1 and count_true(score(\"\") < 1) == 1"); }, ""},
      // Geometric means.
      {"a geometric mean without a rounding", of(aggregation::geometric_mean), [](auto& d) { first(d).rounded.reset(); }, ""},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto definition = r.sound();
    CHECK(all_of(validate(definition)) == "");
    r.break_it(definition);
    auto const found = validate(definition);
    CHECK(has_error(found));
    CHECK(all_of(found) == r.found);
    for (auto const& each : found) CHECK_FALSE(each.message.zh.empty());
  }
}
