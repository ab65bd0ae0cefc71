// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The one idea everything rests on: a numeric scoring rule is an exact piecewise function of one measured
/// value.
///
/// The forms that people write (rule/bands.hpp, rule/step_deduction.hpp ...) each become a curve, and
/// whatever is asked of a rule (a score, the reason for it, the inputs that give a score, gaps, slope) is
/// asked of the curve.

#include <fiscore/number/domain.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// The same score everywhere.
struct constant {
  rational value;
  friend bool operator==(constant const&, constant const&) = default;
};

/// intercept + slope x
struct line {
  rational intercept;
  rational slope;
  friend bool operator==(line const&, line const&) = default;
};

/// How steps are counted: a shortfall of 7.2 in steps of 5 is one whole step, two started ones.
enum class step_count : std::uint8_t { whole, started };

/// start - drop n, where n counts the steps from `origin` to x. `step` is not zero; below zero the steps go
/// down.
struct staircase {
  rational start;
  rational origin;
  rational step;
  rational drop;
  step_count count = step_count::whole;
  /// n at x; also before the origin, where it is not above zero.
  [[nodiscard]] integer steps_at(rational const& x) const;
  friend bool operator==(staircase const&, staircase const&) = default;
};

/// base + factor / x, on a piece that does not contain 0.
struct reciprocal {
  rational base;
  rational factor;
  friend bool operator==(reciprocal const&, reciprocal const&) = default;
};

using shape = std::variant<constant, line, staircase, reciprocal>;

/// A shape on an interval.
struct piece {
  interval on;
  fiscore::shape shape;

  /// The score at `x`, which lies in `on`.
  [[nodiscard]] rational at(rational const& x) const;
  /// The least interval that contains all scores of the piece; an end is closed where the score is
  /// attained.
  [[nodiscard]] interval range() const;
  /// All x of the piece whose score lies in `scores`: connected, since every shape is monotonic.
  [[nodiscard]] std::optional<interval> inverse(interval const& scores) const;

  friend bool operator==(piece const&, piece const&) = default;
};

/// Two inputs and their order: `from` < `to`.
struct input_pair {
  rational from;
  rational to;
};

/// How a curve goes from left to right over all it covers.
enum class direction : std::uint8_t { constant, rising, falling, neither };

/// A direction with its proof: where the score rises, and where it falls, between two inputs.
struct trend {
  fiscore::direction direction = fiscore::direction::constant;
  std::optional<input_pair> rise;
  std::optional<input_pair> fall;
};

/// An exact piecewise function of one measured value. Immutable.
///
/// Invariant: the pieces are in order from left to right and no two share a point; what no piece covers is
/// a gap, where the curve has no score (outside_coverage), which is not a score of zero.
class curve {
 public:
  curve() = default;  ///< covers nothing
  /// In any order. @throws error as `try_make`
  [[nodiscard]] static curve make(std::vector<piece> pieces);
  /// All that is wrong: errc::curve_overlap (with a value in both), errc::curve_step_zero,
  /// errc::curve_reciprocal_zero.
  static result<curve, diagnostics> try_make(std::vector<piece> pieces);

  [[nodiscard]] std::span<piece const> pieces() const noexcept { return pieces_; }

  /// The index of the piece that covers `x`, if any does.
  [[nodiscard]] std::optional<std::size_t> piece_at(rational const& x) const noexcept;
  /// The score at `x`, if it is covered.
  [[nodiscard]] std::optional<rational> at(rational const& x) const;

  [[nodiscard]] interval_set coverage() const;
  /// What of the domain no piece covers.
  [[nodiscard]] interval_set gaps(domain const& of) const { return of.restrict(complement(coverage())); }
  /// The least interval that contains every score; nothing where nothing is covered.
  [[nodiscard]] std::optional<interval> range() const;
  /// The same over the values of a domain alone: a staircase or line may end before it reaches its last
  /// value.
  [[nodiscard]] std::optional<interval> range(domain const& of) const;
  [[nodiscard]] fiscore::trend trend() const;
  /// All x whose score lies in `scores`, exactly.
  [[nodiscard]] interval_set inverse(interval_set const& scores) const;

  friend bool operator==(curve const&, curve const&) = default;

 private:
  std::vector<piece> pieces_;
};

/// `[100, 110): 5 - 1/2 per whole step of 1 from 100`; for reading, not for parsing.
[[nodiscard]] std::string to_string(piece const& value);
/// The pieces joined by `; `.
[[nodiscard]] std::string to_string(curve const& value);
std::ostream& operator<<(std::ostream& out, curve const& value);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/curve.ipp>
#endif
