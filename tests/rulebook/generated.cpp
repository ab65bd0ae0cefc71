// SPDX-License-Identifier: BSL-1.0
/// @file
/// Validation accepts every rulebook that was made without a fault, and refuses it with any single one.

#include <fiscore/rulebook/validate.hpp>

#include "property.hpp"
#include "rulebook_generator.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

using namespace fiscore;
using namespace fiscore_test;

namespace {

std::vector<indicator*> all_lines(std::vector<indicator>& lines) {
  std::vector<indicator*> found;
  for (auto& each : lines) {
    found.push_back(&each);
    for (auto* below : all_lines(each.children)) found.push_back(below);
  }
  return found;
}

/// A line that fits, anywhere; none may.
indicator* some_line(rulebook_definition& of, std::function<bool(indicator const&)> const& fits) {
  std::vector<indicator*> found;
  for (auto* each : all_lines(of.indicators)) {
    if (fits(*each)) found.push_back(each);
  }
  if (found.empty()) return nullptr;
  return found[static_cast<std::size_t>(*counts(static_cast<int>(found.size()) - 1))];
}

bool any(indicator const& /*of*/) { return true; }
bool is_section(indicator const& of) { return !of.children.empty(); }
bool is_leaf(indicator const& of) { return of.children.empty(); }
bool has_metric(indicator const& of) { return !of.metric.empty(); }
bool is_assessed(indicator const& of) { return of.assessed.has_value(); }
template <aggregation How>
bool is(indicator const& of) {
  return of.how == How && !of.children.empty();
}
template <class Form>
bool has(indicator const& of) {
  return of.rule && std::holds_alternative<Form>(*of.rule);
}

bool has_banded_part(indicator const& of) {
  return of.how != aggregation::minimum && of.how != aggregation::weakest_link &&
         std::any_of(of.children.begin(), of.children.end(), has<bands>);
}

indicator a_profile(std::string id) {
  indicator made{.id = std::move(id), .how = aggregation::profile};
  made.children = {{.id = "x", .full_marks = 4, .rule = manual{}}};
  return made;
}

struct defect {
  char const* what;
  errc code;
  bool (*fits)(indicator const&);
  std::function<void(indicator&)> put;
};

std::vector<defect> const defects = {
    {"an empty id", errc::rulebook_id_missing, any, [](indicator& of) { of.id.clear(); }},
    {"a slash in an id", errc::rulebook_id, any, [](indicator& of) { of.id += "/x"; }},
    {"an id twice", errc::rulebook_id, is_section,
     [](indicator& of) { of.children.push_back(of.children.front()); }},
    {"marks below 0", errc::marks_range, any, [](indicator& of) { of.full_marks = -1; }},
    {"marks that do not add up", errc::marks_sum, is<aggregation::sum>,
     [](indicator& of) { of.children.front().full_marks += 1; }},
    {"marks of a profile", errc::marks_sum, is<aggregation::profile>,
     [](indicator& of) { of.full_marks = 1; }},
    {"a rule on a section", errc::rule_on_section, is_section, [](indicator& of) { of.rule = manual{}; }},
    {"an unknown metric", errc::metric_unknown, has_metric, [](indicator& of) { of.metric = "nobody"; }},
    {"a metric that nothing reads", errc::metric_unused, has<manual>,
     [](indicator& of) { of.metric = "nobody"; }},
    {"a rank beyond its children", errc::aggregation_terms, is<aggregation::kth_best>,
     [](indicator& of) { of.terms.rank = 9; }},
    {"a rank where nothing is ranked", errc::aggregation_terms, is<aggregation::minimum>,
     [](indicator& of) { of.terms.rank = 1; }},
    {"no uplift", errc::aggregation_terms, is<aggregation::weakest_link>,
     [](indicator& of) { of.terms.uplift = 0; }},
    {"no table", errc::aggregation_terms, is<aggregation::lookup>,
     [](indicator& of) { of.terms.table.clear(); }},
    {"a row of the table twice", errc::aggregation_terms, is<aggregation::lookup>,
     [](indicator& of) { of.terms.table.push_back(of.terms.table.front()); }},
    {"a weight below 0", errc::aggregation_terms, is<aggregation::mean>,
     [](indicator& of) { of.children.front().weight = -1; }},
    {"a bonus below full marks", errc::marks_range, is_leaf,
     [](indicator& of) { of.most = of.full_marks - 1; }},
    {"a deduction that gives", errc::marks_range, any, [](indicator& of) { of.least = 1; }},
    {"a bonus that the section does not know", errc::marks_range, is<aggregation::sum>,
     [](indicator& of) {
       of.most.reset();
       of.children.front().most = of.children.front().full_marks + 1;
     }},
    {"a rule beyond full marks", errc::rule_above_full_marks, has<bands>,
     [](indicator& of) { std::get<bands>(*of.rule).rows.back().points = of.full_marks + 1; }},
    {"a rule below 0", errc::rule_below_zero, has<bands>,
     [](indicator& of) { std::get<bands>(*of.rule).rows.front().points = -1; }},
    {"bands that overlap", errc::curve_overlap, has<bands>,
     [](indicator& of) {
       std::get<bands>(*of.rule).rows.push_back({interval::point(1), 0});
     }},
    {"items that do not add up", errc::marks_sum, has<checklist>,
     [](indicator& of) { std::get<checklist>(*of.rule).items.front().points += 1; }},
    {"a tier beyond full marks", errc::tier_range, has<tiers>,
     [](indicator& of) {
       std::get<tiers>(*of.rule).rows.front().scores = interval::closed(0, of.full_marks + 1);
     }},
    {"rows of elements in the wrong order", errc::rule_not_monotonic, has<element_count>,
     [](indicator& of) { std::get<element_count>(*of.rule).rows.back().points = of.full_marks + 1; }},
    // Where the lowest counts a line may do no more than hold the others down.
    {"a rule that never gives full marks", errc::rule_below_full_marks, has_banded_part,
     [](indicator& of) {
       for (auto& each : of.children) {
         if (has<bands>(each)) std::get<bands>(*each.rule).rows.back().points = each.full_marks / 2;
       }
     }},
    {"a step of 0", errc::parameter_range, has<step_deduction>,
     [](indicator& of) { std::get<step_deduction>(*of.rule).cost.step = 0; }},
    {"a limit that names no metric", errc::metric_unknown, has<step_deduction>,
     [](indicator& of) { std::get<step_deduction>(*of.rule).limit = parameter::named("nobody"); }},
    {"points in no order", errc::parameter_range, has<interpolation>,
     [](indicator& of) { std::get<interpolation>(*of.rule).through.front().at = 9000; }},
    {"an item twice", errc::rulebook_id, has<checklist>,
     [](indicator& of) { std::get<checklist>(*of.rule).items.back().id = "x"; }},
    {"an element twice", errc::rulebook_id, has<element_count>,
     [](indicator& of) { std::get<element_count>(*of.rule).items.back().id = "x"; }},
    {"an assessed tier below 0", errc::tier_range, is_assessed,
     [](indicator& of) { of.assessed->rows.back().scores = interval::point(-1); }},
    {"an assessed tier beyond full marks", errc::tier_range, is_assessed,
     [](indicator& of) { of.assessed->rows.front().scores = interval::closed(0, of.full_marks + 1); }},
    {"assessed tiers below full marks", errc::rule_below_full_marks, is_assessed,
     [](indicator& of) { of.assessed->rows.front().scores = interval::point(of.full_marks / 2); }},
    {"a deduction where nothing adds up", errc::marks_range, is<aggregation::median>,
     [](indicator& of) { of.children.front().least = -1; }},
    {"other full marks where nothing adds up", errc::marks_sum, is<aggregation::alternatives>,
     [](indicator& of) { of.children.front().full_marks += 1; }},
    {"a weight where no mean is taken", errc::aggregation_terms, is<aggregation::sum>,
     [](indicator& of) { of.children.front().weight = 2; }},
    {"an uplift where nothing is lifted", errc::aggregation_terms, is<aggregation::geometric_mean>,
     [](indicator& of) { of.terms.uplift = 1; }},
    {"a profile in what has a score", errc::aggregation_terms, is<aggregation::minimum>,
     [](indicator& of) { of.children.front() = a_profile(of.children.front().id); }},
    {"more elements than there are", errc::piece_unreachable, has<element_count>,
     [](indicator& of) { std::get<element_count>(*of.rule).rows.front().count = 3; }},
};

/// A fault of the rulebook as a whole; false where it has no place for it.
struct defect_of_whole {
  char const* what;
  errc code;
  std::function<bool(rulebook_definition&)> put;
};

gate* gate_that(rulebook_definition& of, gate::effect does) {
  for (auto& each : of.gates) {
    if (each.does == does) return &each;
  }
  return nullptr;
}

std::vector<defect_of_whole> const defects_of_whole = {
    {"no id", errc::rulebook_id_missing,
     [](rulebook_definition& of) {
       of.id.clear();
       return true;
     }},
    {"no lines", errc::rulebook_empty,
     [](rulebook_definition& of) {
       of.indicators.clear();
       return of.how != aggregation::profile;  // validate_terms.cpp
     }},
    {"marks of the whole", errc::marks_sum,
     [](rulebook_definition& of) {
       of.full_marks += 1;
       return true;
     }},
    {"a metric twice", errc::rulebook_id,
     [](rulebook_definition& of) {
       if (of.metrics.empty()) return false;
       of.metrics.push_back(of.metrics.front());
       return true;
     }},
    {"grades that overlap", errc::grade_overlap,
     [](rulebook_definition& of) {
       if (of.grades.grades.empty()) return false;
       of.grades.grades.back().totals = interval();
       return true;
     }},
    {"letters that overlap", errc::grade_overlap,
     [](rulebook_definition& of) {
       of.node_grades.grades.back().totals = interval();
       return true;
     }},
    {"a gate with a grade that there is not", errc::gate_grade,
     [](rulebook_definition& of) {
       auto* const found = gate_that(of, gate::effect::set_grade);
       if (found != nullptr) found->grade = "nobody";
       return found != nullptr;
     }},
    {"a gate on a line that there is not", errc::node_unknown,
     [](rulebook_definition& of) {
       auto* const found = gate_that(of, gate::effect::set_score);
       if (found != nullptr) found->node += "/nobody";
       return found != nullptr;
     }},
    {"a gate that asks about a line that there is not", errc::node_unknown,
     [](rulebook_definition& of) {
       auto* const found = gate_that(of, gate::effect::cap_total);
       if (found != nullptr) found->when = predicate::parse("score(\"nobody\") > 1");
       return found != nullptr;
     }},
    {"a gate beyond what the line can score", errc::marks_range,
     [](rulebook_definition& of) {
       auto* const found = gate_that(of, gate::effect::set_score);
       if (found != nullptr) found->score = 1000;
       return found != nullptr;
     }},
    {"a gate that sets a score by a score", errc::gate_results,
     [](rulebook_definition& of) {
       auto* const found = gate_that(of, gate::effect::set_score);
       if (found != nullptr) found->when = predicate::parse("score(\"\") > 1");
       return found != nullptr;
     }},
    {"a gate that sets a score by a state", errc::gate_results,
     [](rulebook_definition& of) {
       auto* const found = gate_that(of, gate::effect::set_score);
       if (found != nullptr) found->when = predicate::parse("state(\"\") is missing");
       return found != nullptr;
     }},
    {"a cap that the total cannot print", errc::gate_cap,
     [](rulebook_definition& of) {
       auto* const found = gate_that(of, gate::effect::cap_total);
       if (found == nullptr || !of.rounding.total) return false;
       found->cap = rational::of(1, 3);
       return true;
     }},
    {"a geometric mean of nothing rounded", errc::aggregation_terms,
     [](rulebook_definition& of) {
       if (of.how != aggregation::geometric_mean) return false;
       of.rounding.total.reset();
       return true;
     }},
};

}  // namespace

TEST_CASE("a rulebook that was made without a fault is accepted without a word") {
  check_property("a rulebook without a fault", [] {
    auto const found = validate(*rulebook_definitions());
    if (!found.empty()) RC_FAIL(to_string(found.front()));
  });
}

TEST_CASE("a single fault in any place is refused with its code") {
  std::vector<bool> tried(defects.size(), false);
  std::vector<bool> tried_of_whole(defects_of_whole.size(), false);
  // Nothing, or all that is said instead.
  auto const missed = [](rulebook_definition const& of, errc code) {
    std::string said = "not told:";
    for (auto const& each : validate(of)) {
      if (each.code == code && each.level == severity::error) return std::string();
      said += " " + to_string(each) + ";";
    }
    return said;
  };
  check_property("a single fault", [&] {
    auto const sound = *rulebook_definitions();
    for (std::size_t which = 0; which < defects.size(); ++which) {
      defect const& fault = defects[which];
      auto definition = sound;
      indicator* const line = some_line(definition, fault.fits);
      // Of a bonus or deduction the marks cannot be broken so.
      if (line == nullptr || line->most || line->least) continue;
      tried[which] = true;
      fault.put(*line);
      auto const said = missed(definition, fault.code);
      if (!said.empty()) RC_FAIL(std::string(fault.what) + " in " + line->id + ", " + said);
    }
    for (std::size_t which = 0; which < defects_of_whole.size(); ++which) {
      auto definition = sound;
      if (!defects_of_whole[which].put(definition)) continue;
      tried_of_whole[which] = true;
      auto const said = missed(definition, defects_of_whole[which].code);
      if (!said.empty()) RC_FAIL(std::string(defects_of_whole[which].what) + ", " + said);
    }
  });
  for (std::size_t i = 0; i < defects.size(); ++i) {
    CAPTURE(defects[i].what);
    CHECK(tried[i]);
  }
  for (std::size_t i = 0; i < defects_of_whole.size(); ++i) {
    CAPTURE(defects_of_whole[i].what);
    CHECK(tried_of_whole[i]);
  }
}
