// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/unit/fiscal_year.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE fiscal_year::fiscal_year(int year, int first_month)
    : year_(year), first_month_(first_month) {
  static_cast<void>(date(year, first_month, 1));      // refuses what is no month of the calendar
  static_cast<void>(date(year + 1, first_month, 1));  // and a year that would leave it
}

FISCORE_INLINE fiscal_year fiscal_year::of(date day, int first_month) {
  return fiscal_year(day.month() >= first_month ? day.year() : day.year() - 1, first_month);
}

FISCORE_INLINE date fiscal_year::last_day() const {
  return date::from_day_number(std::int64_t{date(year_ + 1, first_month_, 1).day_number()} - 1);
}

FISCORE_INLINE std::string to_string(fiscal_year of) {
  std::string text = std::to_string(of.year());
  if (of.first_month() == 1) return text;
  int const ends = (of.year() + 1) % 100;
  return text + "/" + (ends < 10 ? "0" : "") + std::to_string(ends);
}

}  // namespace fiscore::inline FISCORE_ABI
