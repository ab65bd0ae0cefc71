// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The values that a measured value can take.

#include <fiscore/number/interval.hpp>

#include <optional>
#include <string>

namespace fiscore::inline FISCORE_ABI {

/// The values that a measure can take: all numbers, whole numbers, numbers with k decimals or days, within
/// bounds. Gaps, boundaries and witnesses are meant on it: `0-1 / 2 / >= 3` has no gap over the whole
/// numbers.
class domain {
 public:
  domain() = default;  ///< every number
  [[nodiscard]] static domain real(interval within = {}) { return {kind::grid_free, 0, std::move(within)}; }
  [[nodiscard]] static domain whole(interval within = {}) { return {kind::grid, 0, std::move(within)}; }
  /// Multiples of 10^-places. @throws error errc::number_places where places < 0 or too many
  [[nodiscard]] static domain decimals(int places, interval within = {});
  /// Days, by their number.
  [[nodiscard]] static domain days(interval within = {}) { return {kind::day, 0, std::move(within)}; }

  [[nodiscard]] bool is_real() const noexcept { return kind_ == kind::grid_free; }
  [[nodiscard]] bool is_days() const noexcept { return kind_ == kind::day; }
  /// Decimals of its values where they lie on a grid: 0 for whole numbers and days.
  [[nodiscard]] int places() const noexcept { return places_; }
  [[nodiscard]] interval const& within() const noexcept { return within_; }

  [[nodiscard]] bool contains(rational const& value) const;
  /// Some value of this domain inside `part`, the plainest that is easily found: an end, else one between.
  [[nodiscard]] std::optional<rational> witness(interval const& part) const;
  /// The least interval that has the same values of this domain as `part`: on a grid both ends are closed.
  [[nodiscard]] std::optional<interval> tighten(interval const& part) const;
  /// The parts of `set` in which the domain has values, tightened; on a grid, neighbours are joined.
  [[nodiscard]] interval_set restrict(interval_set const& set) const;
  /// The distance between neighbours on a grid; nothing where every number counts.
  [[nodiscard]] std::optional<rational> step() const;

  friend bool operator==(domain const&, domain const&) = default;

 private:
  enum class kind : std::uint8_t { grid_free, grid, day };
  domain(kind what, int places, interval within)
      : kind_(what), places_(places), within_(std::move(within)) {}

  kind kind_ = kind::grid_free;
  int places_ = 0;
  interval within_;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/domain.ipp>
#endif
