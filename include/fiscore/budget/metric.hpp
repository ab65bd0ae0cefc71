// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A named formula with its unit, domain and source.

#include <fiscore/base/citation.hpp>
#include <fiscore/base/language.hpp>
#include <fiscore/budget/dossier.hpp>
#include <fiscore/budget/formula.hpp>
#include <fiscore/number/domain.hpp>

#include <string>

namespace fiscore::inline FISCORE_ABI {

/// What is measured, under an id of its own: `cn.hn2017.budget-completion-rate`. A name is not enough: at
/// least eight formulas are called 预算执行率.
struct metric {
  std::string id = {};
  bilingual title = {};
  fiscore::formula formula = {};
  scope rows = scope::all;
  fiscore::unit unit = {};  ///< in which the value is given to the rule and printed
  fiscore::domain domain = {};
  citation source = {};

  friend bool operator==(metric const&, metric const&) = default;
};

/// Where a measured value comes from.
enum class origin : std::uint8_t { computed, printed };

/// The value of a metric for one dossier, in the unit of the metric.
struct measurement {
  measured value;
  fiscore::origin origin = fiscore::origin::computed;
  /// Why it is undefined, where units do not go together.
  std::optional<unit_clash> clash = {};
};

/// Computes the metric; where its figures are missing, takes the rate that the dossier prints for it, if
/// any. Figures whose units do not go together, or not with the metric's, leave it undefined.
[[nodiscard]] measurement measure_of(metric const& of, dossier const& from);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/metric.ipp>
#endif
