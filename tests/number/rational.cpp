// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/rational.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <cstdint>
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
using fiscore::exact_decimal;
using fiscore::integer;
using fiscore::rational;

static_assert(std::regular<rational>);
static_assert(std::totally_ordered<rational>);
static_assert(std::three_way_comparable<rational, std::strong_ordering>);
static_assert(std::is_nothrow_default_constructible_v<rational>);
static_assert(std::is_nothrow_copy_constructible_v<rational>);
static_assert(std::is_nothrow_move_constructible_v<rational>);
static_assert(std::is_nothrow_move_assignable_v<rational>);
static_assert(sizeof(rational) == 2 * sizeof(integer));

static_assert(std::is_convertible_v<int, rational>);
static_assert(std::is_convertible_v<std::uint64_t, rational>);
static_assert(std::is_convertible_v<integer, rational>);
static_assert(std::is_convertible_v<decimal, rational>);
static_assert(!std::is_convertible_v<rational, decimal>);
static_assert(!std::is_convertible_v<rational, integer>);
static_assert(!std::is_convertible_v<rational, double>);
static_assert(!std::is_constructible_v<rational, bool>);
static_assert(!std::is_constructible_v<rational, char>);
static_assert(!std::is_constructible_v<rational, char16_t>);
static_assert(!std::is_constructible_v<rational, float>);
static_assert(!std::is_constructible_v<rational, double>);
static_assert(!std::is_constructible_v<rational, long double>);
static_assert(!std::is_constructible_v<rational, char const*>);

constexpr rational seven = 7;
static_assert(seven.sign() == 1 && !seven.is_zero() && rational().is_zero());

namespace {
constexpr std::string_view edge_texts[] = {"0",
                                           "1",
                                           "-1",
                                           "2",
                                           "-3",
                                           "10",
                                           "4294967296",
                                           "-4294967297",
                                           "9223372036854775807",
                                           "-9223372036854775807",
                                           "9223372036854775808",
                                           "-9223372036854775808",
                                           "-9223372036854775809",
                                           "18446744073709551615",
                                           "18446744073709551616",
                                           "-18446744073709551617",
                                           "170141183460469231731687303715884105727",
                                           "-170141183460469231731687303715884105728",
                                           "-170141183460469231713240559642174554113",
                                           "-170141183460469231713240559642174554112",
                                           "340282366920938463463374607431768211456"};
}

TEST_CASE("of: lowest terms, with the sign above the line") {
  struct row {
    std::string_view numerator;
    std::string_view denominator;
    std::string_view text;
  };
  static constexpr row rows[] = {
      {"1", "2", "1/2"},
      {"2", "4", "1/2"},
      {"-2", "4", "-1/2"},
      {"2", "-4", "-1/2"},
      {"-2", "-4", "1/2"},
      {"0", "-5", "0"},
      {"6", "3", "2"},
      {"-6", "3", "-2"},
      {"1100", "9", "1100/9"},
      {"-9223372036854775808", "-9223372036854775808", "1"},
      {"1", "-9223372036854775808", "-1/9223372036854775808"},
      {"-9223372036854775808", "-1", "9223372036854775808"},
      {"-9223372036854775808", "9223372036854775807", "-9223372036854775808/9223372036854775807"},
      {"-170141183460469231731687303715884105728", "-2", "85070591730234615865843651857942052864"},
      {"170141183460469231731687303715884105728", "-170141183460469231731687303715884105728", "-1"},
      {"36893488147419103232", "18446744073709551616", "2"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.numerator);
    CAPTURE(r.denominator);
    rational const made = rational::of(integer::parse(r.numerator), integer::parse(r.denominator));
    CHECK(to_string(made) == r.text);
    CHECK(rational::parse(r.text) == made);
    CHECK(made.denominator() > 0);
    CHECK(fiscore::gcd(made.numerator(), made.denominator()) == 1);
    CHECK(made.is_whole() == (made.denominator() == 1));
    std::ostringstream out;
    out << made;
    CHECK(out.str() == r.text);
  }
}

TEST_CASE("rational: the identities of arithmetic hold on every pair of edges") {
  std::vector<rational> values;
  for (std::string_view const numerator : edge_texts) {
    for (char const* const denominator : {"1", "3", "9223372036854775807", "-9223372036854775808",
                                          "170141183460469231731687303715884105728"}) {
      values.push_back(rational::of(integer::parse(numerator), integer::parse(denominator)));
    }
  }
  std::hash<rational> const hash;
  int wrong = 0;
  for (rational const& a : values) {
    for (rational const& b : values) {
      integer const p = a.numerator();
      integer const q = a.denominator();
      integer const r = b.numerator();
      integer const s = b.denominator();
      wrong += a + b != rational::of(p * s + r * q, q * s);
      wrong += a - b != rational::of(p * s - r * q, q * s);
      wrong += a * b != rational::of(p * r, q * s);
      wrong += (a <=> b) != (p * s <=> r * q);
      wrong += (a == b) != (p == r && q == s);
      wrong += a - b + b != a || hash(a - b + b) != hash(a);
      if (!b.is_zero()) {
        wrong += a / b != rational::of(p * s, q * r);
        wrong += a / b * b != a || hash(a / b * b) != hash(a);
      }
      if (wrong != 0) FAIL("with " << to_string(a) << " and " << to_string(b));
    }
  }
}

TEST_CASE("rational: text is a decimal or a quotient") {
  struct row {
    std::string_view text;
    std::string_view written;
  };
  static constexpr row rows[] = {
      {"1/2", "1/2"},
      {"2/4", "1/2"},
      {"-2/4", "-1/2"},
      {"+1/2", "1/2"},
      {"1/-2", "-1/2"},
      {"0.125", "1/8"},
      {"-1.50", "-3/2"},
      {"1e3", "1000"},
      {"1e-2", "1/100"},
      {"0/7", "0"},
      {"007/14", "1/2"},
      {"340282366920938463463374607431768211456/2", "170141183460469231731687303715884105728"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    CHECK(to_string(rational::parse(r.text)) == r.written);
  }
  struct bad {
    std::string_view text;
    errc code;
    std::string_view en;
    std::string_view zh;
  };
  static constexpr bad refused[] = {
      {"1/0", errc::division_by_zero, "\"1/0\" has a denominator of zero", "“1/0”的分母为零"},
      {"0/0", errc::division_by_zero, "\"0/0\" has a denominator of zero", "“0/0”的分母为零"},
      {"1.5/2", errc::number_not_whole, "\"1.5\" is not a whole number", "“1.5”不是整数"},
      {"1/2.5", errc::number_not_whole, "\"2.5\" is not a whole number", "“2.5”不是整数"},
      {"1/2/3", errc::number_syntax, "\"2/3\" is not a number: character 2 \"/\"",
       "“2/3”不是数字：第 2 个字符“/”"},
      {"", errc::number_empty, "the number is empty", "数字为空"},
      {"1/", errc::number_syntax, "\"1/\" is not a fraction", "“1/”不是分数"},
      {"/2", errc::number_syntax, "\"/2\" is not a fraction", "“/2”不是分数"},
      {"x", errc::number_syntax, "\"x\" is not a number: character 1 \"x\"", "“x”不是数字：第 1 个字符“x”"},
      {"１/2", errc::number_full_width, "\"１\" has the full-width character \"１\" (character 1)",
       "“１”含全角字符“１”（第 1 个字符）"},
  };
  for (auto const& r : refused) {
    CAPTURE(r.text);
    auto const read = rational::try_parse(r.text);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == r.code);
    CHECK(read.error().message.en == r.en);
    CHECK(read.error().message.zh == r.zh);
  }
  CHECK(rational::try_parse("1000/3", {.digits = 3}).error().code == errc::number_too_long);
  CHECK(rational::try_parse("1/1000", {.digits = 3}).error().code == errc::number_too_long);
  CHECK_THROWS_WITH_AS(static_cast<void>(rational::parse("1/0")),
                       "error [fiscore.110] \"1/0\" has a denominator of zero", error);
}

TEST_CASE("rational: division by zero is an error, whichever way it is written") {
  char const* const message = "error [fiscore.110] division by zero";
  rational const large = rational::of(pow(integer(10), 50), 3);
  CHECK_THROWS_WITH_AS(static_cast<void>(rational::of(1, 0)), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(rational::of(0, 0)), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(rational(1) / rational(0)), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(large / 0), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(1.50_dec / 0.00_dec), message, error);
  rational kept = large;
  CHECK_THROWS_WITH_AS(kept /= 0, message, error);
  CHECK(kept == large);
}

TEST_CASE("rational: the quotient of two figures is exact") {
  CHECK(97.00_dec / 100_dec == rational::of(97, 100));
  CHECK(1_dec / 3_dec == rational::of(1, 3));
  CHECK(-1.5_dec / 0.25_dec == rational(-6));
  CHECK(decimal::parse("1e-50") / decimal::parse("1e50") == rational::of(1, pow(integer(10), 100)));
  CHECK(to_string(round(1_dec / 3_dec, 4, fiscore::rounding_mode::half_up)) == "0.3333");
  CHECK(rational(decimal::parse("9223372036854775808.5")) ==
        rational::of(integer::parse("18446744073709551617"), 2));
}

TEST_CASE("floor and ceiling: towards minus and plus infinity") {
  struct row {
    std::string_view value;
    std::string_view floor;
    std::string_view ceiling;
  };
  static constexpr row rows[] = {
      {"7/2", "3", "4"},
      {"-7/2", "-4", "-3"},
      {"3", "3", "3"},
      {"-3", "-3", "-3"},
      {"0", "0", "0"},
      {"1/100", "0", "1"},
      {"-1/100", "-1", "0"},
      {"-9223372036854775809/2", "-4611686018427387905", "-4611686018427387904"},
      {"-9223372036854775808", "-9223372036854775808", "-9223372036854775808"},
      {"340282366920938463463374607431768211457/2", "170141183460469231731687303715884105728",
       "170141183460469231731687303715884105729"},
      {"-340282366920938463463374607431768211457/2", "-170141183460469231731687303715884105729",
       "-170141183460469231731687303715884105728"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.value);
    CHECK(to_string(floor(rational::parse(r.value))) == r.floor);
    CHECK(to_string(ceiling(rational::parse(r.value))) == r.ceiling);
  }
}

TEST_CASE("rational: equal values are equal, ordered equal and hash equally, however they were made") {
  std::hash<rational> const hash;
  rational const half = rational::of(1, 2);
  rational const ways[] = {
      rational::of(2, 4),
      rational::of(-5, -10),
      rational(0.50_dec),
      rational::of(1, 3) + rational::of(1, 6),
      rational::of(3, 4) * rational::of(2, 3),
      rational(1) / 2,
      -(rational(1) - rational::of(3, 2)),
      rational::of(pow(integer(10), 50), pow(integer(10), 50) * 2),
      rational::of(pow(integer(10), 50) + 1, 2) - rational::of(pow(integer(10), 50), 2)};
  for (rational const& way : ways) {
    CHECK(way == half);
    CHECK((way <=> half) == std::strong_ordering::equal);
    CHECK(hash(way) == hash(half));
    CHECK(to_string(way) == "1/2");
  }
}

TEST_CASE("pow: whole powers of a rational, with 0^0 = 1") {
  CHECK(pow(rational(0), 0) == 1);
  CHECK(pow(rational(0), 3) == 0);
  CHECK(pow(rational::of(-2, 3), 3) == rational::of(-8, 27));
  CHECK(pow(rational::of(-2, 3), 2) == rational::of(4, 9));
  CHECK(pow(rational::of(10, 3), 40) == rational::of(pow(integer(10), 40), pow(integer(3), 40)));
  CHECK(pow(rational(-1), 4'294'967'295U) == -1);
  CHECK(abs(rational::of(-2, 3)) == rational::of(2, 3));
}

TEST_CASE("exact_decimal: the shortest decimal of the value, if it has one") {
  struct row {
    std::string_view value;
    std::string_view text;  // empty: none
  };
  static constexpr row rows[] = {
      {"5/2", "2.5"},
      {"1/3", ""},
      {"0", "0"},
      {"300", "300"},
      {"-1/8", "-0.125"},
      {"1/7", ""},
      {"7/14", "0.5"},
      {"3/6250", "0.00048"},
      {"1/640", "0.0015625"},
      {"10/30", ""},
      {"-21/70", "-0.3"},
      {"1/1024", "0.0009765625"},
      {"1/3125", "0.00032"},
      {"1/340282366920938463463374607431768211456",
       "0."
       "000000000000000000000000000000000000002938735877055718769921841343055614194546663891930218803771879"
       "26569"
       "604314863681793212890625"},
      {"1/340282366920938463463374607431768211457", ""},
  };
  for (auto const& r : rows) {
    CAPTURE(r.value);
    auto const made = exact_decimal(rational::parse(r.value));
    CHECK(made.has_value() == !r.text.empty());
    if (made && !r.text.empty()) CHECK(to_string(*made) == r.text);
  }
}

TEST_CASE("rational: INT64_MIN and -1 meet without overflow") {
  rational const least = std::numeric_limits<std::int64_t>::min();
  CHECK(to_string(-least) == "9223372036854775808");
  CHECK(to_string(least / -1) == "9223372036854775808");
  CHECK(to_string(least * -1) == "9223372036854775808");
  CHECK(to_string(rational(1) / least) == "-1/9223372036854775808");
  CHECK(to_string(least + least) == "-18446744073709551616");
  CHECK(to_string(least * least) == "85070591730234615865843651857942052864");
  CHECK(to_string(least / least) == "1");
  CHECK(least < -rational(std::numeric_limits<std::int64_t>::max()));
  CHECK(to_string(least / 3 + least / 3 + least / 3) == "-9223372036854775808");
}

TEST_CASE("rational: a long chain of sums stays in lowest terms") {
  rational sum;
  for (int i = 1; i <= 400; ++i) sum += rational::of(1, integer(i) * (i + 1));
  CHECK(to_string(sum) == "400/401");
  for (int i = 1; i <= 400; ++i) sum -= rational::of(1, integer(i) * (i + 1));
  CHECK(sum.is_zero());
  CHECK(to_string(sum) == "0");
}
