// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rulebook/impl/rule_checker.ipp>
#include <fiscore/rulebook/validate.hpp>

#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

class rulebook_checker : rule_checker {
 public:
  explicit rulebook_checker(rulebook_definition const& of) : rule_checker(of.metrics), of_(of) {}

  diagnostics run() && {
    if (of_.id.empty()) problem(errc::rulebook_id_missing, "id", "缺少标识", "the id is missing");
    metrics();
    indicator whole;
    whole.full_marks = of_.full_marks;
    whole.how = of_.how;
    whole.most = of_.most;
    most(whole, "");
    section(whole, of_.indicators, of_.rounding.total.has_value(), "", "indicators");
    open_rules();
    grades(of_.grades, "grades");
    if (of_.how != aggregation::profile) covered(of_.grades);
    grades(of_.node_grades, "node_grades");
    gates();
    return std::move(found_);
  }

 private:
  void metrics() {
    ids(of_.metrics, "metrics");
    for (std::size_t i = 0; i < of_.metrics.size(); ++i) known_metrics().emplace(of_.metrics[i].id, i);
  }

  void children(std::vector<indicator> const& lines, std::string const& path) {
    ids(lines, path);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string const& id = lines[i].id;
      if (id.find('/') == std::string::npos) continue;
      problem(errc::rulebook_id, path + "/" + std::to_string(i) + "/id", "标识“" + id + "”含有“/”",
              "the id \"" + id + "\" contains \"/\"");
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

  void line(indicator const& here, aggregation above, std::string const& path) {
    if (here.full_marks.sign() < 0) {
      problem(errc::marks_range, path + "/full_marks", "分值不能小于 0", "full marks are not below 0");
    }
    range(here, above, path);
    if (here.open) {
      open_section(here, path);
      return;
    }
    if (here.assessed) tier_rows(*here.assessed, here, path + "/assessed/tiers");
    if (here.children.empty()) {
      leaf(here, path);
      return;
    }
    if (here.rule || !here.metric.empty()) {
      problem(errc::rule_on_section, path + (here.rule ? "/rule" : "/metric"),
              "有下级指标的一级不能再有评分规则", "a section with indicators has no rule of its own");
    }
    if (here.how == aggregation::profile && above != aggregation::profile) {
      problem(errc::aggregation_terms, path + "/aggregation", "并列的一级没有得分，上一级也只能并列",
              "a profile has no score, so it stands in a profile alone");
    }
    bool const folds = here.how == aggregation::geometric_mean && above == aggregation::geometric_mean;
    bool const rounded = folds || here.rounded || of_.rounding.subtotal;
    section(here, here.children, rounded, path + "/", path + "/indicators");
  }

  void most(indicator const& here, std::string const& at) {
    if (!here.most || *here.most >= here.full_marks) return;
    problem(errc::marks_range, at + "most", "最高得分不能低于分值",
            "the most that can be scored is not below full marks");
  }
  /// What a line can score beyond 0 to full marks.
  void range(indicator const& here, aggregation above, std::string const& path) {
    most(here, path + "/");
    if (here.least && here.least->sign() > 0) {
      problem(errc::marks_range, path + "/least", "最低得分不能大于 0",
              "the least that can be scored is not above 0");
    }
    if (here.least && above != aggregation::sum) {
      problem(errc::marks_range, path + "/least", "扣分项只能在相加的一级之下",
              "what deducts stands in a section that adds up");
    }
  }

  /// A section and everything below it; `at` is the prefix of its own keys. `rounded`: a root that it gives
  /// is rounded, here or in the root that it enters.
  void section(indicator const& here, std::vector<indicator> const& lines, bool rounded,
               std::string const& at, std::string const& below) {
    children(lines, below);
    if (!of_.structure) marks(here, lines, at + "full_marks", below);
    aggregated(here, lines, rounded, at, below);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!lines[i].most || here.most || here.how == aggregation::profile) continue;
      problem(errc::marks_range, below + "/" + std::to_string(i) + "/most",
              "可得分超过分值，上一级也须规定最高得分（most）",
              "it can score above full marks: the section above must state the most it can score, too");
    }
    bool const before = lowest_counts_;
    lowest_counts_ = here.how == aggregation::minimum || here.how == aggregation::weakest_link;
    for (std::size_t i = 0; i < lines.size(); ++i)
      line(lines[i], here.how, below + "/" + std::to_string(i));
    lowest_counts_ = before;
  }

  void marks(indicator const& section, std::vector<indicator> const& lines, std::string const& at,
             std::string const& path) {
    if (section.how == aggregation::profile) {
      if (!section.full_marks.is_zero())
        problem(errc::marks_sum, at, "并列的一级没有分值", "a profile has no full marks");
      if (lines.empty()) problem(errc::rulebook_empty, path, "没有指标", "there are no indicators");
    } else if (section.how == aggregation::sum || lines.empty()) {
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
  void aggregated(indicator const& section, std::vector<indicator> const& lines, bool rounded,
                  std::string const& path, std::string const& below) {
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
    bool const ranked = section.how == aggregation::kth_best;
    if (ranked ? section.terms.rank < 1 || section.terms.rank > lines.size() : section.terms.rank != 0) {
      problem(errc::aggregation_terms, path + (section.terms.rank == 0 ? "aggregation" : "rank"),
              ranked ? "名次（rank）须在 1 与下级项数之间" : "只有取第几好的一级才有 rank",
              ranked ? "the rank is from 1 to the number of indicators" : "only the k-th best has a rank");
    }
    sum_table(section, path + "table/");
    if (section.how == aggregation::geometric_mean && !rounded) {
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
      if (rows[i].score.sign() < 0 || rows[i].score > section.highest()) {
        problem(
            errc::aggregation_terms, at + "/score",
            "得分 " + end_text(rows[i].score) + " 不在 0 至 " + end_text(section.highest()) + " 之内",
            "the score " + end_text(rows[i].score) + " is not within 0 to " + end_text(section.highest()));
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

  void gates() {
    ids(of_.gates, "gates");
    for (std::size_t i = 0; i < of_.gates.size(); ++i) {
      gate const& here = of_.gates[i];
      std::string const path = "gates/" + std::to_string(i);
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
      if (here.does == gate::effect::set_score) override_gate(here, path);
      for (auto const& node : here.when.nodes()) {
        if (node.empty() || node_of(of_.indicators, node) != nullptr) continue;
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
  void override_gate(gate const& here, std::string const& path) {
    indicator const* line = node_of(of_.indicators, here.node);
    if (line == nullptr) {
      problem(errc::node_unknown, path + "/node", "指标体系中没有“" + here.node + "”",
              "the rulebook has no \"" + here.node + "\"");
    } else if (here.score < line->lowest() || here.score > line->highest()) {
      problem(errc::marks_range, path + "/score", "得分 " + end_text(here.score) + " 超出该指标的范围",
              "the score " + end_text(here.score) + " is beyond what the line can score");
    }
    if (!here.when.nodes().empty() || here.when.text().find("grade") != std::string::npos) {
      problem(errc::gate_results, path + "/when", "改定得分的条件只能用数据，不能用得分或状态",
              "what sets a score is asked of figures, not of scores and states");
    }
  }
  static indicator const* node_of(std::vector<indicator> const& lines, std::string_view path) {
    std::string_view const first = path.substr(0, path.find('/'));
    for (auto const& each : lines) {
      if (each.id != first) continue;
      // What lies in an open section is the dossier's.
      if (first.size() == path.size() || each.open) return &each;
      return node_of(each.children, path.substr(first.size() + 1));
    }
    return nullptr;
  }

  void grades(grade_scale const& scale, std::string const& path) {
    auto const& all = scale.grades;
    ids(all, path);
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        auto const common = intersect(all[k].totals, all[i].totals);
        if (!common) continue;
        std::string const witness = end_text(*domain().witness(*common));
        problem(errc::grade_overlap, path + "/" + std::to_string(i),
                "等级“" + all[i].title.zh + "”与“" + all[k].title.zh + "”重叠，例如 " + witness,
                "the grades \"" + all[i].title.en + "\" and \"" + all[k].title.en +
                    "\" overlap, for example at " + witness);
      }
    }
  }

  /// What totals the grades leave out, and which grades no total and no gate gives.
  void covered(grade_scale const& scale) {
    if (scale.grades.empty()) return;
    interval const within = interval::closed(0, of_.most.value_or(of_.full_marks));
    auto const& plan = of_.rounding;
    bool const on_places =
        plan.total && plan.total->places >= 0 && plan.grade_on == rounding_plan::grade_basis::rounded;
    domain const totals = on_places ? domain::decimals(plan.total->places, within) : domain::real(within);
    std::vector<interval> covered;
    for (std::size_t i = 0; i < scale.grades.size(); ++i) {
      grade const& each = scale.grades[i];
      covered.push_back(each.totals);
      bool set = !totals.restrict(interval_set({each.totals})).parts().empty();
      for (auto const& gate : of_.gates) {
        set = set || (gate.does == gate::effect::set_grade && gate.grade == each.id);
      }
      if (set) continue;
      warning(errc::grade_unreachable, "grades/" + std::to_string(i),
              "等级“" + each.title.zh + "”达不到：总分在 0 至 " + end_text(within.upper().at) + " 之间",
              "the grade \"" + each.title.en + "\" is never reached: totals lie within 0 to " +
                  end_text(within.upper().at));
    }
    interval_set const holes = totals.restrict(complement(interval_set(std::move(covered))));
    for (auto const& hole : holes.parts()) {
      std::string const witness = end_text(*totals.witness(hole));
      warning(errc::grade_gap, "grades", "总分 " + to_string(hole) + " 没有等级，例如 " + witness,
              "totals in " + to_string(hole) + " have no grade, for example " + witness);
    }
  }

  rulebook_definition const& of_;
  bool has_open_ = false;
};

}  // namespace detail

FISCORE_INLINE diagnostics validate(rulebook_definition const& definition) {
  return detail::rulebook_checker(definition).run();
}

}  // namespace fiscore::inline FISCORE_ABI
