// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/interval.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

using fiscore::closure;
using fiscore::interval;
using fiscore::rational;

namespace {

interval in(char const* text) { return interval::parse(text); }

std::string written(std::optional<interval> const& of) { return of ? to_string(*of) : "nothing"; }

}  // namespace

TEST_CASE("interval arithmetic: sums and differences, an end belongs where both of its ends do") {
  struct row {
    char const* a;
    char const* b;
    char const* sum;
    char const* difference;
  };
  static constexpr row rows[] = {
      {"[1, 2]", "[10, 20]", "[11, 22]", "[-19, -8]"}, {"[1, 2)", "[10, 20]", "[11, 22)", "[-19, -8)"},
      {"(1, 2]", "(10, 20)", "(11, 22)", "(-19, -8)"}, {"{3}", "{4}", "{7}", "{-1}"},
      {"{3}", "[1, 2)", "[4, 5)", "(1, 2]"},           {"[0, ∞)", "[0, 1]", "[0, ∞)", "[-1, ∞)"},
      {"(-∞, 0]", "[0, ∞)", "(-∞, ∞)", "(-∞, 0]"},     {"[0, ∞)", "[0, ∞)", "[0, ∞)", "(-∞, ∞)"},
      {"(-∞, ∞)", "{1}", "(-∞, ∞)", "(-∞, ∞)"},        {"(0, ∞)", "[5, ∞)", "(5, ∞)", "(-∞, ∞)"},
      {"[1/3, 2/3]", "{1/3}", "[2/3, 1]", "[0, 1/3]"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CHECK(to_string(in(r.a) + in(r.b)) == r.sum);
    CHECK(to_string(in(r.b) + in(r.a)) == r.sum);
    CHECK(to_string(in(r.a) - in(r.b)) == r.difference);
    CHECK(to_string(-(in(r.b) - in(r.a))) == r.difference);
  }
}

TEST_CASE("interval arithmetic: products, where a zero that belongs makes zero belong") {
  struct row {
    char const* a;
    char const* b;
    char const* product;
  };
  static constexpr row rows[] = {
      {"[1, 2]", "[3, 4]", "[3, 8]"},     {"(1, 2)", "[3, 4]", "(3, 8)"},
      {"[-1, 2]", "[3, 4]", "[-4, 8]"},   {"[-1, 2]", "[-3, 4]", "[-6, 8]"},
      {"[-2, -1]", "[-4, -3]", "[3, 8]"}, {"{0}", "(-∞, ∞)", "{0}"},
      {"[0, 1]", "[0, ∞)", "[0, ∞)"},     {"(0, 1]", "[0, ∞)", "[0, ∞)"},
      {"(0, 1]", "(0, ∞)", "(0, ∞)"},     {"(0, 1]", "(0, 1)", "(0, 1)"},
      {"[0, 1)", "(2, 3]", "[0, 3)"},     {"(0, 1)", "[-1, 1]", "(-1, 1)"},
      {"[-1, 1]", "(-1, 1)", "(-1, 1)"},  {"(-∞, 0)", "(-∞, 0)", "(0, ∞)"},
      {"(-∞, 1]", "[1, ∞)", "(-∞, ∞)"},   {"[1, ∞)", "[2, ∞)", "[2, ∞)"},
      {"{2}", "(-∞, 5)", "(-∞, 10)"},     {"{-2}", "(-∞, 5)", "(-10, ∞)"},
      {"[-2, 1)", "(-1, 2]", "[-4, 2)"},  {"(-2, 2]", "[-2, 2)", "[-4, 4)"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CHECK(to_string(in(r.a) * in(r.b)) == r.product);
    CHECK(to_string(in(r.b) * in(r.a)) == r.product);
  }
}

TEST_CASE("interval arithmetic: the least and the greatest of two numbers") {
  struct row {
    char const* a;
    char const* b;
    char const* least;
    char const* greatest;
  };
  static constexpr row rows[] = {
      {"[1, 5]", "[2, 3]", "[1, 3]", "[2, 5]"},   {"[1, 3)", "(2, 3]", "[1, 3)", "(2, 3]"},
      {"[1, 2]", "[5, 6]", "[1, 2]", "[5, 6]"},   {"(1, 2)", "[1, 2]", "[1, 2)", "(1, 2]"},
      {"(-∞, 3]", "[1, ∞)", "(-∞, 3]", "[1, ∞)"}, {"(-∞, ∞)", "{0}", "(-∞, 0]", "[0, ∞)"},
      {"[0, ∞)", "(0, ∞)", "[0, ∞)", "(0, ∞)"},   {"{1}", "{2}", "{1}", "{2}"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CHECK(to_string(min(in(r.a), in(r.b))) == r.least);
    CHECK(to_string(min(in(r.b), in(r.a))) == r.least);
    CHECK(to_string(max(in(r.a), in(r.b))) == r.greatest);
    CHECK(to_string(max(in(r.b), in(r.a))) == r.greatest);
  }
}

TEST_CASE("interval arithmetic: the opposite and the size of a number") {
  struct row {
    char const* a;
    char const* opposite;
    char const* size;
  };
  static constexpr row rows[] = {
      {"[1, 2)", "(-2, -1]", "[1, 2)"},
      {"[-2, -1)", "(1, 2]", "(1, 2]"},
      {"[-2, 1]", "[-1, 2]", "[0, 2]"},
      {"(-2, 2]", "[-2, 2)", "[0, 2]"},
      {"(-2, 2)", "(-2, 2)", "[0, 2)"},
      {"(0, 1]", "[-1, 0)", "(0, 1]"},
      {"(-1, 0)", "(0, 1)", "(0, 1)"},
      {"[-1, 0]", "[0, 1]", "[0, 1]"},
      {"(-∞, 1]", "[-1, ∞)", "[0, ∞)"},
      {"(-∞, -1)", "(1, ∞)", "(1, ∞)"},
      {"{0}", "{0}", "{0}"},
      {"{-3}", "{3}", "{3}"},
      {"(-∞, ∞)", "(-∞, ∞)", "[0, ∞)"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CHECK(to_string(-in(r.a)) == r.opposite);
    CHECK(to_string(abs(in(r.a))) == r.size);
    CHECK(-(-in(r.a)) == in(r.a));
  }
}

TEST_CASE("interval arithmetic: quotients by the numbers that are not zero") {
  struct row {
    char const* a;
    char const* b;
    char const* quotient;
  };
  static constexpr row rows[] = {
      {"[1, 2]", "[4, 8]", "[0.125, 0.5]"}, {"[1, 2)", "(4, 8]", "[0.125, 0.5)"},
      {"[1, 2]", "[0, 4]", "[0.25, ∞)"},    {"[1, 2]", "(0, 4)", "(0.25, ∞)"},
      {"[1, 2]", "[-4, 0]", "(-∞, -0.25]"}, {"[1, 2]", "[-4, 4]", "(-∞, ∞)"},
      {"{1}", "[1, ∞)", "(0, 1]"},          {"{1}", "(-∞, -2)", "(-0.5, 0)"},
      {"{1}", "(-∞, ∞)", "(-∞, ∞)"},        {"{0}", "[-1, 1]", "{0}"},
      {"[0, 1]", "[0, 1]", "[0, ∞)"},       {"(0, 1]", "[0, 1]", "(0, ∞)"},
      {"[0, ∞)", "[1, ∞)", "[0, ∞)"},       {"[1, ∞)", "[1, ∞)", "(0, ∞)"},
      {"[-1, 1]", "[2, 4]", "[-0.5, 0.5]"}, {"(-∞, 1]", "[2, 4]", "(-∞, 0.5]"},
      {"[1, 2]", "{0}", "nothing"},         {"{0}", "{0}", "nothing"},
      {"[1, 2]", "{3}", "[1/3, 2/3]"},      {"[1, 2]", "{-1}", "[-2, -1]"},
      {"[-1, 2)", "(0, 1]", "(-∞, ∞)"},     {"[-2, -1]", "[-1, 0)", "[1, ∞)"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CHECK(written(divide(in(r.a), in(r.b))) == r.quotient);
  }
}

namespace {

rational const near = rational::of(1, 1'000'000);
rational const far = 1'000'000;

/// Ends between -3 and 3 in halves, each open, closed or missing.
interval any_interval(std::mt19937_64& random) {
  for (;;) {
    auto const end = [&] {
      auto const kind = random() % 5;
      return fiscore::endpoint{
          kind == 0 ? rational(0) : rational::of(static_cast<std::int64_t>(random() % 13) - 6, 2),
          kind == 0  ? closure::unbounded
          : kind < 3 ? closure::open
                     : closure::closed};
    };
    auto lower = end();
    auto upper = end();
    if (lower.bounded() && upper.bounded() && upper.at < lower.at) std::swap(lower.at, upper.at);
    if (auto const made = interval::make(lower, upper)) return *made;
  }
}

/// Points of an interval: its ends or what is next to them, zero and what is next to it, far ones, some
/// between.
std::vector<rational> points_of(interval const& of, std::mt19937_64& random) {
  std::vector<rational> candidates{0, near, -near, far, -far};
  for (auto const* end : {&of.lower(), &of.upper()}) {
    if (!end->bounded()) continue;
    for (auto const& shift : {rational(0), near, -near}) candidates.push_back(end->at + shift);
  }
  for (int i = 0; i < 6; ++i)
    candidates.push_back(rational::of(static_cast<std::int64_t>(random() % 401) - 200, 60));
  std::vector<rational> made;
  for (auto const& each : candidates)
    if (of.contains(each)) made.push_back(each);
  return made;
}

/// Whether an end of a result is what the images say: attained where closed, approached and not attained
/// where open, passed by far where there is none.
bool fits(fiscore::endpoint const& end, bool upper, std::vector<rational> const& images) {
  auto const extreme = upper ? *std::max_element(images.begin(), images.end())
                             : *std::min_element(images.begin(), images.end());
  if (!end.bounded()) return upper ? extreme > 1000 : extreme < -1000;
  if (end.closed()) return extreme == end.at;
  return extreme != end.at && abs(extreme - end.at) < rational::of(1, 1000);
}

void check_result(char const* what, interval const& a, interval const& b, interval const& result,
                  std::vector<rational> const& images) {
  auto const text =
      std::string(what) + ": " + to_string(a) + ", " + to_string(b) + " -> " + to_string(result);
  bool const holds_all = std::all_of(images.begin(), images.end(),
                                     [&](rational const& image) { return result.contains(image); });
  CHECK_MESSAGE(holds_all, text);
  CHECK_MESSAGE(fits(result.lower(), false, images), text);
  CHECK_MESSAGE(fits(result.upper(), true, images), text);
}

}  // namespace

TEST_CASE("interval arithmetic: each result holds the images of all points, and no end is further out") {
  constexpr std::uint64_t seed = 20211124;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int round = 0; round < 1500; ++round) {
    interval const a = any_interval(random);
    interval const b = any_interval(random);
    auto const xs = points_of(a, random);
    auto const ys = points_of(b, random);
    struct operation {
      char const* what;
      interval result;
      rational (*of)(rational const&, rational const&);
    };
    operation const all[] = {
        {"+", a + b, [](rational const& x, rational const& y) { return x + y; }},
        {"-", a - b, [](rational const& x, rational const& y) { return x - y; }},
        {"*", a * b, [](rational const& x, rational const& y) { return x * y; }},
        {"min", min(a, b), [](rational const& x, rational const& y) { return std::min(x, y); }},
        {"max", max(a, b), [](rational const& x, rational const& y) { return std::max(x, y); }},
        {"abs", abs(a), [](rational const& x, rational const&) { return abs(x); }},
        {"opposite", -a, [](rational const& x, rational const&) { return -x; }},
    };
    for (auto const& each : all) {
      std::vector<rational> images;
      for (auto const& x : xs)
        for (auto const& y : ys) images.push_back(each.of(x, y));
      check_result(each.what, a, b, each.result, images);
    }

    auto const quotient = divide(a, b);
    std::vector<rational> images;
    for (auto const& x : xs) {
      for (auto const& y : ys)
        if (!y.is_zero()) images.push_back(x / y);
    }
    CHECK(quotient.has_value() == (b != interval::point(0)));
    if (quotient) check_result("/", a, b, *quotient, images);
  }
}

TEST_CASE("a rounded interval goes from the least to the greatest of its rounded numbers") {
  interval const of = interval::parse("(2.44, 2.45)");
  CHECK(fiscore::to_string(round(of, 1, fiscore::rounding_mode::half_up)) == "[2.4, 2.5]");
  CHECK(fiscore::to_string(round(of, 1, fiscore::rounding_mode::down)) == "{2.4}");
  CHECK(fiscore::to_string(
            round(interval::above(rational::of(-5, 2)), 0, fiscore::rounding_mode::half_up)) == "[-3, ∞)");
  CHECK(round(interval(), 0, fiscore::rounding_mode::up) == interval());
}
