// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// An amount with its unit, as computed: exact, until it is printed back in the unit and places of a sheet.

#include <fiscore/unit/quantity.hpp>

#include <compare>
#include <string>

namespace fiscore::inline FISCORE_ABI {

/// An exact amount and what it is counted in. Sums and differences take the unit of the left operand.
///
/// A per cent is a ratio and a percentage point a difference of two: 92.8 % - 90 % is 2.8 percentage
/// points, 90 % plus 2.8 percentage points is 92.8 %, and nothing else mixes the two. Shares add: 60 % + 40
/// % is 100 %.
class measure {
 public:
  measure() = default;  ///< the plain number 0
  measure(rational value, unit in) : value_(std::move(value)), unit_(std::move(in)) {}
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  measure(quantity const& printed) : value_(printed.value), unit_(printed.unit) {}

  [[nodiscard]] rational const& value() const noexcept { return value_; }
  [[nodiscard]] fiscore::unit const& unit() const noexcept { return unit_; }
  [[nodiscard]] rational in_base() const { return value_ * unit_.factor(); }
  /// The same amount counted in `wanted`. @throws error errc::unit_mismatch, naming both units
  [[nodiscard]] measure in(fiscore::unit const& wanted) const;

  measure operator-() const { return {-value_, unit_}; }
  /// @throws error errc::unit_mismatch, naming both units
  friend measure operator+(measure const& a, measure const& b) { return sum(a, b, false); }
  friend measure operator-(measure const& a, measure const& b) { return sum(a, b, true); }
  friend measure operator*(measure const& a, rational const& factor) {
    return {a.value_ * factor, a.unit_};
  }
  friend measure operator*(rational const& factor, measure const& a) {
    return {a.value_ * factor, a.unit_};
  }
  /// @throws error errc::division_by_zero
  friend measure operator/(measure const& a, rational const& divisor) {
    return {a.value_ / divisor, a.unit_};
  }
  /// How many of `b` are in `a`: a plain number. @throws error errc::unit_mismatch, errc::division_by_zero
  friend rational operator/(measure const& a, measure const& b) { return a.in(b.unit_).value_ / b.value_; }

  /// By what is meant: 1 万元 == 10000 元; amounts that cannot be compared are not equal.
  friend bool operator==(measure const& a, measure const& b) {
    return commensurable(a.unit_, b.unit_) && a.in_base() == b.in_base();
  }
  /// unordered where the units are not of one dimension
  friend std::partial_ordering operator<=>(measure const& a, measure const& b) {
    if (!commensurable(a.unit_, b.unit_)) return std::partial_ordering::unordered;
    return a.in_base() <=> b.in_base();
  }

 private:
  static measure sum(measure const& a, measure const& b, bool subtract);

  rational value_;
  fiscore::unit unit_;
};

/// As a sheet prints it: in `like`'s unit and with its places, rounded by `mode`. 3624000 元 like 1.00 万元
/// is 362.40 万元.
/// @throws error errc::unit_mismatch
[[nodiscard]] quantity print_like(measure const& amount, quantity const& like, rounding_mode mode);

/// `1100/9%`, `362.4万元`: exact, a decimal where it has one.
[[nodiscard]] std::string to_string(measure const& of);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/unit/impl/measure.ipp>
#endif
