// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Small rulebooks and dossiers from parts: lines scored by hand or by letter, metrics of one figure,
/// results by path.

#include "sheet.hpp"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fiscore_test {

/// A metric that is `figures.NAME`, without a unit.
inline metric figure_of(std::string const& name, domain on = {}) {
  return {.id = name, .title = {name, name}, .formula = formula::parse("figures." + name), .domain = on};
}

inline void report(dossier& of, std::string const& figure, char const* value) {
  of.set("figures." + figure, quantity::parse(value));
}

inline bands table_of(std::initializer_list<std::pair<char const*, char const*>> rows) {
  bands made;
  for (auto const& [on, points] : rows) made.rows.push_back({interval::parse(on), rational::parse(points)});
  return made;
}

inline indicator by_hand(char const* id, rational full_marks) {
  return {.id = id, .title = {id, id}, .full_marks = std::move(full_marks), .rule = manual{}};
}

inline indicator may_leave(indicator line) {
  line.not_applicable = not_applicable_policy::renormalise_section;
  return line;
}

inline indicator bonus_line(char const* id, rational most) {
  auto made = by_hand(id, 0);
  made.most = std::move(most);
  return made;
}

inline indicator deduction_line(char const* id, rational least) {
  auto made = by_hand(id, 0);
  made.least = std::move(least);
  return made;
}

/// A to D are 4 to 1; what cannot be judged (D*) and what was not rated (NR) count as D.
inline tiers letter_tiers() {
  tiers made;
  for (auto const& [id, score] : {std::pair{"A", 4}, {"B", 3}, {"C", 2}, {"D", 1}, {"D*", 1}, {"NR", 1}})
    made.rows.push_back({id, {id, id}, interval::point(score)});
  return made;
}

inline indicator by_letter(char const* id) {
  return may_leave({.id = id, .title = {id, id}, .full_marks = 4, .rule = letter_tiers()});
}

inline void answer_tier(dossier& of, std::string const& node, char const* tier) {
  answer given;
  given.tier = tier;
  of.set_answer(node, given);
}

/// A letter, `NA` or `NU` for what does not apply or is not used, nothing for what is missing.
inline void judge(dossier& of, std::string const& node, std::string_view letter) {
  if (letter == "NA") {
    of.set_exemption(node, {exemption_kind::not_applicable, "没有此类事项"});
  } else if (letter == "NU") {
    of.set_exemption(node, {exemption_kind::not_used, "本次评价未采用"});
  } else if (!letter.empty()) {
    answer_tier(of, node, std::string(letter).c_str());
  }
}

/// A score by hand; what is empty is missing, `x` does not apply.
inline void score(dossier& of, char const* node, std::string_view given) {
  if (given == "x") {
    of.set_exemption(node, {exemption_kind::not_applicable, "没有此类事项"});
  } else if (!given.empty()) {
    set_score(of, node, std::string(given).c_str());
  }
}

inline node_result const& at(rulebook const& by, evaluation const& of, char const* path) {
  auto const index = of.book(by).find(detail::hashed_name(path));
  REQUIRE(index);
  return of.nodes[*index];
}

/// `3` where it is one number, `1 to 4` where it is not.
inline std::string extent(node_result const& of) {
  return of.low == of.high ? text(of.low) : text(of.low) + " to " + text(of.high);
}

}  // namespace fiscore_test
