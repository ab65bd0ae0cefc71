// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/impl/leaf.ipp>

#include <utility>

namespace fiscore::inline FISCORE_ABI::detail {

/// Lets predicates ask about the results.
class result_view final : public evaluation_view {
 public:
  result_view(rulebook const& by, evaluation const& of) : by_(by), of_(of) {}

  [[nodiscard]] truth in_state(std::string_view path, std::string_view state) const override {
    auto const index = by_.find(hashed_name(std::string(path)));
    if (!index) return truth::unknown;
    return to_string(of_.nodes[*index].state) == state ? truth::yes : truth::no;
  }
  [[nodiscard]] measured score(std::string_view path) const override {
    auto const index = by_.find(hashed_name(std::string(path)));
    if (!index || !of_.nodes[*index].has_score()) return {};
    return {value_state::known, of_.nodes[*index].score};
  }
  [[nodiscard]] truth has_grade(std::string_view grade) const override {
    if (!of_.grade) return truth::unknown;
    return by_.definition().grades.grades[*of_.grade].id == grade ? truth::yes : truth::no;
  }

 private:
  rulebook const& by_;
  evaluation const& of_;
};

/// What gates make of the total, and its grade.
class gate_keeper {
 public:
  /// `exact_bounds` are those of an incomplete total.
  gate_keeper(rulebook const& by, dossier const& of, evaluation& into, interval exact_bounds)
      : by_(by), of_(of), into_(into), exact_bounds_(std::move(exact_bounds)) {}

  /// Each gate on what the ones before it left. One whose condition is not known leaves both outcomes.
  void run() {
    if (by_.definition().gates.empty() && into_.total().has_score()) {
      into_.grade = grade_of(into_.total());
      if (into_.grade) into_.reachable.push_back(*into_.grade);
      return;
    }
    node_result const ungated = into_.nodes[0];
    std::vector<outcome> outcomes{outcome()};
    conclude(outcomes, ungated, exact_bounds_);
    result_view const view(by_, into_);
    for (auto const& each : by_.definition().gates) {
      truth const holds = asked(each, view);
      into_.gates.push_back(holds);
      if (holds == truth::no || each.does == gate::effect::set_score) continue;
      std::vector<outcome> after;
      if (holds == truth::unknown) after = outcomes;
      for (outcome one : outcomes) {
        apply(each, one);
        bool known = false;
        for (auto const& other : after) known = known || other == one;
        if (!known) after.push_back(std::move(one));
      }
      outcomes = std::move(after);
      conclude(outcomes, ungated, exact_bounds_);
    }
  }

 private:
  /// What gates have made of the total in one of the ways in which those that are not known may turn out.
  struct outcome {
    bool zero = false;
    std::optional<rational> cap;
    std::optional<std::size_t> grade;  ///< set by a gate; it stays, whatever the total
    friend bool operator==(outcome const&, outcome const&) = default;
  };

  [[nodiscard]] std::optional<std::size_t> grade_of(node_result const& total) const {
    bool const exact = by_.definition().rounding.grade_on == rounding_plan::grade_basis::exact;
    return by_.definition().grades.grade_of(exact ? total.exact : total.score);
  }
  truth asked(gate const& about, result_view const& view) {
    auto const clash = about.when.clash(of_);
    if (!clash) return about.when.holds(of_, &view);
    auto const said = describe(*clash);
    auto const named = [&](std::string const& title) { return title.empty() ? about.id : title; };
    diagnostic what;
    what.code = errc::unit_mismatch;
    what.message = {"关口“" + named(about.title.zh) + "”：" + said.zh,
                    "gate \"" + named(about.title.en) + "\": " + said.en};
    into_.findings.push_back(std::move(what));
    return truth::unknown;
  }
  void apply(gate const& what, outcome& to) const {
    switch (what.does) {
      case gate::effect::set_grade: {
        auto const& grades = by_.definition().grades.grades;
        for (std::size_t i = 0; i < grades.size(); ++i) {
          if (grades[i].id == what.grade) to.grade = i;
        }
        break;
      }
      case gate::effect::cap_total:
        if (!to.cap || what.cap < *to.cap) to.cap = what.cap;
        break;
      case gate::effect::zero_total:
        to.zero = true;
        to.cap.reset();
        break;
      case gate::effect::set_score:
        break;
    }
  }

  /// The total and the grade that all outcomes leave, or the bounds and grades that any of them does.
  void conclude(std::vector<outcome> const& outcomes, node_result const& ungated, interval const& exact) {
    node_result& total = into_.nodes[0];
    auto const& scale = by_.definition().grades;
    bool const on_exact = by_.definition().rounding.grade_on == rounding_plan::grade_basis::exact;
    std::vector<bool> reachable(scale.grades.size(), false);
    std::optional<node_result> all;
    bool same_grade = true;
    for (auto const& one : outcomes) {
      node_result made = ungated;
      interval within = exact;
      gated(one, made, within);
      std::optional<std::size_t> grade = one.grade;
      if (grade) {
        reachable[*grade] = true;
      } else if (made.has_score()) {
        grade = grade_of(made);
        if (grade) reachable[*grade] = true;
      } else if (by_.definition().missing == missing_policy::bounds) {
        for (auto const each : scale.reachable(on_exact ? within : interval::closed(made.low, made.high)))
          reachable[each] = true;
      }
      same_grade = same_grade && (!all || grade == into_.grade);
      into_.grade = grade;
      if (!all) {
        all = std::move(made);
        continue;
      }
      if (all->has_score() && !(made.has_score() && made.score == all->score)) open(*all);
      all->low = made.low < all->low ? made.low : all->low;
      all->high = all->high < made.high ? made.high : all->high;
    }
    total = std::move(*all);
    if (!same_grade) into_.grade.reset();
    into_.reachable.clear();
    for (std::size_t i = 0; i < reachable.size(); ++i) {
      if (reachable[i]) into_.reachable.push_back(i);
    }
  }
  static void gated(outcome const& by, node_result& total, interval& exact) {
    if (by.zero) {
      set_score(total, 0, std::nullopt);
      exact = interval::point(0);
    }
    if (!by.cap) return;
    for (rational* each : {&total.exact, &total.score, &total.low, &total.high})
      *each = *by.cap < *each ? *by.cap : *each;
    exact = min(exact, interval::point(*by.cap));
  }
  /// Takes the score away from a total that outcomes disagree about.
  static void open(node_result& total) {
    total.state = state::incomplete;
    total.exact = 0;
    total.score = 0;
    total.rounded.reset();
  }

  rulebook const& by_;
  dossier const& of_;
  evaluation& into_;
  interval exact_bounds_;
};

}  // namespace fiscore::inline FISCORE_ABI::detail
