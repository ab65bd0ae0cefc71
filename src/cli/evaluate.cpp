// SPDX-License-Identifier: BSL-1.0
#include "commands.hpp"
#include "sources.hpp"
#include "terminal.hpp"

#include <fiscore/base/text_width.hpp>
#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/explain.hpp>
#include <fiscore/evaluate/recorded.hpp>
#include <fiscore/evaluate/targets.hpp>
#include <fiscore/io/results.hpp>
#include <fiscore/rule/describe.hpp>
#include <fiscore/rulebook/family.hpp>

#include <cstdio>
#include <utility>

namespace fiscore_cli {

using namespace fiscore;

namespace {

class report {
 public:
  report(rulebook const& by, dossier const& from, evaluation const& of, evaluate_options const& options)
      : by_(of.book(by)), from_(from), of_(of), options_(options) {}

  void whole() {
    print(out_.paint(from_.title.in(options_.language), tone::strong) + "\n");
    std::string const book = by_.definition().title.in(options_.language);
    print(pick("指标体系  ", "rulebook  ") + book + out_.paint("  " + by_.id(), tone::faint) + "\n\n");
    scores(0);
    print("\n");
    outcome();
    gates();
    notes();
    recorded();
    targets();
    findings();
    if (!options_.explain) {
      print("\n" +
            out_.paint(pick("加 --explain 查看每一分的依据，加 --node 查看一项指标。",
                            "--explain shows where every point comes from, --node one indicator."),
                       tone::faint) +
            "\n");
    }
  }

  void one(std::size_t node) {
    scores(node);
    print("\n");
    for (std::size_t i = node; i < by_.nodes()[node].end; ++i) explanation(i);
  }

  void explanations() {
    print("\n");
    for (std::size_t i = 1; i < by_.nodes().size(); ++i) explanation(i);
  }

 private:
  [[nodiscard]] bool zh() const { return options_.language == language::zh; }
  [[nodiscard]] std::string pick(char const* chinese, char const* english) const {
    return zh() ? chinese : english;
  }
  [[nodiscard]] std::string in(bilingual const& text) const { return text.in(options_.language); }

  static tone tone_of(node_result const& of) {
    if (of.state == state::profile) return tone::faint;
    if (of.has_score()) return of.needs_reason ? tone::warning : tone::plain;
    return of.state == state::not_applicable ? tone::faint : tone::warning;
  }

  /// A score, or the interval in which it lies.
  [[nodiscard]] std::string score_cell(node_result const& of) const {
    if (of.state == state::profile || of.state == state::excluded) return "";
    if (of.counts()) return score_text(of);
    return detail::end_text(of.low) + pick(" 至 ", " to ") + detail::end_text(of.high);
  }

  void scores(std::size_t root) {
    using align = text_table::align;
    text_table table({align::left, align::right, align::right, align::left});
    table.add({{pick("指标", "indicator"), tone::faint},
               {pick("得分", "score"), tone::faint},
               {pick("满分", "of"), tone::faint},
               {pick("状态", "state"), tone::faint}});
    std::size_t const first = root == 0 ? 1 : root;
    for (std::size_t i = first; i < by_.nodes()[root].end; ++i) {
      auto const& node = by_.nodes()[i];
      auto const& found = of_.nodes[i];
      std::size_t const depth = static_cast<std::size_t>(node.depth - by_.nodes()[first].depth);
      bool const section = !node.is_leaf(i);
      std::string state =
          found.has_score() && !found.needs_reason ? "" : state_text(found.state, options_.language);
      if (found.has_score() && found.source == score_source::recorded)
        state = pick("采用评价人已记录的得分", "as an evaluator recorded it");
      if (found.needs_reason) state = pick("暂定：缺评分理由", "provisional: no reason");
      if (auto const letter = grade_of_node(by_, of_, i); letter && state.empty())
        state = in(by_.definition().node_grades.grades[*letter].title);
      table.add({{std::string(depth * 2, ' ') + in(node.line.title), section ? tone::strong : tone::plain},
                 {score_cell(found), tone_of(found)},
                 {found.state == state::profile ? "" : detail::end_text(node.line.full_marks), tone::faint},
                 {state, tone_of(found)}});
    }
    if (root == 0 && of_.total().state != state::profile) {
      table.add(
          {{pick("总分", "total"), tone::strong},
           {score_cell(of_.total()), tone_of(of_.total()) == tone::plain ? tone::strong : tone::warning},
           {detail::end_text(by_.definition().full_marks), tone::faint},
           {of_.total().has_score() ? "" : state_text(of_.total().state, options_.language),
            tone::warning}});
    }
    print(table.render(out_));
  }

  void outcome() {
    auto const& grades = by_.definition().grades.grades;
    if (of_.total().state == state::profile) return;
    if (of_.total().has_score()) {
      if (of_.grade)
        print(pick("等级：", "grade: ") + out_.paint(in(grades[*of_.grade].title), tone::strong) + "\n");
      return;
    }
    std::size_t scored = 0;
    std::size_t missing = 0;
    for (std::size_t i = 1; i < by_.nodes().size(); ++i) {
      if (!by_.nodes()[i].is_leaf(i)) continue;
      if (of_.nodes[i].has_score() || of_.nodes[i].state == state::not_applicable)
        ++scored;
      else
        ++missing;
    }
    std::string reachable;
    for (std::size_t const i : of_.reachable)
      reachable += (reachable.empty() ? "" : zh() ? "、" : ", ") + in(grades[i].title);
    std::string const low = detail::end_text(of_.total().low);
    std::string const high = detail::end_text(of_.total().high);
    std::string const full = detail::end_text(by_.definition().full_marks);
    std::string const have = std::to_string(scored);
    std::string const lack = std::to_string(missing);
    if (zh()) {
      print(have + " 项指标已有得分，" + lack + " 项没有。总分在 " + low + " 至 " + high + " 之间（满分 " +
            full + "）" + (reachable.empty() ? "" : "，可能的等级：" + reachable) + "。\n");
    } else {
      print(have + (scored == 1 ? " indicator has" : " indicators have") + " a score, " + lack +
            (missing == 1 ? " has" : " have") + " none. The total lies between " + low + " and " + high +
            " of " + full + (reachable.empty() ? "" : "; grades it can reach: " + reachable) + ".\n");
    }
  }

  void gates() {
    for (std::size_t i = 0; i < of_.gates.size(); ++i) {
      if (of_.gates[i] == truth::no) continue;
      bool const holds = of_.gates[i] == truth::yes;
      print(out_.paint(
                holds ? pick("否决条件成立 ", "gate holds ") : pick("否决条件无法判断 ", "gate not known "),
                tone::warning) +
            describe(by_.definition().gates[i], options_.language) + "\n");
    }
  }

  /// Recorded scores that are not the computed ones.
  void recorded() {
    bool any = false;
    for (std::size_t i = 0; i < by_.nodes().size(); ++i) {
      auto const& node = by_.nodes()[i];
      if (!of_.nodes[i].has_score()) continue;
      for (auto const& each : from_.recorded(node.path)) {
        auto const found = compare_recorded(by_, of_, i, each);
        if (found.kind == difference::none) continue;
        if (!any) print("\n");
        any = true;
        std::string const title = i == 0 ? pick("总分", "total") : in(node.line.title);
        print(out_.paint(pick("已记录 ", "recorded "), tone::warning) + title + " " +
              to_string(each.score) +
              (each.by.empty() ? "" : pick("（", " (") + each.by + pick("）", ")")) + pick("，", ", ") +
              describe(found, of_.nodes[i], options_.language) + "\n");
      }
    }
  }

  /// What a reader must know without asking: figures that were left out of a score that was given.
  void notes() {
    std::string const wanted = pick("注意", "note");
    bool any = false;
    for (std::size_t i = 1; i < by_.nodes().size(); ++i) {
      for (auto const& line : explain(by_, from_, of_, i, {options_.language})) {
        if (line.heading != wanted || !by_.nodes()[i].metric) continue;
        if (!any) print("\n");
        any = true;
        print(out_.paint(pick("注意 ", "note "), tone::warning) + in(by_.nodes()[i].line.title) +
              pick("：", ": ") + line.text + "\n");
      }
    }
  }

  void targets() {
    auto const results = evaluate_targets(by_, from_);
    if (results.empty()) return;
    using align = text_table::align;
    text_table table({align::left, align::right, align::right, align::right, align::left});
    table.add({{pick("绩效目标", "target"), tone::faint},
               {pick("指标值", "target"), tone::faint},
               {pick("完成值", "actual"), tone::faint},
               {pick("完成率", "rate"), tone::faint},
               {pick("结果", "result"), tone::faint}});
    std::size_t printed = 0;
    std::vector<std::pair<target_kind, std::string>> assumed;
    for (std::size_t i = 0; i < results.size(); ++i) {
      auto const& target = from_.targets()[i];
      auto const& found = results[i];
      static constexpr char const* zh_words[] = {"完成", "未完成", "不明"};
      static constexpr char const* en_words[] = {"met", "not met", "unknown"};
      static constexpr tone tones[] = {tone::good, tone::bad, tone::warning};
      auto const which = static_cast<std::size_t>(found.met);
      printed += found.as_printed ? 1U : 0U;
      if (found.assumed_direction) assume(assumed, found.read_as, in(target.title));
      std::string rate;
      if (found.achievement) {
        rational const percent = *found.achievement * 100;
        decimal const shown = round(percent, 2, rounding_mode::half_up);
        rate = (shown == percent ? "" : "≈") + to_string(shortest(shown)) + "%" +
               (found.as_printed ? "*" : " ");
      }
      table.add({{in(target.title), tone::plain},
                 aim_cell(target),
                 {target.actual ? to_string(*target.actual) : target.actual_words, tone::plain},
                 {rate, tone::plain},
                 {zh() ? zh_words[which] : en_words[which], tones[which]}});
    }
    print("\n" + table.render(out_));
    if (printed > 0)
      print(out_.paint(pick("* 指标值未填报，完成率按报告所列",
                            "* the target is not given: the rate is taken as printed"),
                       tone::faint) +
            "\n");
    for (auto const& [kind, titles] : assumed) {
      std::string const read = describe(kind, options_.language);
      print(out_.paint(zh() ? "未注明方向，按“" + read + "”处理：" + titles
                            : "no sign is given, " + read + " is assumed: " + titles,
                       tone::faint) +
            "\n");
    }
  }
  void assume(std::vector<std::pair<target_kind, std::string>>& of, target_kind kind,
              std::string const& title) const {
    for (auto& [known, titles] : of) {
      if (known != kind) continue;
      titles += (zh() ? "、" : ", ") + title;
      return;
    }
    of.emplace_back(kind, title);
  }

  [[nodiscard]] text_table::cell aim_cell(performance_target const& of) const {
    if (of.target_high) return {to_string(*of.target) + " – " + to_string(*of.target_high), tone::plain};
    if (of.target) return {(of.sign ? sign_of(*of.sign) : "") + to_string(*of.target), tone::plain};
    if (!of.target_words.empty()) return {of.target_words, tone::plain};
    return {pick("未填报", "not given"), tone::faint};
  }

  void findings() {
    if (of_.findings.empty()) return;
    print("\n");
    for (auto const& each : of_.findings)
      print(out_.paint(to_string(each, options_.language),
                       each.level == severity::error ? tone::bad : tone::warning) +
            "\n");
  }

  void explanation(std::size_t index) {
    auto const& node = by_.nodes()[index];
    std::string const path = node.path.text();
    print(out_.paint(in(node.line.title), tone::strong) + out_.paint("  " + path, tone::faint) + "\n");
    std::size_t widest = 0;
    auto const lines = explain(by_, from_, of_, index, {options_.language});
    for (auto const& line : lines) widest = std::max(widest, text_width(line.heading));
    for (auto const& line : lines) {
      std::size_t const indent = 2 + widest + 2;
      print("  " + out_.paint(pad_right(line.heading, widest), tone::faint) + "  " +
            wrap(line.text, 100 - indent, indent) + "\n");
    }
    print("\n");
  }

  rulebook const& by_;
  dossier const& from_;
  evaluation const& of_;
  evaluate_options const& options_;
  terminal out_;
};

/// The day by which a version of the rulebook is chosen: the one asked for, or the last of the dossier's
/// year.
std::optional<date> in_force_on(evaluate_options const& options, dossier const& of) {
  if (options.as_of) return date::parse(*options.as_of);
  if (of.fiscal_year < 1 || of.fiscal_year > 9999) return std::nullopt;
  return date(of.fiscal_year, 12, 31);
}

}  // namespace

int evaluate(evaluate_options const& options) {
  auto from = load_dossier(options.dossier, options.language);
  if (!from) return bad_input;
  for (auto const& path : options.earlier) {
    auto year = load_dossier(path, options.language);
    if (!year) return bad_input;
    from->earlier.push_back(std::move(*year));
  }
  std::string const name = options.rulebook.empty() ? from->rulebook : options.rulebook;
  if (name.empty()) {
    diagnostic what;
    what.code = errc::rulebook_unknown;
    what.where.file = options.dossier;
    what.message = {"材料没有指明指标体系", "the dossier names no rulebook"};
    what.hint = {"用 --rulebook 指定；fiscore rulebooks 列出内置的指标体系",
                 "give one with --rulebook; `fiscore rulebooks` lists those that ship"};
    complain(what, options.language);
    return bad_input;
  }
  auto const by = load_rulebook(name, in_force_on(options, *from), options.language);
  if (!by) return bad_input;
  if (options.strict) {
    if (auto const refused = unconfirmed_rows(*by); !refused.empty()) {
      complain(refused, {}, options.language);
      return bad_input;
    }
  }
  evaluation const of = fiscore::evaluate(*by, *from);
  std::optional<std::size_t> node;
  if (!options.node.empty()) {
    node = of.book(*by).find(options.node);
    if (!node) {
      diagnostic what;
      what.code = errc::node_unknown;
      what.message = {"指标体系中没有“" + options.node + "”",
                      "the rulebook has no \"" + options.node + "\""};
      complain(what, options.language);
      return bad_input;
    }
  }
  if (options.json) {
    print(to_json(*by, *from, of, {options.language, options.explain}));
  } else {
    report page(*by, *from, of, options);
    if (node) {
      page.one(*node);
    } else {
      page.whole();
      if (options.explain) page.explanations();
    }
  }
  return has_error(of.findings) ? found : done;
}

}  // namespace fiscore_cli
