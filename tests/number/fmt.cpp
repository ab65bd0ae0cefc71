// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/fmt.hpp>

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

using namespace fiscore::literals;
using fiscore::closure;
using fiscore::decimal;
using fiscore::integer;
using fiscore::interval;
using fiscore::interval_set;
using fiscore::rational;
using fiscore::root;

static_assert(fmt::is_formattable<integer>::value);
static_assert(fmt::is_formattable<decimal>::value);
static_assert(fmt::is_formattable<rational>::value);
static_assert(fmt::is_formattable<root>::value);
static_assert(fmt::is_formattable<interval>::value);
static_assert(fmt::is_formattable<interval_set>::value);

TEST_CASE("fmt: a number is formatted as its text") {
  CHECK(fmt::format("{}", integer(-12)) == "-12");
  CHECK(fmt::format("{}", 362.40_dec) == "362.40");
  CHECK(fmt::format("{}", rational::of(6, -4)) == "-3/2");
  CHECK(fmt::format("{}", root(rational(2), 3)) == "root(2, 3)");
  CHECK(fmt::format("{}", interval::above(80)) == "(80, ∞)");
  CHECK(fmt::format("{}", interval_set()) == "∅");
  CHECK(fmt::format("{}", complement(interval::point(3))) == "(-∞, 3) ∪ (3, ∞)");
}

TEST_CASE("fmt: fill, alignment, width and precision are those of a string") {
  CHECK(fmt::format("[{:10}]", 362.40_dec) == "[362.40    ]");
  CHECK(fmt::format("[{:>10}]", 362.40_dec) == "[    362.40]");
  CHECK(fmt::format("[{:*^10}]", 362.40_dec) == "[**362.40**]");
  CHECK(fmt::format("[{:_<8}]", rational::of(1, 3)) == "[1/3_____]");
  CHECK(fmt::format("[{:>{}}]", integer(5), 4) == "[   5]");
  CHECK(fmt::format("[{:.3}]", 362.40_dec) == "[362]");
  CHECK(fmt::format("[{:2}]", 362.40_dec) == "[362.40]");
  CHECK(fmt::format("[{:>9}]", interval::above(80)) == "[  (80, ∞)]");
}

TEST_CASE("fmt: the format of a floating number is refused") {
  CHECK_THROWS_AS(static_cast<void>(fmt::format(fmt::runtime("{:f}"), 1.5_dec)), fmt::format_error);
  CHECK_THROWS_AS(static_cast<void>(fmt::format(fmt::runtime("{:d}"), integer(5))), fmt::format_error);
  CHECK_THROWS_AS(static_cast<void>(fmt::format(fmt::runtime("{:+}"), integer(5))), fmt::format_error);
}

TEST_CASE("fmt: a large number is formatted whole") {
  integer const large = pow(integer(10), 500);
  CHECK(fmt::format("{}", large) == "1" + std::string(500, '0'));
}
