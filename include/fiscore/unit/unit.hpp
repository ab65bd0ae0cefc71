// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What a figure is counted in: 元, 万元, %, percentage points, 人, 平方米 ...

#include <fiscore/number/rational.hpp>

#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// A unit as it was written, what it measures, and how many base units it is.
///
/// Units of one dimension convert exactly; others never mix: a per cent is a ratio, a percentage point a
/// difference of two ratios; 元 and 美元 are two currencies. A prefix 十 百 千 万 亿 or two of them
/// multiplies any known unit (万人次, 百亿元). A unit that is not known is a dimension of its own, and a
/// plain number has the dimension `number` and an empty symbol.
class unit {
 public:
  unit() = default;  ///< of a plain number
  /// Any text makes a unit: known ones (Chinese or English) by the table, others as a dimension of their
  /// own. Blanks around it do not count.
  explicit unit(std::string_view text);

  [[nodiscard]] std::string const& symbol() const noexcept { return symbol_; }  ///< as written
  [[nodiscard]] std::string const& dimension() const noexcept {
    return dimension_;
  }  ///< `CNY`, `ratio`, `length`, ...
  /// Base units in one of these: 10000 for 万元, 1/100 for %.
  [[nodiscard]] rational const& factor() const noexcept { return factor_; }
  /// True for units that count things (个, 人, 次 ...): their figures are whole in the base unit.
  [[nodiscard]] bool counts() const noexcept { return counts_; }

  friend bool operator==(unit const& a, unit const& b) noexcept {
    return a.dimension_ == b.dimension_ && a.factor_ == b.factor_;
  }

 private:
  std::string symbol_;
  std::string dimension_ = "number";
  rational factor_ = 1;
  bool counts_ = false;
};

/// True if figures in one can be turned into the other.
[[nodiscard]] inline bool commensurable(unit const& a, unit const& b) noexcept {
  return a.dimension() == b.dimension();
}

/// True for ratios and for differences of ratios: %, ‰, percentage points.
[[nodiscard]] inline bool is_share(unit const& of) noexcept {
  return of.dimension() == "ratio" || of.dimension() == "ratio difference";
}
/// True if figures in one can also be read as the other: of one dimension, or a plain number as a share or
/// a count.
[[nodiscard]] inline bool compatible(unit const& a, unit const& b) noexcept {
  auto const plain = [](unit const& number, unit const& other) {
    return number.dimension() == "number" && (other.counts() || is_share(other));
  };
  return commensurable(a, b) || plain(a, b) || plain(b, a);
}

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/unit/impl/unit.ipp>
#endif
