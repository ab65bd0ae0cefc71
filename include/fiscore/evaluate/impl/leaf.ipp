// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/evaluation.hpp>
#include <fiscore/rule/describe.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI::detail {

/// Sets the score of a node, rounded by its stage of the plan.
FISCORE_INLINE void set_score(node_result& result, rational exact, std::optional<rounding> const& stage) {
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

/// Scores one indicator.
class leaf_scorer {
 public:
  leaf_scorer(rulebook const& by, dossier const& of, diagnostics& findings)
      : by_(by), of_(of), findings_(findings) {}

  void score(rulebook_node const& node, node_result& result) const {
    result.applicable_marks = node.line.full_marks;
    result.low = node.line.lowest();
    result.high = node.line.highest();
    if (exempt(node, result)) return;
    if (node.line.rule) {
      if (is_numeric(*node.line.rule)) {
        measured_score(node, result);
      } else {
        answered_score(node, *node.line.rule, result);
      }
    }
    assess(node, result);
    if (!result.has_score() && by_.definition().recorded.which != recorded_policy::stage_choice::none)
      recorded(node, result);
    if (!result.has_score() && by_.definition().missing == missing_policy::zero) {
      state const was = result.state;
      set_score(result, 0, std::nullopt);
      result.state = was;
      result.counted_as_zero = true;
    }
    if (!result.has_score() && leaf_stage(node)) {
      result.low = round(result.low, *leaf_stage(node));
      result.high = round(result.high, *leaf_stage(node));
    }
  }

  /// A person's tier, where there is no score and the rulebook lets one stand for it.
  void assess(rulebook_node const& node, node_result& result) const {
    if (!node.line.assessed || result.has_score()) return;
    answer const* given = of_.find_answer(node.path);
    if (given == nullptr) return;
    result.source = score_source::answer;
    tier(*node.line.assessed, *given, node, result);
  }

  /// Whether the node is declared not applicable, and may be; its result is then that.
  bool exempt(rulebook_node const& node, node_result& result) const {
    exemption const* why = node.line.not_applicable ? of_.find_exemption(node.path) : nullptr;
    if (why == nullptr) return false;
    bool const full = *node.line.not_applicable == not_applicable_policy::full_marks;
    result.applicable_marks = full ? node.line.full_marks : rational(0);
    set_score(result, result.applicable_marks, std::nullopt);
    result.state = state::not_applicable;
    result.exempted = why->kind;
    return true;
  }

 private:
  void finding(errc code, rulebook_node const& node, bilingual message) const {
    diagnostic what;
    what.code = code;
    what.path = node.path.text();
    what.message = std::move(message);
    findings_.push_back(std::move(what));
  }
  [[nodiscard]] std::optional<rounding> const& leaf_stage(rulebook_node const& node) const {
    return node.line.rounded ? node.line.rounded : by_.definition().rounding.leaf;
  }
  [[nodiscard]] interval rounded_leaf(rulebook_node const& node, interval const& scores) const {
    return leaf_stage(node) ? round(scores, *leaf_stage(node)) : scores;
  }
  [[nodiscard]] std::optional<rounding> const& measure_stage(rulebook_node const& node) const {
    return node.line.measure_rounded ? node.line.measure_rounded : by_.definition().rounding.metric;
  }
  static interval possible_scores(rulebook_node const& node) {
    return interval::closed(node.line.lowest(), node.line.highest());
  }
  /// The score will lie in `scores`, before it is rounded.
  static void bounded(interval const& scores, node_result& result) {
    result.low = scores.lower().at;
    result.high = scores.upper().at;
  }

  void measured_score(rulebook_node const& node, node_result& result) const {
    if (auto const* own = std::get_if<custom>(&*node.line.rule)) {
      custom_score(*own, node, result);
      return;
    }
    bindings given;
    if (node.bound) {
      scored_on(*node.bound, given, node, result);
      return;
    }
    for (auto const& each : node.named) {
      measured const end = measure_of(by_.metrics()[each.metric], of_).value;
      if (end.state != value_state::known) {
        result.state = end.state == value_state::missing ? state::missing : state::undefined;
        return;
      }
      given.set(each.name, end.value);
    }
    auto const bound = to_curve(*node.line.rule, node.line.full_marks, given);
    if (bound) {
      scored_on(*bound, given, node, result);
      return;
    }
    // The rule has no meaning for these ends (a target of 0, a range upside down): no score, and the reason
    // is said.
    result.state = state::undefined;
    for (auto const& each : bound.error()) finding(each.code, node, each.message);
  }

  /// The measure, rounded by the plan; false (and the state set) where there is none that the rule can be
  /// asked about.
  bool measured_value(rulebook_node const& node, node_result& result) const {
    metric const& what = by_.metrics()[*node.metric];
    result.measured = measure_of(what, of_);
    measured& value = result.measured.value;
    if (value.state != value_state::known) {
      result.state = value.state == value_state::missing ? state::missing : state::undefined;
      if (auto const& clash = result.measured.clash) finding(errc::unit_mismatch, node, describe(*clash));
      return false;
    }
    result.measured_exact = value.value;
    if (auto const& stage = measure_stage(node)) value.value = round(value.value, *stage);
    if (what.domain.within().contains(value.value)) return true;
    result.state = state::outside_coverage;
    std::string const shown = measure_text(value.value, what.unit.symbol(), what.domain);
    finding(
        errc::measure_range, node,
        {shown + " 不在取值范围 " +
             interval_text(what.domain.within(), what.unit.symbol(), what.domain, language::zh) + " 之内",
         shown + " is not within " +
             interval_text(what.domain.within(), what.unit.symbol(), what.domain, language::en) +
             ", where the metric lies"});
    return false;
  }

  void custom_score(custom const& by, rulebook_node const& node, node_result& result) const {
    if (!measured_value(node, result)) return;
    auto const given =
        by.score ? by.score(result.measured.value.value, node.line.full_marks) : std::optional<rational>();
    if (!given || !possible_scores(node).contains(*given)) {
      result.state = state::outside_coverage;
    } else {
      set_score(result, *given, leaf_stage(node));
    }
  }

  void scored_on(curve const& by, bindings const& given, rulebook_node const& node,
                 node_result& result) const {
    metric const& what = by_.metrics()[*node.metric];
    auto const target = over_target(node, given);
    if (!measured_value(node, result)) {
      // A missing figure leaves the values that the others allow.
      if (result.state != state::missing) return;
      auto const on = intersect(what.domain.within(), enclosed(what, node, result));
      if (!on) return;
      if (auto const scores = scores_over(by, domain_within(what.domain, *on), node, target))
        bounded(*scores, result);
      return;
    }
    rational const& value = result.measured.value.value;
    auto const index = by.piece_at(value);
    if (!index) {
      result.state = state::outside_coverage;
      return;
    }
    result.piece = static_cast<std::uint32_t>(*index);
    set_score(result, by.pieces()[*index].at(value), leaf_stage(node));
    if (result.measured.origin == origin::printed) printed_scores(by, node, target, result);
    if (target) over_achieved(node, *target, result);
  }

  /// Where the measure must lie, in its unit; whether that may be wider than the truth is noted.
  interval enclosed(metric const& what, rulebook_node const& node, node_result& result) const {
    std::vector<std::string> missing;
    what.formula.add_missing(of_, what.rows, missing);
    for (std::size_t i = 0; i < missing.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) result.wide = result.wide || missing[i] == missing[k];
    }
    enclosure const found = what.formula.bounds(of_, what.rows);
    interval const values = map_linear(found.within, rational(1) / what.unit.factor(), 0);
    auto const& stage = measure_stage(node);
    return stage ? round(values, *stage) : values;
  }

  /// The least interval of the scores over `values`; nothing where one of them has no score, for then a
  /// person may give any.
  static std::optional<interval> scores_over(curve const& by, domain const& values,
                                             rulebook_node const& node,
                                             std::optional<rational> const& target) {
    auto range = by.range(values);
    if (!range || !range->is_bounded() || !by.gaps(values).empty()) return std::nullopt;
    if (!target || node.line.over->does != over_achievement::effect::penalise) return range;
    over_achievement const& policy = *node.line.over;
    auto const above = intersect(values.within(), interval::above(policy.above * *target));
    if (!above) return range;
    auto const shares = policy.penalty.range(domain::real(map_linear(*above, rational(1) / *target, 0)));
    if (!shares || !shares->is_bounded()) return range;
    rational const penalised = shares->lower().at * node.line.full_marks;
    return penalised < range->lower().at ? interval::closed(penalised, range->upper().at) : *range;
  }
  static domain domain_within(domain const& of, interval within) {
    if (of.is_days()) return domain::days(std::move(within));
    return of.is_real() ? domain::real(std::move(within))
                        : domain::decimals(of.places(), std::move(within));
  }

  /// The scores of all values that print as this one does; the office's rounding mode is not known.
  void printed_scores(curve const& by, rulebook_node const& node, std::optional<rational> const& target,
                      node_result& result) const {
    metric const& what = by_.metrics()[*node.metric];
    quantity const& printed = of_.find_metric(hashed_name(what.id))->reported.printed;
    interval const values = map_linear(printed_range(printed), rational(1) / what.unit.factor(), 0);
    auto const within = intersect(what.domain.within(), values).value_or(values);
    if (auto const scores = scores_over(by, domain_within(what.domain, within), node, target))
      result.printed_scores = rounded_leaf(node, *scores);
  }

  /// The target that over-achievement is measured by, where the indicator has a policy for it.
  static std::optional<rational> over_target(rulebook_node const& node, bindings const& given) {
    auto const* form = std::get_if<proportional>(&*node.line.rule);
    if (!node.line.over || form == nullptr) return std::nullopt;
    rational const* target =
        form->target.is_named() ? given.find(form->target.name()) : &form->target.value();
    return target != nullptr && target->sign() > 0 ? std::optional(*target) : std::nullopt;
  }
  void over_achieved(rulebook_node const& node, rational const& target, node_result& result) const {
    over_achievement const& policy = *node.line.over;
    rational const reached = result.measured.value.value / target;
    if (reached <= policy.above) return;
    result.over_achieved = true;
    if (policy.does == over_achievement::effect::require_reason) {
      result.needs_reason = !has_reason(node);
      return;
    }
    if (auto const share = policy.penalty.at(reached);
        share && *share * node.line.full_marks < result.exact) {
      set_score(result, *share * node.line.full_marks, leaf_stage(node));
    }
  }
  [[nodiscard]] bool has_reason(rulebook_node const& node) const {
    if (auto const* given = of_.find_answer(node.path); given != nullptr && !given->reason.empty())
      return true;
    for (auto const& target : of_.targets()) {
      if (target.id == node.line.id && !target.deviation_reason.empty()) return true;
    }
    return false;
  }

  void answered_score(rulebook_node const& node, rule const& by, node_result& result) const {
    answer const* given = of_.find_answer(node.path);
    static answer const none;
    answer const& of = given == nullptr ? none : *given;
    result.source = score_source::answer;
    if (of.averaged) {
      by_hand(possible_scores(node), of, node, result);
    } else if (auto const* list = std::get_if<checklist>(&by)) {
      items(*list, of, node, result);
    } else if (auto const* elements = std::get_if<element_count>(&by)) {
      counted_items(*elements, of, node, result);
    } else if (auto const* rows = std::get_if<tiers>(&by)) {
      tier(*rows, of, node, result);
    } else {
      by_hand(possible_scores(node), of, node, result);
      result.needs_reason = result.has_score() && of.reason.empty();
    }
  }

  /// `f` of every item and whether the answer says that it is fulfilled; items that the rule has not are
  /// reported.
  template <class Item, class F>
  void each_item(std::vector<Item> const& items, answer const& of, rulebook_node const& node, F&& f) const {
    for (auto const& item : items) {
      truth fulfilled = truth::unknown;
      for (auto const& [id, value] : of.items) {
        if (id == item.id) fulfilled = value ? truth::yes : truth::no;
      }
      f(item, fulfilled);
    }
    for (auto const& [id, value] : of.items) {
      bool known = false;
      for (auto const& item : items) known = known || item.id == id;
      if (!known)
        finding(errc::answer_unknown, node, {"没有检查项“" + id + "”", "there is no item \"" + id + "\""});
    }
  }

  void counted_items(element_count const& list, answer const& of, rulebook_node const& node,
                     node_result& result) const {
    std::size_t sure[2] = {0, 0};  // of all, of the required
    std::size_t possible[2] = {0, 0};
    each_item(list.items, of, node, [&](element_count::item const& item, truth fulfilled) {
      for (std::size_t i = 0; i < (item.required ? 2U : 1U); ++i) {
        sure[i] += fulfilled == truth::yes ? 1U : 0U;
        possible[i] += fulfilled == truth::no ? 0U : 1U;
      }
    });
    rational const low = points_for(list, sure[0], sure[1]);
    rational const high = points_for(list, possible[0], possible[1]);
    bool const decided = sure[0] == possible[0];
    if (decided) {
      set_score(result, low, leaf_stage(node));
    } else {
      bounded(interval::closed(low, high), result);
    }
  }

  void items(checklist const& list, answer const& of, rulebook_node const& node,
             node_result& result) const {
    rational sure = 0;
    rational possible = 0;
    each_item(list.items, of, node, [&](checklist::item const& item, truth fulfilled) {
      if (fulfilled == truth::unknown) possible += item.points;
      if (fulfilled == truth::yes) sure += item.points;
    });
    if (possible.is_zero()) {
      set_score(result, std::move(sure), leaf_stage(node));
    } else {
      bounded(interval::closed(sure, sure + possible), result);
    }
  }

  void tier(tiers const& rows, answer const& of, rulebook_node const& node, node_result& result) const {
    std::optional<interval> all;
    for (std::size_t i = 0; i < rows.rows.size(); ++i) {
      interval const scores = tier_scores(rows, i, node.line.full_marks);
      all = all ? hull(*all, scores) : scores;
      if (rows.rows[i].id != of.tier) continue;
      if (scores.is_point() && !of.score) {
        set_score(result, scores.lower().at, leaf_stage(node));
      } else {
        by_hand(scores, of, node, result);
      }
      return;
    }
    if (!of.tier.empty()) {
      finding(errc::answer_unknown, node,
              {"没有档次“" + of.tier + "”", "there is no tier \"" + of.tier + "\""});
    } else if (of.score) {
      finding(errc::answer_unknown, node, {"给了分数但没有说明档次", "a score is given but no tier"});
    }
    if (all) bounded(*all, result);
  }

  /// A person's score, which must lie in `allowed`.
  void by_hand(interval const& allowed, answer const& of, rulebook_node const& node,
               node_result& result) const {
    if (of.score && allowed.contains(*of.score)) {
      set_score(result, *of.score, leaf_stage(node));
      return;
    }
    bounded(allowed, result);
    if (!of.score) return;
    std::string const given = end_text(*of.score);
    finding(errc::answer_out_of_range, node,
            {"评分 " + given + " 不在 " + to_string(allowed) + " 之内",
             "the score " + given + " is not within " + to_string(allowed)});
  }

  /// A recorded score, where a person scores or the rule has no score for the value, and the rulebook says
  /// so.
  void recorded(rulebook_node const& node, node_result& result) const {
    bool const persons = !node.line.rule || !is_numeric(*node.line.rule);
    if (!persons && result.state != state::outside_coverage) return;
    if (of_.find_answer(node.path) != nullptr) return;
    auto const score = recorded_score_of(of_.recorded(node.path), by_.definition().recorded);
    if (!score) return;
    if (!possible_scores(node).contains(*score)) {
      std::string const given = end_text(*score);
      std::string const least = end_text(node.line.lowest());
      std::string const most = end_text(node.line.highest());
      finding(errc::answer_out_of_range, node,
              {"已记录得分 " + given + " 不在 " + least + " 至 " + most + " 之内",
               "the recorded score " + given + " is not within " + least + " to " + most});
      return;
    }
    result.source = score_source::recorded;
    set_score(result, *score, leaf_stage(node));
  }

  static std::optional<rational> recorded_score_of(std::vector<recorded_score> const& all,
                                                   recorded_policy const& by) {
    using choice = recorded_policy::stage_choice;
    std::vector<rational> scores;
    auto const collect = [&](stage of) {
      for (auto const& each : all) {
        if (each.stage == of) scores.push_back(each.score);
      }
    };
    if (by.which != choice::self_evaluation) collect(stage::review);
    if (by.which == choice::self_evaluation || (by.which == choice::review_first && scores.empty())) {
      collect(stage::self_evaluation);
    }
    if (scores.empty()) return std::nullopt;
    if (by.several == recorded_policy::several_choice::last) return scores.back();
    rational sum = 0;
    for (auto const& each : scores) sum += each;
    std::size_t count = scores.size();
    if (by.several == recorded_policy::several_choice::trimmed_mean && count >= 3) {
      rational best = scores.front();
      rational worst = scores.front();
      for (auto const& each : scores) {
        best = best < each ? each : best;
        worst = each < worst ? each : worst;
      }
      sum = sum - best - worst;
      count -= 2;
    }
    return sum / static_cast<std::int64_t>(count);
  }

  rulebook const& by_;
  dossier const& of_;
  diagnostics& findings_;
};

}  // namespace fiscore::inline FISCORE_ABI::detail
