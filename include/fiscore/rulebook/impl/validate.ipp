// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/describe.hpp>
#include <fiscore/rulebook/validate.hpp>

#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

class rulebook_checker {
 public:
  explicit rulebook_checker(rulebook_definition const& of) : of_(of) {}

  diagnostics run() && {
    if (of_.id.empty()) problem(errc::rulebook_id_missing, "id", "缺少标识", "the id is missing");
    metrics();
    indicator whole;
    whole.full_marks = of_.full_marks;
    whole.how = of_.how;
    whole.most = of_.most;
    section(whole, of_.indicators, of_.rounding.total, "", "indicators");
    open_rules();
    grades(of_.grades, "grades");
    if (of_.how != aggregation::profile) covered(of_.grades);
    grades(of_.node_grades, "node_grades");
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
      std::string const path = "metrics/" + std::to_string(i) + "/id";
      std::string const& id = of_.metrics[i].id;
      if (id.empty()) problem(errc::rulebook_id_missing, path, "缺少标识", "the id is missing");
      auto const [first, is_new] = metrics_.emplace(id, i);
      if (!is_new && !id.empty()) twice(id, path, "metrics/" + std::to_string(first->second) + "/id");
    }
  }
  void twice(std::string const& id, std::string const& path, std::string const& first) {
    problem(errc::rulebook_id, path, "标识“" + id + "”重复", "the id \"" + id + "\" stands twice")
        .others.push_back({{"先前的定义", "the first definition"}, first, {}});
  }

  void children(std::vector<indicator> const& lines, std::string const& path) {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::string const here = path + "/" + std::to_string(i) + "/id";
      std::string const& id = lines[i].id;
      if (id.empty()) problem(errc::rulebook_id_missing, here, "缺少标识", "the id is missing");
      if (id.find('/') != std::string::npos) {
        problem(errc::rulebook_id, here, "标识“" + id + "”含有“/”", "the id \"" + id + "\" contains \"/\"");
      }
      auto const [first, is_new] = seen.emplace(id, i);
      if (!is_new && !id.empty()) twice(id, here, path + "/" + std::to_string(first->second) + "/id");
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
    auto const& own = here.rounded ? here.rounded : of_.rounding.subtotal;
    section(here, here.children, folds ? std::optional(rounding{0, rounding_mode::half_up}) : own,
            path + "/", path + "/indicators");
  }

  /// What a line can score beyond 0 to full marks.
  void range(indicator const& here, aggregation above, std::string const& path) {
    if (here.most && *here.most < here.full_marks) {
      problem(errc::marks_range, path + "/most", "最高得分不能低于分值",
              "the most that can be scored is not below full marks");
    }
    if (here.least && here.least->sign() > 0) {
      problem(errc::marks_range, path + "/least", "最低得分不能大于 0",
              "the least that can be scored is not above 0");
    }
    if (here.least && above != aggregation::sum) {
      problem(errc::marks_range, path + "/least", "扣分项只能在相加的一级之下",
              "what deducts stands in a section that adds up");
    }
  }

  /// A section and everything below it; `at` is the prefix of its own keys.
  void section(indicator const& here, std::vector<indicator> const& lines,
               std::optional<rounding> const& stage, std::string const& at, std::string const& below) {
    children(lines, below);
    if (!of_.structure) marks(here, lines, at + "full_marks", below);
    aggregated(here, lines, stage, at, below);
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
    bool const ranked = section.how == aggregation::kth_best;
    if (ranked ? section.terms.rank < 1 || section.terms.rank > lines.size() : section.terms.rank != 0) {
      problem(errc::aggregation_terms, path + (section.terms.rank == 0 ? "aggregation" : "rank"),
              ranked ? "名次（rank）须在 1 与下级项数之间" : "只有取第几好的一级才有 rank",
              ranked ? "the rank is from 1 to the number of indicators" : "only the k-th best has a rank");
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

  metric const* metric_of(std::string const& id) const {
    auto const found = metrics_.find(id);
    return found == metrics_.end() ? nullptr : &of_.metrics[found->second];
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
    std::string const full = end_text(here.highest());
    auto const& top = range->upper();
    if (!top.bounded() || top.at > here.highest()) {
      std::string const most = top.bounded() ? end_text(top.at) : "∞";
      problem(errc::rule_above_full_marks, path + "/rule", "规则最高可得 " + most + " 分，超过分值 " + full,
              "the rule gives up to " + most + ", more than its full marks of " + full);
    } else if (!lowest_counts_ && (top.at < here.full_marks || !top.closed())) {
      std::string const wanted = end_text(here.full_marks);
      problem(errc::rule_below_full_marks, path + "/rule",
              "规则最高只得 " + end_text(top.at) + " 分，达不到分值 " + wanted,
              "the rule gives " + end_text(top.at) + " at most and never its full marks of " + wanted);
    }
    if (!range->lower().bounded() || range->lower().at < here.lowest()) {
      std::string const least = end_text(here.lowest());
      problem(errc::rule_below_zero, path + "/rule",
              here.least ? "规则可能得分低于 " + least : std::string("规则可能得负分"),
              "the rule can give less than " + least);
    }
    // Of the other forms nobody wrote the pieces.
    bool const written =
        std::holds_alternative<bands>(*here.rule) || std::holds_alternative<curve>(*here.rule);
    for (std::size_t i = 0; written && i < bound.pieces().size(); ++i) {
      interval const& piece = bound.pieces()[i].on;
      if (!on.restrict(interval_set({piece})).parts().empty()) continue;
      warning(errc::piece_unreachable, path + "/rule",
              interval_text(piece, unit, on, language::zh) + " 一段不在取值范围之内，永远用不到",
              "the piece " + interval_text(piece, unit, on, language::en) +
                  " lies outside the domain of the metric and is never reached");
    }
    if (std::holds_alternative<interpolation>(*here.rule)) monotonic(bound, unit, on, path);
    auto const gaps = bound.gaps(on);
    for (auto const& gap : gaps.parts()) {
      std::string const witness = measure_text(*on.witness(gap), unit, on);
      warning(errc::rule_gap, path + "/rule",
              interval_text(gap, unit, on, language::zh) + " 没有得分规定，例如 " + witness,
              "no score for " + interval_text(gap, unit, on, language::en) + ", for example " + witness);
    }
  }

  /// Points to interpolate between go one way.
  void monotonic(curve const& bound, std::string const& unit, domain const& on, std::string const& path) {
    auto const trend = bound.trend();
    if (trend.direction != direction::neither || !trend.rise || !trend.fall) return;
    auto const pair = [&](input_pair const& of) {
      return measure_text(of.from, unit, on) + " → " + measure_text(of.to, unit, on);
    };
    warning(errc::rule_not_monotonic, path + "/rule",
            "插值的得分忽升忽降：" + pair(*trend.rise) + " 升，" + pair(*trend.fall) + " 降",
            "the points rise and fall: up at " + pair(*trend.rise) + ", down at " + pair(*trend.fall));
  }

  void elements(element_count const& of, indicator const& here, std::string const& path) {
    std::size_t required = 0;
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < of.items.size(); ++i) {
      required += of.items[i].required ? 1U : 0U;
      std::string const at = path + "/items/" + std::to_string(i) + "/id";
      auto const [first, is_new] = seen.emplace(of.items[i].id, i);
      if (!is_new) twice(of.items[i].id, at, path + "/items/" + std::to_string(first->second) + "/id");
    }
    if (of.rows.empty() || of.rows.front().points != here.full_marks) {
      problem(errc::rule_below_full_marks, path, "第一行应得满分 " + end_text(here.full_marks),
              "the first row gives the full marks of " + end_text(here.full_marks));
    }
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
      auto const& row = of.rows[i];
      std::string const at = path + "/rows/" + std::to_string(i);
      if (row.count > of.items.size() || row.required > required) {
        problem(errc::piece_unreachable, at, "要求的项数多于所列项数，永远达不到",
                "more items are asked for than there are: the row is never reached");
      }
      rational const& next = i + 1 < of.rows.size() ? of.rows[i + 1].points : of.otherwise;
      if (next >= row.points) {
        problem(errc::rule_not_monotonic, at, "各行须按得分从高到低排列",
                "the rows go from most points to least");
      }
    }
    if (of.otherwise < here.lowest())
      problem(errc::rule_below_zero, path + "/otherwise", "规则可能得负分",
              "the rule can give less than 0");
  }

  void answered(indicator const& here, std::string const& path) {
    if (auto const* counted = std::get_if<element_count>(&*here.rule))
      elements(*counted, here, path + "/rule");
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
    if (auto const* rows = std::get_if<tiers>(&*here.rule)) tier_rows(*rows, here, path + "/rule/tiers");
  }

  void tier_rows(tiers const& of, indicator const& here, std::string const& path) {
    rational const& full_marks = here.full_marks;
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
      std::string const least = end_text(here.lowest());
      std::string const most = end_text(here.highest());
      if (scores.lower().at < here.lowest() || scores.upper().at > here.highest()) {
        problem(errc::tier_range, at + "/scores",
                "档次的分数 " + to_string(scores) + " 超出 " + least + " 至 " + most,
                "the scores " + to_string(scores) + " of the tier leave " + least + " to " + most);
      }
    }
    if (!reached) {
      problem(errc::rule_below_full_marks, path, "没有一档能得满分 " + end_text(full_marks),
              "no tier gives the full marks of " + end_text(full_marks));
    }
  }

  void grades(grade_scale const& scale, std::string const& path) {
    auto const& all = scale.grades;
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
  diagnostics found_;
  std::unordered_map<std::string_view, std::size_t> metrics_;  ///< by id
  bool has_open_ = false;
  bool lowest_counts_ = false;  ///< of the section at hand: its indicators need not all reach full marks
};

}  // namespace detail

FISCORE_INLINE diagnostics validate(rulebook_definition const& definition) {
  return detail::rulebook_checker(definition).run();
}

}  // namespace fiscore::inline FISCORE_ABI
