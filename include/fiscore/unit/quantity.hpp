// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A figure with its unit, as printed.

#include <fiscore/number/interval.hpp>
#include <fiscore/unit/date.hpp>
#include <fiscore/unit/unit.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

/// A figure and what it is counted in: 362.40 万元. Equality compares what is meant, not how it is written.
struct quantity {
  decimal value = {};
  fiscore::unit unit = {};

  /// A number, blanks or none, a unit or none: `362.40万元`, `92.8 %`, `15`; or a day, `2021-06-30`, whose
  /// value is its number. @throws error
  [[nodiscard]] static quantity parse(std::string_view text, decimal_format format = {});
  static result<quantity> try_parse(std::string_view text, decimal_format format = {});

  /// In base units: 3624000 for 362.40 万元.
  [[nodiscard]] rational in_base() const { return rational(value) * unit.factor(); }

  friend bool operator==(quantity const& a, quantity const& b) {
    return commensurable(a.unit, b.unit) && a.in_base() == b.in_base();
  }
};

/// The same amount counted in `wanted`: 362.40 万元 in 元 is 3624000.
/// @throws error errc::unit_mismatch, naming both, where the units are not of one dimension
[[nodiscard]] rational convert(quantity const& from, unit const& wanted);
result<rational> try_convert(rational const& value, unit const& from, unit const& wanted);

/// All amounts, in base units, that some way of rounding prints as this one: half a unit of its last place
/// either way, ends included.
[[nodiscard]] interval printed_range(quantity const& value);

/// `362.40万元`, `92.8%`, `15`
[[nodiscard]] std::string to_string(quantity const& value);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/unit/impl/quantity.ipp>
#endif
