// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// RapidCheck generators for rulebooks without a fault, and for dossiers that answer some of one.

#include <fiscore/rulebook/rulebook.hpp>

#include "rule_generators.hpp"

#include <rapidcheck.h>

#include <ostream>
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
    made_.how =
        *rc::gen::element(aggregation::sum, aggregation::sum, aggregation::mean, aggregation::profile,
                          aggregation::geometric_mean, aggregation::minimum, aggregation::median);
    if (made_.how == aggregation::geometric_mean)
      made_.rounding.total = rounding{2, rounding_mode::half_up};
    rational const marks = made_.how == aggregation::profile ? rational(0) : rational(*counts(3) + 1) * 10;
    made_.full_marks = marks;
    made_.indicators = parts(made_.how, marks, 2, "");
    if (made_.how == aggregation::sum && *counts(1) == 1) extras();
    gates();
    if (made_.how != aggregation::profile) grades();
    made_.node_grades = {{{"A", {"甲", "A"}, interval::point(4)}, {"B", {"乙", "B"}, interval::below(4)}}};
    return std::move(made_);
  }

 private:
  static fiscore::rounding_plan plan() {
    using namespace fiscore;
    rounding_plan made;
    if (*counts(1) == 1) made.leaf = rounding{2, rounding_mode::half_up};
    if (*counts(2) > 0)
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
                            aggregation::kth_best, aggregation::weakest_link, aggregation::lookup,
                            aggregation::alternatives, aggregation::geometric_mean);
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
      if (made.how == aggregation::geometric_mean && above != made.how && !made_.rounding.subtotal)
        made.rounded = rounding{2, rounding_mode::half_even};
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
                             .domain = *rc::gen::element(domain::real(interval::at_least(0)),
                                                         domain::whole(interval::closed(0, 1000)),
                                                         domain::decimals(1, interval::at_least(0)))});
    if (*counts(2) == 0) made.measure_rounded = rounding{*counts(2), rounding_mode::half_up};
    if (*counts(2) == 0) made.assessed = tier_rows(marks);
    rational const cut = rational(*counts(8) + 1) * 10;
    switch (*counts(4)) {
      case 0:
        made.rule = bands{{{interval::below(cut), marks / 3}, {interval::at_least(cut), marks}}};
        break;
      case 1:
        made.rule = threshold{.test = *rc::gen::element(comparison::at_least, comparison::at_most,
                                                        comparison::above, comparison::equal),
                              .value = cut,
                              .otherwise = marks / *rc::gen::element(2, 9)};
        break;
      case 2:
        made.rule = interpolation{.through = {{5, 0}, {cut, marks / 2}, {cut + 30, marks}},
                                  .below = *rc::gen::element(beyond::hold, beyond::nothing),
                                  .above = beyond::hold};
        break;
      case 3:
        made.rule = step_deduction{
            .limit = cut,
            .side = *rc::gen::element(side::above, side::below, side::both),
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

  /// A bonus and a deduction beside what adds up, and a bonus within one section.
  void extras() {
    using namespace fiscore;
    made_.most = made_.full_marks + 5;
    made_.metrics.push_back({.id = "m.late",
                             .title = {"逾期", "late"},
                             .formula = formula::parse("figures.late"),
                             .domain = domain::whole(interval::at_least(0))});
    for (auto& each : made_.indicators) {
      if (each.how != aggregation::sum || each.children.empty() || *counts(1) == 0) continue;
      each.most = each.full_marks + 3;
      each.children.push_back(
          {.id = each.id + "plus", .full_marks = 0, .most = rational(4), .rule = manual{}});
      each.children.push_back({.id = each.id + "minus", .full_marks = 0, .least = -1, .rule = manual{}});
    }
    made_.indicators.push_back({.id = "plus", .full_marks = 0, .most = rational(5), .rule = manual{}});
    made_.indicators.push_back(
        {.id = "minus",
         .full_marks = 0,
         .least = rational(-2),
         .metric = "m.late",
         .rule = bands{{{interval::at_most(0), 0}, {interval::point(1), -1}, {interval::above(1), -2}}}});
  }

  /// Grades that cover the line and can all be reached: the ends are whole marks.
  void grades() {
    using namespace fiscore;
    rational const marks = made_.full_marks;
    rational const high = marks / 2 + *counts(4);
    rational const low = marks / 2 - *counts(4);
    made_.grades = {{{"high", {"高", "high"}, interval::at_least(high)}}};
    if (low < high)
      made_.grades.grades.push_back(
          {"fair", {"中", "fair"}, *intersect(interval::at_least(low), interval::below(high))});
    made_.grades.grades.push_back({"low", {"低", "low"}, interval::below(low)});
  }

  /// One gate of each kind that can be here.
  void gates() {
    using namespace fiscore;
    auto const add = [this](gate each, char const* when) {
      each.title = {"关口", each.id};
      each.when = predicate::parse(when);
      each.source = {"文件", "第 1 条", true};
      if (*counts(1) == 1) made_.gates.push_back(std::move(each));
    };
    if (made_.how != aggregation::profile) {
      add({.id = "gate", .does = gate::effect::set_grade, .grade = "low"},
          "given(figures.veto) and figures.veto == 1");
      add({.id = "cap", .does = gate::effect::cap_total, .cap = made_.full_marks / 2},
          "score(\"\") >= 8 and figures.veto == 2");
      add({.id = "zero", .does = gate::effect::zero_total}, "given(figures.veto) and figures.veto == 3");
    }
    indicator const& first = made_.indicators.front();
    if (first.how != aggregation::profile)
      add({.id = "set", .does = gate::effect::set_score, .node = first.id, .score = first.full_marks / 2},
          "figures.veto == 4 or figures.veto == 5");
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
  if (*counts(3) > 0) made.set("figures.down", quantity{decimal(100), unit()});
  if (*counts(2) > 0) made.set("figures.veto", quantity{decimal(*counts(6)), unit()});
  if (*counts(1) > 0) made.set("figures.late", quantity{decimal(*counts(3)), unit()});
  for (std::size_t i = 1; i < by.nodes().size(); ++i) {
    auto const& node = by.nodes()[i];
    if (*counts(3) == 0) continue;
    if (node.metric) made.set("figures.up_" + node.line.id, quantity{decimal(*counts(150)), unit()});
    if (node.line.not_applicable && *counts(3) == 0) {
      made.set_exemption(node.path.text(), {});
    } else if (node.line.assessed ? *counts(1) == 0 : node.is_leaf(i) && node.line.rule && !node.metric) {
      answer given;
      if (node.line.rule && !node.metric) given.items = {{"x", *counts(1) == 1}, {"y", *counts(1) == 1}};
      given.tier = *rc::gen::element("bad", "good");
      if (given.tier == "good") given.score = node.line.full_marks * 3 / 4;
      if (*counts(1) == 1) given.reason = "据实";
      if (node.line.rule && std::holds_alternative<manual>(*node.line.rule)) {
        given.tier.clear();
        given.score = node.line.lowest() + (node.line.highest() - node.line.lowest()) * *counts(7) / 7;
      }
      made.set_answer(node.path.text(), given);
    }
  }
  return made;
}

}  // namespace fiscore_test

namespace fiscore::inline FISCORE_ABI {
inline void show_lines(std::vector<indicator> const& lines, std::string const& margin, std::ostream& out) {
  for (auto const& each : lines) {
    out << margin << each.id << ": " << to_string(each.full_marks);
    if (!each.children.empty()) out << ", " << describe(each.how, language::en);
    if (each.rule) out << ", " << form_name(*each.rule);
    if (each.most) out << ", most " << to_string(*each.most);
    if (each.least) out << ", least " << to_string(*each.least);
    if (each.assessed) out << ", assessed";
    out << "\n";
    show_lines(each.children, margin + "  ", out);
  }
}
inline void showValue(rulebook_definition const& of, std::ostream& out) {
  out << to_string(of.full_marks) << ", " << describe(of.how, language::en) << "\n";
  show_lines(of.indicators, "  ", out);
}
}  // namespace fiscore::inline FISCORE_ABI
