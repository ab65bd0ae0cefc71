// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/describe.hpp>
#include <fiscore/rulebook/definition.hpp>

#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace fiscore::inline FISCORE_ABI::detail {

/// Holds the rules of single lines against their marks and metrics; what is wrong is collected.
class rule_checker {
 protected:
  explicit rule_checker(std::vector<metric> const& metrics) : all_metrics_(metrics) {}

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

  void twice(std::string const& id, std::string const& path, std::string const& first) {
    problem(errc::rulebook_id, path, "标识“" + id + "”重复", "the id \"" + id + "\" stands twice")
        .others.push_back({{"先前的定义", "the first definition"}, first, {}});
  }
  /// The ids of a list, each there and unique.
  template <class T>
  void ids(std::vector<T> const& all, std::string const& path) {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::string const at = path + "/" + std::to_string(i) + "/id";
      if (all[i].id.empty()) {
        problem(errc::rulebook_id_missing, at, "缺少标识", "the id is missing");
        continue;
      }
      auto const [first, is_new] = seen.emplace(all[i].id, i);
      if (!is_new) twice(all[i].id, at, path + "/" + std::to_string(first->second) + "/id");
    }
  }

  /// By id; filled by whoever checks the ids.
  std::unordered_map<std::string_view, std::size_t>& known_metrics() { return metrics_; }
  metric const* metric_of(std::string const& id) const {
    auto const found = metrics_.find(id);
    return found == metrics_.end() ? nullptr : &all_metrics_[found->second];
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
    for (auto const& each : of.items) required += each.required ? 1U : 0U;
    ids(of.items, path + "/items");
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
      bool hidden = false;
      for (std::size_t k = 0; k < i; ++k)
        hidden = hidden || (of.rows[k].count <= row.count && of.rows[k].required <= row.required);
      if (hidden) {
        problem(errc::piece_unreachable, at, "达到这一行的必已达到前面的一行，永远用不到",
                "what reaches this row has reached one before: it is never used");
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
      for (auto const& each : list->items) sum += each.points;
      ids(list->items, path + "/rule/items");
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
    ids(of.rows, path);
    bool reached = of.rows.empty();
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
      std::string const at = path + "/" + std::to_string(i);
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

  diagnostics found_;
  bool lowest_counts_ = false;  ///< of the section at hand: its indicators need not all reach full marks

 private:
  std::vector<metric> const& all_metrics_;
  std::unordered_map<std::string_view, std::size_t> metrics_;
};

}  // namespace fiscore::inline FISCORE_ABI::detail
