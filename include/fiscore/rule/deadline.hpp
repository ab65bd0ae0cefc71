// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 6月底前完成: full marks up to a day, points lost for each day or month of lateness.

#include <fiscore/rule/step_deduction.hpp>

namespace fiscore::inline FISCORE_ABI {

/// What lateness is counted in.
enum class lateness_unit : std::uint8_t { day, month };

/// Full marks up to the due day, which belongs; then `points` for each day or month late. The measure is a
/// day (its number). Months are calendar months from the due day: one is whole on the day that `add_months`
/// gives.
struct deadline {
  parameter due;  ///< a day: `date` converts
  stated<lateness_unit> unit;
  stated<month_end> months_end;  ///< only read for months
  parameter points;              ///< above 0
  stated<step_mode> late;        ///< whole or started ones; pro-rata for days alone
  parameter floor;

  friend bool operator==(deadline const&, deadline const&) = default;
};

/// @return the curve over all days, or errc::parameter_range, errc::parameter_unbound, errc::date_invalid
result<curve, diagnostics> to_curve(deadline const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/deadline.ipp>
#endif
