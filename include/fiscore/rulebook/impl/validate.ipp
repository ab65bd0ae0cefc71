// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/describe.hpp>
#include <fiscore/rulebook/validate.hpp>

#include <type_traits>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

class rulebook_checker {
 public:
  explicit rulebook_checker(rulebook_definition const& of) : of_(of) {}

  diagnostics run() && {
    if (of_.id.empty()) problem(errc::rulebook_id_missing, "id", "缺少标识", "the id is missing");
    metrics();
    children(of_.indicators, "indicators");
    indicator whole;
    whole.full_marks = of_.full_marks;
    whole.how = of_.how;
    marks(whole, of_.indicators, "full_marks", "indicators");
    aggregated(whole, of_.indicators, of_.rounding.total, "", "indicators");
    lines(of_.indicators, of_.how, "indicators");
    open_rules();
    grades();
    gates();
    return std::move(found_);
  }

 private:
  diagnostic& problem(errc code, std::string path, std::string zh, std::string en) {
    diagnostic what;
    what.code = code;
    what.path = std::move(path);
    what.message = {std::move(zh), std::move(en)};
    found_.push_back(std::move(what));
    return found_.back();
  }
  void warning(errc code, std::string path, std::string zh, std::string en) {
    problem(code, std::move(path), std::move(zh), std::move(en)).level = severity::warning;
  }

  void metrics() {
    for (std::size_t i = 0; i < of_.metrics.size(); ++i) {
      std::string const path = "metrics/" + std::to_string(i);
      std::string const& id = of_.metrics[i].id;
      if (id.empty()) problem(errc::rulebook_id_missing, path + "/id", "缺少标识", "the id is missing");
      for (std::size_t k = 0; k < i; ++k) {
        if (of_.metrics[k].id != id || id.empty()) continue;
        problem(errc::rulebook_id, path + "/id", "标识“" + id + "”重复",
                "the id \"" + id + "\" stands twice")
            .others.push_back(
                {{"先前的定义", "the first definition"}, "metrics/" + std::to_string(k) + "/id", {}});
      }
    }
  }

  void children(std::vector<indicator> const& lines, std::string const& path) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string const here = path + "/" + std::to_string(i) + "/id";
      std::string const& id = lines[i].id;
      if (id.empty()) problem(errc::rulebook_id_missing, here, "缺少标识", "the id is missing");
      if (id.find('/') != std::string::npos) {
        problem(errc::rulebook_id, here, "标识“" + id + "”含有“/”", "the id \"" + id + "\" contains \"/\"");
      }
      for (std::size_t k = 0; k < i; ++k) {
        if (lines[k].id != id || id.empty()) continue;
        problem(errc::rulebook_id, here, "标识“" + id + "”重复", "the id \"" + id + "\" stands twice")
            .others.push_back(
                {{"先前的定义", "the first definition"}, path + "/" + std::to_string(k) + "/id", {}});
      }
    }
  }

  void marks_of(std::vector<indicator> const& lines, rational const& expected, std::string const& at,
                std::string const& path) {
    if (lines.empty()) {
      problem(errc::rulebook_empty, path, "没有指标", "there are no indicators");
      return;
    }
    rational sum = 0;
    for (auto const& each : lines) sum += each.full_marks;
    if (sum == expected) return;
    std::string const total = end_text(sum);
    std::string const wanted = end_text(expected);
    problem(errc::marks_sum, at, "下级指标分值合计 " + total + "，应为 " + wanted,
            "the full marks below add up to " + total + ", not " + wanted);
  }

  void line(indicator const& here, std::string const& path) {
    if (here.full_marks.sign() < 0) {
      problem(errc::marks_range, path + "/full_marks", "分值不能小于 0", "full marks are not below 0");
    }
    if (here.open) {
      open_section(here, path);
      return;
    }
    if (here.children.empty()) {
      leaf(here, path);
      return;
    }
    if (here.rule || !here.metric.empty()) {
      problem(errc::rule_on_section, path + (here.rule ? "/rule" : "/metric"),
              "有下级指标的一级不能再有评分规则", "a section with indicators has no rule of its own");
    }
    children(here.children, path + "/indicators");
    marks(here, here.children, path + "/full_marks", path + "/indicators");
    aggregated(here, here.children, of_.rounding.subtotal, path + "/", path + "/indicators");
    lines(here.children, here.how, path + "/indicators");
  }

  void lines(std::vector<indicator> const& all, aggregation how, std::string const& path) {
    bool const before = lowest_counts_;
    lowest_counts_ = how == aggregation::minimum || how == aggregation::weakest_link;
    for (std::size_t i = 0; i < all.size(); ++i) line(all[i], path + "/" + std::to_string(i));
    lowest_counts_ = before;
  }

  void marks(indicator const& section, std::vector<indicator> const& lines, std::string const& at,
             std::string const& path) {
    if (section.how == aggregation::sum || lines.empty()) {
      marks_of(lines, section.full_marks, at, path);
    } else {
      marks_alike(section.full_marks, lines, path);
    }
  }

  /// Where one of the children counts, each is out of what the section is out of.
  void marks_alike(rational const& full_marks, std::vector<indicator> const& lines,
                   std::string const& path) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (lines[i].full_marks == full_marks) continue;
      std::string const own = end_text(lines[i].full_marks);
      std::string const wanted = end_text(full_marks);
      problem(errc::marks_sum, path + "/" + std::to_string(i) + "/full_marks",
              "这一级不相加，各项分值应为 " + wanted + "，而不是 " + own,
              "this section does not add up, so each has full marks of " + wanted + ", not " + own);
    }
  }

  /// What the aggregation of a section needs, and what it has no use for.
  void aggregated(indicator const& section, std::vector<indicator> const& lines,
                  std::optional<rounding> const& stage, std::string const& path, std::string const& below) {
    bool const chain = section.how == aggregation::weakest_link;
    bool const lookup = section.how == aggregation::lookup;
    bool const uplifted = section.terms.uplift.sign() > 0 && section.terms.uplift <= section.full_marks;
    if (chain ? !uplifted : !section.terms.uplift.is_zero()) {
      problem(errc::aggregation_terms, path + "uplift",
              chain ? "最低项之上的上调须大于 0 且不超过分值" : "只有取最低项并上调的一级才有 uplift",
              chain ? "what is added to the lowest must be above 0 and not above full marks"
                    : "only the weakest link has an uplift");
    }
    if (lookup == section.terms.table.empty()) {
      problem(errc::aggregation_terms, path + "table", lookup ? "缺少查分表" : "只有查表的一级才有 table",
              lookup ? "the table is missing" : "only a lookup has a table");
    }
    sum_table(section, path + "table/");
    if (section.how == aggregation::geometric_mean && !stage) {
      problem(errc::aggregation_terms, path + "aggregation", "几何平均须规定这一级如何取整",
              "a geometric mean needs a rounding of its stage");
    }
    bool any_weight = lines.empty();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      rational const& weight = lines[i].weight;
      any_weight = any_weight || !weight.is_zero();
      bool const fits = section.how == aggregation::mean ? weight.sign() >= 0 : weight == 1;
      if (fits) continue;
      problem(errc::aggregation_terms, below + "/" + std::to_string(i) + "/weight",
              section.how == aggregation::mean ? "权数不能小于 0" : "只有取平均的一级，其下级才有权数",
              section.how == aggregation::mean ? "a weight is not below 0"
                                               : "only what a mean is taken of has a weight");
    }
    if (!any_weight) {
      problem(errc::aggregation_terms, below, "各项权数都是 0", "all weights are 0");
    }
  }
  void sum_table(indicator const& section, std::string const& path) {
    auto const& rows = section.terms.table;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string const at = path + std::to_string(i);
      if (rows[i].score.sign() < 0 || rows[i].score > section.full_marks) {
        problem(
            errc::aggregation_terms, at + "/score",
            "得分 " + end_text(rows[i].score) + " 不在 0 至 " + end_text(section.full_marks) + " 之内",
            "the score " + end_text(rows[i].score) + " is not within 0 to " + end_text(section.full_marks));
      }
      for (std::size_t k = 0; k < i; ++k) {
        if (rows[k].count != rows[i].count || rows[k].sum != rows[i].sum) continue;
        problem(errc::aggregation_terms, at, "同样的项数和合计已有一行",
                "there is a row of this count and sum")
            .others.push_back({{"先前的一行", "the first row"}, path + std::to_string(k), {}});
      }
    }
  }

  void open_section(indicator const& here, std::string const& path) {
    has_open_ = true;
    if (!here.children.empty() || here.rule || !here.metric.empty()) {
      problem(errc::rule_on_section, path, "开放部分的指标由材料提供，不能自带指标或规则",
              "an open section takes its indicators from the dossier and has none of its own");
    }
  }

  /// Each open rule once, sound on sample targets.
  void open_rules() {
    auto const& all = of_.open_rules;
    if (has_open_ && all.empty()) {
      problem(errc::rulebook_empty, "open_rules", "有开放部分，却没有规定各类指标如何评分",
              "there are open sections and no rules for their targets");
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::string const path = "open_rules/" + std::to_string(i);
      for (std::size_t k = 0; k < i; ++k) {
        if (all[k].kind != all[i].kind) continue;
        problem(errc::rulebook_id, path + "/kind", "这类指标的规则重复",
                "there are two rules for this kind of target")
            .others.push_back(
                {{"先前的规则", "the first rule"}, "open_rules/" + std::to_string(k) + "/kind", {}});
      }
      penalty(all[i].over, path + "/over_achievement");
      if (!is_numeric(all[i].rule) || is_opaque(all[i].rule)) continue;
      for (auto const& name : parameter_names(all[i].rule)) {
        if (name == "full_marks" || name == "target" ||
            (name == "high" && all[i].kind == target_kind::range))
          continue;
        problem(errc::parameter_unbound, path + "/rule", "参数“" + name + "”不是指标值",
                "the parameter \"" + name + "\" is no part of a target");
      }
      bool const day = all[i].kind == target_kind::day;
      rational const sample = day ? rational(std::int64_t{date(2021, 6, 30).day_number()}) : rational(100);
      auto const bound = to_curve(
          fiscore::bound(all[i].rule, {{"full_marks", 10}, {"target", sample}, {"high", sample * 2}}), 10);
      if (bound) continue;
      for (diagnostic each : bound.error()) {
        each.path = path + "/rule/" + each.path;
        found_.push_back(std::move(each));
      }
    }
  }

  void penalty(std::optional<over_achievement> const& of, std::string const& path) {
    if (!of) return;
    if (of->above < 1)
      problem(errc::parameter_range, path + "/above", "超额的界限不能低于 100%",
              "the threshold must not be below 100 %");
    if (of->does != over_achievement::effect::penalise) return;
    auto const range = of->penalty.range(domain::real(interval::above(of->above)));
    bool const sound =
        range && range->is_bounded() && range->lower().at.sign() >= 0 && range->upper().at <= 1;
    if (!sound) {
      problem(errc::parameter_range, path + "/penalty", "调减后的比例须在 0 与 1 之间",
              "the reduced share must lie between 0 and 1");
    }
  }

  void gates() {
    for (std::size_t i = 0; i < of_.gates.size(); ++i) {
      gate const& here = of_.gates[i];
      std::string const path = "gates/" + std::to_string(i);
      if (here.id.empty())
        problem(errc::rulebook_id_missing, path + "/id", "缺少标识", "the id is missing");
      for (std::size_t k = 0; k < i; ++k) {
        if (of_.gates[k].id != here.id || here.id.empty()) continue;
        problem(errc::rulebook_id, path + "/id", "标识“" + here.id + "”重复",
                "the id \"" + here.id + "\" stands twice");
      }
      if (here.does == gate::effect::set_grade && !has_grade(here.grade)) {
        problem(errc::gate_grade, path + "/grade", "没有等级“" + here.grade + "”",
                "there is no grade \"" + here.grade + "\"");
      }
      auto const& total = of_.rounding.total;
      if (here.does == gate::effect::cap_total && total && rational(round(here.cap, *total)) != here.cap) {
        problem(errc::gate_cap, path + "/cap",
                "上限 " + end_text(here.cap) + " 的小数位数多于总分的取整位数（" +
                    std::to_string(total->places) + " 位）",
                "the cap of " + end_text(here.cap) +
                    " has more places than the total, which is rounded to " +
                    std::to_string(total->places));
      }
      for (auto const& node : here.when.nodes()) {
        if (node.empty() || has_node(of_.indicators, node)) continue;
        problem(errc::node_unknown, path + "/when", "指标体系中没有“" + node + "”",
                "the rulebook has no \"" + node + "\"");
      }
    }
  }
  [[nodiscard]] bool has_grade(std::string const& id) const {
    for (auto const& each : of_.grades.grades) {
      if (each.id == id) return true;
    }
    return false;
  }
  static bool has_node(std::vector<indicator> const& lines, std::string_view path) {
    std::string_view const first = path.substr(0, path.find('/'));
    for (auto const& each : lines) {
      if (each.id != first) continue;
      // What lies in an open section is the dossier's.
      if (first.size() == path.size() || each.open) return true;
      return has_node(each.children, path.substr(first.size() + 1));
    }
    return false;
  }

  metric const* metric_of(std::string const& id) const {
    for (auto const& each : of_.metrics) {
      if (each.id == id) return &each;
    }
    return nullptr;
  }

  void leaf(indicator const& here, std::string const& path) {
    penalty(here.over, path + "/over_achievement");
    if (!here.rule) return;
    if (!is_numeric(*here.rule)) {
      if (!here.metric.empty()) {
        problem(errc::metric_unused, path + "/metric", "由人评分的规则不用指标公式",
                "a rule that a person answers has no metric");
      }
      answered(here, path);
      return;
    }
    metric const* measured = metric_of(here.metric);
    if (here.metric.empty()) {
      problem(errc::metric_unknown, path, "缺少指标公式（metric）", "the metric is missing");
    } else if (measured == nullptr) {
      problem(errc::metric_unknown, path + "/metric", "没有指标公式“" + here.metric + "”",
              "there is no metric \"" + here.metric + "\"");
    }
    bool all_known = true;
    for (auto const& name : parameter_names(*here.rule)) {
      all_known = false;
      if (metric_of(name) != nullptr) continue;
      problem(errc::metric_unknown, path + "/rule", "参数所指的“" + name + "”不是指标公式",
              "a parameter names \"" + name + "\", which is no metric");
    }
    if (!all_known || is_opaque(*here.rule)) return;  // bound per case, or not to be looked into
    auto const bound = to_curve(*here.rule, here.full_marks);
    if (!bound) {
      for (diagnostic each : bound.error()) {
        each.path = path + "/rule/" + each.path;
        for (auto& other : each.others) other.path = path + "/rule/" + other.path;
        found_.push_back(std::move(each));
      }
      return;
    }
    if (measured != nullptr) scores(*bound, here, measured->domain, measured->unit.symbol(), path);
  }

  /// What the curve gives against full marks, and what it leaves uncovered.
  void scores(curve const& bound, indicator const& here, domain const& on, std::string const& unit,
              std::string const& path) {
    auto const range = bound.range(on);
    if (!range) {
      problem(errc::rule_covers_nothing, path + "/rule", "规则不覆盖任何值", "the rule covers no value");
      return;
    }
    std::string const full = end_text(here.full_marks);
    auto const& top = range->upper();
    if (!top.bounded() || top.at > here.full_marks) {
      std::string const most = top.bounded() ? end_text(top.at) : "∞";
      problem(errc::rule_above_full_marks, path + "/rule", "规则最高可得 " + most + " 分，超过分值 " + full,
              "the rule gives up to " + most + ", more than its full marks of " + full);
    } else if (!lowest_counts_ && (top.at < here.full_marks || !top.closed())) {
      problem(errc::rule_below_full_marks, path + "/rule",
              "规则最高只得 " + end_text(top.at) + " 分，达不到分值 " + full,
              "the rule gives " + end_text(top.at) + " at most and never its full marks of " + full);
    }
    if (!range->lower().bounded() || range->lower().at.sign() < 0) {
      problem(errc::rule_below_zero, path + "/rule", "规则可能得负分", "the rule can give less than 0");
    }
    auto const gaps = bound.gaps(on);
    for (auto const& gap : gaps.parts()) {
      std::string const witness = measure_text(*on.witness(gap), unit, on);
      warning(errc::rule_gap, path + "/rule",
              interval_text(gap, unit, on, language::zh) + " 没有得分规定，例如 " + witness,
              "no score for " + interval_text(gap, unit, on, language::en) + ", for example " + witness);
    }
  }

  void answered(indicator const& here, std::string const& path) {
    if (auto const* list = std::get_if<checklist>(&*here.rule)) {
      rational sum = 0;
      for (std::size_t i = 0; i < list->items.size(); ++i) {
        sum += list->items[i].points;
        for (std::size_t k = 0; k < i; ++k) {
          if (list->items[k].id != list->items[i].id) continue;
          problem(errc::rulebook_id, path + "/rule/items/" + std::to_string(i) + "/id",
                  "标识“" + list->items[i].id + "”重复",
                  "the id \"" + list->items[i].id + "\" stands twice");
        }
      }
      if (sum != here.full_marks) {
        problem(
            errc::marks_sum, path + "/rule/items",
            "各项分值合计 " + end_text(sum) + "，应为 " + end_text(here.full_marks),
            "the points of the items add up to " + end_text(sum) + ", not " + end_text(here.full_marks));
      }
    }
    if (auto const* rows = std::get_if<tiers>(&*here.rule))
      tier_rows(*rows, here.full_marks, path + "/rule/tiers");
  }

  void tier_rows(tiers const& of, rational const& full_marks, std::string const& path) {
    if (of.rows.empty()) problem(errc::rule_covers_nothing, path, "没有档次", "there are no tiers");
    bool reached = of.rows.empty();
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
      std::string const at = path + "/" + std::to_string(i);
      for (std::size_t k = 0; k < i; ++k) {
        if (of.rows[k].id != of.rows[i].id) continue;
        problem(errc::rulebook_id, at + "/id", "标识“" + of.rows[i].id + "”重复",
                "the id \"" + of.rows[i].id + "\" stands twice");
      }
      if (!of.rows[i].scores.is_bounded()) {
        problem(errc::tier_range, at + "/scores", "档次的分数区间须有两端",
                "the scores of a tier have two ends");
        continue;
      }
      interval const scores = tier_scores(of, i, full_marks);
      reached = reached || scores.contains(full_marks);
      if (scores.lower().at.sign() < 0 || scores.upper().at > full_marks) {
        problem(errc::tier_range, at + "/scores",
                "档次的分数 " + to_string(scores) + " 超出 0 至 " + end_text(full_marks),
                "the scores " + to_string(scores) + " of the tier leave 0 to " + end_text(full_marks));
      }
    }
    if (!reached) {
      problem(errc::rule_below_full_marks, path, "没有一档能得满分 " + end_text(full_marks),
              "no tier gives the full marks of " + end_text(full_marks));
    }
  }

  void grades() {
    std::vector<interval> covered;
    auto const& all = of_.grades.grades;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        auto const common = intersect(all[k].totals, all[i].totals);
        if (!common) continue;
        std::string const witness = end_text(*domain().witness(*common));
        problem(errc::grade_overlap, "grades/" + std::to_string(i),
                "等级“" + all[i].title.zh + "”与“" + all[k].title.zh + "”重叠，例如 " + witness,
                "the grades \"" + all[i].title.en + "\" and \"" + all[k].title.en +
                    "\" overlap, for example at " + witness);
      }
      covered.push_back(all[i].totals);
    }
    if (all.empty()) return;
    domain const totals = domain::real(interval::closed(0, of_.full_marks));
    interval_set const holes = totals.restrict(complement(interval_set(std::move(covered))));
    for (auto const& hole : holes.parts()) {
      std::string const witness = end_text(*totals.witness(hole));
      warning(errc::grade_gap, "grades", "总分 " + to_string(hole) + " 没有等级，例如 " + witness,
              "totals in " + to_string(hole) + " have no grade, for example " + witness);
    }
  }

  rulebook_definition const& of_;
  diagnostics found_;
  bool has_open_ = false;
  bool lowest_counts_ = false;  ///< of the section at hand: its indicators need not all reach full marks
};

}  // namespace detail

FISCORE_INLINE diagnostics validate(rulebook_definition const& definition) {
  return detail::rulebook_checker(definition).run();
}

}  // namespace fiscore::inline FISCORE_ABI
