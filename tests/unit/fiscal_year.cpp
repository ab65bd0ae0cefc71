// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/fiscal_year.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <type_traits>

using fiscore::date;
using fiscore::errc;
using fiscore::error;
using fiscore::fiscal_year;

static_assert(std::copyable<fiscal_year> && std::totally_ordered<fiscal_year>);
static_assert(!std::is_convertible_v<int, fiscal_year>);

TEST_CASE("a fiscal year is twelve months, named by the calendar year in which they begin") {
  struct row {
    int year;
    int first_month;
    char const* first_day;
    char const* last_day;
    char const* name;
  };
  static constexpr row rows[] = {
      {2021, 1, "2021-01-01", "2021-12-31", "2021"},     {2021, 4, "2021-04-01", "2022-03-31", "2021/22"},
      {2021, 7, "2021-07-01", "2022-06-30", "2021/22"},  {2021, 10, "2021-10-01", "2022-09-30", "2021/22"},
      {2021, 12, "2021-12-01", "2022-11-30", "2021/22"}, {2019, 3, "2019-03-01", "2020-02-29", "2019/20"},
      {2020, 3, "2020-03-01", "2021-02-28", "2020/21"},  {1999, 2, "1999-02-01", "2000-01-31", "1999/00"},
      {2009, 4, "2009-04-01", "2010-03-31", "2009/10"},  {1400, 1, "1400-01-01", "1400-12-31", "1400"},
      {9998, 1, "9998-01-01", "9998-12-31", "9998"},     {9998, 12, "9998-12-01", "9999-11-30", "9998/99"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.year);
    CAPTURE(r.first_month);
    fiscal_year const of(r.year, r.first_month);
    CHECK(of.year() == r.year);
    CHECK(of.first_month() == r.first_month);
    CHECK(to_string(of.first_day()) == r.first_day);
    CHECK(to_string(of.last_day()) == r.last_day);
    CHECK(to_string(of) == r.name);
  }
}

TEST_CASE("without a month a fiscal year begins in January") {
  CHECK(fiscal_year(2021) == fiscal_year(2021, 1));
  CHECK(fiscal_year::of(date(2021, 6, 30)) == fiscal_year(2021));
}

TEST_CASE("a day lies in one fiscal year, both ends of which belong") {
  struct row {
    char const* day;
    int first_month;
    int year;
  };
  static constexpr row rows[] = {
      {"2021-01-01", 1, 2021},  {"2021-12-31", 1, 2021},  {"2021-03-31", 4, 2020},
      {"2021-04-01", 4, 2021},  {"2022-03-31", 4, 2021},  {"2022-04-01", 4, 2022},
      {"2021-06-30", 7, 2020},  {"2021-07-01", 7, 2021},  {"2021-09-30", 10, 2020},
      {"2021-10-01", 10, 2021}, {"2021-11-30", 12, 2020}, {"2021-12-01", 12, 2021},
      {"2020-02-29", 3, 2019},  {"1400-01-01", 1, 1400},  {"9998-12-31", 1, 9998},
  };
  for (auto const& r : rows) {
    CAPTURE(r.day);
    CAPTURE(r.first_month);
    auto const day = date::parse(r.day);
    auto const found = fiscal_year::of(day, r.first_month);
    CHECK(found == fiscal_year(r.year, r.first_month));
    CHECK(found.contains(day));
    // The last that there is ends on the last day of the calendar.
    if (r.year < 9997) CHECK_FALSE(found.next().contains(day));
    if (r.year > 1400) CHECK_FALSE(found.previous().contains(day));
  }
}

TEST_CASE("fiscal years follow each other without a gap") {
  for (int month = 1; month <= 12; ++month) {
    CAPTURE(month);
    fiscal_year const of(2019, month);
    CHECK(of.next().year() == 2020);
    CHECK(of.next().first_month() == month);
    CHECK(of.next().previous() == of);
    CHECK(of.last_day().day_number() + 1 == of.next().first_day().day_number());
    CHECK_FALSE(of.contains(of.next().first_day()));
    CHECK(of.contains(of.first_day()));
    CHECK(of.contains(of.last_day()));
    CHECK(of < of.next());
    CHECK(of > of.previous());
  }
}

TEST_CASE("years and months that the calendar does not have are refused") {
  struct row {
    int year;
    int first_month;
  };
  static constexpr row rows[] = {{1399, 1}, {9999, 1},  {0, 1},     {-1, 1},   {10000, 1}, {2147483647, 1},
                                 {2021, 0}, {2021, 13}, {2021, -1}, {9999, 4}, {1399, 12}};
  for (auto const& r : rows) {
    CAPTURE(r.year);
    CAPTURE(r.first_month);
    CHECK_THROWS_AS(fiscal_year(r.year, r.first_month), error);
    try {
      static_cast<void>(fiscal_year(r.year, r.first_month));
    } catch (error const& thrown) {
      CHECK(thrown.code() == errc::date_invalid);
    }
  }
  CHECK_THROWS_AS(static_cast<void>(fiscal_year(9998).next()), error);
  CHECK_THROWS_AS(static_cast<void>(fiscal_year(1400).previous()), error);
  CHECK_THROWS_AS(static_cast<void>(fiscal_year::of(date(2021, 6, 30), 13)), error);
  CHECK_THROWS_AS(static_cast<void>(fiscal_year::of(date(2021, 6, 30), 0)), error);
  // The last day of the calendar lies in no fiscal year that can be held, nor does the first one in April.
  CHECK_THROWS_AS(static_cast<void>(fiscal_year::of(date(9999, 12, 31))), error);
  CHECK_THROWS_AS(static_cast<void>(fiscal_year::of(date(1400, 3, 31), 4)), error);
}
