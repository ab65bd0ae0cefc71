// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/date.hpp>

#include "one_line.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

using fiscore::add_months;
using fiscore::date;
using fiscore::errc;
using fiscore::error;
using fiscore::month_end;

static_assert(std::copyable<date>);
static_assert(std::totally_ordered<date>);
static_assert(!std::is_default_constructible_v<date>, "there is no day that stands for none");
static_assert(sizeof(date) == 4);

namespace {
bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
int length(int year, int month) {
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : lengths[month - 1];
}
std::string iso(int year, int month, int day) {
  auto const two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  return std::to_string(year) + '-' + two(month) + '-' + two(day);
}

constexpr std::string_view expected_en = "a date, as 2021-06-30 (years 1400 to 9999)";
constexpr std::string_view expected_zh = "日期，如 2021-06-30（1400 至 9999 年）";

template <class Make>
void check_refused(Make&& make, std::string const& text, std::string const& en, std::string const& zh) {
  CAPTURE(text);
  try {
    (void)make();
    FAIL_CHECK("not refused");
  } catch (error const& refused) {
    REQUIRE(refused.diagnostics().size() == 1);
    auto const& what = refused.diagnostics().front();
    CHECK(what.code == errc::date_invalid);
    CHECK(what.text == text);
    CHECK(what.message.en == en);
    CHECK(what.message.zh == zh);
    CHECK(what.expected.en == expected_en);
    CHECK(what.expected.zh == expected_zh);
    CHECK(std::string(refused.what()) == "error [fiscore.211] " + en);
  }
}
void check_no_day(int year, int month, int day, std::string const& text) {
  check_refused([=] { return date(year, month, day); }, text, "\"" + text + "\" is no day of the calendar",
                "“" + text + "”不是历法上的一天");
}
void check_no_number(std::int64_t number) {
  auto const text = std::to_string(number);
  check_refused([=] { return date::from_day_number(number); }, text,
                "\"" + text + "\" is no day of the calendar", "“" + text + "”不是历法上的一天");
}
}  // namespace

TEST_CASE("date: days are counted as Julian days, one after the other, through the whole calendar") {
  CHECK(date(2000, 1, 1).day_number() == 2'451'545);
  CHECK(date(1858, 11, 17).day_number() == 2'400'001);
  std::int32_t number = date(1400, 1, 1).day_number();
  CHECK(number == 2'232'400);
  bool held = true;
  for (int year = 1400; year <= 9999; ++year) {
    for (int month = 1; month <= 12; ++month) {
      int const last = length(year, month);
      date const first(year, month, 1);
      date const end = date::from_day_number(number + last - 1);
      held = held && first.day_number() == number && first.day() == 1 && !first.is_month_end() &&
             end == date(year, month, last) && end.year() == year && end.month() == month &&
             end.day() == last && end.is_month_end();
      number += last;
    }
    if (!held) FAIL("in the year ", year);
  }
  CHECK(number - 1 == date(9999, 12, 31).day_number());
}

TEST_CASE("date: the ISO form is read back, for every day of some years") {
  for (int const year : {1400, 1582, 1600, 1900, 1999, 2000, 2021, 2024, 9999}) {
    bool held = true;
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= length(year, month); ++day) {
        auto const text = iso(year, month, day);
        auto const read = date::try_parse(text);
        held = held && read && *read == date(year, month, day) && to_string(*read) == text;
      }
      held = held && !date::try_parse(iso(year, month, length(year, month) + 1));
    }
    CAPTURE(year);
    CHECK(held);
  }
}

TEST_CASE("date: leap years are those of the Gregorian calendar") {
  struct row {
    int year;
    bool leap;
  };
  static constexpr row rows[] = {{1500, false}, {1600, true}, {1700, false}, {1900, false},
                                 {2000, true},  {2020, true}, {2021, false}, {2100, false},
                                 {2400, true},  {4000, true}, {9996, true},  {9999, false}};
  for (auto const& r : rows) {
    CAPTURE(r.year);
    CHECK(date::try_parse(iso(r.year, 2, 29)).has_value() == r.leap);
    CHECK(date(r.year, 2, 28).is_month_end() != r.leap);
    CHECK(date(r.year, 3, 1).day_number() - date(r.year, 2, 28).day_number() == (r.leap ? 2 : 1));
  }
}

TEST_CASE("date: what is not four, two and two digits is not a date") {
  std::string const with_zero("2021-06-3\0", 10);
  std::string const texts[] = {"",
                               "2021",
                               "2021-6-30",
                               "21-06-30",
                               "02021-06-30",
                               "2021-06-30 ",
                               " 2021-06-30",
                               "2021/06/30",
                               "2021.06.30",
                               "20210630",
                               "2021-Jan-05",
                               "2021-06-30junk",
                               "2021-06-30T00:00",
                               "+021-06-30",
                               "-001-01-01",
                               "2021-06-+1",
                               "2021-0x-10",
                               "２０２１-06-30",
                               "2021年6月30日",
                               "2021–06–30",
                               "\xff",
                               with_zero,
                               "2021-06-",
                               "----------"};
  for (auto const& text : texts) {
    CAPTURE(text);
    auto const read = date::try_parse(text);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == errc::date_syntax);
    CHECK(read.error().text == text);
    CHECK(read.error().expected.en == expected_en);
    CHECK(read.error().expected.zh == expected_zh);
  }
  auto const read = date::try_parse("2021-6-30");
  CHECK(read.error().message.en == "\"2021-6-30\" is not a date");
  CHECK(read.error().message.zh == "“2021-6-30”不是日期");
  CHECK_THROWS_WITH_AS((void)date::parse("2021-6-30"), "error [fiscore.210] \"2021-6-30\" is not a date",
                       error);
}

TEST_CASE("date: messages are short lines of UTF-8 whatever the text is") {
  for (std::string const& text :
       {std::string("\xff\xfe"), std::string("\x1b[31m"), std::string("2021\n06-30"),
        std::string("2021-06-3\0", 10), std::string(1'000'000, '1')}) {
    CAPTURE(text.size());
    auto const read = date::try_parse(text);
    REQUIRE_FALSE(read.has_value());
    CHECK(fiscore_test::is_fit_to_print(read.error().message));
  }
}

TEST_CASE("date: a day that the calendar does not have is refused, with the day") {
  for (std::string_view const text :
       {"2021-02-29", "2021-04-31", "2021-00-10", "2021-13-01", "2021-01-00", "2021-01-32", "1399-12-31",
        "0000-00-00", "0001-01-01", "2021-99-99"}) {
    CAPTURE(text);
    auto const read = date::try_parse(text);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == errc::date_invalid);
    CHECK(read.error().text == text);
    CHECK(read.error().message.en == "\"" + std::string(text) + "\" is no day of the calendar");
    CHECK(read.error().message.zh == "“" + std::string(text) + "”不是历法上的一天");
    CHECK(read.error().expected.en == expected_en);
    CHECK(read.error().expected.zh == expected_zh);
  }
  check_no_day(2021, 2, 30, "2021-02-30");
  check_no_day(2021, 0, 1, "2021-00-01");
  check_no_day(10000, 1, 1, "10000-01-01");
  check_no_day(2021, 65'537, 1, "2021-65537-01");
  check_no_day(2021, 1, 65'537, "2021-01-65537");
  check_no_day(2021 + 65'536, 1, 1, "67557-01-01");
}

TEST_CASE("date: a year below zero is shown as a number") { check_no_day(-5, 1, 1, "-0005-01-01"); }

TEST_CASE("date: day numbers end with the calendar") {
  CHECK(date::from_day_number(2'232'400) == date(1400, 1, 1));
  CHECK(date::from_day_number(5'373'484) == date(9999, 12, 31));
  for (std::int64_t const number :
       {std::int64_t{2'232'399}, std::int64_t{5'373'485}, std::int64_t{0}, std::int64_t{-1},
        (std::int64_t{1} << 32) + 2'459'396, std::numeric_limits<std::int64_t>::max(),
        std::numeric_limits<std::int64_t>::min()}) {
    check_no_number(number);
  }
}

TEST_CASE("date: order is that of the calendar") {
  CHECK(date(2021, 6, 30) < date(2021, 7, 1));
  CHECK(date(2020, 12, 31) < date(2021, 1, 1));
  CHECK(date(2021, 6, 30) == date::parse("2021-06-30"));
}

TEST_CASE("add_months: the day is kept where the month has it, and a last day as the policy says") {
  struct row {
    std::string_view from;
    int months;
    std::string_view same_day;
    std::string_view keeps;
  };
  static constexpr row rows[] = {
      {"2021-01-31", 1, "2021-02-28", "2021-02-28"},       {"2020-01-31", 1, "2020-02-29", "2020-02-29"},
      {"2021-02-28", 1, "2021-03-28", "2021-03-31"},       {"2020-02-28", 1, "2020-03-28", "2020-03-28"},
      {"2020-02-29", 1, "2020-03-29", "2020-03-31"},       {"2020-02-29", 12, "2021-02-28", "2021-02-28"},
      {"2021-02-28", 36, "2024-02-28", "2024-02-29"},      {"2021-04-30", 1, "2021-05-30", "2021-05-31"},
      {"2021-06-30", -1, "2021-05-30", "2021-05-31"},      {"2021-03-31", -1, "2021-02-28", "2021-02-28"},
      {"2021-03-30", -1, "2021-02-28", "2021-02-28"},      {"2021-03-30", 1, "2021-04-30", "2021-04-30"},
      {"2021-02-28", -12, "2020-02-28", "2020-02-29"},     {"2021-01-15", -1, "2020-12-15", "2020-12-15"},
      {"2021-12-31", 1, "2022-01-31", "2022-01-31"},       {"2021-12-31", 2, "2022-02-28", "2022-02-28"},
      {"2021-06-30", 0, "2021-06-30", "2021-06-30"},       {"2021-02-28", 0, "2021-02-28", "2021-02-28"},
      {"2021-01-31", -2, "2020-11-30", "2020-11-30"},      {"1400-01-31", 1, "1400-02-28", "1400-02-28"},
      {"9999-11-30", 1, "9999-12-30", "9999-12-31"},       {"1400-02-28", -1, "1400-01-28", "1400-01-31"},
      {"1400-01-01", 103'199, "9999-12-01", "9999-12-01"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.from);
    CAPTURE(r.months);
    CHECK(to_string(add_months(date::parse(r.from), r.months, month_end::same_day)) == r.same_day);
    CHECK(to_string(add_months(date::parse(r.from), r.months, month_end::keeps)) == r.keeps);
  }
}

TEST_CASE("add_months: agrees with counting months by hand from every day of four years") {
  for (auto const policy : {month_end::same_day, month_end::keeps}) {
    bool held = true;
    for (auto number = date(2019, 1, 1).day_number(); number <= date(2022, 12, 31).day_number(); ++number) {
      date const from = date::from_day_number(number);
      for (int months = -26; months <= 26; ++months) {
        int const count = from.year() * 12 + from.month() - 1 + months;
        int const year = count / 12;
        int const month = count % 12 + 1;
        bool const to_end =
            from.day() > length(year, month) || (policy == month_end::keeps && from.is_month_end());
        held = held && add_months(from, months, policy) ==
                           date(year, month, to_end ? length(year, month) : from.day());
      }
    }
    CHECK(held);
  }
}

TEST_CASE("add_months: beyond the calendar there is no day") {
  struct row {
    std::string_view from;
    int months;
  };
  static constexpr row rows[] = {
      {"9999-12-01", 1},
      {"1400-01-31", -1},
      {"2021-01-01", std::numeric_limits<int>::max()},
      {"2021-01-01", std::numeric_limits<int>::min()},
  };
  for (auto const& r : rows) {
    for (auto const policy : {month_end::same_day, month_end::keeps}) {
      std::string const from(r.from);
      std::string const months = std::to_string(r.months);
      check_refused([&] { return add_months(date::parse(r.from), r.months, policy); }, from,
                    months + " months from " + from + " is beyond the calendar",
                    from + " 起 " + months + " 个月超出历法");
    }
  }
}
