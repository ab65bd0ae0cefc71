// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The small sheet on which policies, aggregations and gates are tested.

#include <fiscore/evaluate/evaluate.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fiscore_test {

using namespace fiscore;

constexpr rounding to_places(int places) { return {places, rounding_mode::half_up}; }

inline proportional share_of(parameter target) {
  return {.target = std::move(target),
          .direction = goal::at_least,
          .inverse = inverse_variant::ratio,
          .zero = zero_target::undefined};
}

inline grade_scale four_grades() {
  return {{{"excellent", {"优", "excellent"}, interval::parse("[90, ∞)")},
           {"good", {"良", "good"}, interval::parse("[80, 90)")},
           {"fair", {"中", "fair"}, interval::parse("[60, 80)")},
           {"poor", {"差", "poor"}, interval::parse("(-∞, 60)")}}};
}

inline constexpr std::size_t excellent = 0;
inline constexpr std::size_t good = 1;
inline constexpr std::size_t fair = 2;
inline constexpr std::size_t poor = 3;

/// 0 the whole (100), 1 `s` (20), 2 `s/execution` (10), 3 `s/hand` (10), 4 `main` (80).
inline rulebook_definition sheet() {
  return {
      .id = "sheet",
      .full_marks = 100,
      .grades = four_grades(),
      .metrics = {{.id = "execution",
                   .formula = formula::parse("figures.spent / figures.budget"),
                   .unit = unit("%"),
                   .domain = domain::real(interval::parse("[0, ∞)"))}},
      .indicators = {
          {.id = "s",
           .full_marks = 20,
           .children = {{.id = "execution", .full_marks = 10, .metric = "execution", .rule = share_of(100)},
                        {.id = "hand", .full_marks = 10, .rule = manual{}}}},
          {.id = "main", .full_marks = 80, .rule = manual{}}}};
}

inline void set_score(dossier& of, char const* node, char const* score, std::string reason = "见附件") {
  answer given;
  given.score = rational::parse(score);
  given.reason = std::move(reason);
  of.set_answer(node, given);
}

/// What is empty is not given.
inline dossier office(std::string_view spent, char const* hand, char const* main) {
  dossier made;
  if (!spent.empty()) made.set("figures.spent", quantity::parse(spent));
  made.set("figures.budget", quantity::parse("100"));
  if (*hand != 0) set_score(made, "s/hand", hand);
  if (*main != 0) set_score(made, "main", main);
  return made;
}

inline std::string text(rational const& of) { return to_string(of); }

inline std::string text(std::optional<rounding> const& of) {
  return of ? std::to_string(of->places) + " " + to_string(of->mode) : "";
}

inline std::vector<std::string> lines(diagnostics const& of) {
  std::vector<std::string> made;
  for (auto const& each : of) made.push_back(to_string(each));
  return made;
}

inline std::vector<errc> codes(diagnostics const& of) {
  std::vector<errc> made;
  for (auto const& each : of) made.push_back(each.code);
  return made;
}

}  // namespace fiscore_test
