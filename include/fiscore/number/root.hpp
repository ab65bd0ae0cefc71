// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Roots kept exact: what a geometric mean gives, until a rule says where it is rounded.

#include <fiscore/number/rational.hpp>

#include <compare>
#include <iosfwd>
#include <string>

namespace fiscore::inline FISCORE_ABI {

/// The non-negative `degree`-th root of a rational; a rational of any sign is a root of degree 1.
///
/// Roots multiply, divide and nest: the result is one root. They do not add: round them first.
///
/// Invariant: degree >= 1 and the least with which the value can be written (root(4, 2) is 2, root(4, 4) is
/// root(2, 2)), so equality is memberwise; radicand >= 0 where degree > 1.
class root {
 public:
  /// Rounding works with numbers of `degree` times the digits asked for: beyond this it would take seconds.
  static constexpr unsigned max_degree = 4096;

  root() noexcept = default;  ///< 0
  // NOLINTNEXTLINE(google-explicit-constructor): exact
  root(rational value) noexcept : radicand_(std::move(value)) {}
  /// @throws error errc::root_of_negative where radicand < 0 or degree < 1; errc::root_degree
  root(rational radicand, unsigned degree);
  /// root(root(x, m), n) is root(x, m n). @throws error as above
  root(root const& inner, unsigned degree);

  [[nodiscard]] rational const& radicand() const noexcept { return radicand_; }
  [[nodiscard]] unsigned degree() const noexcept { return degree_; }
  /// A root of degree 1 is its radicand.
  [[nodiscard]] bool is_rational() const noexcept { return degree_ == 1; }
  [[nodiscard]] int sign() const noexcept { return radicand_.sign(); }

  /// @throws error errc::root_of_negative where one is negative and the other is no rational;
  /// errc::root_degree;
  ///         errc::division_by_zero
  friend root operator*(root const& a, root const& b) { return product(a, b); }
  friend root operator/(root const& a, root const& b) { return product(a, b.reciprocal()); }

  friend bool operator==(root const& a, root const& b) noexcept {
    return a.degree_ == b.degree_ && a.radicand_ == b.radicand_;
  }
  friend std::strong_ordering operator<=>(root const& a, root const& b) noexcept { return order(a, b); }

 private:
  static root product(root const& a, root const& b);
  static std::strong_ordering order(root const& a, root const& b) noexcept;
  [[nodiscard]] root reciprocal() const;

  rational radicand_;
  unsigned degree_ = 1;
};

/// Rounded correctly, by comparing whole powers. @throws error errc::number_places
[[nodiscard]] decimal round(root const& value, int places, rounding_mode mode);

/// `p/q` or `root(p/q, n)`.
[[nodiscard]] std::string to_string(root const& value);
std::ostream& operator<<(std::ostream& out, root const& value);

namespace detail {
[[nodiscard]] std::size_t hash(root const& value) noexcept;
}  // namespace detail

}  // namespace fiscore::inline FISCORE_ABI

template <>
struct std::hash<fiscore::root> {
  std::size_t operator()(fiscore::root const& value) const noexcept { return fiscore::detail::hash(value); }
};

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/number/impl/root.ipp>
#endif
