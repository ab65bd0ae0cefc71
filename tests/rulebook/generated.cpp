// SPDX-License-Identifier: BSL-1.0
/// @file
/// Validation accepts every rulebook that was made without a fault, and refuses it with any single one.

#include <fiscore/rulebook/validate.hpp>

#include "property.hpp"
#include "rulebook_generator.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>

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
template <aggregation How>
bool is(indicator const& of) {
  return of.how == How && !of.children.empty();
}
template <class Form>
bool has(indicator const& of) {
  return of.rule && std::holds_alternative<Form>(*of.rule);
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
    {"more elements than there are", errc::piece_unreachable, has<element_count>,
     [](indicator& of) { std::get<element_count>(*of.rule).rows.front().count = 3; }},
};

}  // namespace

TEST_CASE("a rulebook that was made without a fault is accepted") {
  check_property("a rulebook without a fault", [] {
    auto const found = validate(*rulebook_definitions());
    if (has_error(found)) RC_FAIL(to_string(found.front()));
  });
}

TEST_CASE("a single fault in any place is refused with its code") {
  std::vector<bool> tried(defects.size(), false);
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
      bool told = false;
      for (auto const& each : validate(definition))
        told = told || (each.code == fault.code && each.level == severity::error);
      if (!told) RC_FAIL(std::string(fault.what) + " in " + line->id);
    }
  });
  for (std::size_t i = 0; i < defects.size(); ++i) {
    CAPTURE(defects[i].what);
    CHECK(tried[i]);
  }
}
