// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/evaluate.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

class scorer {
 public:
  scorer(rulebook const& by, dossier const& of, evaluation& into) : by_(by), of_(of), into_(into) {}

  void run() {
    auto const nodes = by_.nodes();
    into_.nodes.resize(nodes.size());
    into_.grade.reset();
    into_.reachable.clear();
    into_.findings.clear();
    misplaced();
    static node_result const fresh;
    // Backwards, so that every section comes after its indicators.
    for (std::size_t i = nodes.size(); i-- > 0;) {
      node_result& result = into_.nodes[i];
      result = fresh;
      if (nodes[i].is_leaf(i)) {
        leaf(nodes[i], result);
      } else {
        section(i, result);
      }
    }
    grade();
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
      if (node == nullptr || node->line.not_applicable) continue;
      finding(errc::exemption_refused, each.name.text(), "该指标不允许申报不适用",
              "this indicator cannot be declared not applicable");
    }
    for (auto const& each : of_.answers()) {
      auto const* node = node_of(each);
      if (node == nullptr || (node->line.rule && !is_numeric(*node->line.rule))) continue;
      finding(errc::answer_unused, each.name.text(), "该指标不由人评分，所给评分未采用",
              "this indicator is not scored by a person: the answer is not used");
    }
  }

  /// Sets the score of a node, rounded by its stage of the plan.
  static void set_score(node_result& result, rational exact, std::optional<rounding> const& stage) {
    result.state = state::scored;
    result.exact = std::move(exact);
    result.score = result.exact;
    if (stage) {
      result.score = round(result.exact, *stage);
      result.rounded = stage;
    }
    result.low = result.score;
    result.high = result.score;
  }

  void leaf(rulebook_node const& node, node_result& result) {
    result.applicable_marks = node.line.full_marks;
    result.high = node.line.full_marks;
    if (exempt(node, result)) return;
    if (node.line.rule) {
      if (is_numeric(*node.line.rule)) {
        measure_and_score(node, result);
      } else {
        answered(node, result);
      }
    }
    bool const scored = result.has_score();
    if (!scored && by_.definition().missing == missing_policy::zero) {
      state const was = result.state;
      set_score(result, 0, std::nullopt);
      result.state = was;
      result.counted_as_zero = true;
    }
  }

  bool exempt(rulebook_node const& node, node_result& result) {
    if (!node.line.not_applicable || of_.find_exemption(node.path) == nullptr) return false;
    bool const full = *node.line.not_applicable == not_applicable_policy::full_marks;
    if (full) set_score(result, node.line.full_marks, std::nullopt);
    result.state = state::not_applicable;
    if (!full) {
      result.applicable_marks = 0;
      result.high = 0;
    }
    return true;
  }

  void measure_and_score(rulebook_node const& node, node_result& result) {
    result.measured = measure(by_.metrics()[*node.metric], of_);
    measured& value = result.measured.value;
    if (value.state != value_state::known) {
      result.state = value.state == value_state::missing ? state::missing : state::undefined;
      if (node.bound) bound_by(*node.bound, node, result);
      return;
    }
    result.measured_exact = value.value;
    if (auto const& stage = by_.definition().rounding.metric) value.value = round(value.value, *stage);
    if (node.bound) {
      score_on(*node.bound, node, result);
      return;
    }
    bindings given;
    for (auto const& each : node.named) {
      measured const end = measure(by_.metrics()[each.metric], of_).value;
      if (end.state != value_state::known) {
        result.state = end.state == value_state::missing ? state::missing : state::undefined;
        return;
      }
      given.set(each.name, end.value);
    }
    auto const bound = to_curve(*node.line.rule, node.line.full_marks, given);
    if (bound) {
      score_on(*bound, node, result);
      return;
    }
    // The rule has no meaning for these ends (a target of 0, a range upside down): no score, and the reason
    // is said.
    result.state = state::undefined;
    for (auto const& each : bound.error())
      finding(each.code, node.path.text(), each.message.zh, each.message.en);
  }

  void score_on(curve const& by, rulebook_node const& node, node_result& result) {
    auto const index = by.piece_at(result.measured.value.value);
    if (!index) {
      result.state = state::outside_coverage;
      bound_by(by, node, result);
      return;
    }
    result.piece = static_cast<std::uint32_t>(*index);
    set_score(result, by.pieces()[*index].at(result.measured.value.value), by_.definition().rounding.leaf);
  }

  /// Without a value: any score of the rule on the domain of its metric.
  void bound_by(curve const& by, rulebook_node const& node, node_result& result) {
    auto const range = by.range(by_.metrics()[*node.metric].domain);
    if (!range || !range->is_bounded()) return;
    result.low = rounded_leaf(range->lower().at);
    result.high = rounded_leaf(range->upper().at);
  }

  [[nodiscard]] rational rounded_leaf(rational const& value) const {
    auto const& stage = by_.definition().rounding.leaf;
    return stage ? rational(round(value, *stage)) : value;
  }

  void answered(rulebook_node const& node, node_result& result) {
    answer const* given = of_.find_answer(node.path);
    static answer const none;
    answer const& of = given == nullptr ? none : *given;
    if (auto const* list = std::get_if<checklist>(&*node.line.rule)) {
      items(*list, of, node, result);
    } else if (auto const* rows = std::get_if<tiers>(&*node.line.rule)) {
      tier(*rows, of, node, result);
    } else {
      by_hand(interval::closed(0, node.line.full_marks), of, node, result);
      result.needs_reason = result.has_score() && of.reason.empty();
    }
  }

  void items(checklist const& list, answer const& of, rulebook_node const& node, node_result& result) {
    rational sure = 0;
    rational possible = 0;
    for (auto const& item : list.items) {
      bool const* fulfilled = nullptr;
      for (auto const& [id, value] : of.items) {
        if (id == item.id) fulfilled = &value;
      }
      if (fulfilled == nullptr) possible += item.points;
      if (fulfilled != nullptr && *fulfilled) sure += item.points;
    }
    for (auto const& [id, value] : of.items) {
      bool known = false;
      for (auto const& item : list.items) known = known || item.id == id;
      if (!known)
        finding(errc::answer_unknown, node.path.text(), "没有检查项“" + id + "”",
                "there is no item \"" + id + "\"");
    }
    if (possible.is_zero()) {
      set_score(result, std::move(sure), by_.definition().rounding.leaf);
    } else {
      result.low = sure;
      result.high = sure + possible;
    }
  }

  void tier(tiers const& rows, answer const& of, rulebook_node const& node, node_result& result) {
    std::optional<interval> all;
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      interval const scores = tier_scores(rows, i, node.line.full_marks);
      all = all ? hull(*all, scores) : scores;
      if (rows.rows[i].id != of.tier) continue;
      if (scores.is_point() && !of.score) {
        set_score(result, scores.lower().at, by_.definition().rounding.leaf);
      } else {
        by_hand(scores, of, node, result);
      }
      return;
    }
    if (!of.tier.empty()) {
      finding(errc::answer_unknown, node.path.text(), "没有档次“" + of.tier + "”",
              "there is no tier \"" + of.tier + "\"");
    } else if (of.score) {
      finding(errc::answer_unknown, node.path.text(), "给了分数但没有说明档次",
              "a score is given but no tier");
    }
    if (all) {
      result.low = all->lower().at;
      result.high = all->upper().at;
    }
  }

  /// A person's score, which must lie in `allowed`.
  void by_hand(interval const& allowed, answer const& of, rulebook_node const& node, node_result& result) {
    result.low = allowed.lower().at;
    result.high = allowed.upper().at;
    if (!of.score) return;
    if (!allowed.contains(*of.score)) {
      std::string const given = to_string(*of.score);
      finding(errc::answer_out_of_range, node.path.text(),
              "评分 " + given + " 不在 " + to_string(allowed) + " 之内",
              "the score " + given + " is not within " + to_string(allowed));
      return;
    }
    set_score(result, *of.score, by_.definition().rounding.leaf);
  }

  /// The sum of what the children count, or the interval of it; what does not apply is spread over the
  /// rest.
  void section(std::size_t index, node_result& result) {
    auto const nodes = by_.nodes();
    bool const whole = index == 0;
    auto const& stage = whole ? by_.definition().rounding.total : by_.definition().rounding.subtotal;
    bool all_scored = true;
    rational sum = 0;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      all_scored = all_scored && into_.nodes[i].has_score() && !partly_exempt(i);
      sum += into_.nodes[i].score;
    }
    result.applicable_marks = nodes[index].line.full_marks;
    if (all_scored) {
      set_score(result, std::move(sum), stage);
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
      complete = complete && (child.has_score() || !applies || child.counted_as_zero);
      any_applies = any_applies || applies;
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
      set_score(result, sum * scale, stage);
      if (!any_applies && !whole) result.state = state::not_applicable;
      return;
    }
    result.state = state::incomplete;
    result.low = low * scale;
    result.high = high * scale;
    if (whole) exact_bounds_ = interval::closed(result.low, result.high);
    if (stage) {
      result.low = round(result.low, *stage);
      result.high = round(result.high, *stage);
    }
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

  void grade() {
    auto const& scale = by_.definition().grades;
    node_result& total = into_.nodes[0];
    if (scale.grades.empty()) return;
    bool const exact = by_.definition().rounding.grade_on == rounding_plan::grade_basis::exact;
    if (total.has_score()) {
      into_.grade = scale.grade_of(exact ? total.exact : total.score);
      if (into_.grade) into_.reachable.push_back(*into_.grade);
      return;
    }
    if (by_.definition().missing == missing_policy::bounds) {
      into_.reachable = scale.reachable(exact ? exact_bounds_ : interval::closed(total.low, total.high));
    }
  }

  rulebook const& by_;
  dossier const& of_;
  evaluation& into_;
  interval exact_bounds_;  // of an incomplete total, before its rounding
};

}  // namespace detail

FISCORE_INLINE void evaluate(rulebook const& by, dossier const& of, evaluation& into) {
  detail::scorer(by, of, into).run();
}

FISCORE_INLINE evaluation evaluate(rulebook const& by, dossier const& of) {
  evaluation made;
  evaluate(by, of, made);
  return made;
}

}  // namespace fiscore::inline FISCORE_ABI
