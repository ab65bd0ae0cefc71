// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/deadline.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <type_traits>

using namespace fiscore::literals;
using fiscore::curve;
using fiscore::date;
using fiscore::deadline;
using fiscore::errc;
using fiscore::lateness_unit;
using fiscore::month_end;
using fiscore::parameter;
using fiscore::rational;
using fiscore::step_mode;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::written;

static_assert(!std::is_default_constructible_v<deadline>);

namespace {
struct on_day {
  std::string_view day;
  std::string_view score;
};

void check_days(deadline const& rule, rational const& full_marks, std::initializer_list<on_day> rows) {
  auto const made = to_curve(rule, full_marks);
  REQUIRE(made.has_value());
  for (auto const& r : rows) {
    CAPTURE(r.day);
    CHECK(written(made->at(date::parse(r.day).day_number())) == r.score);
  }
}

deadline by_day(step_mode late) {
  return {date(2021, 6, 30), lateness_unit::day, month_end::keeps, 1, late, 0};
}
deadline by_month(date due, month_end policy, step_mode late) {
  return {due, lateness_unit::month, policy, 1, late, 0};
}
}  // namespace

TEST_CASE("deadline: the due day belongs, and each day after it costs") {
  for (auto const late : {step_mode::whole, step_mode::started, step_mode::pro_rata}) {
    check_days(by_day(late), 3,
               {{"1400-01-01", "3"},
                {"2021-06-29", "3"},
                {"2021-06-30", "3"},
                {"2021-07-01", "2"},
                {"2021-07-02", "1"},
                {"2021-07-03", "0"},
                {"9999-12-31", "0"}});
  }
  auto half = by_day(step_mode::whole);
  half.points = 0.5_dec;
  half.floor = 1;
  check_days(half, 3, {{"2021-07-01", "2.5"}, {"2021-07-04", "1"}, {"2021-07-05", "1"}});
}

TEST_CASE("deadline: a month late is whole on the day that add_months gives") {
  check_days(by_month({2021, 6, 30}, month_end::same_day, step_mode::whole), 3,
             {{"2021-06-30", "3"},
              {"2021-07-01", "3"},
              {"2021-07-29", "3"},
              {"2021-07-30", "2"},
              {"2021-08-29", "2"},
              {"2021-08-30", "1"},
              {"2021-09-30", "0"},
              {"2022-09-30", "0"}});
  check_days(by_month({2021, 6, 30}, month_end::keeps, step_mode::whole), 3,
             {{"2021-07-30", "3"},
              {"2021-07-31", "2"},
              {"2021-08-30", "2"},
              {"2021-08-31", "1"},
              {"2021-09-29", "1"},
              {"2021-09-30", "0"}});
}

TEST_CASE("deadline: a started month costs from its first day to the day on which it is whole") {
  check_days(by_month({2021, 6, 30}, month_end::same_day, step_mode::started), 3,
             {{"2021-06-30", "3"},
              {"2021-07-01", "2"},
              {"2021-07-30", "2"},
              {"2021-07-31", "1"},
              {"2021-08-30", "1"},
              {"2021-08-31", "0"}});
  check_days(by_month({2021, 6, 30}, month_end::keeps, step_mode::started), 3,
             {{"2021-07-01", "2"},
              {"2021-07-31", "2"},
              {"2021-08-01", "1"},
              {"2021-08-31", "1"},
              {"2021-09-01", "0"}});
}

TEST_CASE(
    "deadline: months are counted from the due day, not from the last one, so a short month shortens "
    "nothing") {
  check_days(by_month({2021, 1, 31}, month_end::same_day, step_mode::whole), 3,
             {{"2021-02-27", "3"},
              {"2021-02-28", "2"},
              {"2021-03-30", "2"},
              {"2021-03-31", "1"},
              {"2021-04-29", "1"},
              {"2021-04-30", "0"}});
  check_days(by_month({2021, 2, 28}, month_end::same_day, step_mode::whole), 3,
             {{"2021-03-27", "3"}, {"2021-03-28", "2"}, {"2021-04-28", "1"}, {"2021-05-28", "0"}});
  check_days(by_month({2021, 2, 28}, month_end::keeps, step_mode::whole), 3,
             {{"2021-03-30", "3"}, {"2021-03-31", "2"}, {"2021-04-30", "1"}, {"2021-05-31", "0"}});
  check_days(by_month({2020, 2, 29}, month_end::same_day, step_mode::started), 3,
             {{"2020-03-01", "2"}, {"2020-03-29", "2"}, {"2020-03-30", "1"}});
}

TEST_CASE("deadline: the floor clips the last month") {
  auto rule = by_month({2021, 6, 30}, month_end::same_day, step_mode::whole);
  rule.points = 2;
  check_days(rule, 3, {{"2021-07-30", "1"}, {"2021-08-30", "0"}});
  rule.floor = 2.5_dec;
  check_days(rule, 3, {{"2021-07-29", "3"}, {"2021-07-30", "2.5"}, {"2021-08-30", "2.5"}});
  rule.floor = 3;
  check_days(rule, 3, {{"2021-07-30", "3"}, {"2031-08-30", "3"}});
}

TEST_CASE("deadline: every day has a score") {
  for (auto const unit : {lateness_unit::day, lateness_unit::month}) {
    auto rule = by_day(step_mode::started);
    rule.unit = unit;
    CHECK(to_string(to_curve(rule, 3).value().coverage()) == "(-∞, ∞)");
  }
}

TEST_CASE("deadline: the due day may be named") {
  deadline rule = by_day(step_mode::whole);
  rule.due = parameter::named("due");
  auto const made = to_curve(rule, 3, {{"due", date(2022, 2, 28).day_number()}});
  REQUIRE(made.has_value());
  CHECK(made->at(date(2022, 3, 1).day_number()) == rational(2));
}

TEST_CASE("deadline: any day of the calendar can be due") {
  for (date const due : {date(1400, 1, 1), date(6239, 7, 13), date(9990, 6, 1), date(9999, 12, 31)}) {
    CAPTURE(to_string(due));
    for (auto const late : {step_mode::whole, step_mode::started, step_mode::pro_rata}) {
      auto rule = by_day(late);
      rule.due = due;
      CHECK(to_curve(rule, 3).has_value());
    }
  }
  CHECK(to_curve(by_month({1400, 1, 1}, month_end::keeps, step_mode::whole), 3).has_value());
  CHECK(to_curve(by_month({9990, 6, 1}, month_end::keeps, step_mode::whole), 3).has_value());
}

TEST_CASE("deadline: lateness that leaves the calendar is refused with the due day") {
  check_problems(to_curve(by_month({9999, 11, 30}, month_end::keeps, step_mode::whole), 3),
                 {{errc::date_invalid, "due", "2 months from 9999-11-30 is beyond the calendar",
                   "9999-11-30 起 2 个月超出历法"}});
}

TEST_CASE("deadline: what is due is a day of the calendar") {
  struct row {
    rational due;
    errc code;
    std::string_view en;
    std::string_view zh;
  };
  row const rows[] = {
      {rational::of(4'918'793, 2), errc::parameter_range, "the due day must be a day of the calendar",
       "到期日不是历法上的一天"},
      {-1, errc::parameter_range, "the due day must be a day of the calendar", "到期日不是历法上的一天"},
      {5'000'000'000, errc::parameter_range, "the due day must be a day of the calendar",
       "到期日不是历法上的一天"},
  };
  for (auto const& r : rows) {
    for (auto const unit : {lateness_unit::day, lateness_unit::month}) {
      auto rule = by_day(step_mode::whole);
      rule.unit = unit;
      rule.due = r.due;
      check_problems(to_curve(rule, 3), {{r.code, "due", std::string(r.en), std::string(r.zh)}});
    }
  }
}

TEST_CASE(
    "deadline: a day number before the calendar is refused alike in days and in months, with its path") {
  for (auto const unit : {lateness_unit::day, lateness_unit::month}) {
    auto rule = by_day(step_mode::whole);
    rule.unit = unit;
    rule.due = 5;
    auto const made = to_curve(rule, 3);
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().front().path == "due");
  }
}

TEST_CASE("deadline: months are not divided") {
  check_problems(
      to_curve(by_month({2021, 6, 30}, month_end::keeps, step_mode::pro_rata), 3),
      {{errc::parameter_range, "late", "lateness in months is counted in whole or started months",
        "按月计迟延只能按整月或按不足一月计"}});
}

TEST_CASE("deadline: a month that costs next to nothing is refused, not tabulated for centuries") {
  auto rule = by_month({2021, 6, 30}, month_end::keeps, step_mode::whole);
  rule.points = rational::of(3, 1200);
  CHECK(to_curve(rule, 3).has_value());
  rule.points = rational::of(3, 1201);
  check_problems(to_curve(rule, 3), {{errc::parameter_range, "points",
                                      "the points lost per month must not last over 1200 months",
                                      "每月扣分太少：超过 1200 个月才扣完"}});
}

TEST_CASE("deadline: parameters outside their ranges are refused, all at once") {
  auto rule = by_day(step_mode::whole);
  rule.points = 0;
  rule.floor = 3.5_dec;
  check_problems(
      to_curve(rule, 3),
      {{errc::parameter_range, "points", "the points lost per step must be above 0", "每步扣分须大于 0"},
       {errc::parameter_range, "floor", "the floor must not be above full marks", "最低分不能高于满分"}});
}

TEST_CASE("deadline: each missing name is reported, and nothing that follows from it") {
  deadline const rule{parameter::named("due"),    lateness_unit::month, month_end::keeps,
                      parameter::named("points"), step_mode::whole,     parameter::named("floor")};
  check_problems(
      to_curve(rule, 3),
      {{errc::parameter_unbound, "due", "the parameter \"due\" has no value", "参数“due”没有取值"},
       {errc::parameter_unbound, "points", "the parameter \"points\" has no value", "参数“points”没有取值"},
       {errc::parameter_unbound, "floor", "the parameter \"floor\" has no value", "参数“floor”没有取值"}});
}
