// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The year of a budget, which need not begin in January.

#include <fiscore/unit/date.hpp>

#include <compare>
#include <string>

namespace fiscore::inline FISCORE_ABI {

/// Twelve months from the first day of a month, named by the calendar year in which they begin. China's
/// begin in January (预算法 art. 18); others in April, July or October.
class fiscal_year {
 public:
  /// @throws error errc::date_invalid for years outside 1400 to 9998 and months outside 1 to 12
  explicit fiscal_year(int year, int first_month = 1);
  /// The fiscal year in which a day lies.
  [[nodiscard]] static fiscal_year of(date day, int first_month = 1);

  [[nodiscard]] int year() const noexcept { return year_; }
  [[nodiscard]] int first_month() const noexcept { return first_month_; }
  [[nodiscard]] date first_day() const { return {year_, first_month_, 1}; }
  [[nodiscard]] date last_day() const;
  [[nodiscard]] bool contains(date day) const { return first_day() <= day && day <= last_day(); }
  [[nodiscard]] fiscal_year next() const { return fiscal_year(year_ + 1, first_month_); }
  [[nodiscard]] fiscal_year previous() const { return fiscal_year(year_ - 1, first_month_); }

  friend bool operator==(fiscal_year, fiscal_year) = default;
  friend auto operator<=>(fiscal_year, fiscal_year) = default;

 private:
  int year_;
  int first_month_;
};

/// `2021`, or `2021/22` where it spans two calendar years.
[[nodiscard]] std::string to_string(fiscal_year of);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/unit/impl/fiscal_year.ipp>
#endif
