// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/describe.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace fiscore;  // NOLINT(google-build-using-namespace): every form is named here
using namespace fiscore::literals;
using fiscore_test::in;
using fiscore_test::num;

namespace {
struct described {
  fiscore::rule rule;
  std::string_view unit;
  std::string_view zh;
  std::string_view en;
};

void check_described(rational const& full_marks, std::vector<described> const& rows) {
  for (auto const& r : rows) {
    CHECK(describe(r.rule, full_marks, r.unit, language::zh) == r.zh);
    CHECK(describe(r.rule, full_marks, r.unit, language::en) == r.en);
  }
}

step_deduction stepped(side which, step_mode steps, parameter floor = 0) {
  return {100, which, {1, step_unit::measure, 0.5_dec, steps, std::move(floor)}};
}
proportional share(goal direction, inverse_variant inverse = inverse_variant::ratio) {
  return {10, direction, inverse, zero_target::undefined};
}
}  // namespace

TEST_CASE("measure_text: a number stands with its unit, closely for signs and apart from words") {
  struct row {
    std::string_view value;
    std::string_view unit;
    std::string_view text;
  };
  static constexpr row rows[] = {
      {"92.8", "%", "92.8%"},   {"3.5", "万元", "3.5 万元"}, {"3.5", "‰", "3.5‰"},
      {"3.5", "", "3.5"},       {"-2", "%", "-2%"},          {"0", "个百分点", "0 个百分点"},
      {"5", "USD", "5 USD"},    {"1/3", "%", "≈0.3333%"},    {"-2/3", "人", "≈-0.6667 人"},
      {"2.50", "天", "2.5 天"}, {"100", "m", "100 m"},
  };
  for (auto const& r : rows) CHECK(measure_text(num(r.value), r.unit) == r.text);
}

TEST_CASE(
    "measure_text: a day number is a date where days are measured, and a number where the calendar ends") {
  date const day(2021, 6, 30);
  CHECK(measure_text(day.day_number(), "", domain::days()) == "2021-06-30");
  CHECK(measure_text(day.day_number(), "天", domain::days()) == "2021-06-30");
  CHECK(measure_text(day.day_number(), "天") == "2459396 天");
  CHECK(measure_text(date(9999, 12, 31).day_number(), "", domain::days()) == "9999-12-31");
  CHECK(measure_text(5, "", domain::days()) == "5");
  CHECK(measure_text(num("0.5"), "", domain::days()) == "0.5");
  CHECK(measure_text(10'000'000'000, "", domain::days()) == "10000000000");
}

TEST_CASE("interval_text: each end says whether it belongs") {
  struct row {
    std::string_view on;
    std::string_view zh;
    std::string_view en;
  };
  static constexpr row rows[] = {
      {"(-∞, ∞)", "任何值", "any value"},
      {"(100, ∞)", "大于 100%", "above 100%"},
      {"[100, ∞)", "不低于 100%", "at least 100%"},
      {"(-∞, 5)", "低于 5%", "below 5%"},
      {"(-∞, 5]", "不超过 5%", "at most 5%"},
      {"[80, 90)", "不低于 80%且低于 90%", "at least 80% and below 90%"},
      {"(80, 90]", "大于 80%且不超过 90%", "above 80% and at most 90%"},
      {"(80, 90)", "大于 80%且低于 90%", "above 80% and below 90%"},
      {"[80, 90]", "不低于 80%且不超过 90%", "at least 80% and at most 90%"},
      {"{3}", "等于 3%", "exactly 3%"},
      {"[1/3, 2/3)", "不低于 ≈0.3333%且低于 ≈0.6667%", "at least ≈0.3333% and below ≈0.6667%"},
  };
  for (auto const& r : rows) {
    CHECK(interval_text(in(r.on), "%", {}, language::zh) == r.zh);
    CHECK(interval_text(in(r.on), "%", {}, language::en) == r.en);
  }
  CHECK(interval_text(in("[80, 90)"), "万元", {}, language::zh) == "不低于 80 万元且低于 90 万元");
  CHECK(interval_text(in("[80, 90)"), "", {}, language::en) == "at least 80 and below 90");
}

TEST_CASE("interval_text: days are dates") {
  auto const within = interval::closed(date(2021, 6, 30).day_number(), date(2021, 7, 31).day_number());
  CHECK(interval_text(within, "", domain::days(), language::zh) == "不早于 2021-06-30且不晚于 2021-07-31");
  CHECK(interval_text(within, "", domain::days(), language::en) ==
        "not before 2021-06-30 and not after 2021-07-31");
}

TEST_CASE("describe: a step deduction in words") {
  using enum side;
  auto five_per_cent = stepped(both, step_mode::pro_rata, 1);
  five_per_cent.cost.unit = step_unit::share_of_limit;
  five_per_cent.cost.step = 0.05_dec;
  auto named = stepped(above, step_mode::whole);
  named.limit = parameter::named("target");
  named.cost.points = parameter::named("loss");
  check_described(
      5,
      {{stepped(above, step_mode::whole), "%",
        "不超过 100% 得满分 5 分；每超过 1 个百分点扣 0.5 分（不足一步的不扣），扣完为止",
        "full marks (5) up to 100%; every 1 percentage point above loses 0.5 (whole steps), down to 0"},
       {stepped(below, step_mode::started), "%",
        "达到 100% 得满分 5 分；每低于 1 个百分点扣 0.5 分（不足一步按一步扣），扣完为止",
        "full marks (5) from 100%; every 1 percentage point below loses 0.5 (started steps), down to 0"},
       {stepped(both, step_mode::pro_rata, 1), "%",
        "等于 100% 得满分 5 分；每偏离 1 个百分点扣 0.5 分（不足一步按比例扣），最低 1 分",
        "full marks (5) at 100%; every 1 percentage point away loses 0.5 (pro rata), down to 1"},
       {stepped(above, step_mode::whole), "‰",
        "不超过 100‰ 得满分 5 分；每超过 1‰ 扣 0.5 分（不足一步的不扣），扣完为止",
        "full marks (5) up to 100‰; every 1‰ above loses 0.5 (whole steps), down to 0"},
       {five_per_cent, "万元",
        "等于 100 万元 得满分 5 分；每偏离 限值的 5% 扣 0.5 分（不足一步按比例扣），最低 1 分",
        "full marks (5) at 100 万元; every 5% of the limit away loses 0.5 (pro rata), down to 1"},
       {named, "%", "不超过 指标值 得满分 5 分；每超过 1 个百分点扣 “loss” 分（不足一步的不扣），扣完为止",
        "full marks (5) up to the target; every 1 percentage point above loses \"loss\" (whole steps), "
        "down to 0"}});
}

TEST_CASE("describe: a proportional rule in words") {
  auto capped = share(goal::at_least);
  capped.cap = 1.2_dec;
  capped.pass_threshold = 0.6_dec;
  auto uncapped = share(goal::at_least);
  uncapped.cap = std::nullopt;
  check_described(
      10,
      {{share(goal::at_least), "个", "达到 10 个 得满分 10 分，未达到的按完成比例计分",
        "full marks (10) at 10 个, below it the share reached"},
       {capped, "个", "达到 10 个 得满分 10 分，未达到的按完成比例计分，最高 12 分；完成率低于 60% 不得分",
        "full marks (10) at 10 个, below it the share reached, at most 12 points; nothing below a rate of "
        "60%"},
       {uncapped, "", "达到 10 得满分 10 分，未达到的按完成比例计分，超额不封顶",
        "full marks (10) at 10, below it the share reached, not capped"},
       {share(goal::at_most), "个", "不超过 10 个 得满分 10 分，超过的按 指标值÷完成值 计分",
        "full marks (10) up to 10 个, beyond it target / actual of them"},
       {share(goal::at_most, inverse_variant::mirror), "个",
        "不超过 10 个 得满分 10 分，超过的按超出比例递减，达 2 倍时得 0 分",
        "full marks (10) up to 10 个, falling to 0 at twice the target"}});
}

TEST_CASE("describe: the pass threshold of an at-most target is not said to be a share of the target") {
  auto rule = share(goal::at_most);
  rule.pass_threshold = 0.6_dec;  // nothing above 10 / 0.6; full marks below 6
  CHECK(describe(rule, 10, "个", language::en).find("nothing below 60% of it") == std::string::npos);
}

TEST_CASE("describe: the other numeric forms in words") {
  range_target const range{-30, 30, {5, step_unit::measure, 1, step_mode::whole, 0}};
  check_described(
      6, {{bands{{{in("{0}"), 6}, {in("(0, 10]"), 4}, {in("(10, ∞)"), 0}}}, "%",
           "等于 0% 得 6 分；大于 0%且不超过 10% 得 4 分；大于 10% 得 0 分",
           "exactly 0%: 6; above 0% and at most 10%: 4; above 10%: 0"},
          {bands{{{{parameter::named("low"), closure::open}, {}, parameter::named("p")}}}, "%",
           "大于 “low” 得 “p” 分", "above \"low\": \"p\""},
          {threshold{comparison::at_least, 90}, "%", "≥ 90% 得满分 6 分，否则得 0 分",
           "≥ 90%: full marks (6), otherwise 0"},
          {threshold{comparison::below, 90, 1}, "%", "< 90% 得满分 6 分，否则得 1 分",
           "< 90%: full marks (6), otherwise 1"},
          {threshold{comparison::equal, 0}, "", "= 0 得满分 6 分，否则得 0 分",
           "= 0: full marks (6), otherwise 0"},
          {range, "%",
           "在 -30% 至 30% 之间（含）得满分 6 分；每偏离较近一端 5 个百分点扣 1 "
           "分（不足一步的不扣），扣完为止",
           "full marks (6) from -30% to 30%; every 5 percentage points away from the nearer end loses 1 "
           "(whole steps), "
           "down to 0"},
          {count_deduction{1, 0}, "例", "没有发生得满分 6 分；每出现一例扣 1 分，扣完为止",
           "full marks (6) without a case; each case loses 1, down to 0"},
          {count_deduction{1, 2}, "", "没有发生得满分 6 分；每出现一例扣 1 分，最低 2 分",
           "full marks (6) without a case; each case loses 1, down to 2"},
          {deadline{date(2021, 6, 30), lateness_unit::day, month_end::keeps, 1, step_mode::whole, 0}, "",
           "2021-06-30（含）前完成得满分 6 分；每迟一天扣 1 分（不足一步的不扣），扣完为止",
           "full marks (6) by 2021-06-30; each day late loses 1 (whole steps), down to 0"},
          {conversion{100}, "分", "按外部考核得分折算：得分 ÷ 100 × 6",
           "converted from an outside score: score / 100 x 6"},
          {curve::make({{in("[0, 5)"), constant{1}}, {in("[5, 9)"), line{6, 0}}}), "%",
           "分段函数：[0, 5): 1; [5, 9): 6 + 0 x", "pieces: [0, 5): 1; [5, 9): 6 + 0 x"}});
}

TEST_CASE("describe: the forms that a person answers in words") {
  check_described(
      10, {{checklist{{{"a", {"有制度", "has rules"}, 1}, {"b", {"公开", "public"}, 2}}}, "",
            "逐项计分：有制度 1 分、公开 2 分", "points per item: has rules 1 point, public 2 points"},
           {tiers{tier_unit::share_of_full_marks,
                  {{"good", {"好", "good"}, in("[0.8, 1]")}, {"poor", {"差", "poor"}, in("{0}")}}},
            "", "分档计分：好 [8, 10] 分；差 0 分", "tiers: good [8, 10]; poor 0"},
           {manual{}, "", "由评价人在 0 至 10 分之间评分，须说明理由",
            "set by an evaluator, from 0 to 10, with a reason"}});
}

TEST_CASE("describe: rules that score differently do not read alike") {
  std::vector<std::vector<rule>> const groups = {
      {interpolation{{{0, 0}, {100, 5}}, beyond::hold, beyond::hold},
       interpolation{{{0, 0}, {100, 5}}, beyond::nothing, beyond::hold},
       interpolation{{{0, 0}, {100, 5}}, beyond::hold, beyond::uncovered}},
      {deadline{date(2021, 6, 30), lateness_unit::month, month_end::keeps, 1, step_mode::whole, 0},
       deadline{date(2021, 6, 30), lateness_unit::month, month_end::same_day, 1, step_mode::whole, 0}},
      {stepped(side::both, step_mode::whole), stepped(side::both, step_mode::started),
       stepped(side::both, step_mode::pro_rata)},
      {share(goal::at_most), share(goal::at_most, inverse_variant::mirror), share(goal::at_least)},
  };
  for (auto const& group : groups) {
    for (std::size_t i = 1; i < group.size(); ++i) {
      CAPTURE(form_name(group[i]));
      CHECK(describe(group[0], 5, "%", language::zh) != describe(group[i], 5, "%", language::zh));
      CHECK(describe(group[0], 5, "%", language::en) != describe(group[i], 5, "%", language::en));
    }
  }
}

TEST_CASE("describe: every rule says something") {
  for (rule const& of : {rule(bands{}), rule(curve{}), rule(checklist{}), rule(tiers{}), rule(manual{})}) {
    CAPTURE(form_name(of));
    CHECK_FALSE(describe(of, 5, "%", language::zh).empty());
    CHECK_FALSE(describe(of, 5, "%", language::en).empty());
  }
}

TEST_CASE("describe: a piece says how it scores") {
  struct row {
    piece of;
    std::string_view zh;
    std::string_view en;
  };
  row const rows[] = {
      {{in("(30, ∞)"), constant{num("2/3")}}, "得 2/3 分", "scores 2/3"},
      {{in("[0, 5)"), line{1, -2}}, "得分 = 1 - 2 × 值", "score = 1 - 2 x value"},
      {{in("[0, 5)"), line{0, num("0.1")}}, "得分 = 0.1 × 值", "score = 0.1 x value"},
      {{in("(100, 110)"), staircase{5, 100, 1, 0.5_dec, step_count::whole}},
       "5 分起，自 100% 向上每满 1 个百分点扣 0.5 分",
       "5 less 0.5 for each whole 1 percentage point above 100%"},
      {{in("(85, 100)"), staircase{5, 100, -5, 2, step_count::started}},
       "5 分起，自 100% 向下每满或不足 5 个百分点扣 2 分",
       "5 less 2 for each started 5 percentage points below 100%"},
      {{in("(10, ∞)"), reciprocal{0, 100}}, "得分 = 100 ÷ 值", "score = 100 / value"},
      {{in("(10, ∞)"), reciprocal{1, 100}}, "得分 = 1 + 100 ÷ 值", "score = 1 + 100 / value"},
  };
  for (auto const& r : rows) {
    CHECK(describe(r.of, "%", {}, language::zh) == r.zh);
    CHECK(describe(r.of, "%", {}, language::en) == r.en);
  }
}
