// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/explain.hpp>
#include <fiscore/evaluate/recorded.hpp>

#include <utility>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

struct other_reading {
  fiscore::rule rule;
  bilingual name;
};

FISCORE_INLINE bilingual step_reading(step_mode of) {
  switch (of) {
    case step_mode::whole:
      return {"不足一步的不扣", "whole steps"};
    case step_mode::started:
      return {"不足一步按一步扣", "started steps"};
    case step_mode::pro_rata:
      break;
  }
  return {"不足一步按比例扣", "steps pro rata"};
}

/// The rule under the choices that its wording leaves open.
FISCORE_INLINE std::vector<other_reading> other_readings(rule const& of) {
  std::vector<other_reading> found;
  auto const steps = [&](auto const& form, auto select) {
    for (step_mode const mode : {step_mode::whole, step_mode::started, step_mode::pro_rata}) {
      auto other = form;
      if (select(other) == mode) continue;
      select(other) = mode;
      found.push_back({other, step_reading(mode)});
    }
  };
  if (auto const* form = std::get_if<step_deduction>(&of))
    steps(
        *form, [](auto& x) -> auto& { return x.cost.steps; });
  if (auto const* form = std::get_if<range_target>(&of))
    steps(
        *form, [](auto& x) -> auto& { return x.cost.steps; });
  if (auto const* form = std::get_if<deadline>(&of))
    steps(
        *form, [](auto& x) -> auto& { return x.late; });
  if (auto const* form = std::get_if<proportional>(&of);
      form != nullptr && form->direction == goal::at_most) {
    proportional other = *form;
    bool const ratio = form->inverse == inverse_variant::ratio;
    other.inverse = ratio ? inverse_variant::mirror : inverse_variant::ratio;
    found.push_back(
        {other, ratio ? bilingual{"超过的按超出比例递减", "falling to 0 at twice the target"}
                      : bilingual{"超过的按 指标值÷完成值", "target / actual beyond the target"}});
  }
  if (std::holds_alternative<proportional>(of)) {
    auto const& form = std::get<proportional>(of);
    if (!form.target.is_named()) {
      comparison const test = form.direction == goal::at_least ? comparison::at_least : comparison::at_most;
      found.push_back(
          {threshold{.test = test, .value = form.target}, {"未完成不得分", "nothing below the target"}});
    }
  }
  return found;
}

}  // namespace detail

FISCORE_INLINE recorded_comparison compare_recorded(rulebook const& by, evaluation const& of,
                                                    std::size_t node, recorded_score const& recorded) {
  rulebook const& book = of.book(by);
  rulebook_node const& line = book.nodes()[node];
  node_result const& computed = of.nodes[node];
  recorded_comparison found;
  rational const score = recorded.score;
  found.less_by = computed.score - score;
  if (found.less_by.is_zero()) return found;
  int const places = recorded.score.places();
  if (rational(floor(computed.exact)) == score) {
    found.kind = difference::rounded_down;
  } else if (rational(round(computed.exact, places, rounding_mode::half_up)) == score) {
    found.kind = difference::rounded;
  } else {
    bool const reason = !recorded.reason.empty();
    found.kind = reason ? difference::explained : difference::unexplained;
    if (line.line.rule && computed.measured.value.state == value_state::known) {
      for (auto const& other : detail::other_readings(*line.line.rule)) {
        auto const curve = to_curve(other.rule, line.line.full_marks);
        auto const gives = curve ? curve->at(computed.measured.value.value) : std::nullopt;
        if (!gives || rational(round(*gives, places, rounding_mode::half_up)) != score) continue;
        found.kind = difference::other_reading;
        found.reading = other.name;
        break;
      }
    }
  }
  return found;
}

FISCORE_INLINE std::string describe(recorded_comparison const& of, node_result const& computed,
                                    language in) {
  if (of.kind == difference::none) return {};
  bool const zh = in == language::zh;
  std::string const score = score_text(computed);
  bool const below = of.less_by.sign() > 0;
  std::string text = zh ? std::string(below ? "低于" : "高于") + "计算得分 " + score
                        : (below ? "below the computed " : "above the computed ") + score;
  switch (of.kind) {
    case difference::rounded_down:
      return text + (zh ? "：舍去了小数" : ": the fraction of a point was dropped");
    case difference::rounded:
      return text + (zh ? "：取整所致" : ": by rounding");
    case difference::other_reading:
      return text + (zh ? "：与另一种理解相符（" : ": another reading gives it (") + of.reading.in(in) +
             (zh ? "）" : ")");
    case difference::explained:
      return text + (zh ? "：有说明" : ": a reason is given");
    default:
      break;
  }
  return text + (zh ? "：没有说明理由" : ": no reason is given");
}

}  // namespace fiscore::inline FISCORE_ABI
