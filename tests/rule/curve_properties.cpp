// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/curve.hpp>

#include "property.hpp"
#include "rule_checks.hpp"
#include "rule_generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

using fiscore::closure;
using fiscore::constant;
using fiscore::curve;
using fiscore::direction;
using fiscore::domain;
using fiscore::errc;
using fiscore::interval;
using fiscore::interval_set;
using fiscore::line;
using fiscore::piece;
using fiscore::rational;
using fiscore::staircase;
using fiscore::step_count;
using fiscore_test::append_ends;
using fiscore_test::check_property;
using fiscore_test::disjoint_pieces;
using fiscore_test::places_to_look;
using fiscore_test::plain_rationals;
using fiscore_test::sets_around;

namespace {

// --- the slow way
// ---------------------------------------------------------------------------------------------------

bool lies_in(interval const& on, rational const& x) {
  auto const& [low, low_kind] = on.lower();
  auto const& [high, high_kind] = on.upper();
  bool const after = low_kind == closure::unbounded || x > low || (x == low && low_kind == closure::closed);
  bool const before =
      high_kind == closure::unbounded || x < high || (x == high && high_kind == closure::closed);
  return after && before;
}

bool lies_in(interval_set const& set, rational const& x) {
  return std::any_of(set.parts().begin(), set.parts().end(),
                     [&](auto const& part) { return lies_in(part, x); });
}

rational slow_score(fiscore::shape const& of, rational const& x) {
  if (auto const* flat = std::get_if<constant>(&of)) return flat->value;
  if (auto const* straight = std::get_if<line>(&of)) return straight->intercept + straight->slope * x;
  if (auto const* steps = std::get_if<staircase>(&of)) {
    rational const distance = (x - steps->origin) / steps->step;
    rational const count =
        steps->count == step_count::whole ? rational(floor(distance)) : -rational(floor(-distance));
    return steps->start - steps->drop * count;
  }
  auto const& inverse = std::get<fiscore::reciprocal>(of);
  return inverse.base + inverse.factor / x;
}

std::optional<rational> slow_at(std::vector<piece> const& pieces, rational const& x) {
  for (auto const& one : pieces) {
    if (lies_in(one.on, x)) return slow_score(one.shape, x);
  }
  return std::nullopt;
}

// --- a curve to ask, with the places where it is asked
// --------------------------------------------------------------

struct subject {
  std::vector<piece> pieces;
  fiscore::curve curve;
  std::vector<rational> xs;
};

subject pick_subject() {
  subject made;
  made.pieces = *disjoint_pieces();
  made.curve = curve::make(made.pieces);
  std::vector<rational> ends = *rc::gen::container<std::vector<rational>>(8, plain_rationals(200));
  for (auto const& one : made.pieces) append_ends(ends, one.on);
  made.xs = places_to_look(ends);
  return made;
}

std::vector<rational> scores_of(subject const& of) {
  std::vector<rational> all;
  for (auto const& x : of.xs) {
    if (auto const score = slow_at(of.pieces, x)) all.push_back(*score);
  }
  return all;
}

interval above(rational const& value) { return interval::above(value); }
interval between(rational const& low, rational const& high) {
  return *interval::make({low, closure::open}, {high, closure::open});
}

/// Some x of the domain has a score in `scores`, as the slow way confirms.
bool is_reached(subject const& of, domain const& within, interval const& scores) {
  auto const xs = within.restrict(of.curve.inverse(interval_set(scores)));
  for (auto const& part : xs.parts()) {
    auto const x = within.witness(part);
    if (!x || !within.contains(*x)) return false;
    auto const score = slow_at(of.pieces, *x);
    if (!score || !lies_in(scores, *score)) return false;
  }
  return !xs.empty();
}

/// No score is beyond the range, and no smaller interval would do.
void assert_tight(subject const& of, domain const& within, interval const& range) {
  for (auto const& x : of.xs) {
    auto const score = within.contains(x) ? slow_at(of.pieces, x) : std::nullopt;
    if (score && !lies_in(range, *score))
      RC_FAIL("the score at " + to_string(x) + " is beyond " + to_string(range));
  }
  for (bool const upper : {false, true}) {
    auto const& end = upper ? range.upper() : range.lower();
    if (!end.bounded()) {
      RC_ASSERT(is_reached(of, within, upper ? above(1'000'000) : interval::below(-1'000'000)));
      continue;
    }
    RC_ASSERT(is_reached(of, within, interval::point(end.at)) == end.closed());
    if (end.closed()) continue;
    for (rational const& near : {rational::of(1, 10), rational::of(1, 100'000)}) {
      RC_ASSERT(
          is_reached(of, within, upper ? between(end.at - near, end.at) : between(end.at, end.at + near)));
    }
  }
}

/// Every kind of domain, some of them bounded.
rc::Gen<domain> domains() {
  return rc::gen::map(rc::gen::pair(fiscore_test::counts(5), fiscore_test::intervals(plain_rationals())),
                      [](std::pair<int, interval> const& made) {
                        switch (made.first) {
                          case 0:
                            return domain::whole();
                          case 1:
                            return domain::decimals(1);
                          case 2:
                            return domain::whole(made.second);
                          case 3:
                            return domain::decimals(2, made.second);
                          case 4:
                            return domain::real(made.second);
                          default:
                            return domain::days();
                        }
                      });
}

}  // namespace

TEST_CASE("curve: the score is that of the piece that covers the value") {
  check_property("scores agree with a search", [] {
    auto const of = pick_subject();
    for (auto const& x : of.xs) {
      auto const expected = slow_at(of.pieces, x);
      RC_ASSERT(of.curve.at(x) == expected);
      auto const index = of.curve.piece_at(x);
      RC_ASSERT(index.has_value() == expected.has_value());
      if (index)
        RC_ASSERT(
            (lies_in(of.curve.pieces()[*index].on, x) && of.curve.pieces()[*index].at(x) == *expected));
    }
  });
}

TEST_CASE("curve: pieces are kept in order, and their order on the way in changes nothing") {
  check_property("a permutation makes the same curve", [] {
    auto const of = pick_subject();
    auto shuffled = of.pieces;
    for (std::size_t i = shuffled.size(); i > 1; --i) {
      auto const other = static_cast<std::size_t>(*fiscore_test::counts(static_cast<int>(i) - 1));
      std::swap(shuffled[i - 1], shuffled[other]);
    }
    auto const again = curve::try_make(shuffled);
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == of.curve);
    RC_ASSERT(
        std::equal(of.pieces.begin(), of.pieces.end(), again->pieces().begin(), again->pieces().end()));
  });
}

TEST_CASE("curve: coverage and gaps are those of the pieces, point by point") {
  check_property("every value of the domain is covered or in a gap", [] {
    auto const of = pick_subject();
    auto const within = *domains();
    auto const coverage = of.curve.coverage();
    auto const gaps = of.curve.gaps(within);
    for (auto const& x : of.xs) {
      bool const covered = slow_at(of.pieces, x).has_value();
      RC_ASSERT(lies_in(coverage, x) == covered);
      if (within.contains(x)) RC_ASSERT(lies_in(gaps, x) != covered);
    }
    for (auto const& part : gaps.parts()) {
      auto const x = within.witness(part);
      RC_ASSERT(x.has_value());
      RC_ASSERT((within.contains(*x) && !slow_at(of.pieces, *x)));
    }
  });
}

TEST_CASE("curve: the inverse holds exactly the values whose score is wanted") {
  check_property("x is in the inverse where its score is in the set", [] {
    auto const of = pick_subject();
    auto const wanted = *sets_around(scores_of(of));
    auto const found = of.curve.inverse(wanted);
    auto xs = of.xs;
    std::vector<rational> ends;
    for (auto const& part : found.parts()) append_ends(ends, part);
    auto const more = places_to_look(ends);
    xs.insert(xs.end(), more.begin(), more.end());
    for (auto const& x : xs) {
      auto const score = slow_at(of.pieces, x);
      if (lies_in(found, x) != (score && lies_in(wanted, *score))) {
        RC_FAIL("x = " + to_string(x) + ", wanted " + to_string(wanted) + ", found " + to_string(found) +
                " in " + to_string(of.curve));
      }
    }
  });
  check_property("the inverse of a score has the value that gave it", [] {
    auto const of = pick_subject();
    for (auto const& x : of.xs) {
      auto const score = slow_at(of.pieces, x);
      if (score) RC_ASSERT(of.curve.inverse(interval_set(interval::point(*score))).contains(x));
    }
  });
}

TEST_CASE("piece: range and inverse are those of its values") {
  check_property("a piece agrees with its points", [] {
    auto const of = pick_subject();
    auto const wanted = *fiscore_test::intervals(plain_rationals());
    for (auto const& one : of.pieces) {
      auto const range = one.range();
      auto const found = one.inverse(wanted);
      for (auto const& x : of.xs) {
        if (!lies_in(one.on, x)) continue;
        auto const score = slow_score(one.shape, x);
        RC_ASSERT(one.at(x) == score);
        RC_ASSERT(lies_in(range, score));
        RC_ASSERT((found && lies_in(*found, x)) == lies_in(wanted, score));
      }
      if (found) RC_ASSERT(one.on.contains(*found));
    }
  });
}

TEST_CASE("curve: the range is the least interval around its scores") {
  check_property("no score is beyond it, and its ends are met or approached", [] {
    auto const of = pick_subject();
    auto const range = of.curve.range();
    RC_ASSERT(range.has_value() == !of.pieces.empty());
    if (range) assert_tight(of, domain::real(), *range);
  });
  check_property("over a domain, the same for its values", [] {
    auto of = pick_subject();
    auto const within = *domains();
    RC_LOG() << "domain: places " << within.places() << (within.is_real() ? ", real" : "") << ", within "
             << to_string(within.within()) << '\n';
    auto const range = of.curve.range(within);
    RC_ASSERT(range.has_value() == !within.restrict(of.curve.coverage()).empty());
    if (range) assert_tight(of, within, *range);
  });
}

TEST_CASE("curve: the trend is that of all pairs of values") {
  check_property("a rise and a fall are told where there are any, with their proof", [] {
    auto const of = pick_subject();
    bool rises = false;
    bool falls = false;
    std::optional<rational> least;
    std::optional<rational> greatest;
    for (auto const& x : of.xs) {
      auto const score = slow_at(of.pieces, x);
      if (!score) continue;
      rises = rises || (least && *score > *least);
      falls = falls || (greatest && *score < *greatest);
      if (!least || *score < *least) least = score;
      if (!greatest || *score > *greatest) greatest = score;
    }
    auto const trend = of.curve.trend();
    RC_ASSERT((!rises || trend.rise));
    RC_ASSERT((!falls || trend.fall));
    if (trend.rise) {
      RC_ASSERT(trend.rise->from < trend.rise->to);
      RC_ASSERT(slow_at(of.pieces, trend.rise->from).value() < slow_at(of.pieces, trend.rise->to).value());
    }
    if (trend.fall) {
      RC_ASSERT(trend.fall->from < trend.fall->to);
      RC_ASSERT(slow_at(of.pieces, trend.fall->from).value() > slow_at(of.pieces, trend.fall->to).value());
    }
    auto const expected = trend.rise ? (trend.fall ? direction::neither : direction::rising)
                                     : (trend.fall ? direction::falling : direction::constant);
    RC_ASSERT(trend.direction == expected);
  });
}

TEST_CASE("curve: pieces that overlap are refused with a value in both, others never") {
  check_property("overlaps are found as by trying values", [] {
    std::vector<piece> pieces;
    for (auto const& on : *fiscore_test::grid_parts()) pieces.push_back({on, constant{1}});
    std::vector<std::string> overlapping;  // pieces that share a value with another
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      bool shared = false;
      for (std::size_t k = 0; k < pieces.size(); ++k) {
        for (int half = -3; half <= 19; ++half) {
          auto const x = rational::of(half, 2);
          shared = shared || (i != k && lies_in(pieces[i].on, x) && lies_in(pieces[k].on, x));
        }
      }
      if (shared) overlapping.push_back("pieces/" + std::to_string(i));
    }
    auto const made = curve::try_make(pieces);
    RC_ASSERT(made.has_value() == overlapping.empty());
    if (made) return;
    std::vector<std::string> named;
    for (auto const& one : made.error()) {
      RC_ASSERT((one.code == errc::curve_overlap && one.others.size() == 1));
      std::string_view const before = "for example at ";
      auto const at = one.message.en.find(before);
      RC_ASSERT(at != std::string::npos);
      auto const witness = rational::parse(one.message.en.substr(at + before.size()));
      RC_ASSERT(one.path != one.others.front().path);
      for (auto const& path : {one.path, one.others.front().path}) {
        RC_ASSERT(
            lies_in(pieces.at(std::stoul(path.substr(std::string_view("pieces/").size()))).on, witness));
        named.push_back(path);
      }
    }
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    std::sort(overlapping.begin(), overlapping.end());
    RC_ASSERT(named == overlapping);
  });
}
