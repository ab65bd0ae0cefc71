// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Days of the Gregorian calendar, and months counted from one.

#include <fiscore/number/rational.hpp>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// What a month after 31 January is, and a month after 28 February.
enum class month_end : std::uint8_t {
  same_day,  ///< the same day, or the last where the month is shorter: 31 Jan -> 28 Feb, 28 Feb -> 28 Mar
  keeps,     ///< the last day stays the last: 28 Feb -> 31 Mar
};

/// A day from 1400-01-01 to 9999-12-31, held as Boost.Date_Time's day number. No time, no zone, no clock.
class date {
 public:
  /// @throws error errc::date_invalid where the calendar has no such day
  date(int year, int month, int day);
  /// The inverse of `day_number`. @throws error errc::date_invalid
  [[nodiscard]] static date from_day_number(std::int64_t number);
  [[nodiscard]] static date first() noexcept;  ///< 1400-01-01
  [[nodiscard]] static date last() noexcept;   ///< 9999-12-31

  /// `2021-06-30`, and nothing else: four, two and two digits.
  [[nodiscard]] static date parse(
      std::string_view text);  ///< @throws error errc::date_syntax, errc::date_invalid
  static result<date> try_parse(std::string_view text);

  [[nodiscard]] std::int32_t day_number() const noexcept { return day_number_; }
  [[nodiscard]] int year() const noexcept;
  [[nodiscard]] int month() const noexcept;
  [[nodiscard]] int day() const noexcept;
  [[nodiscard]] bool is_month_end() const noexcept;

  friend bool operator==(date, date) = default;
  friend auto operator<=>(date, date) = default;

 private:
  explicit date(std::int32_t number) noexcept : day_number_(number) {}
  std::int32_t day_number_;
};

/// The day `months` later (earlier where negative). @throws error errc::date_invalid beyond the calendar
[[nodiscard]] date add_months(date from, int months, month_end policy);

/// `2021-06-30`
[[nodiscard]] std::string to_string(date value);

namespace detail {
/// The day of that number, if it is one.
[[nodiscard]] std::optional<date> day_of(rational const& number);
}  // namespace detail

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/unit/impl/date.ipp>
#endif
