// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/impl/leaf.ipp>
#include <fiscore/rulebook/open.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

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

class scorer {
 public:
  scorer(rulebook const& by, dossier const& of, evaluation& into) : by_(by), of_(of), into_(into) {}

  void run() {
    auto const nodes = by_.nodes();
    into_.nodes.resize(nodes.size());
    misplaced();
    static node_result const fresh;
    leaf_scorer const leaves(by_, of_, into_.findings);
    // Backwards, so that every section comes after its indicators.
    for (std::size_t i = nodes.size(); i-- > 0;) {
      node_result& result = into_.nodes[i];
      result = fresh;
      if (nodes[i].is_leaf(i)) {
        leaves.score(nodes[i], result);
      } else {
        section(i, result);
      }
    }
    if (!into_.total().has_score()) shared_figures();
    grade();
    gates();
  }

 private:
  void finding(errc code, std::string const& node, std::string zh, std::string en) {
    diagnostic what;
    what.code = code;
    what.path = node;
    what.message = {std::move(zh), std::move(en)};
    into_.findings.push_back(std::move(what));
  }

  /// Answers, exemptions and scores that no node of the rulebook takes.
  void misplaced() {
    auto const node_of = [&](auto const& entry) -> rulebook_node const* {
      if (auto const index = by_.find(entry.name)) return &by_.nodes()[*index];
      std::string const& path = entry.name.text();
      finding(errc::node_unknown, path, "指标体系中没有“" + path + "”",
              "the rulebook has no \"" + path + "\"");
      return nullptr;
    };
    for (auto const& each : of_.all_recorded()) static_cast<void>(node_of(each));
    for (auto const& each : of_.exemptions()) {
      auto const* node = node_of(each);
      if (node == nullptr || node->line.not_applicable || chosen_from(*node)) continue;
      finding(errc::exemption_refused, each.name.text(), "该指标不允许申报不适用",
              "this indicator cannot be declared not applicable");
    }
    for (auto const& each : of_.answers()) {
      auto const* node = node_of(each);
      if (node == nullptr || (node->line.rule && (!is_numeric(*node->line.rule) || node->line.over)))
        continue;
      finding(errc::answer_unused, each.name.text(), "该指标不由人评分，所给评分未采用",
              "this indicator is not scored by a person: the answer is not used");
    }
  }
  /// One of alternatives can always be declared not used.
  [[nodiscard]] bool chosen_from(rulebook_node const& node) const {
    return by_.nodes()[node.parent].line.how == aggregation::alternatives;
  }

  void section(std::size_t index, node_result& result) {
    switch (by_.nodes()[index].line.how) {
      case aggregation::sum:
        sum(index, result);
        break;
      case aggregation::minimum:
        minimum(index, result);
        break;
      case aggregation::alternatives:
        alternatives(index, result);
        break;
    }
  }
  [[nodiscard]] std::optional<rounding> const& stage_of(std::size_t index) const {
    auto const& plan = by_.definition().rounding;
    return index == 0 ? plan.total : plan.subtotal;
  }
  static bool settled(node_result const& of) { return of.counts() || of.state == state::excluded; }

  /// The sum of what the children count, or the interval of it; what does not apply is spread over the
  /// rest.
  void sum(std::size_t index, node_result& result) {
    auto const nodes = by_.nodes();
    bool const whole = index == 0;
    bool all_scored = true;
    rational total = 0;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      all_scored = all_scored && into_.nodes[i].has_score() && !partly_exempt(i);
      total += into_.nodes[i].score;
    }
    result.applicable_marks = nodes[index].line.full_marks;
    if (all_scored) {
      set_score(result, std::move(total), stage_of(index));
      return;
    }

    rational low = 0;
    rational high = 0;
    rational marks = 0;
    rational stretched = 0;
    bool complete = true;
    bool any_applies = false;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      node_result const& child = into_.nodes[i];
      bool const applies = child.state != state::not_applicable;
      complete = complete && settled(child);
      any_applies = any_applies || applies;
      result.wide = result.wide || child.wide;
      low += child.low;
      high += child.high;
      marks += child.applicable_marks;
      if (!applies && nodes[i].line.not_applicable == not_applicable_policy::renormalise_section) {
        stretched += nodes[i].line.full_marks;
      }
    }
    result.applicable_marks = marks + stretched;
    rational scale = 1;
    if (!stretched.is_zero() && any_applies) scale = share(result.applicable_marks, marks);
    if (whole && result.applicable_marks != nodes[0].line.full_marks) {
      scale *= share(nodes[0].line.full_marks, result.applicable_marks);
      result.applicable_marks = nodes[0].line.full_marks;
    }
    if (complete) {
      // Where nothing below applies, neither does the section; the whole still has what full marks are
      // given for.
      if (whole && marks.is_zero()) none_applies();
      set_score(result, total * scale, stage_of(index));
      if (!any_applies && !whole) result.state = state::not_applicable;
      return;
    }
    incomplete(index, low * scale, high * scale, result);
  }

  /// The least of the children that apply.
  void minimum(std::size_t index, node_result& result) {
    auto const nodes = by_.nodes();
    bool complete = true;
    bool any = false;
    rational low;
    rational high;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      node_result const& child = into_.nodes[i];
      if (child.state == state::not_applicable) continue;
      complete = complete && settled(child);
      low = any && low < child.low ? low : child.low;
      high = any && high < child.high ? high : child.high;
      any = true;
    }
    result.applicable_marks = nodes[index].line.full_marks;
    if (!any) {
      if (index == 0) none_applies();
      result.state = state::not_applicable;
      result.applicable_marks = 0;
    } else if (complete || low == high) {
      set_score(result, std::move(low), stage_of(index));
    } else {
      incomplete(index, std::move(low), std::move(high), result);
    }
  }

  /// The one child that applies; the others are excluded.
  void alternatives(std::size_t index, node_result& result) {
    auto const nodes = by_.nodes();
    std::size_t candidates = 0;
    std::size_t given = 0;
    std::size_t chosen = 0;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      if (of_.find_exemption(nodes[i].path) != nullptr) continue;
      ++candidates;
      if (candidates == 1) chosen = i;
      if (into_.nodes[i].state == state::missing) continue;
      ++given;
      chosen = given == 1 ? i : chosen;
    }
    if (given > 1) {
      finding(errc::alternatives_given, nodes[index].path.text(),
              "择一计分的几项都有数据：不采用的须申报不适用",
              "several of the alternatives are given: declare those that are not used");
    }
    if (candidates == 0) {
      if (index == 0) none_applies();
      result.state = state::not_applicable;
      return;
    }
    bool const decided = candidates == 1 || given == 1;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      if (!decided || i == chosen) continue;
      into_.nodes[i].state = state::excluded;
      into_.nodes[i].score = 0;
    }
    result.applicable_marks = nodes[index].line.full_marks;
    if (decided) {
      node_result const& one = into_.nodes[chosen];
      result = one;
      result.piece.reset();
      result.applicable_marks = nodes[index].line.full_marks;
      if (one.has_score()) set_score(result, one.score, stage_of(index));
      if (!settled(one)) result.state = state::incomplete;
      return;
    }
    if (given == 0 && by_.definition().missing == missing_policy::zero) {
      set_score(result, 0, std::nullopt);
      return;
    }
    incomplete(index, 0, nodes[index].line.full_marks, result);
  }

  void incomplete(std::size_t index, rational low, rational high, node_result& result) {
    result.state = state::incomplete;
    if (index == 0) exact_bounds_ = interval::closed(low, high);
    auto const& stage = stage_of(index);
    result.low = stage ? rational(round(low, *stage)) : std::move(low);
    result.high = stage ? rational(round(high, *stage)) : std::move(high);
  }

  /// A section with a score of which some part does not apply, so that its marks are not those of the
  /// table.
  [[nodiscard]] bool partly_exempt(std::size_t i) const {
    return into_.nodes[i].applicable_marks != by_.nodes()[i].line.full_marks;
  }
  static rational share(rational const& all, rational const& part) {
    if (part.is_zero()) none_applies();
    return all / part;
  }
  [[noreturn]] static void none_applies() {
    diagnostic what;
    what.code = errc::marks_none_apply;
    what.message = {"没有一项指标适用，无法折算",
                    "no indicator applies, so nothing can be scaled to full marks"};
    throw error(std::move(what));
  }

  /// Bounds add up as if every leaf were free; a missing figure that several leaves read ties them.
  void shared_figures() {
    std::vector<std::string> seen;
    for (std::size_t i = 1; i < by_.nodes().size(); ++i) {
      auto const& node = by_.nodes()[i];
      if (!node.metric || into_.nodes[i].state != state::missing) continue;
      metric const& what = by_.metrics()[*node.metric];
      std::vector<std::string> own;
      what.formula.add_missing(of_, what.rows, own);
      for (auto const& name : own) {
        for (auto const& other : seen) into_.nodes[0].wide = into_.nodes[0].wide || other == name;
      }
      for (auto const& name : own) add_once(seen, name);
    }
  }

  void grade() {
    auto const& scale = by_.definition().grades;
    node_result& total = into_.nodes[0];
    if (scale.grades.empty()) return;
    bool const exact = by_.definition().rounding.grade_on == rounding_plan::grade_basis::exact;
    if (total.has_score()) {
      into_.grade = scale.grade_of(exact ? total.exact : total.score);
      if (into_.grade) into_.reachable.push_back(*into_.grade);
    } else if (by_.definition().missing == missing_policy::bounds) {
      into_.reachable = scale.reachable(exact ? exact_bounds_ : interval::closed(total.low, total.high));
    }
  }

  /// Each gate on what the ones before it left. One whose condition is not known leaves both outcomes.
  void gates() {
    result_view const view(by_, into_);
    for (auto const& each : by_.definition().gates) {
      truth const holds = each.when.holds(of_, &view);
      into_.gates.push_back(holds);
      if (holds == truth::no) continue;
      evaluation const before = holds == truth::unknown ? into_ : evaluation();
      apply(each);
      if (holds == truth::unknown) either(before);
    }
  }
  void apply(gate const& what) {
    node_result& total = into_.nodes[0];
    if (what.does == gate::effect::set_grade) {
      auto const& grades = by_.definition().grades.grades;
      for (std::size_t i = 0; i < grades.size(); ++i) {
        if (grades[i].id == what.grade) into_.grade = i;
      }
      into_.reachable.assign(1, into_.grade.value_or(0));
      return;
    }
    rational const most = what.does == gate::effect::zero_total ? rational(0) : what.cap;
    auto const cap = [&](rational& value) { value = most < value ? most : value; };
    for (rational* each : {&total.exact, &total.score, &total.low, &total.high}) cap(*each);
    exact_bounds_ = interval::closed(total.low, total.high);
    if (what.does == gate::effect::zero_total && !total.has_score()) set_score(total, 0, std::nullopt);
    into_.grade.reset();
    into_.reachable.clear();
    grade();
  }
  /// The outcome so far or the one before: the bounds of both, the grades of both.
  void either(evaluation const& before) {
    node_result& total = into_.nodes[0];
    node_result const& was = before.total();
    bool const same = total.has_score() && was.has_score() && total.score == was.score;
    total.low = was.low < total.low ? was.low : total.low;
    total.high = total.high < was.high ? was.high : total.high;
    exact_bounds_ = interval::closed(total.low, total.high);
    if (!same) total.state = state::incomplete;
    if (into_.grade != before.grade) into_.grade.reset();
    std::vector<std::size_t> both;
    for (std::size_t i = 0; i < by_.definition().grades.grades.size(); ++i) {
      auto const has = [&](std::vector<std::size_t> const& in) {
        for (std::size_t const each : in) {
          if (each == i) return true;
        }
        return false;
      };
      if (has(before.reachable) || has(into_.reachable)) both.push_back(i);
    }
    into_.reachable = std::move(both);
  }

  rulebook const& by_;
  dossier const& of_;
  evaluation& into_;
  interval exact_bounds_;  // of an incomplete total, before its rounding
};

}  // namespace detail

FISCORE_INLINE void evaluate(rulebook const& by, dossier const& of, evaluation& into) {
  into.grade.reset();
  into.reachable.clear();
  into.gates.clear();
  into.findings.clear();
  into.opened.reset();
  if (by.has_open_sections()) into.opened = open_with(by, of, into.findings);
  detail::scorer(into.book(by), of, into).run();
}

FISCORE_INLINE evaluation evaluate(rulebook const& by, dossier const& of) {
  evaluation made;
  evaluate(by, of, made);
  return made;
}

}  // namespace fiscore::inline FISCORE_ABI
