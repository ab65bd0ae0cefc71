// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/interval.hpp>
#include <fiscore/unit/measure.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE measure measure::in(fiscore::unit const& wanted) const {
  return {try_convert(value_, unit_, wanted).value(), wanted};
}

FISCORE_INLINE measure measure::sum(measure const& a, measure const& b, bool subtract) {
  rational const& sign = subtract ? rational(-1) : rational(1);
  bool const ratio = a.unit_.dimension() == "ratio";
  bool const points = b.unit_.dimension() == "ratio difference";
  if (ratio && points) {  // a rate moved by percentage points is a rate
    return {a.value_ + sign * b.in_base() / a.unit_.factor(), a.unit_};
  }
  if (subtract && ratio && b.unit_.dimension() == "ratio") {
    fiscore::unit const point("个百分点");
    return {(a.in_base() - b.in_base()) / point.factor(), point};
  }
  return {a.value_ + sign * b.in(a.unit_).value_, a.unit_};
}

FISCORE_INLINE quantity print_like(measure const& amount, quantity const& like, rounding_mode mode) {
  return {round(amount.in(like.unit).value(), like.value.places(), mode), like.unit};
}

FISCORE_INLINE std::string to_string(measure const& of) {
  return detail::end_text(of.value()) + of.unit().symbol();
}

}  // namespace fiscore::inline FISCORE_ABI
