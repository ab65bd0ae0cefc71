// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/recorded.hpp>

#include <fiscore/evaluate/evaluate.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace fiscore;
using namespace fiscore::literals;

namespace {

metric plain(char const* id) {
  return {.id = id,
          .formula = formula::parse(std::string("figures.") + id),
          .unit = unit("%"),
          .domain = domain::real(interval::parse("[0, ∞)"))};
}

deduction a_point_each(step_mode steps) {
  return {.step = 1, .unit = step_unit::measure, .points = 1, .steps = steps, .floor = 0};
}

/// 1 `share`: a rate out of 10. 2 `whole` and 3 `started`: a point for each step above 100 %. 4 `ratio` and
/// 5 `mirror`: at most 100 %. 6 `hand`: a person's score.
rulebook sheet() {
  auto const at_most = [](inverse_variant inverse) {
    return proportional{
        .target = 100, .direction = goal::at_most, .inverse = inverse, .zero = zero_target::undefined};
  };
  return rulebook::make(
      {.id = "sheet",
       .full_marks = 60,
       .rounding = {.leaf = rounding{2, rounding_mode::half_up}},
       .metrics = {plain("share"), plain("staff"), plain("cost")},
       .indicators = {
           {.id = "share",
            .full_marks = 10,
            .metric = "share",
            .rule = proportional{.target = 100,
                                 .direction = goal::at_least,
                                 .inverse = inverse_variant::ratio,
                                 .zero = zero_target::undefined}},
           {.id = "whole",
            .full_marks = 10,
            .metric = "staff",
            .rule =
                step_deduction{.limit = 100, .side = side::above, .cost = a_point_each(step_mode::whole)}},
           {.id = "started",
            .full_marks = 10,
            .metric = "staff",
            .rule =
                step_deduction{
                    .limit = 100, .side = side::above, .cost = a_point_each(step_mode::started)}},
           {.id = "ratio", .full_marks = 10, .metric = "cost", .rule = at_most(inverse_variant::ratio)},
           {.id = "mirror", .full_marks = 10, .metric = "cost", .rule = at_most(inverse_variant::mirror)},
           {.id = "hand", .full_marks = 10, .rule = manual{}}}});
}

constexpr std::size_t share = 1;
constexpr std::size_t whole = 2;
constexpr std::size_t started = 3;
constexpr std::size_t ratio = 4;
constexpr std::size_t mirror = 5;
constexpr std::size_t hand = 6;

dossier office(char const* rate) {
  dossier made;
  made.set("figures.share", quantity::parse(rate));
  made.set("figures.staff", quantity::parse("102.5%"));
  made.set("figures.cost", quantity::parse("120%"));
  answer given;
  given.score = 6.6_dec;
  given.reason = "见附件";
  made.set_answer("hand", given);
  return made;
}

recorded_score recorded(char const* score, char const* reason = "") {
  return {decimal::parse(score), "自评组", stage::self_evaluation, reason, ""};
}

}  // namespace

TEST_CASE("a recorded score differs in the first way that fits") {
  struct row {
    char const* rate;
    std::size_t node;
    char const* score;
    char const* reason;
    difference kind;
    char const* less_by;
  };
  static constexpr row rows[] = {
      {"98%", share, "9.8", "", difference::none, "0"},
      {"98%", share, "9.80", "", difference::none, "0"},
      {"90%", share, "9", "", difference::none, "0"},
      // The fraction of a point is left out; what rounding would give too comes later in the list.
      {"98%", share, "9", "", difference::rounded_down, "4/5"},
      {"92%", share, "9", "", difference::rounded_down, "1/5"},
      {"92%", share, "9.0", "", difference::rounded_down, "1/5"},
      {"9%", share, "0", "", difference::rounded_down, "9/10"},
      {"98%", share, "10", "", difference::rounded, "-1/5"},
      {"95%", share, "10", "", difference::rounded, "-1/2"},
      {"94.9%", share, "10", "", difference::unexplained, "-51/100"},
      {"98.35%", share, "9.8", "", difference::rounded, "1/25"},
      {"98.35%", share, "9.84", "", difference::none, "0"},
      {"98.36%", share, "9.9", "", difference::unexplained, "-3/50"},
      {"98.44%", share, "9.8", "", difference::rounded, "1/25"},
      // 2.5 steps above the limit: two whole ones, three started ones, two and a half in proportion.
      {"98%", whole, "8", "", difference::none, "0"},
      {"98%", whole, "7", "", difference::other_reading, "1"},
      {"98%", whole, "7.5", "", difference::other_reading, "1/2"},
      {"98%", started, "8", "", difference::other_reading, "-1"},
      {"98%", started, "6", "", difference::unexplained, "1"},
      {"98%", ratio, "8.33", "", difference::none, "0"},
      {"98%", ratio, "8", "", difference::rounded_down, "33/100"},
      {"98%", mirror, "8.33", "", difference::other_reading, "-33/100"},
      {"98%", share, "5", "", difference::unexplained, "24/5"},
      {"98%", share, "5", "缺材料", difference::explained, "24/5"},
      {"98%", share, "9.9", "另有加分", difference::explained, "-1/10"},
      // A reason does not come before what is derived.
      {"98%", share, "9", "缺材料", difference::rounded_down, "4/5"},
      {"98%", whole, "7", "缺材料", difference::other_reading, "1"},
      {"98%", hand, "6.6", "", difference::none, "0"},
      {"98%", hand, "6", "", difference::rounded_down, "3/5"},
      {"98%", hand, "7", "", difference::rounded, "-2/5"},
      {"98%", hand, "3", "", difference::unexplained, "18/5"},
      {"98%", hand, "3", "缺材料", difference::explained, "18/5"},
  };
  rulebook const by = sheet();
  for (auto const& r : rows) {
    CAPTURE(std::string(r.rate));
    CAPTURE(by.nodes()[r.node].line.id);
    CAPTURE(std::string(r.score));
    evaluation const of = evaluate(by, office(r.rate));
    REQUIRE(of.nodes[r.node].has_score());
    auto const found = compare_recorded(by, of, r.node, recorded(r.score, r.reason));
    CHECK(static_cast<int>(found.kind) == static_cast<int>(r.kind));
    CHECK(to_string(found.less_by) == r.less_by);
    CHECK(found.reading.empty() == (r.kind != difference::other_reading));
  }
}

TEST_CASE("a comparison is said in both languages, after the recorded score") {
  struct row {
    std::size_t node;
    char const* score;
    char const* reason;
    char const* zh;
    char const* en;
  };
  static constexpr row rows[] = {
      {share, "9.8", "", "", ""},
      {share, "9", "", "低于计算得分 9.80：舍去了小数",
       "below the computed 9.80: the fraction of a point was dropped"},
      {share, "10", "", "高于计算得分 9.80：取整所致", "above the computed 9.80: by rounding"},
      {whole, "7", "", "低于计算得分 8.00：与另一种理解相符（不足一步按一步扣）",
       "below the computed 8.00: another reading gives it (started steps)"},
      {started, "8", "", "高于计算得分 7.00：与另一种理解相符（不足一步的不扣）",
       "above the computed 7.00: another reading gives it (whole steps)"},
      {whole, "7.5", "", "低于计算得分 8.00：与另一种理解相符（不足一步按比例扣）",
       "below the computed 8.00: another reading gives it (steps pro rata)"},
      {mirror, "8.33", "", "高于计算得分 8.00：与另一种理解相符（超过的按 指标值÷完成值）",
       "above the computed 8.00: another reading gives it (target / actual beyond the target)"},
      {share, "5", "缺材料", "低于计算得分 9.80：有说明", "below the computed 9.80: a reason is given"},
      {share, "9.9", "另有加分", "高于计算得分 9.80：有说明", "above the computed 9.80: a reason is given"},
      {share, "5", "", "低于计算得分 9.80：没有说明理由", "below the computed 9.80: no reason is given"},
  };
  rulebook const by = sheet();
  evaluation const of = evaluate(by, office("98%"));
  for (auto const& r : rows) {
    CAPTURE(by.nodes()[r.node].line.id);
    CAPTURE(std::string(r.score));
    auto const found = compare_recorded(by, of, r.node, recorded(r.score, r.reason));
    CHECK(describe(found, of.nodes[r.node], language::zh) == r.zh);
    CHECK(describe(found, of.nodes[r.node], language::en) == r.en);
  }
}

TEST_CASE("the score of a section and the total can be compared too") {
  rulebook const by = sheet();
  evaluation const of = evaluate(by, office("98%"));
  // 9.8 + 8 + 7 + 8.33 + 8 + 6.6
  REQUIRE(of.total().has_score());
  CHECK(compare_recorded(by, of, 0, recorded("47.73")).kind == difference::none);
  CHECK(compare_recorded(by, of, 0, recorded("47")).kind == difference::rounded_down);
  CHECK(compare_recorded(by, of, 0, recorded("48")).kind == difference::rounded);
  CHECK(compare_recorded(by, of, 0, recorded("50")).kind == difference::unexplained);
  CHECK(to_string(compare_recorded(by, of, 0, recorded("50")).less_by) == "-227/100");
}
