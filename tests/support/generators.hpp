// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// RapidCheck generators for the number types: every size from a digit to some hundred bits, the bounds of
/// the representation among them. They shrink towards zero, fewer places and fewer parts.

#include <fiscore/number/interval.hpp>
#include <fiscore/number/root.hpp>

#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace fiscore_test {

inline fiscore::integer from_limbs(bool negative, std::vector<std::uint32_t> const& limbs) {
  fiscore::integer value;
  for (std::uint32_t const limb : limbs) value = value * 4294967296 + limb;
  return negative ? -value : value;
}

inline rc::Gen<fiscore::integer> small_integers() {
  return rc::gen::map(rc::gen::inRange(-12, 13), [](int value) { return fiscore::integer(value); });
}

/// 2^bits and its neighbours, on both signs.
inline rc::Gen<fiscore::integer> edge_integers() {
  return rc::gen::map(
      rc::gen::tuple(rc::gen::element(31U, 32U, 62U, 63U, 64U, 126U, 127U, 128U, 192U),
                     rc::gen::inRange(-2, 3), rc::gen::arbitrary<bool>(), rc::gen::arbitrary<bool>()),
      [](std::tuple<unsigned, int, bool, bool> const& made) {
        auto const& [bits, away, less_a_word, negative] = made;
        fiscore::integer value = pow(fiscore::integer(2), bits) + away;
        if (less_a_word) value -= pow(fiscore::integer(2), 64);
        return negative ? -value : value;
      });
}

inline rc::Gen<fiscore::integer> integers() {
  auto const limbs = rc::gen::scale(0.12, rc::gen::container<std::vector<std::uint32_t>>(
                                              rc::gen::resize(100, rc::gen::arbitrary<std::uint32_t>())));
  return rc::gen::weightedOneOf<fiscore::integer>({
      {3, small_integers()},
      {3, rc::gen::map(rc::gen::arbitrary<std::int64_t>(),
                       [](std::int64_t v) { return fiscore::integer(v); })},
      {2, edge_integers()},
      {4, rc::gen::map(rc::gen::pair(rc::gen::arbitrary<bool>(), limbs),
                       [](std::pair<bool, std::vector<std::uint32_t>> const& made) {
                         return from_limbs(made.first, made.second);
                       })},
  });
}

template <class T>
rc::Gen<T> but_zero(rc::Gen<T> of) {
  return rc::gen::map(std::move(of), [](T value) { return value.sign() == 0 ? T(1) : std::move(value); });
}

inline rc::Gen<fiscore::decimal> decimals(int most_places = 30) {
  return rc::gen::map(rc::gen::pair(integers(), rc::gen::inRange(0, most_places + 1)),
                      [](std::pair<fiscore::integer, int> made) {
                        return fiscore::decimal::scaled(std::move(made.first), made.second);
                      });
}

inline rc::Gen<fiscore::rational> rationals() {
  return rc::gen::map(rc::gen::pair(integers(), but_zero(integers())),
                      [](std::pair<fiscore::integer, fiscore::integer> made) {
                        return fiscore::rational::of(std::move(made.first), std::move(made.second));
                      });
}

inline rc::Gen<fiscore::rounding_mode> rounding_modes() {
  using enum fiscore::rounding_mode;
  return rc::gen::element(half_up, half_even, half_down, down, up, floor, ceiling);
}

inline rc::Gen<fiscore::root> roots() {
  return rc::gen::map(rc::gen::pair(rationals(), rc::gen::inRange(1U, 9U)),
                      [](std::pair<fiscore::rational, unsigned> const& made) {
                        return fiscore::root(abs(made.first), made.second);
                      });
}

/// Intervals with ends from `ends`, each open, closed or missing.
inline rc::Gen<fiscore::interval> intervals(rc::Gen<fiscore::rational> const& ends) {
  using fiscore::closure;
  auto const kinds = rc::gen::weightedElement<closure>(
      {{3, closure::open}, {3, closure::closed}, {1, closure::unbounded}});
  return rc::gen::map(rc::gen::tuple(ends, ends, kinds, kinds),
                      [](std::tuple<fiscore::rational, fiscore::rational, closure, closure> const& made) {
                        auto [a, b, lower, upper] = made;
                        if (b < a) std::swap(a, b);
                        auto const found = fiscore::interval::make({a, lower}, {b, upper});
                        return found ? *found : fiscore::interval::point(a);
                      });
}

/// Parts with ends among the whole numbers 0 to 8, so that ends meet often. Most are short, so that gaps
/// remain.
inline rc::Gen<std::vector<fiscore::interval>> grid_parts() {
  using fiscore::closure;
  auto const kinds = rc::gen::weightedElement<closure>(
      {{6, closure::open}, {6, closure::closed}, {1, closure::unbounded}});
  auto const part = rc::gen::map(
      rc::gen::tuple(rc::gen::inRange(0, 9), rc::gen::element(0, 1, 1, 1, 2, 4), kinds, kinds),
      [](std::tuple<int, int, closure, closure> const& made) {
        auto const& [at, length, lower, upper] = made;
        auto const found = fiscore::interval::make({at, lower}, {std::min(at + length, 8), upper});
        return found ? *found : fiscore::interval::point(at);
      });
  return rc::gen::scale(0.1, rc::gen::container<std::vector<fiscore::interval>>(part));
}

inline rc::Gen<fiscore::interval_set> grid_sets() {
  return rc::gen::map(grid_parts(), [](std::vector<fiscore::interval> parts) {
    return fiscore::interval_set(std::move(parts));
  });
}

}  // namespace fiscore_test

namespace rc {

template <>
struct Arbitrary<fiscore::integer> {
  static Gen<fiscore::integer> arbitrary() { return fiscore_test::integers(); }
};

template <>
struct Arbitrary<fiscore::decimal> {
  static Gen<fiscore::decimal> arbitrary() { return fiscore_test::decimals(); }
};

template <>
struct Arbitrary<fiscore::rational> {
  static Gen<fiscore::rational> arbitrary() { return fiscore_test::rationals(); }
};

template <>
struct Arbitrary<fiscore::rounding_mode> {
  static Gen<fiscore::rounding_mode> arbitrary() { return fiscore_test::rounding_modes(); }
};

template <>
struct Arbitrary<fiscore::root> {
  static Gen<fiscore::root> arbitrary() { return fiscore_test::roots(); }
};

template <>
struct Arbitrary<fiscore::interval> {
  static Gen<fiscore::interval> arbitrary() { return fiscore_test::intervals(fiscore_test::rationals()); }
};

template <>
struct Arbitrary<fiscore::interval_set> {
  static Gen<fiscore::interval_set> arbitrary() { return fiscore_test::grid_sets(); }
};

}  // namespace rc
