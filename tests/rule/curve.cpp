// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/curve.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <concepts>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace fiscore::literals;
using fiscore::constant;
using fiscore::curve;
using fiscore::direction;
using fiscore::domain;
using fiscore::errc;
using fiscore::error;
using fiscore::interval;
using fiscore::interval_set;
using fiscore::line;
using fiscore::piece;
using fiscore::rational;
using fiscore::reciprocal;
using fiscore::shape;
using fiscore::staircase;
using fiscore::step_count;
using fiscore_test::check_problems;
using fiscore_test::check_scores;
using fiscore_test::in;
using fiscore_test::num;
using fiscore_test::written;

static_assert(std::regular<curve>);
static_assert(std::regular<piece>);
static_assert(std::is_nothrow_move_constructible_v<curve>);

namespace {
piece on(std::string_view where, shape what) { return {in(where), std::move(what)}; }

constexpr auto whole = step_count::whole;
constexpr auto started = step_count::started;
}  // namespace

TEST_CASE("staircase: steps are counted from the origin to x, in the direction of the step") {
  struct row {
    std::string_view step;
    std::string_view x;
    int whole;
    int started;
  };
  static constexpr row rows[] = {
      {"5", "100", 0, 0},     {"5", "100.01", 0, 1}, {"5", "105", 1, 1},      {"5", "107.2", 1, 2},
      {"5", "110", 2, 2},     {"5", "99.99", -1, 0}, {"5", "95", -1, -1},     {"-5", "92.8", 1, 2},
      {"-5", "95", 1, 1},     {"-5", "99.99", 0, 1}, {"-5", "100.01", -1, 0}, {"1/3", "101", 3, 3},
      {"1/3", "100.9", 2, 3},
  };
  for (auto const& r : rows) {
    CAPTURE(r.step);
    CAPTURE(r.x);
    CHECK((staircase{5, 100, num(r.step), 2, whole}.steps_at(num(r.x))) == r.whole);
    CHECK((staircase{5, 100, num(r.step), 2, started}.steps_at(num(r.x))) == r.started);
  }
}

TEST_CASE("piece: score, range and inverse of every shape") {
  struct row {
    piece of;
    std::string_view x;
    std::string_view score;
    std::string_view range;
    std::string_view scores;
    std::string_view inverse;
  };
  row const rows[] = {
      {on("[0, 5)", constant{3}), "4", "3", "{3}", "[3, 9]", "[0, 5)"},
      {on("[0, 5)", constant{3}), "0", "3", "{3}", "(3, 9]", "none"},
      {on("[0, 5)", line{1, 2}), "2", "5", "[1, 11)", "(3, 7]", "(1, 3]"},
      {on("(0, ∞)", line{1, 2}), "2", "5", "(1, ∞)", "[11, ∞)", "[5, ∞)"},
      {on("[0, 5)", line{1, -2}), "2", "-3", "(-9, 1]", "(-∞, -3)", "(2, 5)"},
      {on("[0, 5)", line{1, 0}), "2", "1", "{1}", "[0, 2]", "[0, 5)"},
      {on("(100, 110)", staircase{5, 100, 1, 0.5_dec, whole}), "103.7", "3.5", "[0.5, 5]", "{3.5}",
       "[103, 104)"},
      {on("(100, 110)", staircase{5, 100, 1, 0.5_dec, whole}), "109.9", "0.5", "[0.5, 5]", "(4, 9)",
       "(100, 102)"},
      {on("(100, 109]", staircase{5, 100, 1, 0.5_dec, started}), "103.7", "3", "[0.5, 4.5]", "{3}",
       "(103, 104]"},
      {on("(85, 100)", staircase{5, 100, -5, 2, whole}), "92.8", "3", "[1, 5]", "[3, 3]", "(90, 95]"},
      {on("[90, 100)", staircase{5, 100, -5, 2, started}), "92.8", "1", "[1, 3]", "{1}", "[90, 95)"},
      {on("(100, 110)", staircase{5, 100, 1, -0.5_dec, whole}), "103.7", "6.5", "[5, 9.5]", "{6.5}",
       "[103, 104)"},
      {on("(100, 110)", staircase{5, 100, 1, 0, whole}), "103.7", "5", "{5}", "{5}", "(100, 110)"},
      {on("(100, ∞)", staircase{5, 100, 1, 1, whole}), "1e6", "-999895", "(-∞, 5]", "(-∞, 0]", "[105, ∞)"},
      {on("(10, ∞)", reciprocal{0, 100}), "30", "10/3", "(0, 10)", "[5, 8]", "[12.5, 20]"},
      {on("(10, ∞)", reciprocal{0, 100}), "20", "5", "(0, 10)", "(-∞, 0]", "none"},
      {on("(0, 4]", reciprocal{1, 2}), "4", "1.5", "[1.5, ∞)", "(2, 3)", "(1, 2)"},
      {on("[-4, 0)", reciprocal{1, 2}), "-4", "0.5", "(-∞, 0.5]", "(-∞, -1)", "(-1, 0)"},
      {on("[-4, -1]", reciprocal{1, -2}), "-2", "2", "[1.5, 3]", "[2, ∞)", "[-2, -1]"},
      {on("(-∞, -1]", reciprocal{1, -2}), "-8", "1.25", "(1, 3]", "[1, 1.25]", "(-∞, -8]"},
      {on("[2, 4)", reciprocal{7, 0}), "3", "7", "{7}", "{7}", "[2, 4)"},
      {on("{3}", line{0, 2}), "3", "6", "{6}", "(5, 7)", "{3}"},
  };
  for (auto const& r : rows) {
    CAPTURE(to_string(r.of));
    CAPTURE(r.x);
    CAPTURE(r.scores);
    CHECK(written(r.of.at(num(r.x))) == r.score);
    CHECK(to_string(r.of.range()) == r.range);
    CHECK(written(r.of.inverse(in(r.scores))) == r.inverse);
  }
}

TEST_CASE("curve: pieces come in any order and are kept from left to right") {
  auto const made =
      curve::make({on("(30, ∞)", constant{0}), on("{0}", constant{8}), on("(0, 30]", line{8, -1})});
  REQUIRE(made.pieces().size() == 3);
  CHECK(to_string(made) == "{0}: 8; (0, 30]: 8 + -1 x; (30, ∞): 0");
  check_scores(made, {{"-1", "none"}, {"0", "8"}, {"10", "-2"}, {"30", "-22"}, {"30.01", "0"}});
  CHECK(made.piece_at(-1) == std::nullopt);
  CHECK(made.piece_at(0) == std::size_t{0});
  CHECK(made.piece_at(30) == std::size_t{1});
  CHECK(made.piece_at(31) == std::size_t{2});
}

TEST_CASE("curve: without pieces nothing is covered") {
  curve const none;
  CHECK(none == curve::make({}));
  CHECK(none.pieces().empty());
  CHECK_FALSE(none.at(0).has_value());
  CHECK_FALSE(none.piece_at(0).has_value());
  CHECK(none.coverage().empty());
  CHECK(to_string(none.gaps(domain::real())) == "(-∞, ∞)");
  CHECK_FALSE(none.range().has_value());
  CHECK_FALSE(none.range(domain::whole()).has_value());
  CHECK(none.trend().direction == direction::constant);
  CHECK(none.inverse(interval_set(interval())).empty());
}

TEST_CASE("curve: coverage joins pieces that meet, and gaps are what is left of the domain") {
  auto const made = curve::make({on("[0, 5)", constant{1}), on("[5, 9]", constant{2}),
                                 on("(9, 10)", constant{3}), on("{12}", constant{4})});
  CHECK(to_string(made.coverage()) == "[0, 10) ∪ {12}");
  CHECK(to_string(made.gaps(domain::real())) == "(-∞, 0) ∪ [10, 12) ∪ (12, ∞)");
  CHECK(to_string(made.gaps(domain::whole(in("[0, 13]")))) == "[10, 11] ∪ {13}");
}

TEST_CASE("curve: the range is the least interval around every score") {
  CHECK(written(curve::make({on("[0, 1)", line{0, 1}), on("(5, 6)", constant{-2})}).range()) == "[-2, 1)");
  CHECK(written(curve::make({on("[0, 1)", line{0, 1}), on("{7}", constant{1})}).range()) == "[0, 1]");
  CHECK(written(curve::make({on("(10, ∞)", reciprocal{0, 100}), on("(-∞, 10]", constant{10})}).range()) ==
        "(0, 10]");
  CHECK(written(curve::make({on("(-∞, 0)", line{0, 1}), on("[0, ∞)", constant{1})}).range()) == "(-∞, 1]");
}

TEST_CASE("curve: over a domain, the range ends with its last values") {
  auto const rising = curve::make({on("[0, 10)", line{0, 1})});
  CHECK(written(rising.range(domain::real())) == "[0, 10)");
  CHECK(written(rising.range(domain::whole())) == "[0, 9]");
  CHECK(written(rising.range(domain::decimals(1))) == "[0, 9.9]");
  CHECK(written(rising.range(domain::whole(in("[3, 5]")))) == "[3, 5]");
  CHECK(written(rising.range(domain::whole(in("[20, 30]")))) == "none");
  CHECK(written(rising.range(domain::real(in("(3, 5)")))) == "(3, 5)");
  auto const steps = curve::make({on("(0, 3)", staircase{5, 0, rational::of(1, 2), 1, started})});
  CHECK(written(steps.range()) == "[-1, 4]");
  CHECK(written(steps.range(domain::whole())) == "[1, 3]");
}

TEST_CASE("curve: the trend says which way the score goes, and where") {
  struct row {
    std::vector<piece> pieces;
    fiscore::direction direction;
  };
  row const rows[] = {
      {{on("[0, 5]", constant{1}), on("[7, 9]", constant{1})}, direction::constant},
      {{on("[0, 5]", line{0, 1})}, direction::rising},
      {{on("[0, 5]", line{0, -1})}, direction::falling},
      {{on("[0, 5]", constant{1}), on("(5, 9]", constant{2})}, direction::rising},
      {{on("[0, 5]", constant{2}), on("(6, 9]", constant{1})}, direction::falling},
      {{on("{0}", constant{1}), on("{1}", constant{2}), on("{2}", constant{1})}, direction::neither},
      {{on("[0, 5]", line{0, 1}), on("(5, 9]", line{3, 1})}, direction::rising},
      {{on("[0, 5]", line{0, 1}), on("(5, 9]", line{-3, 1})}, direction::neither},
      {{on("[1, ∞)", reciprocal{0, 1}), on("(-∞, 1)", constant{1})}, direction::falling},
      {{on("(0, ∞)", reciprocal{0, -1})}, direction::rising},
      {{on("(0, ∞)", reciprocal{0, 1}), on("(-∞, 0)", reciprocal{0, 1})}, direction::neither},
      {{on("[0, 9]", staircase{5, 0, 2, 1, whole})}, direction::falling},
      {{on("[0, 2)", staircase{5, 0, 2, 1, whole})}, direction::constant},
      {{on("[0, 9]", staircase{5, 0, 2, -1, started})}, direction::rising},
      {{on("[0, 9]", staircase{5, 9, -2, 1, started})}, direction::rising},
      {{on("{0}", line{0, 1})}, direction::constant},
  };
  for (auto const& r : rows) {
    auto const made = curve::make(r.pieces);
    CAPTURE(made);
    auto const trend = made.trend();
    CHECK(trend.direction == r.direction);
    CHECK(trend.rise.has_value() ==
          (r.direction == direction::rising || r.direction == direction::neither));
    CHECK(trend.fall.has_value() ==
          (r.direction == direction::falling || r.direction == direction::neither));
    if (trend.rise) CHECK(*made.at(trend.rise->from) < *made.at(trend.rise->to));
    if (trend.fall) CHECK(*made.at(trend.fall->from) > *made.at(trend.fall->to));
  }
}

TEST_CASE("curve: all inputs that give a wanted score") {
  auto const made =
      curve::make({on("(-∞, 85]", constant{0}), on("(85, 100)", staircase{5, 100, -5, 2, whole}),
                   on("[100, 120]", constant{5}), on("(120, ∞)", line{125, -1})});
  CHECK(to_string(made.inverse(interval_set(in("{5}")))) == "(95, 120]");
  CHECK(to_string(made.inverse(interval_set(in("[3, ∞)")))) == "(90, 122]");
  CHECK(to_string(made.inverse(interval_set(in("{0}")))) == "(-∞, 85] ∪ {125}");
  CHECK(to_string(made.inverse(interval_set({in("{0}"), in("{3}")}))) ==
        "(-∞, 85] ∪ (90, 95] ∪ {122} ∪ {125}");
  CHECK(made.inverse(interval_set(in("(5, 9)"))).empty());
  CHECK(made.inverse(interval_set()).empty());
  CHECK(made.inverse(interval_set(interval())) == made.coverage());
}

TEST_CASE("curve: pieces that share a value are refused with the value and both pieces") {
  auto const made = curve::try_make({on("[5, 9]", constant{2}), on("[0, 5]", constant{1})});
  check_problems(made.error(),
                 {{errc::curve_overlap, "pieces/0", "[5, 9] and [0, 5] overlap, for example at 5",
                   "[5, 9] 与 [0, 5] 重叠，例如 5"}});
  REQUIRE(made.error().front().others.size() == 1);
  CHECK(made.error().front().others.front().path == "pieces/1");
  CHECK(made.error().front().others.front().message.en == "the other piece [0, 5]");
  CHECK(made.error().front().others.front().message.zh == "另一段 [0, 5]");
  CHECK_THROWS_WITH_AS((void)curve::make({on("[5, 9]", constant{2}), on("[0, 5]", constant{1})}),
                       "error [fiscore.301] pieces/0: [5, 9] and [0, 5] overlap, for example at 5", error);
}

TEST_CASE(
    "curve: pieces that are neighbours, or of which one is a missing point of the other, do not overlap") {
  CHECK(curve::try_make({on("[0, 5)", constant{1}), on("[5, 9]", constant{1})}).has_value());
  CHECK(curve::try_make({on("[0, 5)", constant{1}), on("{5}", constant{2}), on("(5, 9]", constant{1})})
            .has_value());
  CHECK(curve::try_make({on("(-∞, 0)", constant{1}), on("(0, ∞)", constant{1})}).has_value());
  CHECK_FALSE(curve::try_make({on("(0, 5)", constant{1}), on("(4, 9)", constant{1})}).has_value());
  CHECK_FALSE(curve::try_make({on("(-∞, ∞)", constant{1}), on("{7}", constant{1})}).has_value());
}

TEST_CASE("curve: all that is wrong with pieces is told at once") {
  auto const made =
      curve::try_make({on("[0, 5]", reciprocal{1, 2}), on("(-∞, 0)", reciprocal{1, 2}),
                       on("(4, 6)", staircase{1, 0, 0, 1, whole}), on("(-1, ∞)", constant{1})});
  REQUIRE_FALSE(made.has_value());
  std::vector<std::string> steps_and_reciprocals;
  std::vector<std::string> overlaps;
  for (auto const& one : made.error()) {
    if (one.code == errc::curve_overlap) {
      REQUIRE(one.others.size() == 1);
      overlaps.push_back(one.path + " and " + one.others.front().path);
    } else {
      steps_and_reciprocals.push_back(to_string(one));
    }
  }
  CHECK(steps_and_reciprocals ==
        std::vector<std::string>{"error [fiscore.303] pieces/0: the reciprocal piece on [0, 5] contains 0",
                                 "error [fiscore.302] pieces/2: the step is zero"});
  for (std::size_t const piece : {0U, 1U, 2U, 3U}) {
    CAPTURE(piece);
    auto const path = "pieces/" + std::to_string(piece);
    bool named = false;
    for (auto const& overlap : overlaps) named = named || overlap.find(path) != std::string::npos;
    CHECK(named);
  }
  auto const zero_step = curve::try_make({on("[0, 5]", staircase{1, 0, 0, 1, started})});
  check_problems(zero_step.error(), {{errc::curve_step_zero, "pieces/0", "the step is zero", "步长为零"}});
  for (auto const* where : {"[0, 5]", "[-1, 0]", "(-1, 1)", "{0}", "(-∞, ∞)"}) {
    auto const with_zero = curve::try_make({on(where, reciprocal{1, 2})});
    check_problems(with_zero.error(), {{errc::curve_reciprocal_zero, "pieces/0",
                                        "the reciprocal piece on " + to_string(in(where)) + " contains 0",
                                        "反比例段 " + to_string(in(where)) + " 含有 0"}});
  }
}

TEST_CASE("curve: text names the shape of every piece") {
  auto const made = curve::make(
      {on("(-∞, 0)", constant{1}), on("[0, 5)", line{1, 2}),
       on("[5, 9)", staircase{5, 0, rational::of(1, 2), rational::of(1, 3), started}),
       on("[100, 110)", staircase{5, 100, 1, 0.5_dec, whole}), on("(110, ∞)", reciprocal{0, 3})});
  CHECK(to_string(made) ==
        "(-∞, 0): 1; [0, 5): 1 + 2 x; [5, 9): 5 - 1/3 per started step of 0.5 from 0; "
        "[100, 110): 5 - 0.5 per whole step of 1 from 100; (110, ∞): 0 + 3 / x");
  std::ostringstream out;
  out << made;
  CHECK(out.str() == to_string(made));
  CHECK(to_string(made.pieces()[3]) == "[100, 110): 5 - 0.5 per whole step of 1 from 100");
}
