// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/validate.hpp>

#include <doctest/doctest.h>

#include <functional>

using namespace fiscore;
using namespace fiscore::literals;

namespace {

/// A rulebook without a fault: one section of three leaves, one of every kind.
rulebook_definition sound() {
  return {
      .id = "sound",
      .full_marks = 20,
      .grades = {{{"good", {"好", "good"}, interval::parse("[10, ∞)")},
                  {"bad", {"差", "bad"}, interval::parse("(-∞, 10)")}}},
      .metrics = {{.id = "rate",
                   .formula = formula::parse("figures.a / figures.b"),
                   .unit = unit("%"),
                   .domain = domain::real(interval::parse("[0, ∞)"))}},
      .indicators = {
          {.id = "all",
           .full_marks = 20,
           .children = {{.id = "bands",
                         .full_marks = 5,
                         .metric = "rate",
                         .rule = bands{{{interval::parse("[0, 90)"), 2}, {interval::parse("[90, ∞)"), 5}}}},
                        {.id = "list", .full_marks = 5, .rule = checklist{{{"a", {}, 2}, {"b", {}, 3}}}},
                        {.id = "tiers",
                         .full_marks = 10,
                         .rule = tiers{.unit = tier_unit::share_of_full_marks,
                                       .rows = {{"high", {}, interval::parse("[0.8, 1]")},
                                                {"low", {}, interval::parse("[0, 0.8)")}}}}}}}};
}

indicator& leaf(rulebook_definition& of, std::size_t index) { return of.indicators[0].children[index]; }

/// The section of `sound` with two scores out of its own full marks.
indicator alike(aggregation how) {
  indicator made{.id = "all", .full_marks = 20, .how = how};
  made.children = {{.id = "a", .full_marks = 20, .rule = manual{}},
                   {.id = "b", .full_marks = 20, .rule = manual{}}};
  if (how == aggregation::weakest_link) made.terms.uplift = 1;
  return made;
}

}  // namespace

TEST_CASE("a sound rulebook has nothing to report") { CHECK(validate(sound()).empty()); }

TEST_CASE("each defect is found with its code, place and words") {
  struct row {
    char const* what;
    std::function<void(rulebook_definition&)> break_it;
    std::string first;
  };
  row const rows[] = {
      {"no id", [](auto& d) { d.id = ""; }, "error [fiscore.400] id: the id is missing"},
      {"no indicators", [](auto& d) { d.indicators.clear(); },
       "error [fiscore.402] indicators: there are no indicators"},
      {"empty leaf id", [](auto& d) { leaf(d, 1).id = ""; },
       "error [fiscore.400] indicators/0/indicators/1/id: the id is missing"},
      {"slash in an id", [](auto& d) { leaf(d, 1).id = "a/b"; },
       "error [fiscore.401] indicators/0/indicators/1/id: the id \"a/b\" contains \"/\""},
      {"sibling ids twice", [](auto& d) { leaf(d, 1).id = "bands"; },
       "error [fiscore.401] indicators/0/indicators/1/id: the id \"bands\" stands twice"},
      {"metric ids twice", [](auto& d) { d.metrics.push_back(d.metrics[0]); },
       "error [fiscore.401] metrics/1/id: the id \"rate\" stands twice"},
      {"marks of the whole", [](auto& d) { d.full_marks = 100; },
       "error [fiscore.403] full_marks: the full marks below add up to 20, not 100"},
      {"marks of a section",
       [](auto& d) {
         d.indicators[0].full_marks = 21_dec;
         d.full_marks = 21_dec;
       },
       "error [fiscore.403] indicators/0/full_marks: the full marks below add up to 20, not 21"},
      {"negative marks",
       [](auto& d) {
         leaf(d, 1).full_marks = -5;
         leaf(d, 0).full_marks = 15;
       },
       "error [fiscore.411] indicators/0/indicators/0/rule: the rule gives 5 at most and never its full "
       "marks of 15"},
      {"rule on a section", [](auto& d) { d.indicators[0].rule = manual{}; },
       "error [fiscore.405] indicators/0/rule: a section with indicators has no rule of its own"},
      {"unknown metric", [](auto& d) { leaf(d, 0).metric = "other"; },
       "error [fiscore.406] indicators/0/indicators/0/metric: there is no metric \"other\""},
      {"no metric", [](auto& d) { leaf(d, 0).metric = ""; },
       "error [fiscore.406] indicators/0/indicators/0: the metric is missing"},
      {"metric of a checklist", [](auto& d) { leaf(d, 1).metric = "rate"; },
       "error [fiscore.407] indicators/0/indicators/1/metric: a rule that a person answers has no metric"},
      {"a name that is no metric",
       [](auto& d) {
         leaf(d, 0).rule = threshold{.test = comparison::at_least, .value = parameter::named("target")};
       },
       "error [fiscore.406] indicators/0/indicators/0/rule: a parameter names \"target\", which is no "
       "metric"},
      {"text says 8, weight says 5",
       [](auto& d) {
         leaf(d, 0).rule = bands{{{interval::parse("[0, 90)"), 2}, {interval::parse("[90, ∞)"), 8}}};
       },
       "error [fiscore.410] indicators/0/indicators/0/rule: the rule gives up to 8, more than its full "
       "marks of 5"},
      {"text says 3, weight says 5",
       [](auto& d) {
         leaf(d, 0).rule = bands{{{interval::parse("[0, 90)"), 2}, {interval::parse("[90, ∞)"), 3}}};
       },
       "error [fiscore.411] indicators/0/indicators/0/rule: the rule gives 3 at most and never its full "
       "marks of 5"},
      {"below zero",
       [](auto& d) {
         leaf(d, 0).rule = bands{{{interval::parse("[0, 90)"), -1}, {interval::parse("[90, ∞)"), 5}}};
       },
       "error [fiscore.412] indicators/0/indicators/0/rule: the rule can give less than 0"},
      {"not capped",
       [](auto& d) {
         leaf(d, 0).rule = proportional{.target = 1,
                                        .direction = goal::at_least,
                                        .inverse = inverse_variant::ratio,
                                        .zero = zero_target::undefined,
                                        .cap = std::nullopt};
       },
       "error [fiscore.410] indicators/0/indicators/0/rule: the rule gives up to ∞, more than its full "
       "marks of 5"},
      {"a gap",
       [](auto& d) {
         leaf(d, 0).rule = bands{{{interval::parse("[0, 80]"), 2}, {interval::parse("[90, ∞)"), 5}}};
       },
       "warning [fiscore.414] indicators/0/indicators/0/rule: no score for above 80% and below 90%, for "
       "example 85%"},
      {"an overlap",
       [](auto& d) {
         leaf(d, 0).rule = bands{{{interval::parse("[0, 90]"), 2}, {interval::parse("[90, ∞)"), 5}}};
       },
       "error [fiscore.301] indicators/0/indicators/0/rule/bands/1/on: [90, ∞) and [0, 90] overlap, for "
       "example at 90"},
      {"off the domain",
       [](auto& d) {
         leaf(d, 0).rule = bands{{{interval::parse("(-∞, 0)"), 5}}};
       },
       "error [fiscore.413] indicators/0/indicators/0/rule: the rule covers no value"},
      {"a step of zero",
       [](auto& d) {
         leaf(d, 0).rule = step_deduction{.limit = 100,
                                          .side = side::below,
                                          .cost = {.step = 0,
                                                   .unit = step_unit::measure,
                                                   .points = 1,
                                                   .steps = step_mode::whole,
                                                   .floor = 0}};
       },
       "error [fiscore.311] indicators/0/indicators/0/rule/step: the step must be above 0"},
      {"points of a checklist", [](auto& d) { std::get<checklist>(*leaf(d, 1).rule).items[0].points = 1; },
       "error [fiscore.403] indicators/0/indicators/1/rule/items: the points of the items add up to 4, not "
       "5"},
      {"an item twice", [](auto& d) { std::get<checklist>(*leaf(d, 1).rule).items[1].id = "a"; },
       "error [fiscore.401] indicators/0/indicators/1/rule/items/1/id: the id \"a\" stands twice"},
      {"a tier above full marks",
       [](auto& d) { std::get<tiers>(*leaf(d, 2).rule).rows[0].scores = interval::parse("[0.8, 1.1]"); },
       "error [fiscore.415] indicators/0/indicators/2/rule/tiers/0/scores: the scores [8, 11] of the tier "
       "leave 0 to 10"},
      {"no tier with full marks",
       [](auto& d) { std::get<tiers>(*leaf(d, 2).rule).rows[0].scores = interval::parse("[0.8, 1)"); },
       "error [fiscore.411] indicators/0/indicators/2/rule/tiers: no tier gives the full marks of 10"},
      {"a tier without ends",
       [](auto& d) { std::get<tiers>(*leaf(d, 2).rule).rows[1].scores = interval::parse("(-∞, 0.8)"); },
       "error [fiscore.415] indicators/0/indicators/2/rule/tiers/1/scores: the scores of a tier have two "
       "ends"},
      {"grades overlap", [](auto& d) { d.grades.grades[1].totals = interval::parse("(-∞, 10]"); },
       "error [fiscore.420] grades/1: the grades \"bad\" and \"good\" overlap, for example at 10"},
      {"a hole between grades", [](auto& d) { d.grades.grades[1].totals = interval::parse("(-∞, 9]"); },
       "warning [fiscore.421] grades: totals in (9, 10) have no grade, for example 9.5"},
      {"a weakest link without an uplift",
       [](auto& d) {
         d.indicators[0] = alike(aggregation::weakest_link);
         d.indicators[0].terms = {};
       },
       "error [fiscore.408] indicators/0/uplift: what is added to the lowest must be above 0 and not above "
       "full marks"},
      {"an uplift of a sum", [](auto& d) { d.indicators[0].terms.uplift = 1; },
       "error [fiscore.408] indicators/0/uplift: only the weakest link has an uplift"},
      {"a lookup without a table", [](auto& d) { d.indicators[0] = alike(aggregation::lookup); },
       "error [fiscore.408] indicators/0/table: the table is missing"},
      {"a table of a mean",
       [](auto& d) {
         d.indicators[0] = alike(aggregation::mean);
         d.indicators[0].terms.table = {{2, 1, 1}};
       },
       "error [fiscore.408] indicators/0/table: only a lookup has a table"},
      {"a row twice",
       [](auto& d) {
         d.indicators[0] = alike(aggregation::lookup);
         d.indicators[0].terms.table = {{2, 1, 1}, {2, 2, 2}, {2, 1, 3}};
       },
       "error [fiscore.408] indicators/0/table/2: there is a row of this count and sum"},
      {"a row above full marks",
       [](auto& d) {
         d.indicators[0] = alike(aggregation::lookup);
         d.indicators[0].terms.table = {{2, 40, 21}};
       },
       "error [fiscore.408] indicators/0/table/0/score: the score 21 is not within 0 to 20"},
      {"a geometric mean that is not rounded",
       [](auto& d) { d.indicators[0] = alike(aggregation::geometric_mean); },
       "error [fiscore.408] indicators/0/aggregation: a geometric mean needs a rounding of its stage"},
      {"a weight below 0",
       [](auto& d) {
         d.indicators[0] = alike(aggregation::mean);
         leaf(d, 1).weight = -1;
       },
       "error [fiscore.408] indicators/0/indicators/1/weight: a weight is not below 0"},
      {"a weight in a sum", [](auto& d) { leaf(d, 1).weight = 2; },
       "error [fiscore.408] indicators/0/indicators/1/weight: only what a mean is taken of has a weight"},
      {"no weight at all",
       [](auto& d) {
         d.indicators[0] = alike(aggregation::mean);
         for (auto& each : d.indicators[0].children) each.weight = 0;
       },
       "error [fiscore.408] indicators/0/indicators: all weights are 0"},
      {"a cap that the total cannot print",
       [](auto& d) {
         d.rounding.total = rounding{1, rounding_mode::half_up};
         d.gates = {{.id = "g", .does = gate::effect::cap_total, .cap = rational::of(1199, 100)}};
       },
       "error [fiscore.423] gates/0/cap: the cap of 11.99 has more places than the total, which is rounded "
       "to 1"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto definition = sound();
    r.break_it(definition);
    auto const found = validate(definition);
    REQUIRE_FALSE(found.empty());
    CHECK(to_string(found.front()) == r.first);
    CHECK_FALSE(found.front().message.zh.empty());
  }
}

TEST_CASE("every problem of a rulebook is found in one pass, in document order") {
  auto definition = sound();
  definition.id = "";
  leaf(definition, 0).metric = "other";
  leaf(definition, 1).id = "bands";
  definition.grades.grades[1].totals = interval::parse("(-∞, 10]");
  std::vector<unsigned> codes;
  for (auto const& each : validate(definition)) codes.push_back(static_cast<unsigned>(each.code));
  CHECK(codes == std::vector<unsigned>{400, 401, 406, 420});
}

TEST_CASE("a whole-number domain has no gap between 1 and 2") {
  auto definition = sound();
  definition.metrics[0].domain = domain::whole(interval::parse("[0, ∞)"));
  leaf(definition, 0).rule =
      bands{{{interval::parse("[0, 1]"), 5}, {interval::point(2), 2}, {interval::parse("[3, ∞)"), 0}}};
  CHECK(validate(definition).empty());
  definition.metrics[0].domain = domain::real(interval::parse("[0, ∞)"));
  CHECK(validate(definition).size() == 2);
}
