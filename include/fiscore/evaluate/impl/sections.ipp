// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/impl/leaf.ipp>

#include <utility>

namespace fiscore::inline FISCORE_ABI::detail {

/// Scores one section from the results of what is below it.
class section_scorer {
 public:
  section_scorer(rulebook const& by, dossier const& of, evaluation& into) : by_(by), of_(of), into_(into) {}

  void score(std::size_t index, node_result& result) {
    switch (by_.nodes()[index].line.how) {
      case aggregation::sum:
        sum(index, result);
        break;
      case aggregation::alternatives:
        alternatives(index, result);
        break;
      case aggregation::profile:
        result.state = state::profile;
        break;
      default:
        combined(index, result);
    }
  }
  /// Of an incomplete total, its bounds before they are rounded.
  [[nodiscard]] interval const& exact_bounds() const noexcept { return exact_bounds_; }

 private:
  /// Whether the node is a geometric mean that enters the one above as the root it is.
  [[nodiscard]] bool folds(std::size_t index) const {
    rulebook_node const& node = by_.nodes()[index];
    return index != 0 && node.line.how == aggregation::geometric_mean && !node.line.rounded &&
           !by_.definition().rounding.subtotal && !node.is_leaf(index) &&
           by_.nodes()[node.parent].line.how == aggregation::geometric_mean;
  }
  /// How the score of a section is rounded; of one that folds, how it is shown.
  [[nodiscard]] std::optional<rounding> const& stage_of(std::size_t index) const {
    rulebook_node const& node = by_.nodes()[index];
    auto const& plan = by_.definition().rounding;
    if (node.line.rounded) return node.line.rounded;
    if (folds(index)) return stage_of(node.parent);
    return index == 0 ? plan.total : plan.subtotal;
  }
  static bool settled(node_result const& of) { return of.counts() || of.state == state::excluded; }
  /// A score of the section with what goes beyond its most and least cut off.
  [[nodiscard]] rational kept(std::size_t index, rational score) const {
    indicator const& line = by_.nodes()[index].line;
    if (line.most && *line.most < score) return *line.most;
    return score.sign() < 0 && score < line.lowest() ? line.lowest() : std::move(score);
  }

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
      set_score(result, kept(index, std::move(total)), stage_of(index));
      return;
    }

    rational low = 0;
    rational high = 0;
    rational marks = 0;
    rational spread = 0;
    node_result beside;  // bonus and deductions: no full marks stand for them, and they are not stretched
    bool complete = true;
    bool any_applies = false;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      node_result const& child = into_.nodes[i];
      complete = complete && settled(child);
      any_applies = any_applies || child.state != state::not_applicable;
      result.wide = result.wide || child.wide;
      low += child.low;
      high += child.high;
      if (nodes[i].line.full_marks.is_zero()) {
        beside.low += child.low;
        beside.high += child.high;
        beside.score += child.score;
      }
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
      incomplete(index, kept(index, (low - beside.low) * scale + beside.low),
                 kept(index, (high - beside.high) * scale + beside.high), result);
      return;
    }
    set_score(result, kept(index, (total - beside.score) * scale + beside.score), stage_of(index));
    if (!any_applies && !whole) {
      result.state = state::not_applicable;
      result.exempted = reason_of(index);
    }
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
      lows.push_back({child.low, nodes[i].line.weight, folds(i) ? child.root : std::nullopt});
      highs.push_back({child.high, nodes[i].line.weight, std::nullopt});
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
        if (line.how == aggregation::geometric_mean) result.root = geometric_mean(lows);
        set_score(result, kept(index, std::move(*score)), stage_of(index));
        if (!any_applies && index != 0) result.state = state::not_applicable;
        return;
      }
      incomplete(index, line.lowest(), line.highest(), result);
      result.state = state::outside_coverage;
      if (line.how == aggregation::mean) no_weights(index);
      return;
    }
    for (auto& each : lows) each.exact.reset();
    interval const within = bounds_of(line, lows, highs, stage_of(index));
    bool const decided = within.is_point() && line.how != aggregation::lookup && !folds(index);
    if (decided) {
      set_score(result, kept(index, within.lower().at), stage_of(index));
    } else {
      incomplete(index, kept(index, within.lower().at), kept(index, within.upper().at), result);
    }
  }
  void no_weights(std::size_t index) {
    diagnostic what;
    what.code = errc::weights_zero;
    what.path = by_.nodes()[index].path.text();
    what.message = {"适用的各项权数都是 0，无法取平均",
                    "all weights of what applies are 0, so there is no mean of it"};
    into_.findings.push_back(std::move(what));
  }

  /// What the aggregation can give for children between their bounds. All but two only rise with a child.
  static interval bounds_of(indicator const& line, std::span<counted_score const> lows,
                            std::span<counted_score const> highs, std::optional<rounding> const& stage) {
    interval const any = interval::closed(line.lowest(), line.highest());
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
    // A geometric mean that enters another unrounded lies between its roundings.
    auto outward = stage;
    auto inward = stage;
    if (line.how == aggregation::geometric_mean && stage) {
      outward = rounding{stage->places, rounding_mode::floor};
      inward = rounding{stage->places, rounding_mode::ceiling};
    }
    auto const low = aggregate(line.how, line.terms, lows, outward);
    auto const high = aggregate(line.how, line.terms, highs, inward);
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
      diagnostic what;
      what.code = errc::alternatives_given;
      what.path = nodes[index].path.text();
      what.message = {"择一计分的几项都有数据：不采用的须申报不适用",
                      "several of the alternatives are given: declare those that are not used"};
      into_.findings.push_back(std::move(what));
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
    result.exempted = reason_of(index);
  }
  /// Why the parts of a section do not apply, where all say the same.
  [[nodiscard]] exemption_kind reason_of(std::size_t index) const {
    auto const nodes = by_.nodes();
    exemption_kind const first = into_.nodes[index + 1].exempted;
    for (std::size_t i = index + 1; i < nodes[index].end; i = nodes[i].end) {
      if (into_.nodes[i].exempted != first) return exemption_kind::not_applicable;
    }
    return first;
  }

  void incomplete(std::size_t index, rational low, rational high, node_result& result) {
    result.state = state::incomplete;
    if (index == 0) exact_bounds_ = interval::closed(low, high);
    auto const& stage = stage_of(index);
    bool const rounds = stage && !folds(index);
    result.low = rounds ? rational(round(low, *stage)) : std::move(low);
    result.high = rounds ? rational(round(high, *stage)) : std::move(high);
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

  rulebook const& by_;
  dossier const& of_;
  evaluation& into_;
  interval exact_bounds_;
};

}  // namespace fiscore::inline FISCORE_ABI::detail
