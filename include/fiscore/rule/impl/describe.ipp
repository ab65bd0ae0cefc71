// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/describe.hpp>

#include <type_traits>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// Writes one rule in one language; numbers carry the unit of the measure.
class rule_writer {
 public:
  rule_writer(rational const& full_marks, std::string_view unit, language in)
      : full_(full_marks), unit_(unit), zh_(in == language::zh) {}

  std::string operator()(proportional const& form) const {
    std::string const target = number(form.target);
    if (form.direction == goal::at_least) {
      std::string text =
          zh_ ? "达到 " + target + " 得满分 " + end_text(full_) + " 分，未达到的按完成比例计分"
              : "full marks (" + end_text(full_) + ") at " + target + ", below it the share reached";
      if (form.cap && *form.cap != 1)
        text += zh_ ? "，最高 " + points(*form.cap * full_) : ", at most " + points(*form.cap * full_);
      if (!form.cap) text += zh_ ? "，超额不封顶" : ", not capped";
      return text + pass(form);
    }
    std::string const good = zh_ ? "不超过 " + target + " 得满分 " + end_text(full_) + " 分"
                                 : "full marks (" + end_text(full_) + ") up to " + target;
    bool const ratio = form.inverse == inverse_variant::ratio;
    return good +
           (zh_     ? ratio ? "，超过的按 指标值÷完成值 计分" : "，超过的按超出比例递减，达 2 倍时得 0 分"
            : ratio ? ", beyond it target / actual of them"
                    : ", falling to 0 at twice the target") +
           pass(form);
  }

  std::string operator()(step_deduction const& form) const {
    std::string const limit = number(form.limit);
    std::string const full = end_text(full_);
    switch (form.side) {
      case side::above:
        return (zh_ ? "不超过 " + limit + " 得满分 " + full + " 分；每超过 "
                    : "full marks (" + full + ") up to " + limit + "; every ") +
               cost(form.cost, zh_ ? "" : " above");
      case side::below:
        return (zh_ ? "达到 " + limit + " 得满分 " + full + " 分；每低于 "
                    : "full marks (" + full + ") from " + limit + "; every ") +
               cost(form.cost, zh_ ? "" : " below");
      case side::both:
        break;
    }
    return (zh_ ? "等于 " + limit + " 得满分 " + full + " 分；每偏离 "
                : "full marks (" + full + ") at " + limit + "; every ") +
           cost(form.cost, zh_ ? "" : " away");
  }

  std::string operator()(range_target const& form) const {
    std::string const low = number(form.low);
    std::string const high = number(form.high);
    return (zh_ ? "在 " + low + " 至 " + high + " 之间（含）得满分 " + end_text(full_) +
                      " 分；每偏离较近一端 "
                : "full marks (" + end_text(full_) + ") from " + low + " to " + high + "; every ") +
           cost(form.cost, zh_ ? "" : " away from the nearer end", zh_ ? "该端" : "that end");
  }

  std::string operator()(bands const& form) const {
    std::string text;
    for (auto const& row : form.rows) {
      text += text.empty() ? "" : zh_ ? "；" : "; ";
      text += end_words(row.from, row.to) + (zh_ ? " 得 " : ": ") + parameter_text(row.points, "") +
              (zh_ ? " 分" : "");
    }
    return text.empty() ? zh_ ? "没有分段" : "no bands" : text;
  }

  std::string operator()(threshold const& form) const {
    std::string const test = std::string(sign_of(form.test)) + " " + number(form.value);
    std::string const otherwise = parameter_text(form.otherwise, "");
    return zh_ ? test + " 得满分 " + end_text(full_) + " 分，否则得 " + otherwise + " 分"
               : test + ": full marks (" + end_text(full_) + "), otherwise " + otherwise;
  }

  std::string operator()(count_deduction const& form) const {
    std::string const lost = parameter_text(form.points, "");
    return (zh_ ? "没有发生得满分 " + end_text(full_) + " 分；每出现一例扣 " + lost + " 分"
                : "full marks (" + end_text(full_) + ") without a case; each case loses " + lost) +
           floor_text(form.floor);
  }

  std::string operator()(deadline const& form) const {
    std::string const due = form.due.is_named() ? quoted(form.due.name()) : day_text(form.due.value());
    bool const months = form.unit == lateness_unit::month;
    std::string const lost = parameter_text(form.points, "");
    return (zh_ ? due + "（含）前完成得满分 " + end_text(full_) + " 分；每迟一" + (months ? "个月" : "天") +
                      "扣 " + lost + " 分"
                : "full marks (" + end_text(full_) + ") by " + due + "; each " +
                      (months ? "month" : "day") + " late loses " + lost) +
           mode(form.late) + month_ends(form) + floor_text(form.floor);
  }

  std::string operator()(interpolation const& form) const {
    std::string text;
    for (auto const& point : form.through) {
      text += (text.empty() ? ""
               : zh_        ? "、"
                            : ", ") +
              number(point.at) + " → " + parameter_text(point.points, "");
    }
    static constexpr char const* zh[] = {"保持端点得分", "得 0 分", "没有得分规定"};
    static constexpr char const* en[] = {"the score of the end", "0", "no score"};
    auto const outside = [&](beyond what) {
      return std::string((zh_ ? zh : en)[static_cast<std::size_t>(what)]);
    };
    return (zh_ ? "按下列各点线性插值：" : "straight lines through ") + text +
           (zh_ ? "；低于各点" + outside(form.below) + "，高于各点" + outside(form.above)
                : "; below them " + outside(form.below) + ", above them " + outside(form.above));
  }

  std::string operator()(conversion const& form) const {
    std::string const most = parameter_text(form.maximum, "");
    return zh_ ? "按外部考核得分折算：得分 ÷ " + most + " × " + end_text(full_)
               : "converted from an outside score: score / " + most + " x " + end_text(full_);
  }

  std::string operator()(curve const& form) const {
    std::string text;
    for (auto const& each : form.pieces()) text += (text.empty() ? "" : "; ") + to_string(each);
    return (zh_ ? "分段函数：" : "pieces: ") + text;
  }

  std::string operator()(checklist const& form) const {
    std::string text;
    for (auto const& item : form.items) {
      text += (text.empty() ? "" : zh_ ? "、" : ", ") + item.title.in(in()) + " " + points(item.points);
    }
    return (zh_ ? "逐项计分：" : "points per item: ") + text;
  }

  std::string operator()(element_count const& form) const {
    std::string text;
    for (auto const& row : form.rows) {
      std::string const count = std::to_string(row.count);
      std::string const basic = std::to_string(row.required);
      text += zh_ ? "达到 " + count + " 项且必备项达到 " + basic + " 项得 " + points(row.points) + "；"
                  : count + " items, " + basic + " of the required ones: " + points(row.points) + "; ";
    }
    return (zh_ ? "按达到的项数计分：" : "by the number of items: ") + text +
           (zh_ ? "其他得 " : "otherwise ") + points(form.otherwise);
  }

  std::string operator()(tiers const& form) const {
    std::string text;
    for (std::size_t i = 0; i < form.rows.size(); ++i) {
      interval const scores = tier_scores(form, i, full_);
      std::string const range = scores.is_point() ? end_text(scores.lower().at) : to_string(scores);
      text += (text.empty() ? ""
               : zh_        ? "；"
                            : "; ") +
              form.rows[i].title.in(in()) + " " + range + (zh_ ? " 分" : "");
    }
    return (zh_ ? "分档计分：" : "tiers: ") + text;
  }

  std::string operator()(custom const& form) const {
    std::string const what = form.title.empty() ? form.name : form.title.in(in());
    return (zh_ ? "自定义规则：" : "a rule of the program's own: ") + what;
  }

  std::string operator()(manual const& /*form*/) const {
    std::string const full = end_text(full_);
    return zh_ ? "由评价人在 0 至 " + full + " 分之间评分，须说明理由"
               : "set by an evaluator, from 0 to " + full + ", with a reason";
  }

  [[nodiscard]] std::string cost(deduction const& of, std::string const& where,
                                 std::string const& limit = {}) const {
    std::string const lost = parameter_text(of.points, "");
    return step(of, limit) + where + (zh_ ? "扣 " + lost + " 分" : " loses " + lost) + mode(of.steps) +
           floor_text(of.floor);
  }

 private:
  [[nodiscard]] language in() const { return zh_ ? language::zh : language::en; }
  [[nodiscard]] std::string quoted(std::string const& name) const {
    // What the dossier brings to an open section has names of its own.
    if (name == "target") return zh_ ? "指标值" : "the target";
    if (name == "high") return zh_ ? "指标值上限" : "the upper target";
    if (name == "full_marks") return zh_ ? "满分" : "full marks";
    return zh_ ? "“" + name + "”" : "\"" + name + "\"";
  }
  [[nodiscard]] std::string points(rational const& value) const {
    return end_text(value) + (zh_ ? " 分" : value == 1 ? " point" : " points");
  }
  [[nodiscard]] std::string parameter_text(parameter const& of, std::string_view unit) const {
    return of.is_named() ? quoted(of.name()) : measure_text(of.value(), unit);
  }
  [[nodiscard]] std::string number(parameter const& of) const { return parameter_text(of, unit_); }
  [[nodiscard]] std::string day_text(rational const& number) const {
    return measure_text(number, "", domain::days());
  }

  [[nodiscard]] std::string step(deduction const& of, std::string const& limit) const {
    if (of.unit == step_unit::share_of_limit) {
      std::string const share =
          of.step.is_named() ? quoted(of.step.name()) : end_text(of.step.value() * 100) + "%";
      return zh_ ? (limit.empty() ? "限值" : limit) + "的 " + share + " "
                 : share + " of " + (limit.empty() ? "the limit" : limit);
    }
    if (unit_ != "%") return number(of.step) + (zh_ ? " " : "");
    bool const one = !of.step.is_named() && of.step.value() == 1;
    return parameter_text(of.step, "") + (zh_   ? " 个百分点"
                                          : one ? " percentage point"
                                                : " percentage points");
  }
  [[nodiscard]] std::string mode(step_mode of) const {
    switch (of) {
      case step_mode::whole:
        return zh_ ? "（不足一步的不扣）" : " (whole steps)";
      case step_mode::started:
        return zh_ ? "（不足一步按一步扣）" : " (started steps)";
      case step_mode::pro_rata:
        break;
    }
    return zh_ ? "（不足一步按比例扣）" : " (pro rata)";
  }
  [[nodiscard]] std::string month_ends(deadline const& form) const {
    if (form.unit == lateness_unit::day) return "";
    bool const keeps = form.months_end == month_end::keeps;
    if (zh_) return keeps ? "（月底对月底）" : "（按同日计，无同日的按月底）";
    return keeps ? " (month's end to month's end)" : " (to the same day, or the month's last)";
  }
  [[nodiscard]] std::string floor_text(parameter const& floor) const {
    if (!floor.is_named() && floor.value().is_zero()) return zh_ ? "，扣完为止" : ", down to 0";
    std::string const least = parameter_text(floor, "");
    return zh_ ? "，最低 " + least + " 分" : ", down to " + least;
  }
  [[nodiscard]] std::string pass(proportional const& form) const {
    if (!form.pass_threshold) return "";
    std::string const share = end_text(*form.pass_threshold * 100) + "%";
    bool const at_most = form.direction == goal::at_most;
    return zh_ ? (at_most ? "；指标值÷完成值 低于 " : "；完成率低于 ") + share + " 不得分"
               : (at_most ? "; nothing where target / actual is below " : "; nothing below a rate of ") +
                     share;
  }
  [[nodiscard]] std::string end_words(band_end const& from, band_end const& to) const {
    if (!from.at.is_named() && !to.at.is_named()) {
      return interval_text(*interval::make({from.at.value(), from.kind}, {to.at.value(), to.kind}), unit_,
                           {}, in());
    }
    auto const closed = [](band_end const& end) { return end.kind == closure::closed; };
    std::string const low = from.kind == closure::unbounded ? ""
                                                            : (closed(from) ? zh_ ? "不低于 " : "at least "
                                                               : zh_        ? "大于 "
                                                                            : "above ") +
                                                                  number(from.at);
    std::string const high = to.kind == closure::unbounded ? ""
                                                           : (closed(to) ? zh_ ? "不超过 " : "at most "
                                                              : zh_      ? "低于 "
                                                                         : "below ") +
                                                                 number(to.at);
    return low + (low.empty() || high.empty() ? "" : zh_ ? "且" : " and ") + high;
  }

  rational const& full_;
  std::string_view unit_;
  bool zh_;
};

}  // namespace detail

FISCORE_INLINE std::string measure_text(rational const& value, std::string_view unit, domain const& of) {
  if (of.is_days()) {
    if (auto const day = detail::day_of(value)) return to_string(*day);
  }
  auto const exact = exact_decimal(value);
  // A value without an end is shown to four places, marked as such; its exact form stands in the result.
  std::string const text = exact && exact->places() <= 8
                               ? to_string(*exact)
                               : "≈" + to_string(round(value, 4, rounding_mode::half_up));
  bool const tight = unit.empty() || unit == "%" || unit == "‰";
  return text + (tight ? "" : " ") + std::string(unit);
}

FISCORE_INLINE std::string interval_text(interval const& on, std::string_view unit, domain const& of,
                                         language in) {
  bool const zh = in == language::zh;
  auto const text = [&](endpoint const& end) { return measure_text(end.at, unit, of); };
  auto const& lower = on.lower();
  auto const& upper = on.upper();
  if (on.is_point()) return zh ? "等于 " + text(lower) : "exactly " + text(lower);
  if (!lower.bounded() && !upper.bounded()) return zh ? "任何值" : "any value";
  std::string from;
  std::string to;
  // Amounts are above and below, days later and earlier.
  struct side_words {
    char const* zh[2];
    char const* en[2];
  };
  static constexpr side_words closed_words[] = {{{"不低于 ", "不早于 "}, {"at least ", "not before "}},
                                                {{"不超过 ", "不晚于 "}, {"at most ", "not after "}}};
  static constexpr side_words open_words[] = {{{"大于 ", "晚于 "}, {"above ", "after "}},
                                              {{"低于 ", "早于 "}, {"below ", "before "}}};
  std::size_t const kind = of.is_days() ? 1 : 0;
  auto const side = [&](endpoint const& end, std::size_t which) {
    side_words const& words = end.closed() ? closed_words[which] : open_words[which];
    std::string const word = zh ? words.zh[kind] : words.en[kind];
    return word + text(end);
  };
  if (lower.bounded()) from = side(lower, 0);
  if (upper.bounded()) to = side(upper, 1);
  return from + (from.empty() || to.empty() ? "" : zh ? "且" : " and ") + to;
}

FISCORE_INLINE std::string describe(rule const& of, rational const& full_marks, std::string_view unit,
                                    language in) {
  return std::visit(detail::rule_writer(full_marks, unit, in), of);
}

FISCORE_INLINE std::string describe(piece const& of, std::string_view unit, domain const& on, language in) {
  bool const zh = in == language::zh;
  auto const plain = [](rational const& value) { return detail::end_text(value); };
  return std::visit(
      [&](auto const& as) -> std::string {
        using form = std::remove_cvref_t<decltype(as)>;
        if constexpr (std::is_same_v<form, constant>) {
          return zh ? "得 " + plain(as.value) + " 分" : "scores " + plain(as.value);
        } else if constexpr (std::is_same_v<form, line>) {
          std::string const start =
              as.intercept.is_zero() ? "" : plain(as.intercept) + (as.slope.sign() < 0 ? " - " : " + ");
          std::string const slope = plain(as.intercept.is_zero() ? as.slope : abs(as.slope));
          return zh ? "得分 = " + start + slope + " × 值" : "score = " + start + slope + " x value";
        } else if constexpr (std::is_same_v<form, reciprocal>) {
          std::string const start =
              as.base.is_zero() ? "" : plain(as.base) + (as.factor.sign() < 0 ? " - " : " + ");
          std::string const factor = plain(as.base.is_zero() ? as.factor : abs(as.factor));
          return (zh ? "得分 = " : "score = ") + start + factor + (zh ? " ÷ 值" : " / value");
        } else {
          std::string const origin = measure_text(as.origin, unit, on);
          bool const whole = as.count == step_count::whole;
          bool const up = as.step.sign() > 0;
          bool const rises = as.drop.sign() < 0;
          std::string step = plain(abs(as.step));
          if (unit == "%")
            step += zh ? " 个百分点" : abs(as.step) == 1 ? " percentage point" : " percentage points";
          if (on.is_days()) step += zh ? " 天" : abs(as.step) == 1 ? " day" : " days";
          return zh ? plain(as.start) + " 分起，自 " + origin + (up ? " 向上" : " 向下") +
                          (whole ? "每满 " : "每满或不足 ") + step + (rises ? "加 " : "扣 ") +
                          plain(abs(as.drop)) + " 分"
                    : plain(as.start) + (rises ? " plus " : " less ") + plain(abs(as.drop)) + " for each " +
                          (whole ? "whole " : "started ") + step + (up ? " above " : " below ") + origin;
        }
      },
      of.shape);
}

}  // namespace fiscore::inline FISCORE_ABI
