// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rulebook/policy.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

struct words {
  char const* zh;
  char const* en;
};

template <class E>
std::string chosen(words const* table, E value, language in) {
  words const& both = table[static_cast<std::size_t>(value)];
  return in == language::zh ? both.zh : both.en;
}

}  // namespace detail

FISCORE_INLINE std::string describe(rounding const& of, language in) {
  static constexpr detail::words modes[] = {
      {"四舍五入", "half up"},  {"四舍六入五成双", "half to even"}, {"五舍六入", "half down"},
      {"截断", "towards zero"}, {"远离零进位", "away from zero"},   {"向下取整", "down"},
      {"向上取整", "up"}};
  std::string const mode = detail::chosen(modes, of.mode, in);
  std::string const places = std::to_string(of.places);
  return in == language::zh ? mode + "至 " + places + " 位小数"
                            : "to " + places + (of.places == 1 ? " place, " : " places, ") + mode;
}

FISCORE_INLINE std::string describe(rounding_plan const& of, language in) {
  bool const zh = in == language::zh;
  std::string text;
  auto const stage = [&](std::optional<rounding> const& at, char const* chinese, char const* english) {
    if (!at) return;
    text += (text.empty() ? ""
             : zh         ? "；"
                          : "; ") +
            std::string(zh ? chinese : english) + describe(*at, in);
  };
  stage(of.metric, "指标值", "measured values ");
  stage(of.leaf, "各项得分", "scores ");
  stage(of.subtotal, "小计", "subtotals ");
  stage(of.total, "总分", "the total ");
  if (text.empty()) text = zh ? "不取整" : "nothing is rounded";
  bool const exact = of.grade_on == rounding_plan::grade_basis::exact;
  return text + (zh      ? exact ? "；等级按未取整的总分定" : "；等级按取整后的总分定"
                 : exact ? "; the grade looks at the exact total"
                         : "; the grade looks at the rounded total");
}

FISCORE_INLINE std::string describe(not_applicable_policy of, language in) {
  static constexpr detail::words table[] = {
      {"不适用时按满分计", "where it does not apply, full marks"},
      {"不适用时在本类内折算", "where it does not apply, its section is scaled up"},
      {"不适用时按适用指标折算总分", "where it does not apply, the total is scaled up"}};
  return detail::chosen(table, of, in);
}

FISCORE_INLINE std::string describe(missing_policy of, language in) {
  static constexpr detail::words table[] = {
      {"缺数据时给出总分的上下限", "missing data leave an interval for the total"},
      {"缺数据时不给总分", "missing data leave no total"},
      {"缺数据的指标计 0 分", "an indicator with missing data counts as 0"}};
  return detail::chosen(table, of, in);
}

FISCORE_INLINE std::string describe(over_achievement const& of, language in) {
  std::string const above = detail::end_text(of.above * 100) + "%";
  if (of.does == over_achievement::effect::require_reason) {
    return in == language::zh ? "完成率超过 " + above + " 的须说明原因"
                              : "above " + above + " of the target a reason must be given";
  }
  return in == language::zh ? "完成率超过 " + above + " 的按偏离程度调减得分"
                            : "above " + above + " of the target the score is reduced";
}

FISCORE_INLINE std::string describe(recorded_policy const& of, language in) {
  static constexpr detail::words which[] = {
      {"由人评分的指标不采用已记录的得分", "recorded scores are not used"},
      {"由人评分的指标采用自评得分", "the self-evaluation's score is used where a person scores"},
      {"由人评分的指标采用复核得分", "the review's score is used where a person scores"},
      {"由人评分的指标采用复核得分，没有的采用自评得分",
       "the review's score, else the self-evaluation's, is used where a person scores"}};
  static constexpr detail::words several[] = {
      {"，多人评分取最后一个", ", the last of several"},
      {"，多人评分取平均", ", the mean of several"},
      {"，多人评分去掉一个最高和一个最低后取平均", ", the mean of several without the best and the worst"}};
  std::string text = detail::chosen(which, of.which, in);
  if (of.which != recorded_policy::stage_choice::none) text += detail::chosen(several, of.several, in);
  return text;
}

FISCORE_INLINE std::string describe(direction_policy const& of, language in) {
  bool const zh = in == language::zh;
  std::string words;
  for (auto const& each : of.at_most_words) words += (words.empty() ? "" : zh ? "、" : ", ") + each;
  std::string text = zh ? "未注明方向的指标按“不低于”处理" : "a target without a sign is a least value";
  if (!words.empty())
    text += zh ? "，所属类别含“" + words + "”的按“不超过”处理"
               : ", a greatest where its kind has \"" + words + "\"";
  if (of.zero_is_at_most) text += zh ? "，指标值为 0 的按“不超过”处理" : ", and a greatest where it is 0";
  return text;
}

FISCORE_INLINE std::string describe(gate const& of, language in) {
  bool const zh = in == language::zh;
  std::string const what = of.title.in(in).empty() ? of.when.text() : of.title.in(in);
  switch (of.does) {
    case gate::effect::set_grade:
      return what + (zh ? "：等级定为“" : ": the grade is \"") + of.grade + (zh ? "”" : "\"");
    case gate::effect::cap_total:
      return what + (zh ? "：总分不超过 " : ": the total is at most ") + detail::end_text(of.cap);
    case gate::effect::set_score:
      return what + (zh ? "：“" : ": the score of \"") + of.node + (zh ? "”计 " : "\" is ") +
             detail::end_text(of.score) + (zh ? " 分" : "");
    case gate::effect::zero_total:
      break;
  }
  return what + (zh ? "：总分计 0" : ": the total is 0");
}

}  // namespace fiscore::inline FISCORE_ABI
