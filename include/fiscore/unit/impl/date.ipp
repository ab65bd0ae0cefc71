// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/text.hpp>
#include <fiscore/unit/date.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

using calendar = boost::gregorian::gregorian_calendar;

FISCORE_INLINE diagnostic date_problem(errc code, std::string text, char const* zh, char const* en) {
  diagnostic what;
  what.code = code;
  what.message = {"“" + shown(text) + "”" + zh, "\"" + shown(text) + "\" " + en};
  what.expected = {"日期，如 2021-06-30（1400 至 9999 年）", "a date, as 2021-06-30 (years 1400 to 9999)"};
  what.text = std::move(text);
  return what;
}

FISCORE_INLINE std::string date_text(int year, int month, int day) {
  auto const two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  std::string text = std::to_string(year < 0 ? -year : year);
  if (text.size() < 4) text.insert(0, 4 - text.size(), '0');
  return (year < 0 ? "-" : "") + text + "-" + two(month) + "-" + two(day);
}

FISCORE_INLINE bool on_calendar(int year, int month, int day) noexcept {
  return year >= 1400 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
         day <= calendar::end_of_month_day(static_cast<calendar::year_type::value_type>(year),
                                           static_cast<calendar::month_type::value_type>(month));
}

FISCORE_INLINE std::int32_t number_of(int year, int month, int day) {
  using ymd = calendar::ymd_type;
  return static_cast<std::int32_t>(
      calendar::day_number(ymd(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                               static_cast<unsigned short>(day))));
}

FISCORE_INLINE calendar::ymd_type parts_of(std::int32_t number) {
  return calendar::from_day_number(static_cast<calendar::date_int_type>(number));
}

}  // namespace detail

FISCORE_INLINE date::date(int year, int month, int day) : day_number_(0) {
  if (!detail::on_calendar(year, month, day)) {
    throw error(detail::date_problem(errc::date_invalid, detail::date_text(year, month, day),
                                     "不是历法上的一天", "is no day of the calendar"));
  }
  day_number_ = detail::number_of(year, month, day);
}

FISCORE_INLINE date date::from_day_number(std::int64_t number) {
  if (number < first().day_number_ || number > last().day_number_) {
    throw error(detail::date_problem(errc::date_invalid, std::to_string(number), "不是历法上的一天",
                                     "is no day of the calendar"));
  }
  return date(static_cast<std::int32_t>(number));
}

FISCORE_INLINE date date::first() noexcept { return date(detail::number_of(1400, 1, 1)); }
FISCORE_INLINE date date::last() noexcept { return date(detail::number_of(9999, 12, 31)); }

FISCORE_INLINE date date::parse(std::string_view text) { return try_parse(text).value(); }

FISCORE_INLINE result<date> date::try_parse(std::string_view text) {
  bool form = text.size() == 10;
  for (std::size_t i = 0; form && i < 10; ++i) {
    form = i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
  }
  if (!form) {
    return detail::date_problem(errc::date_syntax, detail::cut(text), "不是日期", "is not a date");
  }
  auto const number = [&](std::size_t first, std::size_t count) {
    int value = 0;
    for (char const c : text.substr(first, count)) value = value * 10 + (c - '0');
    return value;
  };
  int const year = number(0, 4);
  int const month = number(5, 2);
  int const day = number(8, 2);
  if (!detail::on_calendar(year, month, day)) {
    return detail::date_problem(errc::date_invalid, std::string(text), "不是历法上的一天",
                                "is no day of the calendar");
  }
  return date(detail::number_of(year, month, day));
}

FISCORE_INLINE int date::year() const noexcept { return detail::parts_of(day_number_).year; }
FISCORE_INLINE int date::month() const noexcept { return detail::parts_of(day_number_).month; }
FISCORE_INLINE int date::day() const noexcept { return detail::parts_of(day_number_).day; }

FISCORE_INLINE bool date::is_month_end() const noexcept {
  auto const parts = detail::parts_of(day_number_);
  return parts.day == detail::calendar::end_of_month_day(parts.year, parts.month);
}

FISCORE_INLINE date add_months(date from, int months, month_end policy) {
  std::int64_t const count = std::int64_t{from.year()} * 12 + (from.month() - 1) + months;
  if (count < std::int64_t{1400} * 12 || count >= std::int64_t{10'000} * 12) {
    std::string const start = to_string(from);
    std::string const later = std::to_string(months);
    auto what = detail::date_problem(errc::date_invalid, start, "", "");
    what.message = {start + " 起 " + later + " 个月超出历法",
                    later + " months from " + start + " is beyond the calendar"};
    throw error(std::move(what));
  }
  int const year = static_cast<int>(count / 12);
  int const month = static_cast<int>(count % 12) + 1;
  int const last = detail::calendar::end_of_month_day(static_cast<unsigned short>(year),
                                                      static_cast<unsigned short>(month));
  bool const to_last = from.day() > last || (policy == month_end::keeps && from.is_month_end());
  return {year, month, to_last ? last : from.day()};
}

namespace detail {
FISCORE_INLINE std::optional<date> day_of(rational const& number) {
  if (number < date::first().day_number() || number > date::last().day_number() || !number.is_whole())
    return std::nullopt;
  return date::from_day_number(floor(number).to_int64());
}
}  // namespace detail

FISCORE_INLINE std::string to_string(date value) {
  return detail::date_text(value.year(), value.month(), value.day());
}

}  // namespace fiscore::inline FISCORE_ABI
