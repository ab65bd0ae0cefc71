// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/explain.hpp>
#include <fiscore/evaluate/recorded.hpp>
#include <fiscore/rule/describe.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// The curve of a numeric rule for this dossier, its named parameters bound; nothing where they are
/// missing.
FISCORE_INLINE std::optional<curve> bound_curve(rulebook const& by, rulebook_node const& node,
                                                dossier const& from) {
  if (node.bound) return node.bound;
  if (!node.line.rule || !is_numeric(*node.line.rule)) return std::nullopt;
  bindings given;
  for (auto const& each : node.named) {
    measured const end = measure_of(by.metrics()[each.metric], from).value;
    if (end.state != value_state::known) return std::nullopt;
    given.set(each.name, end.value);
  }
  auto made = to_curve(*node.line.rule, node.line.full_marks, given);
  if (!made) return std::nullopt;
  return std::move(*made);
}

class explainer {
 public:
  explainer(rulebook const& by, dossier const& from, evaluation const& of, std::size_t node, language in)
      : by_(by),
        from_(from),
        of_(of),
        index_(node),
        node_(by.nodes()[node]),
        result_(of.nodes[node]),
        in_(in) {}

  std::vector<explanation_line> run() && {
    outcome();
    if (node_.line.rule) {
      add("规则", "rule", describe_rule(by_, node_, in_));
    } else if (node_.is_leaf(index_)) {
      add("规则", "rule", pick("评分办法尚未录入，计为缺失", "not modelled yet, counts as missing"));
    }
    source();
    policies();
    if (node_.metric) inputs();
    bool const persons = node_.line.rule && !is_numeric(*node_.line.rule);
    if (persons || (node_.line.assessed && result_.source == score_source::answer)) answer_given();
    decision();
    roundings();
    if (!node_.is_leaf(index_)) parts();
    if (index_ == 0) gates();
    recorded();
    for (auto const& each : of_.findings) {
      if (each.path != node_.path.text() || index_ == 0) continue;
      bool const note = each.level == severity::note;
      add(note ? "说明" : "问题", note ? "note" : "problem", each.message.in(in_));
    }
    return std::move(lines_);
  }

 private:
  [[nodiscard]] bool zh() const { return in_ == language::zh; }
  [[nodiscard]] std::string pick(std::string chinese, std::string english) const {
    return zh() ? std::move(chinese) : std::move(english);
  }
  void add(char const* chinese, char const* english, std::string text) {
    lines_.push_back({zh() ? chinese : english, std::move(text)});
  }
  [[nodiscard]] metric const& measured_by() const { return by_.metrics()[*node_.metric]; }
  [[nodiscard]] std::string unit() const {
    return node_.metric ? measured_by().unit.symbol() : std::string();
  }
  [[nodiscard]] domain on() const { return node_.metric ? measured_by().domain : domain(); }
  [[nodiscard]] std::string full() const { return end_text(node_.line.full_marks); }

  void outcome() {
    std::string text;
    if (result_.state == state::profile) {
      text = state_text(result_.state, in_);
    } else if (result_.has_score()) {
      text = pick(score_text(result_) + " 分（满分 " + full() + " 分）",
                  score_text(result_) + " of " + full());
    } else {
      text = state_text(result_.state, in_);
      if (result_.state == state::not_applicable) {
        text += pick("，计 " + score_text(result_) + " 分", ", counts " + score_text(result_));
        static constexpr char const* zh_kinds[] = {"", "；评价中未采用", "；按规定不纳入"};
        static constexpr char const* en_kinds[] = {"", "; not used", "; left out by decree"};
        auto const kind = static_cast<std::size_t>(result_.exempted);
        text += pick(zh_kinds[kind], en_kinds[kind]);
        if (auto const* why = from_.find_exemption(node_.path); why != nullptr && !why->reason.empty()) {
          text += pick("：" + why->reason, ": " + why->reason);
        }
      } else if (result_.counted_as_zero) {
        text += pick("，按指标体系的规定计 0 分", ", counts as 0 by the policy of the rulebook");
      } else {
        text +=
            pick("，可能得 " + end_text(result_.low) + " 至 " + end_text(result_.high) + " 分（满分 " +
                     full() + " 分）",
                 ", between " + end_text(result_.low) + " and " + end_text(result_.high) + " of " + full());
      }
    }
    if (!result_.has_score() && result_.wide) text += pick("；上下限可能偏宽", "; the bounds may be wide");
    if (result_.needs_reason) {
      text += result_.over_achieved
                  ? pick("；超额完成须说明原因，暂定",
                         "; provisional: a reason for the over-achievement must be given")
                  : pick("；须说明评分理由，暂定", "; provisional: a reason must be given");
    }
    add("得分", "score", std::move(text));
    if (auto const letter = grade_of_node(by_, of_, index_))
      add("等级", "grade", by_.definition().node_grades.grades[*letter].title.in(in_));
  }

  [[nodiscard]] std::string verified(citation const& of) const {
    return of.verified ? pick("（已核对原文）", " (verified)") : pick("（未核对原文）", " (not verified)");
  }

  void source() {
    if (!node_.line.source.empty()) {
      add("依据", "source", to_string(node_.line.source) + verified(node_.line.source));
    }
    for (auto const& each : node_.line.parameters) {
      std::string text = each.parameter;
      if (!each.note.empty()) text += pick("：", ": ") + each.note.in(in_);
      if (!each.source.empty()) text += pick("；", "; ") + to_string(each.source);
      add("参数", "parameter", text + verified(each.source));
    }
    if (!node_.line.note.empty()) add("说明", "note", node_.line.note.in(in_));
  }

  /// What the rulebook decides about this node beside its rule.
  void policies() {
    if (node_.line.not_applicable) add("规定", "policy", describe(*node_.line.not_applicable, in_));
    if (node_.line.over) add("规定", "policy", describe(*node_.line.over, in_));
    if (!node_.is_leaf(index_) && node_.line.how != aggregation::sum) {
      std::string text = describe(node_.line.how, in_);
      if (node_.line.how == aggregation::kth_best) {
        std::string const rank = std::to_string(node_.line.terms.rank);
        text += pick("：第 " + rank, ": rank " + rank);
      }
      add("规定", "policy", std::move(text));
    }
    if (node_.line.most) {
      std::string const most = end_text(*node_.line.most);
      add("规定", "policy",
          pick("加分后最高可得 " + most + " 分", "with a bonus it can score up to " + most));
    }
    if (node_.line.least) {
      std::string const least = end_text(*node_.line.least);
      add("规定", "policy", pick("扣分后最低得 " + least + " 分", "what it deducts ends at " + least));
    }
    if (node_.line.assessed) {
      add("规定", "policy",
          pick("数据不足时由评价人评定：", "without its figures an evaluator's tier counts: ") +
              describe(*node_.line.assessed, node_.line.full_marks, "", in_));
    }
    auto const& gates = by_.definition().gates;
    for (std::size_t i = 0; i < gates.size(); ++i) {
      if (gates[i].does != gate::effect::set_score || gates[i].node != node_.path.text()) continue;
      std::string const held = of_.gates[i] == truth::yes       ? pick("（已适用）", " (applied)")
                               : of_.gates[i] == truth::unknown ? pick("（是否适用不明）", " (not known)")
                                                                : "";
      add("规定", "policy", describe(gates[i], in_) + held);
    }
    if (result_.state == state::missing && by_.definition().missing != missing_policy::bounds) {
      add("规定", "policy", describe(by_.definition().missing, in_));
    }
  }

  [[nodiscard]] static std::string printed_at(figure const& of) {
    return to_string(of.printed) + (of.at.empty() ? "" : " [" + of.at + "]");
  }

  [[nodiscard]] std::string undefined_text() const {
    std::string const reason =
        result_.measured.clash ? describe(*result_.measured.clash).in(in_)
        : measured_by().formula.text().find("root(") != std::string::npos
            ? pick("除数为零或负数开方", "a divisor is zero or a root is of a number below 0")
            : pick("除数为零", "the divisor is zero");
    return pick("无法计算：", "undefined: ") + reason;
  }

  void inputs() {
    auto const& metric = measured_by();
    if (result_.measured.origin == origin::printed) {
      auto const* printed = from_.find_metric(metric.id);
      add("输入", "input", pick("按报告所列比率计：", "taken as printed: ") + printed_at(*printed));
    } else {
      for (auto const& field : metric.formula.fields()) input_field(field);
      for (auto const& use : metric.formula.tables()) input_rows(use, metric.rows);
    }
    std::string const value = result_.measured.value.state == value_state::known ? value_text()
                              : result_.measured.value.state == value_state::undefined
                                  ? undefined_text()
                                  : pick("缺数据", "missing");
    bool const computed = result_.measured.origin == origin::computed;
    // The actual itself stands among the inputs.
    if (metric.formula.text() == "targets." + node_.line.id + ".actual") return;
    add("指标值", "measure",
        metric.title.in(in_) + " = " + metric.formula.text() +
            (computed ? " = " + metric.formula.with_figures(from_, metric.rows) : "") + " = " + value);
  }

  [[nodiscard]] std::string value_text() const {
    rational const& exact = result_.measured_exact;
    std::string shown = measure_text(exact, unit(), on());
    if (exact_decimal(exact)) return shown;
    bool const tight = unit().empty() || unit() == "%" || unit() == "‰";
    return to_string(exact) + (tight ? "" : " ") + unit() + " " + shown;
  }

  void input_field(std::string const& field) {
    // An indicator of an open section is measured by the actual of its own target.
    std::string const own = "targets." + node_.line.id;
    std::string const title = field == own + ".actual"   ? pick("完成值", "actual")
                              : field == own + ".target" ? pick("指标值", "target")
                              : field == own + ".high"   ? pick("指标值上限", "upper target")
                                                         : input_title(by_, field).in(in_);
    if (auto const* found = from_.find(field)) {
      add("输入", "input", title + pick("：", ": ") + printed_at(*found));
    } else if (from_.base_value(hashed_name(field)) != nullptr) {
      add("输入", "input", title + pick("：0（该预算为空）", ": 0 (the book is nil)"));
    } else {
      add("输入", "input", title + pick("：未填报", ": not reported"));
    }
  }

  void input_rows(formula::table_use const& use, scope rows) {
    table const* found = from_.find_table(use.table);
    if (found == nullptr || found->rows.empty()) {
      add("输入", "input", input_title(by_, use.table).in(in_) + pick("：未填报", ": not reported"));
      return;
    }
    std::size_t left_out = 0;
    for (auto const& row : found->rows) {
      std::string text;
      bool lacks = false;
      for (auto const& column : use.columns) {
        auto const* cell = row.cells.find(std::string_view(column));
        lacks = lacks || cell == nullptr;
        std::string const title = input_title(by_, use.table + "." + column).in(in_);
        text += (text.empty() ? "" : pick("，", ", ")) + title + " " +
                (cell == nullptr ? pick("未填报", "not reported") : printed_at(cell->reported));
      }
      bool const skipped = lacks && rows == scope::reported;
      if (skipped) {
        ++left_out;
        text += pick("；不计入", "; left out");
      }
      std::string const name = row.name.empty() ? row.id : row.name.in(in_);
      add("输入", "input", name + pick("：", ": ") + text);
    }
    if (left_out == 0) return;
    std::string const all = std::to_string(found->rows.size());
    std::string const out = std::to_string(left_out);
    add("注意", "note",
        pick("口径为已填报的单位：" + all + " 个单位中 " + out + " 个缺数据，未计入",
             "scope: entities that report; " + out + " of " + all + " gives no figures and is left out"));
  }

  void answer_given() {
    answer const* given = from_.find_answer(node_.path);
    for (auto const& target : from_.targets()) {
      if (target.id != node_.line.id || target.section.empty()) continue;
      if (!target.target_words.empty()) add("指标值", "target", target.target_words);
      if (!target.actual_words.empty())
        add("完成值", "actual", target.actual_words + (target.at.empty() ? "" : " [" + target.at + "]"));
    }
    if (result_.source == score_source::recorded && result_.has_score()) {
      add("评价", "answer",
          pick("采用已记录的得分（评价人评分）", "the recorded score is used (an evaluator's)"));
      return;
    }
    if (given == nullptr) {
      add("评价", "answer", pick("未填报", "not reported"));
      return;
    }
    std::string text;
    rule const* by = node_.line.rule ? &*node_.line.rule : nullptr;
    if (auto const* list = std::get_if<checklist>(by)) {
      for (auto const& item : list->items) {
        bool const* const fulfilled = fulfilled_in(*given, item.id);
        std::string const verdict = fulfilled == nullptr ? pick("未填报", "not reported")
                                    : *fulfilled         ? pick("符合 +", "yes +") + end_text(item.points)
                                                         : pick("不符合 +0", "no +0");
        add("检查项", "item", item.title.in(in_) + pick("：", ": ") + verdict);
      }
    }
    if (auto const* list = std::get_if<element_count>(by)) {
      for (auto const& item : list->items) {
        bool const* const fulfilled = fulfilled_in(*given, item.id);
        std::string const verdict = fulfilled == nullptr ? pick("未填报", "not reported")
                                    : *fulfilled         ? pick("符合", "yes")
                                                         : pick("不符合", "no");
        add("检查项", "item",
            item.title.in(in_) + (item.required ? pick("（必备项）", " (required)") : std::string()) +
                pick("：", ": ") + verdict);
      }
    }
    auto const* rows = node_.line.assessed ? &*node_.line.assessed : std::get_if<tiers>(by);
    if (rows != nullptr) {
      for (auto const& row : rows->rows) {
        if (row.id == given->tier) text += pick("档次：", "tier: ") + row.title.in(in_);
      }
    }
    if (given->score)
      text += (text.empty() ? "" : pick("，", ", ")) + pick("评分 ", "score ") + end_text(*given->score);
    if (!given->by.empty()) text += pick("；评价人：", "; by ") + given->by;
    if (!given->reason.empty()) text += pick("；理由：", "; reason: ") + given->reason;
    if (!given->at.empty()) text += " [" + given->at + "]";
    if (!text.empty()) add("评价", "answer", std::move(text));
  }

  static bool const* fulfilled_in(answer const& given, std::string const& item) {
    for (auto const& [id, value] : given.items) {
      if (id == item) return &value;
    }
    return nullptr;
  }

  void decision() {
    if (!node_.metric || result_.measured.value.state != value_state::known) return;
    rational const& value = result_.measured.value.value;
    if (!on().within().contains(value)) return;  // the finding says so
    std::string const shown = measure_text(value, unit(), on());
    if (auto const* own = std::get_if<custom>(&*node_.line.rule)) {
      std::string const given = result_.has_score() ? end_text(result_.exact) : pick("无", "none");
      add("判定", "decided by",
          shown +
              pick(" 按自定义规则“" + own->name + "”得分：",
                   " by the custom rule \"" + own->name + "\": ") +
              given);
      return;
    }
    auto const bound = bound_curve(by_, node_, from_);
    if (!bound) return;
    if (!result_.piece) {
      add("判定", "decided by",
          pick(shown + " 不在规则的任何一段之内，没有得分规定",
               shown + " lies in no piece of the rule, which has no score for it"));
      if (result_.source == score_source::recorded) {
        add("评价", "answer",
            pick("采用已记录的得分（评价人评分）", "the recorded score is used (an evaluator's)"));
      }
      return;
    }
    piece const& decided = bound->pieces()[*result_.piece];
    std::string text = shown + pick(" ", " is ") + interval_text(decided.on, unit(), on(), in_) +
                       pick("，", ": ") + describe(decided, unit(), on(), in_);
    if (auto const* stairs = std::get_if<staircase>(&decided.shape)) {
      std::string const steps = to_string(stairs->steps_at(value));
      text += pick(
          "；计 " + steps + " 步，得 " + end_text(result_.exact) + " 分",
          "; " + steps + (steps == "1" ? " step, score " : " steps, score ") + end_text(result_.exact));
    } else if (!std::holds_alternative<constant>(decided.shape)) {
      text += pick("，得 ", ", which is ") + end_text(result_.exact) + pick(" 分", "");
    }
    add("判定", "decided by", std::move(text));
    if (result_.decided_by_rounding()) {
      std::string const low = end_text(result_.printed_scores->lower().at);
      std::string const high = end_text(result_.printed_scores->upper().at);
      add("注意", "note",
          pick(
              "得分取决于比率的取整：取整前的值可能得 " + low + " 至 " + high + " 分",
              "decided by rounding: the rate before it was rounded can score from " + low + " to " + high));
    }
  }

  void gates() {
    auto const& all = by_.definition().gates;
    for (std::size_t i = 0; i < all.size(); ++i) {
      static constexpr char const* zh_words[] = {"不成立", "成立", "无法判断"};
      static constexpr char const* en_words[] = {"does not hold", "holds", "is not known"};
      auto const which = static_cast<std::size_t>(of_.gates[i]);
      add("否决条件", "gate",
          describe(all[i], in_) + pick("；条件", "; the condition ") +
              pick(zh_words[which], en_words[which]));
    }
  }

  void roundings() {
    auto const step = [&](std::string const& before, std::string const& after, rounding const& by,
                          bool changed) {
      if (changed)
        add("取整", "rounded",
            before + " → " + after + pick("（", " (") + describe(by, in_) + pick("）", ")"));
    };
    auto const& stage =
        node_.line.measure_rounded ? node_.line.measure_rounded : by_.definition().rounding.metric;
    if (stage && node_.metric && result_.measured.value.state == value_state::known) {
      rational const& after = result_.measured.value.value;
      step(end_text(result_.measured_exact) + unit(), end_text(after) + unit(), *stage,
           after != result_.measured_exact);
    }
    if (result_.root && !result_.root->is_rational() && result_.rounded) {
      step(to_string(*result_.root), score_text(result_), *result_.rounded, true);
    } else if (result_.rounded) {
      step(end_text(result_.exact), score_text(result_), *result_.rounded, result_.exact != result_.score);
    }
  }

  void parts() {
    auto const nodes = by_.nodes();
    bool const adds_up = node_.line.how == aggregation::sum;
    std::string text;
    for (std::size_t i = index_ + 1; i < nodes[index_].end; i = nodes[i].end) {
      if (!text.empty()) text += adds_up ? " + " : pick("、", ", ");
      text += nodes[i].line.title.in(in_) + " " + part_text(of_.nodes[i], adds_up);
      if (nodes[i].line.weight != 1)
        text += pick("（权数 ", " (weight ") + end_text(nodes[i].line.weight) + pick("）", ")");
    }
    std::string const kept = adds_up && result_.has_score() && cut_off()
                                 ? pick("；以本级的上下限为准", "; within what the section can score")
                                 : "";
    add(adds_up ? "合计" : "各项", adds_up ? "sum" : "parts", std::move(text) + kept);
  }
  /// Whether the sum went beyond what the section can score.
  [[nodiscard]] bool cut_off() const {
    return (node_.line.most && result_.exact == *node_.line.most) ||
           (result_.exact == node_.line.lowest() && !result_.exact.is_zero());
  }
  [[nodiscard]] std::string part_text(node_result const& part, bool adds_up) const {
    bool const left = part.state == state::not_applicable && part.applicable_marks.is_zero() && !adds_up;
    if (left || part.state == state::excluded) return state_text(part.state, in_);
    if (part.state == state::profile) return state_text(part.state, in_);
    if (part.counts()) return score_text(part);
    return "[" + end_text(part.low) + ", " + end_text(part.high) + "]";
  }

  void recorded() {
    for (auto const& each : from_.recorded(node_.path)) {
      std::string text = to_string(each.score);
      if (!each.by.empty()) text += pick("，", ", ") + each.by;
      if (!each.reason.empty()) text += pick("；理由：", "; reason: ") + each.reason;
      if (!each.at.empty()) text += " [" + each.at + "]";
      if (result_.has_score()) {
        std::string const differs = describe(compare_recorded(by_, of_, index_, each), result_, in_);
        if (!differs.empty()) text += pick("；", "; ") + differs;
      }
      add("已记录得分", "recorded", std::move(text));
    }
  }

  rulebook const& by_;
  dossier const& from_;
  evaluation const& of_;
  std::size_t index_;
  rulebook_node const& node_;
  node_result const& result_;
  language in_;
  std::vector<explanation_line> lines_;
};

}  // namespace detail

FISCORE_INLINE std::vector<explanation_line> explain(rulebook const& by, dossier const& from,
                                                     evaluation const& of, std::size_t node,
                                                     explain_options options) {
  return detail::explainer(of.book(by), from, of, node, options.language).run();
}

FISCORE_INLINE std::string state_text(state of, language in) {
  static constexpr char const* zh[] = {"缺失",   "已评分", "无法计算", "超出规则覆盖范围",
                                       "不适用", "不计入", "不完整",   "并列，不计总分"};
  static constexpr char const* en[] = {"missing",        "scored",   "undefined",  "outside coverage",
                                       "not applicable", "excluded", "incomplete", "a profile"};
  return (in == language::zh ? zh : en)[static_cast<std::size_t>(of)];
}

FISCORE_INLINE std::string score_text(node_result const& of) {
  if (of.rounded && of.rounded->places >= 0) return to_string(round(of.score, *of.rounded));
  auto const exact = exact_decimal(of.score);
  if (exact && exact->places() <= 8) return to_string(*exact);
  return "≈" + to_string(round(of.score, 4, rounding_mode::half_up));
}

}  // namespace fiscore::inline FISCORE_ABI
