// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/root.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace fiscore::literals;
using fiscore::decimal;
using fiscore::errc;
using fiscore::error;
using fiscore::integer;
using fiscore::rational;
using fiscore::root;
using fiscore::rounding_mode;

static_assert(std::regular<root>);
static_assert(std::totally_ordered<root>);
static_assert(std::is_nothrow_default_constructible_v<root>);
static_assert(std::is_nothrow_move_constructible_v<root>);
static_assert(std::is_nothrow_move_assignable_v<root>);
static_assert(std::is_convertible_v<rational, root>);
static_assert(!std::is_constructible_v<root, double>);
static_assert(!std::is_constructible_v<root, bool>);
static_assert(!std::is_constructible_v<root, double, unsigned>);
static_assert(!std::is_convertible_v<root, rational>);
static_assert(!std::is_convertible_v<root, decimal>);

namespace {
template <class T>
concept adds = requires(T a, T b) {
  a + b;
};
static_assert(adds<rational>);
static_assert(!adds<root>, "roots do not add: round them first");
}  // namespace

TEST_CASE("root: has the least degree with which the value can be written") {
  struct row {
    std::string_view radicand;
    unsigned degree;
    std::string_view text;
    std::string_view reduced;
    unsigned least;
  };
  static constexpr row rows[] = {
      {"4", 2, "2", "2", 1},
      {"4", 4, "root(2, 2)", "2", 2},
      {"2", 1, "2", "2", 1},
      {"-2", 1, "-2", "-2", 1},
      {"2", 2, "root(2, 2)", "2", 2},
      {"8", 3, "2", "2", 1},
      {"8", 6, "root(2, 2)", "2", 2},
      {"8", 2, "root(8, 2)", "8", 2},
      {"64", 12, "root(2, 2)", "2", 2},
      {"64", 4, "root(8, 2)", "8", 2},
      {"4/9", 4, "root(2/3, 2)", "2/3", 2},
      {"4/9", 2, "2/3", "2/3", 1},
      {"4/27", 6, "root(4/27, 6)", "4/27", 6},
      {"0", 5, "0", "0", 1},
      {"1", 7, "1", "1", 1},
      {"1/1024", 10, "1/2", "1/2", 1},
      {"340282366920938463463374607431768211456", 256, "root(2, 2)", "2", 2},
      {"340282366920938463463374607431768211457", 2, "root(340282366920938463463374607431768211457, 2)",
       "340282366920938463463374607431768211457", 2},
      {"36", 4, "root(6, 2)", "6", 2},
      {"0.0625", 4, "1/2", "1/2", 1},
  };
  for (auto const& r : rows) {
    CAPTURE(r.radicand);
    CAPTURE(r.degree);
    root const made(rational::parse(r.radicand), r.degree);
    CHECK(made.degree() == r.least);
    CHECK(made.radicand() == rational::parse(r.reduced));
    CHECK(made.is_rational() == (r.least == 1));
    CHECK(to_string(made) == r.text);
    std::ostringstream out;
    out << made;
    CHECK(out.str() == r.text);
  }
}

TEST_CASE("root: roots of roots fold into one") {
  CHECK(root(root(rational(2), 3), 4) == root(rational(2), 12));
  CHECK(root(root(rational(64), 2), 3) == root(rational(2), 1));
  CHECK(root(root(rational(4), 3), 2) == root(rational(2), 3));
  CHECK(root(root(rational(-2), 1), 1) == root(rational(-2)));
  CHECK(root(root(rational(0), 3), 5) == root());
}

TEST_CASE("root: roots multiply and divide to one root") {
  root const two(rational(2), 2);
  CHECK(two * two == root(rational(2)));
  CHECK(two / two == root(rational(1)));
  CHECK(two * root(rational(3), 2) == root(rational(6), 2));
  CHECK(two * root(rational(2), 3) == root(rational(32), 6));
  CHECK(root(rational::of(1, 2), 2) * two == root(rational(1)));
  CHECK(root(rational(8), 2) / two == root(rational(2)));
  CHECK(two * root(rational(0)) == root());
  CHECK(root(rational(0)) / two == root());
  CHECK(root(rational(-3)) * root(rational(2)) == root(rational(-6)));
  CHECK(root(rational(-3)) / root(rational(-2)) == root(rational::of(3, 2)));
  CHECK(root(rational(3)) / root(rational(-2)) == root(rational::of(-3, 2)));
  CHECK(root(rational(3)) * two == root(rational(18), 2));
  CHECK(root(rational(6), 4) * root(rational(6), 4) == root(rational(6), 2));
  CHECK(root(rational(6), 4) / root(rational(6), 6) == root(rational(6), 12));
}

TEST_CASE("root: a negative one has no root and does not mix with one") {
  char const* const message = "error [fiscore.111] no root of a negative number, nor of a degree below 1";
  root const two(rational(2), 2);
  CHECK_THROWS_WITH_AS(root(rational(-1), 2), message, error);
  CHECK_THROWS_WITH_AS(root(rational(-8), 3), message, error);
  CHECK_THROWS_WITH_AS(root(rational(1), 0), message, error);
  CHECK_THROWS_WITH_AS(root(rational(-1), 0), message, error);
  CHECK_THROWS_WITH_AS(root(two, 0), message, error);
  CHECK_THROWS_WITH_AS(root(root(rational(-1)), 3), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(two * root(rational(-1))), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(root(rational(-1)) / two), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(two / root(rational(-1))), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(two / root()), "error [fiscore.110] division by zero", error);
  CHECK_THROWS_WITH_AS(static_cast<void>(root() / root()), "error [fiscore.110] division by zero", error);
  try {
    static_cast<void>(root(rational(-1), 2));
  } catch (error const& thrown) {
    CHECK(thrown.code() == errc::root_of_negative);
    CHECK(thrown.diagnostics().front().message.zh == "不能对负数开方，次数须不小于 1");
  }
}

TEST_CASE("root: a degree too large to hold is an error, not another root") {
  CHECK_THROWS_AS(root(root(rational(2), 65'537), 65'539), error);  // 2^32 + 262,147
  CHECK_THROWS_AS(static_cast<void>(root(rational(2), 65'537) * root(rational(3), 65'539)), error);
  CHECK_THROWS_AS(static_cast<void>(root(rational(2), 65'537) / root(rational(3), 65'539)), error);
}

TEST_CASE("root: values in ascending order compare so, whatever their degrees") {
  std::vector<root> const ascending = {
      root(rational(-2)),
      root(rational::of(-1, 2)),
      root(rational(0)),
      root(rational::parse("1e-100")),
      root(rational::parse("1e-100"), 50),  // 0.01
      root(rational::of(1, 2)),
      root(rational::of(1, 2), 2),
      root(rational(1)),
      root(rational(2), 12),
      root(rational(2), 3),
      root(rational::parse("1.41421356237309504880168872420969807856")),
      root(rational(2), 2),
      root(rational::parse("1.41421356237309504880168872420969807857")),
      root(rational(3), 3),  // 1.4422
      root(rational::parse("1.5")),
      root(rational(3), 2),
      root(rational(8), 2),
      root(pow(rational(10), 60) + 1, 20),
      root(pow(rational(10), 40) + 1, 10),
  };
  std::hash<root> const hash;
  for (std::size_t i = 0; i < ascending.size(); ++i) {
    for (std::size_t j = 0; j < ascending.size(); ++j) {
      CAPTURE(to_string(ascending[i]));
      CAPTURE(to_string(ascending[j]));
      CHECK((ascending[i] < ascending[j]) == (i < j));
      CHECK((ascending[i] == ascending[j]) == (i == j));
      CHECK(((ascending[i] <=> ascending[j]) == 0) == (i == j));
      if (i != j) CHECK(hash(ascending[i]) != hash(ascending[j]));
    }
  }
  CHECK(hash(root(rational(4), 4)) == hash(root(rational(2), 2)));
  CHECK(hash(root(rational::of(2, 4), 2)) == hash(root(rational::of(1, 2), 2)));
}

TEST_CASE("round: a root is rounded correctly, in every mode") {
  struct row {
    std::string_view radicand;
    unsigned degree;
    int places;
    rounding_mode mode;
    std::string_view rounded;
  };
  static constexpr row rows[] = {
      {"2", 2, 4, rounding_mode::half_up, "1.4142"},
      {"2", 2, 4, rounding_mode::up, "1.4143"},
      {"2", 2, 4, rounding_mode::ceiling, "1.4143"},
      {"2", 2, 4, rounding_mode::floor, "1.4142"},
      {"2", 2, 4, rounding_mode::down, "1.4142"},
      {"2", 2, 50, rounding_mode::half_even, "1.41421356237309504880168872420969807856967187537695"},
      {"2", 12, 10, rounding_mode::half_down, "1.0594630944"},
      {"6.25", 2, 0, rounding_mode::half_even, "2"},  // 2.5 itself
      {"6.25", 2, 0, rounding_mode::half_up, "3"},
      {"6.25", 2, 0, rounding_mode::half_down, "2"},
      {"6.2500000000000000000000000001", 2, 0, rounding_mode::half_even, "3"},
      {"6.2500000000000000000000000001", 2, 0, rounding_mode::half_down, "3"},
      {"6.2499999999999999999999999999", 2, 0, rounding_mode::half_up, "2"},
      {"4", 2, 3, rounding_mode::up, "2.000"},
      {"4.0000000000000000000000000001", 2, 3, rounding_mode::up, "2.001"},
      {"3.9999999999999999999999999999", 2, 3, rounding_mode::down, "1.999"},
      {"0", 2, 3, rounding_mode::up, "0.000"},
      {"1e-30", 2, 3, rounding_mode::up, "0.001"},
      {"1e-30", 2, 3, rounding_mode::half_up, "0.000"},
      {"123456789", 2, -3, rounding_mode::half_up, "11000"},
      {"123456789", 2, -3, rounding_mode::up, "12000"},
      {"123456789", 2, -6, rounding_mode::half_up, "0"},
      {"-2.5", 1, 0, rounding_mode::half_up, "-3"},
      {"-2.5", 1, 0, rounding_mode::floor, "-3"},
      {"-2.5", 1, 0, rounding_mode::ceiling, "-2"},
      {"1/3", 2, 6, rounding_mode::half_up, "0.577350"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.radicand);
    CAPTURE(r.degree);
    CAPTURE(r.places);
    CHECK(to_string(round(root(rational::parse(r.radicand), r.degree), r.places, r.mode)) == r.rounded);
  }
  CHECK_THROWS_WITH_AS(static_cast<void>(round(root(rational(2), 2), 1'000'001, rounding_mode::up)),
                       "error [fiscore.112] 1000001 places are out of range (at most 1000000)", error);
  CHECK_THROWS_WITH_AS(static_cast<void>(round(root(rational(2), 2), -1'000'001, rounding_mode::up)),
                       "error [fiscore.112] -1000001 places are out of range (at most 1000000)", error);
}
