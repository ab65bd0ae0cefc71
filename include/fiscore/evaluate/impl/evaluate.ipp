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
      case aggregation::alternatives:
        alternatives(index, result);
        break;
      default:
        combined(index, result);
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
    rational spread = 0;
    bool complete = true;
    bool any_applies = false;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      node_result const& child = into_.nodes[i];
      complete = complete && settled(child);
      any_applies = any_applies || child.state != state::not_applicable;
      result.wide = result.wide || child.wide;
      low += child.low;
      high += child.high;
      marks += child.applicable_marks;
      spread += marks_to_spread(i);
    }
    rational scale = 1;
    result.applicable_marks = marks;
    if (!marks.is_zero() && !spread.is_zero()) {
      result.applicable_marks += spread;
      scale = result.applicable_marks / marks;
    }
    if (whole && result.applicable_marks != nodes[0].line.full_marks) {
      if (marks.is_zero()) none_applies();
      scale *= nodes[0].line.full_marks / result.applicable_marks;
      result.applicable_marks = nodes[0].line.full_marks;
    }
    if (!complete) {
      incomplete(index, low * scale, high * scale, result);
      return;
    }
    set_score(result, total * scale, stage_of(index));
    if (!any_applies && !whole) result.state = state::not_applicable;
  }

  /// The full marks that a node leaves to its siblings: those of its indicators that do not apply and are
  /// stretched over the rest of a section, where the section has no rest.
  [[nodiscard]] rational marks_to_spread(std::size_t index) const {
    auto const nodes = by_.nodes();
    rulebook_node const& node = nodes[index];
    node_result const& result = into_.nodes[index];
    if (!result.applicable_marks.is_zero()) return 0;
    if (node.is_leaf(index)) {
      bool const left = result.state == state::not_applicable &&
                        node.line.not_applicable == not_applicable_policy::renormalise_section;
      return left ? node.line.full_marks : rational(0);
    }
    rational sum = 0;
    rational most = 0;
    for (std::size_t i = index + 1; i < node.end; i = nodes[i].end) {
      rational const own = marks_to_spread(i);
      sum += own;
      most = most < own ? own : most;
    }
    return node.line.how == aggregation::sum ? sum : most;
  }

  /// What the aggregation makes of the children that count.
  void combined(std::size_t index, node_result& result) {
    auto const nodes = by_.nodes();
    bool complete = true;
    bool any_applies = false;
    std::vector<counted_score> lows;
    std::vector<counted_score> highs;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      node_result const& child = into_.nodes[i];
      any_applies = any_applies || child.state != state::not_applicable;
      if (child.state == state::not_applicable && child.applicable_marks.is_zero()) continue;
      complete = complete && settled(child);
      result.wide = result.wide || child.wide;
      lows.push_back({child.low, nodes[i].line.weight});
      highs.push_back({child.high, nodes[i].line.weight});
    }
    if (lows.empty()) {
      leave_out(index, result);
      return;
    }
    indicator const& line = nodes[index].line;
    result.applicable_marks = line.full_marks;
    if (complete) {
      auto score = aggregate(line.how, line.terms, lows, stage_of(index));
      if (score) {
        set_score(result, std::move(*score), stage_of(index));
        if (!any_applies && index != 0) result.state = state::not_applicable;
        return;
      }
      incomplete(index, 0, line.full_marks, result);
      result.state = state::outside_coverage;
      return;
    }
    interval const within = bounds_of(line, lows, highs, stage_of(index));
    bool const decided = within.is_point() && line.how != aggregation::lookup;
    if (decided) {
      set_score(result, within.lower().at, stage_of(index));
    } else {
      incomplete(index, within.lower().at, within.upper().at, result);
    }
  }

  /// What the aggregation can give for children between their bounds. All but two only rise with a child.
  static interval bounds_of(indicator const& line, std::span<counted_score const> lows,
                            std::span<counted_score const> highs, std::optional<rounding> const& stage) {
    interval const any = interval::closed(0, line.full_marks);
    if (line.how == aggregation::weakest_link) {
      rational const low = *aggregate(aggregation::minimum, {}, lows, stage);
      rational const high = *aggregate(aggregation::minimum, {}, highs, stage) + line.terms.uplift;
      return interval::closed(low, high < line.full_marks ? high : line.full_marks);
    }
    if (line.how == aggregation::lookup) {
      interval const sums = interval::closed(*aggregate(aggregation::sum, {}, lows, stage),
                                             *aggregate(aggregation::sum, {}, highs, stage));
      std::optional<interval> found;
      for (auto const& row : line.terms.table) {
        if (row.count != integer(static_cast<std::int64_t>(lows.size())) || !sums.contains(row.sum))
          continue;
        interval const score = interval::point(row.score);
        found = found ? hull(*found, score) : score;
      }
      return found.value_or(any);
    }
    auto const low = aggregate(line.how, line.terms, lows, stage);
    auto const high = aggregate(line.how, line.terms, highs, stage);
    return low && high ? interval::closed(*low, *high) : any;
  }

  /// The one child that applies; the others are excluded.
  void alternatives(std::size_t index, node_result& result) {
    auto const nodes = by_.nodes();
    std::vector<std::size_t> candidates;
    std::vector<std::size_t> given;
    std::optional<std::size_t> exempt_in_full;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      node_result const& child = into_.nodes[i];
      if (child.state == state::not_applicable) {
        if (!child.applicable_marks.is_zero()) exempt_in_full = i;
      } else if (of_.find_exemption(nodes[i].path) == nullptr) {
        candidates.push_back(i);
        if (child.state != state::missing) given.push_back(i);
      }
    }
    if (given.size() > 1) {
      finding(errc::alternatives_given, nodes[index].path.text(),
              "择一计分的几项都有数据：不采用的须申报不适用",
              "several of the alternatives are given: declare those that are not used");
    }
    std::optional<std::size_t> chosen;
    if (candidates.size() == 1) chosen = candidates.front();
    if (given.size() == 1) chosen = given.front();
    bool const decided = chosen || candidates.empty();
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      if (!decided || chosen == i || (!chosen && into_.nodes[i].state == state::not_applicable)) continue;
      into_.nodes[i].state = state::excluded;
      into_.nodes[i].score = 0;
    }
    if (candidates.empty() && !exempt_in_full) {
      leave_out(index, result);
      return;
    }
    result.applicable_marks = nodes[index].line.full_marks;
    if (candidates.empty()) {
      set_score(result, into_.nodes[*exempt_in_full].score, stage_of(index));
      if (index != 0) result.state = state::not_applicable;
      return;
    }
    bool const all_zero = given.empty() && by_.definition().missing == missing_policy::zero;
    if (all_zero || (chosen && settled(into_.nodes[*chosen]))) {
      set_score(result, chosen ? into_.nodes[*chosen].score : rational(0), stage_of(index));
      return;
    }
    std::vector<std::size_t> const open = chosen ? std::vector<std::size_t>{*chosen} : candidates;
    rational low = into_.nodes[open.front()].low;
    rational high = into_.nodes[open.front()].high;
    for (std::size_t const i : open) {
      node_result const& child = into_.nodes[i];
      low = child.low < low ? child.low : low;
      high = high < child.high ? child.high : high;
      result.wide = result.wide || child.wide;
    }
    incomplete(index, std::move(low), std::move(high), result);
  }

  /// A section in which nothing counts does not count either.
  void leave_out(std::size_t index, node_result& result) {
    if (index == 0) none_applies();
    result.state = state::not_applicable;
    result.applicable_marks = 0;
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

  /// What gates have made of the total in one of the ways in which those that are not known may turn out.
  struct outcome {
    bool zero = false;
    std::optional<rational> cap;
    std::optional<std::size_t> grade;  ///< set by a gate; it stays, whatever the total
    friend bool operator==(outcome const&, outcome const&) = default;
  };

  /// Each gate on what the ones before it left. One whose condition is not known leaves both outcomes.
  void gates() {
    if (by_.definition().gates.empty() && into_.total().has_score()) {
      into_.grade = grade_of(into_.total());
      if (into_.grade) into_.reachable.push_back(*into_.grade);
      return;
    }
    node_result const ungated = into_.nodes[0];
    interval const exact_bounds = exact_bounds_;
    std::vector<outcome> outcomes{outcome()};
    conclude(outcomes, ungated, exact_bounds);
    result_view const view(by_, into_);
    for (auto const& each : by_.definition().gates) {
      truth const holds = asked(each, view);
      into_.gates.push_back(holds);
      if (holds == truth::no) continue;
      std::vector<outcome> after;
      if (holds == truth::unknown) after = outcomes;
      for (outcome one : outcomes) {
        apply(each, one);
        bool known = false;
        for (auto const& other : after) known = known || other == one;
        if (!known) after.push_back(std::move(one));
      }
      outcomes = std::move(after);
      conclude(outcomes, ungated, exact_bounds);
    }
  }
  [[nodiscard]] std::optional<std::size_t> grade_of(node_result const& total) const {
    bool const exact = by_.definition().rounding.grade_on == rounding_plan::grade_basis::exact;
    return by_.definition().grades.grade_of(exact ? total.exact : total.score);
  }
  truth asked(gate const& about, result_view const& view) {
    auto const clash = about.when.clash(of_);
    if (!clash) return about.when.holds(of_, &view);
    auto const said = describe(*clash);
    auto const named = [&](std::string const& title) { return title.empty() ? about.id : title; };
    finding(errc::unit_mismatch, "", "关口“" + named(about.title.zh) + "”：" + said.zh,
            "gate \"" + named(about.title.en) + "\": " + said.en);
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
  interval exact_bounds_;  ///< of an incomplete total, before its rounding
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
