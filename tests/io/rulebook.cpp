// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/rulebook.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

namespace {

/// A rulebook whose one row has the rule.
std::string with_rule(std::string const& rule, std::string const& unit = "\"%\"",
                      std::string const& metric = "m") {
  return "fiscore: rulebook/1\nid: r\nfull_marks: 10\nmetrics:\n  - {id: m, formula: figures.a, unit: " +
         unit + "}\nindicators:\n  - id: row\n    full_marks: 10\n" +
         (metric.empty() ? "" : "    metric: " + metric + "\n") + "    rule: " + rule + "\n";
}

rule rule_of(std::string const& text, std::string const& unit = "\"%\"", std::string const& metric = "m") {
  auto const source = with_rule(text, unit, metric);
  auto read = read_rulebook(source, "f");
  for (auto const& each : read.diagnostics) {
    if (each.level == severity::error) FAIL(render(each, source, language::en));
  }
  return *read.value->nodes()[1].line.rule;
}

}  // namespace

TEST_CASE("each form is read with the numbers as they are written") {
  deduction const cost{
      .step = 5, .unit = step_unit::measure, .points = 2, .steps = step_mode::started, .floor = 0};
  CHECK(rule_of("{form: step_deduction, limit: 100%, side: below, step: 5pp, step_unit: measure, points: "
                "2, steps: started, floor: 0}") ==
        rule(step_deduction{.limit = 100, .side = side::below, .cost = cost}));
  CHECK(rule_of("{form: range_target, low: 80, high: 90%, step: 5个百分点, step_unit: measure, points: 2, "
                "steps: started, floor: 0}") == rule(range_target{.low = 80, .high = 90, .cost = cost}));
  CHECK(rule_of("{form: proportional, target: 98%, direction: at_least, zero_target: undefined, cap: 1, "
                "pass_threshold: 0.6}") ==
        rule(proportional{.target = 98,
                          .direction = goal::at_least,
                          .inverse = inverse_variant::ratio,
                          .zero = zero_target::undefined,
                          .cap = rational(1),
                          .pass_threshold = rational(decimal::parse("0.6"))}));
  CHECK(rule_of("{form: proportional, target: 98%, direction: at_most, inverse: mirror, zero_target: "
                "all_or_nothing, cap: 1}") == rule(proportional{.target = 98,
                                                                .direction = goal::at_most,
                                                                .inverse = inverse_variant::mirror,
                                                                .zero = zero_target::all_or_nothing}));
  CHECK(rule_of("{form: bands, bands: [{on: \"[80, ∞)\", points: 10}, {on: {from: 50%, from_included: "
                "true, to: 80%}, points: 1/3}, {on: \"(-inf, 50)\", points: 0}]}") ==
        rule(bands{{{interval::parse("[80, ∞)"), 10},
                    {interval::parse("[50, 80)"), rational::of(1, 3)},
                    {interval::parse("(-∞, 50)"), 0}}}));
  CHECK(rule_of("{form: threshold, test: at_most, value: 3万元, otherwise: 1}", "元") ==
        rule(threshold{.test = comparison::at_most, .value = 30000, .otherwise = 1}));
  CHECK(rule_of("{form: count_deduction, points: 0.5, floor: 0}", "例") ==
        rule(count_deduction{.points = decimal::parse("0.5"), .floor = 0}));
  CHECK(rule_of("{form: deadline, due: 2021-06-30, unit: month, month_end: keeps, points: 2, late: "
                "started, floor: 0}",
                "\"\"") == rule(deadline{.due = date(2021, 6, 30),
                                         .unit = lateness_unit::month,
                                         .months_end = month_end::keeps,
                                         .points = 2,
                                         .late = step_mode::started,
                                         .floor = 0}));
  CHECK(
      rule_of("{form: interpolation, through: [{at: 5%, points: 6}, {at: 30%, points: 10}], below: "
              "nothing, above: hold}") ==
      rule(interpolation{.through = {{5, 6}, {30, 10}}, .below = beyond::nothing, .above = beyond::hold}));
  CHECK(rule_of("{form: conversion, maximum: 100}", "\"\"") == rule(conversion{.maximum = 100}));
  CHECK(rule_of("{form: checklist, items: [{id: a, title: 甲, points: 4}, {id: b, points: 6}]}", "\"\"",
                "") == rule(checklist{{{"a", {"甲", ""}, 4}, {"b", {}, 6}}}));
  CHECK(rule_of("{form: tiers, unit: share_of_full_marks, ends: {places: 2, mode: half_up}, tiers: [{id: "
                "a, scores: \"[0.8, 1]\"}, {id: b, scores: 0}]}",
                "\"\"", "") ==
        rule(tiers{.unit = tier_unit::share_of_full_marks,
                   .rows = {{"a", {}, interval::parse("[0.8, 1]")}, {"b", {}, interval::point(0)}},
                   .ends = rounding{2, rounding_mode::half_up}}));
  CHECK(rule_of("{form: manual}", "\"\"", "") == rule(manual{}));
  CHECK(rule_of("{form: curve, pieces: [{on: \"(-∞, 0]\", constant: 0}, {on: \"(0, 5)\", line: {intercept: "
                "0, slope: 2}}, {on: \"[5, ∞)\", constant: 10}]}") ==
        rule(curve::make({{interval::at_most(0), constant{0}},
                          {interval::parse("(0, 5)"), line{0, 2}},
                          {interval::at_least(5), constant{10}}})));
  CHECK(rule_of("{form: curve, pieces: [{on: \"[1, 2]\", reciprocal: {base: 0, factor: 10}}, {on: \"(2, "
                "9)\", stairs: {start: 5, origin: 2, step: 1, drop: 0.5, count: whole}}]}") ==
        rule(curve::make(
            {{interval::closed(1, 2), reciprocal{0, 10}},
             {interval::parse("(2, 9)"), staircase{5, 2, 1, rational::of(1, 2), step_count::whole}}})));
}

TEST_CASE("a parameter can name a metric") {
  CHECK(rule_of("{form: threshold, test: at_least, value: $m}") ==
        rule(threshold{.test = comparison::at_least, .value = parameter::named("m")}));
}

TEST_CASE("a unit that the measure cannot have is an error that names both") {
  auto const read = read_rulebook(with_rule("{form: threshold, test: at_least, value: 5万元}"), "f");
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(to_string(read.diagnostics[0]) ==
        "f:10:52: error [fiscore.201] \"万元\" cannot be turned into \"%\"");
}

TEST_CASE("what validation finds is placed in the text") {
  auto const read = read_rulebook(
      with_rule("{form: bands, bands: [{on: \"[80, ∞)\", points: 8}, {on: \"[0, 80]\", points: 1}]}"), "f");
  REQUIRE(read.diagnostics.size() == 1);
  CHECK(to_string(read.diagnostics[0]) ==
        "f:10:39: error [fiscore.301] [80, ∞) and [0, 80] overlap, for example at 80");
  CHECK(read.diagnostics[0].others[0].where.column == 67);
}

TEST_CASE("the head of a rulebook is read whole") {
  auto const read = read_rulebook(R"yaml(fiscore: rulebook/1
id: r
title: {zh: 表, en: table}
issuer: 某局
jurisdiction: CN-HN
source: {document: 文件, clause: 附件1, verified: true}
effective: {from: 2017-01-01, to: 2017-12-31}
full_marks: 1
missing: zero
rounding: {metric: {places: 4, mode: half_even}, leaf: {places: 2, mode: half_up}, subtotal: {places: 1, mode: down}, total: {places: 0, mode: up}, grade_on: exact}
grades: [{id: all, title: 全部, totals: "(-∞, ∞)"}]
grades_source: {document: 另一文件}
parameters: [{parameter: rounding, note: 未写, verified: true}]
inputs: [{field: figures.a, title: 甲, unit: 万元}]
metrics:
  - {id: m, title: 比率, formula: "sum(staffing, in_post)", rows: reported, unit: 人, domain: {kind: decimals, places: 1, within: "[0, 9]"}, source: {clause: 第一行}}
indicators:
  - {id: x, title: 手工, full_marks: 1, rule: {form: manual}, not_applicable: renormalise_total, source: {clause: 第二行}, note: 说明}
)yaml",
                                  "f");
  REQUIRE(read.has_value());
  auto const& of = read.value->definition();
  CHECK(of.issuer.zh == "某局");
  CHECK(of.source == citation{"文件", "附件1", true});
  CHECK(to_string(*of.effective_from) == "2017-01-01");
  CHECK(of.missing == missing_policy::zero);
  CHECK(of.rounding.metric == rounding{4, rounding_mode::half_even});
  CHECK(of.rounding.total == rounding{0, rounding_mode::up});
  CHECK(of.rounding.grade_on == rounding_plan::grade_basis::exact);
  CHECK(of.grades_source.document == "另一文件");
  CHECK(of.parameters[0].source.verified);
  CHECK(of.inputs[0].unit == unit("万元"));
  CHECK(of.metrics[0].rows == scope::reported);
  CHECK(of.metrics[0].domain == domain::decimals(1, interval::parse("[0, 9]")));
  CHECK(of.metrics[0].source == citation{"文件", "第一行", false});
  CHECK(of.indicators[0].not_applicable == not_applicable_policy::renormalise_total);
  CHECK(of.indicators[0].note.zh == "说明");
}
