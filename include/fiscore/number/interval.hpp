// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Parts of the number line: intervals whose ends are open or closed, and sets of them.

#include <fiscore/number/rational.hpp>

#include <compare>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// Whether an end belongs to its interval, or whether there is none.
enum class closure : std::uint8_t { unbounded, open, closed };

/// One end of an interval: a number and whether it belongs. Where unbounded, `at` is 0 and means nothing.
struct endpoint {
  rational at;
  closure kind = closure::unbounded;

  [[nodiscard]] bool bounded() const noexcept { return kind != closure::unbounded; }
  [[nodiscard]] bool closed() const noexcept { return kind == closure::closed; }
  friend bool operator==(endpoint const&, endpoint const&) = default;
};

/// A connected part of the line: bounded or not on either side, each end open or closed.
///
/// Invariant: not empty (lower < upper, or lower = upper and both closed).
class interval {
 public:
  interval() noexcept = default;  ///< the whole line
  /// Without a value where the ends leave nothing between them.
  [[nodiscard]] static std::optional<interval> make(endpoint lower, endpoint upper);

  [[nodiscard]] static interval point(rational const& at);  ///< {at}
  /// [lower, upper]. @throws error errc::interval_empty where upper < lower
  [[nodiscard]] static interval closed(rational lower, rational upper);
  [[nodiscard]] static interval at_least(rational lower);  ///< [lower, ∞)
  [[nodiscard]] static interval above(rational lower);     ///< (lower, ∞)
  [[nodiscard]] static interval at_most(rational upper);   ///< (-∞, upper]
  [[nodiscard]] static interval below(rational upper);     ///< (-∞, upper)

  /// Reads what `to_string` writes: `[80, 90)`, `(-∞, 5]`, `{3}`; `-inf` and `inf` serve too. Ends are
  /// decimals or p/q; infinity is an open end. errc::interval_syntax, errc::interval_empty, and those of
  /// `rational::try_parse`.
  static result<interval> try_parse(std::string_view text);
  [[nodiscard]] static interval parse(std::string_view text);  ///< @throws error

  [[nodiscard]] endpoint const& lower() const noexcept { return lower_; }
  [[nodiscard]] endpoint const& upper() const noexcept { return upper_; }
  [[nodiscard]] bool is_bounded() const noexcept { return lower_.bounded() && upper_.bounded(); }
  [[nodiscard]] bool is_point() const { return is_bounded() && lower_.at == upper_.at; }

  [[nodiscard]] bool contains(rational const& value) const noexcept {
    return starts_by(value) && ends_by(value);
  }
  [[nodiscard]] bool contains(interval const& other) const noexcept;
  /// True where `value` is not below (not above) this interval, ends considered.
  [[nodiscard]] bool starts_by(rational const& value) const noexcept {
    if (!lower_.bounded()) return true;
    auto const order = lower_.at <=> value;
    return order < 0 || (order == 0 && lower_.closed());
  }
  [[nodiscard]] bool ends_by(rational const& value) const noexcept {
    if (!upper_.bounded()) return true;
    auto const order = value <=> upper_.at;
    return order < 0 || (order == 0 && upper_.closed());
  }

  friend bool operator==(interval const&, interval const&) = default;

 private:
  interval(endpoint lower, endpoint upper) : lower_(std::move(lower)), upper_(std::move(upper)) {}

  endpoint lower_;
  endpoint upper_;
};

/// How a number is compared with a value; whether equality meets it is part of the choice.
enum class comparison : std::uint8_t { at_least, above, at_most, below, equal };

/// `≥`, `>`, `≤`, `<`, `=`
[[nodiscard]] char const* sign_of(comparison test) noexcept;

/// All numbers that stand in the comparison to `value`.
[[nodiscard]] interval satisfying(comparison test, rational const& value);

/// What two intervals have in common, if anything.
[[nodiscard]] std::optional<interval> intersect(interval const& a, interval const& b);
/// The least interval that contains both.
[[nodiscard]] interval hull(interval const& a, interval const& b);
/// All x with round(x, value.places(), mode) == value: for 2.5 and half_up, [2.45, 2.55).
[[nodiscard]] interval rounding_preimage(decimal const& value, rounding_mode mode);
/// The image of an interval under x -> scale x + shift. A scale of zero gives the point `shift`.
[[nodiscard]] interval map_linear(interval const& of, rational const& scale, rational const& shift);
/// From the least to the greatest of the rounded numbers of `of`, both ends closed.
[[nodiscard]] interval round(interval const& of, int places, rounding_mode mode);

/// `[80, 90)`, `(-∞, 5]`, `{3}`; ends as decimals where they have one, else p/q.
[[nodiscard]] std::string to_string(interval const& value);
std::ostream& operator<<(std::ostream& out, interval const& value);

/// The sum, difference, product, least and greatest of any number of `a` and any of `b`: the least interval
/// that holds all of them.
[[nodiscard]] interval operator+(interval const& a, interval const& b);
[[nodiscard]] interval operator-(interval const& a, interval const& b);
[[nodiscard]] interval operator*(interval const& a, interval const& b);
[[nodiscard]] interval min(interval const& a, interval const& b);
[[nodiscard]] interval max(interval const& a, interval const& b);
[[nodiscard]] interval operator-(interval const& a);
[[nodiscard]] interval abs(interval const& a);
/// The quotients by the numbers of `b` that are not 0; nothing where `b` is {0}.
[[nodiscard]] std::optional<interval> divide(interval const& a, interval const& b);

namespace detail {
/// Order of two lower ends: the one that lets more in comes first.
[[nodiscard]] std::strong_ordering order_lower(endpoint const& a, endpoint const& b) noexcept;
/// Order of two upper ends: the one that lets less in comes first.
[[nodiscard]] std::strong_ordering order_upper(endpoint const& a, endpoint const& b) noexcept;
/// A number as people write it: a decimal where it has one, else p/q.
[[nodiscard]] std::string end_text(rational const& value);
}  // namespace detail

/// Any union of finitely many intervals.
///
/// Invariant: the parts are in order, and between two of them is at least one point, so equality is
/// memberwise.
class interval_set {
 public:
  interval_set() = default;  ///< nothing
  // NOLINTNEXTLINE(google-explicit-constructor)
  interval_set(interval part) : parts_{std::move(part)} {}
  /// In any order, overlapping or not.
  explicit interval_set(std::vector<interval> parts);

  [[nodiscard]] std::vector<interval> const& parts() const noexcept { return parts_; }
  [[nodiscard]] bool empty() const noexcept { return parts_.empty(); }
  [[nodiscard]] bool contains(rational const& value) const noexcept;

  friend bool operator==(interval_set const&, interval_set const&) = default;

 private:
  std::vector<interval> parts_;
};

[[nodiscard]] interval_set unite(interval_set const& a, interval_set const& b);
[[nodiscard]] interval_set intersect(interval_set const& a, interval_set const& b);
/// The points of the line that are not in `of`.
[[nodiscard]] interval_set complement(interval_set const& of);
/// The points of `a` that are not in `b`.
[[nodiscard]] interval_set subtract(interval_set const& a, interval_set const& b);

/// Parts joined by ` ∪ `; nothing is `∅`.
[[nodiscard]] std::string to_string(interval_set const& value);
std::ostream& operator<<(std::ostream& out, interval_set const& value);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/interval.ipp>
#include <fiscore/number/impl/interval_arithmetic.ipp>
#endif
