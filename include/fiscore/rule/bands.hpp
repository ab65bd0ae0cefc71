// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 80%(含)-90% 计4分: a table of intervals, each with its points.

#include <fiscore/rule/parameter.hpp>

#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// One end of a band: a number, or the name of one (上年结转), and whether it belongs.
struct band_end {
  parameter at = 0;
  closure kind = closure::unbounded;
  friend bool operator==(band_end const&, band_end const&) = default;
};

/// One row of the table.
struct band {
  band_end from;
  band_end to;
  parameter points;

  band(band_end lower, band_end upper, parameter earned)
      : from(std::move(lower)), to(std::move(upper)), points(std::move(earned)) {}
  band(interval const& on, parameter earned)
      : from{on.lower().at, on.lower().kind},
        to{on.upper().at, on.upper().kind},
        points(std::move(earned)) {}
  friend bool operator==(band const&, band const&) = default;
};

/// Intervals with points. A value in no band is outside the coverage of the rule: it has no score, not a
/// score of 0.
struct bands {
  std::vector<band> rows;

  friend bool operator==(bands const&, bands const&) = default;
};

/// @return the curve, or errc::parameter_range (a band that is empty, with its row), errc::curve_overlap
/// (two rows and
///         a value in both), errc::parameter_unbound
result<curve, diagnostics> to_curve(bands const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/bands.ipp>
#endif
