// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/policy.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <string>

using namespace fiscore;
using namespace fiscore::literals;

TEST_CASE("a plan that says nothing rounds nothing") {
  rounding_plan const plan;
  CHECK_FALSE(plan.metric);
  CHECK_FALSE(plan.leaf);
  CHECK_FALSE(plan.subtotal);
  CHECK_FALSE(plan.total);
}

TEST_CASE("every policy is said in one sentence, in Chinese and in English") {
  struct row {
    std::function<std::string(language)> say;
    char const* zh;
    char const* en;
  };
  auto const of = [](auto policy) { return [policy](language in) { return describe(policy, in); }; };
  using mode = rounding_mode;
  using over = over_achievement;
  using recorded = recorded_policy;
  curve const penalty = curve::make({{interval::parse("(1.3, ∞)"), constant{0.8_dec}}});
  auto const gated = [](gate::effect does) {
    return gate{.id = "audit",
                .title = {"审计", "audit"},
                .when = predicate::parse("figures.cases > 0"),
                .does = does,
                .grade = "poor",
                .cap = rational::of(119, 2)};
  };
  row const rows[] = {
      {of(rounding(2, mode::half_up)), "四舍五入至 2 位小数", "to 2 places, half up"},
      {of(rounding(1, mode::half_even)), "四舍六入五成双至 1 位小数", "to 1 place, half to even"},
      {of(rounding(0, mode::half_down)), "五舍六入至 0 位小数", "to 0 places, half down"},
      {of(rounding(2, mode::down)), "截断至 2 位小数", "to 2 places, towards zero"},
      {of(rounding(2, mode::up)), "远离零进位至 2 位小数", "to 2 places, away from zero"},
      {of(rounding(2, mode::floor)), "向下取整至 2 位小数", "to 2 places, down"},
      {of(rounding(2, mode::ceiling)), "向上取整至 2 位小数", "to 2 places, up"},
      {of(rounding(-1, mode::half_up)), "四舍五入至 -1 位小数", "to -1 places, half up"},
      {of(rounding_plan()), "不取整；等级按取整后的总分定",
       "nothing is rounded; the grade looks at the rounded total"},
      {of(rounding_plan{.metric = rounding(1, mode::half_up)}),
       "指标值四舍五入至 1 位小数；等级按取整后的总分定",
       "measured values to 1 place, half up; the grade looks at the rounded total"},
      {of(rounding_plan{.leaf = rounding(2, mode::half_up)}),
       "各项得分四舍五入至 2 位小数；等级按取整后的总分定",
       "scores to 2 places, half up; the grade looks at the rounded total"},
      {of(rounding_plan{.subtotal = rounding(2, mode::half_up)}),
       "小计四舍五入至 2 位小数；等级按取整后的总分定",
       "subtotals to 2 places, half up; the grade looks at the rounded total"},
      {of(rounding_plan{.total = rounding(2, mode::half_up)}),
       "总分四舍五入至 2 位小数；等级按取整后的总分定",
       "the total to 2 places, half up; the grade looks at the rounded total"},
      {of(rounding_plan{.total = rounding(2, mode::half_up),
                        .grade_on = rounding_plan::grade_basis::exact}),
       "总分四舍五入至 2 位小数；等级按未取整的总分定",
       "the total to 2 places, half up; the grade looks at the exact total"},
      {of(rounding_plan{.metric = rounding(4, mode::down),
                        .leaf = rounding(2, mode::half_up),
                        .subtotal = rounding(2, mode::half_even),
                        .total = rounding(1, mode::half_up)}),
       "指标值截断至 4 位小数；各项得分四舍五入至 2 位小数；小计四舍六入五成双至 2 位小数；总分四舍五入至 "
       "1 位小数；等级按取整后的总分定",
       "measured values to 4 places, towards zero; scores to 2 places, half up; subtotals to 2 places, "
       "half to even; the total to 1 place, half up; the grade looks at the rounded total"},
      {of(not_applicable_policy::full_marks), "不适用时按满分计", "where it does not apply, full marks"},
      {of(not_applicable_policy::renormalise_section), "不适用时在本类内折算",
       "where it does not apply, its section is scaled up"},
      {of(not_applicable_policy::renormalise_total), "不适用时按适用指标折算总分",
       "where it does not apply, the total is scaled up"},
      {of(missing_policy::bounds), "缺数据时给出总分的上下限",
       "missing data leave an interval for the total"},
      {of(missing_policy::refuse), "缺数据时不给总分", "missing data leave no total"},
      {of(missing_policy::zero), "缺数据的指标计 0 分", "an indicator with missing data counts as 0"},
      {of(over{.above = 1.3_dec, .does = over::effect::require_reason}), "完成率超过 130% 的须说明原因",
       "above 130% of the target a reason must be given"},
      {of(over{.above = 1.3_dec, .does = over::effect::penalise, .penalty = penalty}),
       "完成率超过 130% 的按偏离程度调减得分", "above 130% of the target the score is reduced"},
      {of(recorded{recorded::stage_choice::none, recorded::several_choice::last}),
       "由人评分的指标不采用已记录的得分", "recorded scores are not used"},
      {of(recorded{recorded::stage_choice::self_evaluation, recorded::several_choice::last}),
       "由人评分的指标采用自评得分，多人评分取最后一个",
       "the self-evaluation's score is used where a person scores, the last of several"},
      {of(recorded{recorded::stage_choice::review, recorded::several_choice::mean}),
       "由人评分的指标采用复核得分，多人评分取平均",
       "the review's score is used where a person scores, the mean of several"},
      {of(recorded{recorded::stage_choice::review_first, recorded::several_choice::trimmed_mean}),
       "由人评分的指标采用复核得分，没有的采用自评得分，多人评分去掉一个最高和一个最低后取平均",
       "the review's score, else the self-evaluation's, is used where a person scores, the mean of several "
       "without the best and the worst"},
      {of(direction_policy{.at_most_words = {}, .zero_is_at_most = true}),
       "未注明方向的指标按“不低于”处理，指标值为 0 的按“不超过”处理",
       "a target without a sign is a least value, and a greatest where it is 0"},
      {of(direction_policy{.at_most_words = {}, .zero_is_at_most = false}),
       "未注明方向的指标按“不低于”处理", "a target without a sign is a least value"},
      {of(direction_policy{.at_most_words = {"成本"}, .zero_is_at_most = true}),
       "未注明方向的指标按“不低于”处理，所属类别含“成本”的按“不超过”处理，指标值为 0 的按“不超过”处理",
       "a target without a sign is a least value, a greatest where its kind has \"成本\", and a greatest "
       "where it is 0"},
      {of(direction_policy{.at_most_words = {"成本", "费用"}, .zero_is_at_most = false}),
       "未注明方向的指标按“不低于”处理，所属类别含“成本、费用”的按“不超过”处理",
       "a target without a sign is a least value, a greatest where its kind has \"成本, 费用\""},
      {of(gated(gate::effect::set_grade)), "审计：等级定为“poor”", "audit: the grade is \"poor\""},
      {of(gated(gate::effect::cap_total)), "审计：总分不超过 59.5", "audit: the total is at most 59.5"},
      {of(gated(gate::effect::zero_total)), "审计：总分计 0", "audit: the total is 0"},
  };
  for (auto const& r : rows) {
    CHECK(r.say(language::zh) == r.zh);
    CHECK(r.say(language::en) == r.en);
  }
}
