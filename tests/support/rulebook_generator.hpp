// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// RapidCheck generators for rulebooks without a fault, and for dossiers that answer some of one.

#include <fiscore/rulebook/rulebook.hpp>

#include "rule_generators.hpp"

#include <rapidcheck.h>

#include <string>
#include <utility>
#include <vector>

namespace fiscore_test {

/// Builds one rulebook; each part adds the metric it needs.
class rulebook_maker {
 public:
  fiscore::rulebook_definition run() {
    using namespace fiscore;
    made_.id = "made";
    made_.title = {"生成", "made"};
    made_.rounding = plan();
    made_.how = *rc::gen::element(aggregation::sum, aggregation::mean, aggregation::profile,
                                  aggregation::geometric_mean);
    if (made_.how == aggregation::geometric_mean)
      made_.rounding.total = rounding{2, rounding_mode::half_up};
    rational const marks = made_.how == aggregation::profile ? rational(0) : rational(*counts(3) + 1) * 10;
    made_.full_marks = marks;
    made_.indicators = parts(made_.how, marks, 2, "");
    if (made_.how == aggregation::sum && *counts(1) == 1) extras();
    if (made_.how != aggregation::profile) {
      made_.grades = {{{"high", {"高", "high"}, interval::at_least(marks / 2)},
                       {"low", {"低", "low"}, interval::below(marks / 2)}}};
      made_.gates = {{.id = "gate",
                      .title = {"关口", "gate"},
                      .when = predicate::parse("given(figures.veto) and figures.veto == 1"),
                      .does = gate::effect::set_grade,
                      .grade = "low"}};
    }
    made_.node_grades = {{{"A", {"甲", "A"}, interval::point(4)}, {"B", {"乙", "B"}, interval::below(4)}}};
    return std::move(made_);
  }

 private:
  static fiscore::rounding_plan plan() {
    using namespace fiscore;
    rounding_plan made;
    if (*counts(1) == 1) made.leaf = rounding{2, rounding_mode::half_up};
    made.subtotal = rounding{2, *rc::gen::element(rounding_mode::half_up, rounding_mode::half_even)};
    if (*counts(1) == 1) made.total = rounding{*counts(2), rounding_mode::half_up};
    if (*counts(3) == 0) made.metric = rounding{1, rounding_mode::down};
    made.grade_on =
        *rc::gen::element(rounding_plan::grade_basis::exact, rounding_plan::grade_basis::rounded);
    return made;
  }

  std::vector<fiscore::indicator> parts(fiscore::aggregation how, fiscore::rational const& marks, int depth,
                                        std::string const& above) {
    using namespace fiscore;
    int const count = *counts(2) + 1;
    std::vector<indicator> made;
    rational left = marks;
    for (int i = 0; i < count; ++i) {
      bool const last = i + 1 == count;
      rational const own = how != aggregation::sum ? marks : last ? left : left / 2;
      left = how == aggregation::sum ? left - own : left;
      std::string const id = above + std::string(1, static_cast<char>('a' + i));
      bool const profile = how == aggregation::profile;
      made.push_back(line(id, profile ? rational(4) : own, depth, how));
      if (how == aggregation::mean) made.back().weight = *counts(3) + 1;
      if (!profile && *counts(3) == 0)
        made.back().not_applicable = not_applicable_policy::renormalise_section;
    }
    return made;
  }

  fiscore::indicator line(std::string const& id, fiscore::rational const& marks, int depth,
                          fiscore::aggregation above) {
    using namespace fiscore;
    indicator made{.id = id, .title = {"项 " + id, "line " + id}, .full_marks = marks};
    made.source = {"文件", "第 " + id + " 行", *counts(1) == 1};
    if (depth > 0 && *counts(1) == 1) {
      made.how =
          *rc::gen::element(aggregation::sum, aggregation::mean, aggregation::minimum, aggregation::median,
                            aggregation::kth_best, aggregation::weakest_link, aggregation::lookup);
      if (above == aggregation::profile && *counts(2) == 0) {
        made.how = aggregation::profile;
        made.full_marks = 0;
      }
      made.children = parts(made.how, made.full_marks, depth - 1, id);
      if (made.how == aggregation::kth_best) made.terms.rank = made.children.size();
      if (made.how == aggregation::weakest_link) made.terms.uplift = marks / 8;
      if (made.how == aggregation::lookup)
        made.terms.table = {{1, marks, marks}, {2, marks, marks / 2}, {2, marks * 2, marks}};
      if (made.how != aggregation::profile && *counts(3) == 0) made.assessed = tier_rows(marks);
      if (*counts(3) == 0) made.rounded = rounding{1, rounding_mode::half_up};
      return made;
    }
    leaf(made);
    return made;
  }

  void leaf(fiscore::indicator& made) {
    using namespace fiscore;
    rational const& marks = made.full_marks;
    switch (*counts(7)) {
      case 0:
        made.rule = checklist{{{"x", {"子", "x"}, marks / 2}, {"y", {"丑", "y"}, marks / 2}}};
        return;
      case 1:
        made.rule = tier_rows(marks);
        return;
      case 2:
        made.rule =
            element_count{{{"x", {}, true}, {"y", {}, false}}, {{2, 1, marks}, {1, 0, marks / 2}}, 0};
        return;
      case 3:
        made.rule = manual{};
        return;
      case 4:
        return;  // not modelled
      default:
        break;
    }
    made.metric = "m." + made.id;
    made_.metrics.push_back({.id = made.metric,
                             .title = {"率 " + made.id, "rate " + made.id},
                             .formula = formula::parse("figures.up_" + made.id + " / figures.down"),
                             .unit = unit("%"),
                             .domain = domain::real(interval::at_least(0))});
    if (*counts(2) == 0) made.measure_rounded = rounding{*counts(2), rounding_mode::half_up};
    if (*counts(2) == 0) made.assessed = tier_rows(marks);
    rational const cut = rational(*counts(8) + 1) * 10;
    switch (*counts(2)) {
      case 0:
        made.rule = bands{{{interval::below(cut), marks / 3}, {interval::at_least(cut), marks}}};
        break;
      case 1:
        made.rule = step_deduction{
            .limit = cut,
            .side = side::above,
            .cost = {.step = 5,
                     .unit = step_unit::measure,
                     .points = marks / 7,
                     .steps = *rc::gen::element(step_mode::whole, step_mode::started, step_mode::pro_rata),
                     .floor = 0}};
        break;
      default:
        made.rule = proportional{.target = cut,
                                 .direction = goal::at_least,
                                 .inverse = inverse_variant::ratio,
                                 .zero = zero_target::undefined};
    }
  }

  static fiscore::tiers tier_rows(fiscore::rational const& marks) {
    using namespace fiscore;
    return {.unit = tier_unit::points,
            .rows = {{"good", {"好", "good"}, interval::closed(marks / 2, marks)},
                     {"bad", {"差", "bad"}, interval::point(0)}}};
  }

  /// A bonus and a deduction beside what adds up.
  void extras() {
    using namespace fiscore;
    made_.most = made_.full_marks + 5;
    made_.indicators.push_back({.id = "plus", .full_marks = 0, .most = rational(5), .rule = manual{}});
    made_.indicators.push_back({.id = "minus", .full_marks = 0, .least = rational(-2), .rule = manual{}});
  }

  fiscore::rulebook_definition made_;
};

inline rc::Gen<fiscore::rulebook_definition> rulebook_definitions() {
  return rc::gen::exec([] { return rulebook_maker().run(); });
}

/// Answers some of the lines.
inline fiscore::dossier answered(fiscore::rulebook const& by) {
  using namespace fiscore;
  dossier made;
  made.id = "answers";
  if (*counts(3) > 0) made.set("figures.down", quantity(decimal(100), unit()));
  for (std::size_t i = 1; i < by.nodes().size(); ++i) {
    auto const& node = by.nodes()[i];
    if (*counts(3) == 0) continue;
    if (node.metric) {
      made.set("figures.up_" + node.line.id, quantity(decimal(*counts(150)), unit()));
    } else if (node.line.not_applicable && *counts(3) == 0) {
      made.set_exemption(node.path.text(), {});
    } else if (node.is_leaf(i) && node.line.rule) {
      answer given;
      given.items = {{"x", *counts(1) == 1}, {"y", *counts(1) == 1}};
      given.tier = "bad";
      if (std::holds_alternative<manual>(*node.line.rule)) given.score = node.line.full_marks / 2;
      made.set_answer(node.path.text(), given);
    }
  }
  return made;
}

}  // namespace fiscore_test
