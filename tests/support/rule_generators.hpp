// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// RapidCheck generators for curves and for the numbers of rules. The numbers are small, so that ends,
/// origins, steps and scores meet often.

#include <fiscore/rule/curve.hpp>

#include "generators.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <utility>
#include <vector>

namespace fiscore_test {

/// From 0 to `most`, evenly whatever RapidCheck's size is; shrinks towards 0.
inline rc::Gen<int> counts(int most) { return rc::gen::resize(100, rc::gen::inRange(0, most + 1)); }

/// From -size to size in whole numbers, halves, thirds and quarters; shrinks towards 0.
inline rc::Gen<fiscore::rational> plain_rationals(int size = 12) {
  return rc::gen::map(rc::gen::pair(counts(2 * size), rc::gen::element(1, 1, 1, 2, 3, 4)),
                      [](std::pair<int, int> made) {
                        int const half = (made.first + 1) / 2;
                        return fiscore::rational::of(made.first % 2 == 0 ? -half : half, made.second);
                      });
}
inline rc::Gen<fiscore::rational> positive_rationals(int size = 12) {
  return rc::gen::map(
      rc::gen::pair(counts(size - 1), rc::gen::element(1, 1, 1, 2, 3, 4)),
      [](std::pair<int, int> made) { return fiscore::rational::of(made.first + 1, made.second); });
}

inline rc::Gen<fiscore::shape> shapes(bool may_be_reciprocal) {
  return rc::gen::exec([=] {
    auto const number = [] { return *plain_rationals(); };
    switch (*counts(may_be_reciprocal ? 5 : 3)) {
      case 0:
        return fiscore::shape(fiscore::constant{number()});
      case 1:
        return fiscore::shape(fiscore::line{number(), number()});
      case 2:
      case 3: {
        auto step = *positive_rationals();
        if (*counts(1) == 1) step = -step;
        auto const count = *rc::gen::element(fiscore::step_count::whole, fiscore::step_count::started);
        return fiscore::shape(fiscore::staircase{number(), number(), step, number(), count});
      }
      default:
        return fiscore::shape(fiscore::reciprocal{number(), number()});
    }
  });
}

/// Pieces that do not overlap, from left to right: up to five cuts, each of which belongs to the piece on
/// its left, to that on its right, to a piece of its own or to none; some stretches between them are left
/// out.
inline rc::Gen<std::vector<fiscore::piece>> disjoint_pieces() {
  using fiscore::closure;
  return rc::gen::exec([] {
    auto cuts = *rc::gen::container<std::vector<fiscore::rational>>(static_cast<std::size_t>(*counts(5)),
                                                                    plain_rationals());
    if (!cuts.empty() && *counts(1) == 1) cuts.front() = 0;
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    enum class owner { left, right, itself, nobody };
    auto const owners = *rc::gen::container<std::vector<owner>>(
        cuts.size(), rc::gen::element(owner::left, owner::right, owner::itself, owner::nobody));
    std::vector<fiscore::piece> made;
    auto const add = [&made](fiscore::interval const& on) {
      made.push_back({on, *shapes(!on.contains(fiscore::rational(0)))});
    };
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
      fiscore::endpoint lower;
      fiscore::endpoint upper;
      if (i > 0) lower = {cuts[i - 1], owners[i - 1] == owner::right ? closure::closed : closure::open};
      if (i < cuts.size()) upper = {cuts[i], owners[i] == owner::left ? closure::closed : closure::open};
      bool const outermost = i == 0 || i == cuts.size();
      if (*counts(5) >= (outermost ? 3 : 1)) add(*fiscore::interval::make(lower, upper));
      if (i < cuts.size() && owners[i] == owner::itself) add(fiscore::interval::point(cuts[i]));
    }
    return made;
  });
}

/// Some of the line, with plain ends or ends among `ends`.
inline rc::Gen<fiscore::interval_set> sets_around(std::vector<fiscore::rational> ends) {
  auto const end = ends.empty() ? plain_rationals()
                                : rc::gen::oneOf(plain_rationals(), rc::gen::elementOf(std::move(ends)));
  return rc::gen::exec([end] {
    return fiscore::interval_set(*rc::gen::container<std::vector<fiscore::interval>>(
        static_cast<std::size_t>(*counts(3)), intervals(end)));
  });
}

/// A grid from -16 to 16, far values, small ones, and each of `ends` with its near neighbours: in rising
/// order.
inline std::vector<fiscore::rational> places_to_look(std::vector<fiscore::rational> const& ends) {
  using fiscore::rational;
  std::vector<rational> all{-1'000'000, -1000,    rational::of(-1, 1000), rational::of(1, 1000),
                            1000,       1'000'000};
  for (int quarter = -64; quarter <= 64; ++quarter) all.push_back(rational::of(quarter, 4));
  for (auto const& end : ends) {
    all.push_back(end);
    all.push_back(end - rational::of(1, 997));
    all.push_back(end + rational::of(1, 997));
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

inline void append_ends(std::vector<fiscore::rational>& to, fiscore::interval const& of) {
  if (of.lower().bounded()) to.push_back(of.lower().at);
  if (of.upper().bounded()) to.push_back(of.upper().at);
}

}  // namespace fiscore_test

namespace fiscore::inline FISCORE_ABI {
inline void showValue(std::vector<piece> const& pieces, std::ostream& out) {
  for (auto const& one : pieces) out << to_string(one) << "; ";
}
}  // namespace fiscore::inline FISCORE_ABI
