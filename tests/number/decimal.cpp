// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/decimal.hpp>
#include <fiscore/number/rational.hpp>

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

using namespace fiscore::literals;
using fiscore::decimal;
using fiscore::errc;
using fiscore::error;
using fiscore::grouping;
using fiscore::integer;
using fiscore::rational;

static_assert(std::regular<decimal>);
static_assert(std::totally_ordered<decimal>);
static_assert(std::three_way_comparable<decimal, std::strong_ordering>);
static_assert(std::is_nothrow_default_constructible_v<decimal>);
static_assert(std::is_nothrow_copy_constructible_v<decimal>);
static_assert(std::is_nothrow_move_constructible_v<decimal>);
static_assert(std::is_nothrow_move_assignable_v<decimal>);
static_assert(sizeof(decimal) <= 24);

static_assert(std::is_convertible_v<int, decimal>);
static_assert(std::is_convertible_v<std::uint64_t, decimal>);
static_assert(std::is_convertible_v<integer, decimal>);
static_assert(!std::is_constructible_v<decimal, bool>);
static_assert(!std::is_constructible_v<decimal, char>);
static_assert(!std::is_constructible_v<decimal, wchar_t>);
static_assert(!std::is_constructible_v<decimal, char8_t>);
static_assert(!std::is_constructible_v<decimal, char32_t>);
static_assert(!std::is_constructible_v<decimal, float>);
static_assert(!std::is_constructible_v<decimal, double>);
static_assert(!std::is_constructible_v<decimal, long double>);
static_assert(!std::is_constructible_v<decimal, rational>, "only round makes a decimal of a quotient");
static_assert(!std::is_constructible_v<decimal, char const*>);
static_assert(!std::is_convertible_v<decimal, integer>);
static_assert(!std::is_convertible_v<decimal, double>);

static_assert(std::same_as<decltype(1_dec + 1), decimal>);
static_assert(std::same_as<decltype(1_dec / 1_dec), rational>, "a quotient is not a decimal");
static_assert(std::same_as<decltype(1_dec / 3), rational>);

constexpr decimal half = 1.5_dec;
static_assert(half.places() == 1);
static_assert(half.coefficient() == 15);
static_assert((-half).sign() == -1);
static_assert((362.40_dec).places() == 2);
static_assert((0.00_dec).is_zero() && (0.00_dec).places() == 2);
static_assert((1'000.25_dec).coefficient() == 100'025);
static_assert((100_dec).places() == 0);
static_assert(decimal().is_zero() && decimal().places() == 0);
static_assert(decimal::scaled(-1250, 2).places() == 2);

TEST_CASE("decimal: text is read with the places it was written with, and written back") {
  struct row {
    std::string_view text;
    std::string_view coefficient;
    int places;
    std::string_view written;
  };
  static constexpr row rows[] = {
      {"0", "0", 0, "0"},
      {"-0", "0", 0, "0"},
      {"-0.00", "0", 2, "0.00"},
      {"+7", "7", 0, "7"},
      {"362.40", "36240", 2, "362.40"},
      {"-362.40", "-36240", 2, "-362.40"},
      {"0.05", "5", 2, "0.05"},
      {"-0.05", "-5", 2, "-0.05"},
      {"-0.5", "-5", 1, "-0.5"},
      {"007.10", "710", 2, "7.10"},
      {"-12.50", "-1250", 2, "-12.50"},
      {"1.5e3", "1500", 0, "1500"},
      {"1.5e-3", "15", 4, "0.0015"},
      {"1.50e1", "150", 1, "15.0"},
      {"1.50e2", "150", 0, "150"},
      {"1.50e+2", "150", 0, "150"},
      {"1.5E3", "1500", 0, "1500"},
      {"1e-0", "1", 0, "1"},
      {"0e5", "0", 0, "0"},
      {"0e-5", "0", 5, "0.00000"},
      {"-0.000e-2", "0", 5, "0.00000"},
      {"9223372036854775807.9", "92233720368547758079", 1, "9223372036854775807.9"},
      {"-0.170141183460469231731687303715884105728", "-170141183460469231731687303715884105728", 39,
       "-0.170141183460469231731687303715884105728"},
      {"340282366920938463463374607431768211456.00", "34028236692093846346337460743176821145600", 2,
       "340282366920938463463374607431768211456.00"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    decimal const read = decimal::parse(r.text);
    CHECK(to_string(read.coefficient()) == r.coefficient);
    CHECK(read.places() == r.places);
    CHECK(to_string(read) == r.written);
    decimal const again = decimal::parse(to_string(read));
    CHECK(again == read);
    CHECK(again.places() == read.places());
    std::ostringstream out;
    out << read;
    CHECK(out.str() == r.written);
  }
}

TEST_CASE("decimal: numbers at the limits of a text are read") {
  std::string const digits(10'000, '7');
  CHECK(to_string(decimal::parse("-" + digits)) == "-" + digits);
  CHECK(to_string(decimal::parse("0." + digits.substr(1))) == "0." + digits.substr(1));
  CHECK(decimal::parse("1e-10000").places() == 10'000);
  CHECK(to_string(decimal::parse("1e-10000")) == "0." + std::string(9'999, '0') + "1");
  CHECK(to_string(decimal::parse("1e9999")) == "1" + std::string(9'999, '0'));
  CHECK(decimal::parse("1e9999") < decimal::parse(digits));
  CHECK(decimal::parse("-1e9999") > decimal::parse("-" + digits));
  CHECK(decimal::parse("1e9999") * decimal::parse("1e-9999") == 1_dec);
  CHECK((decimal::parse("1e9999") + decimal::parse("1e-10000")) - decimal::parse("1e9999") ==
        decimal::parse("1e-10000"));
}

TEST_CASE("decimal: text that is no number throws what try_parse returns") {
  CHECK_THROWS_WITH_AS(static_cast<void>(decimal::parse("--5")),
                       "error [fiscore.102] \"--5\" is not a number: character 2 \"-\"", error);
  CHECK_THROWS_WITH_AS(static_cast<void>(decimal::parse("1e999999999")),
                       "error [fiscore.106] \"1e999999999\" has an exponent or places beyond 10000", error);
  CHECK_THROWS_WITH_AS(static_cast<void>(decimal::parse("12.5", {.limits = {.digits = 2}})),
                       "error [fiscore.105] \"12.5\" has more than 2 digits", error);
  CHECK(decimal::try_parse("").error().code == errc::number_empty);
  CHECK(decimal::try_parse("1,000").error().code == errc::number_grouping);
  CHECK(decimal::parse("1,234,567.80", {.commas = grouping::thousands}) == 1'234'567.8_dec);
  CHECK(decimal::parse("1,234,567.80", {.commas = grouping::thousands}).places() == 2);
  CHECK(decimal::parse("-1,000e-3", {.commas = grouping::thousands}).places() == 3);
}

TEST_CASE("decimal: results of arithmetic have their value and their places") {
  struct row {
    std::string_view a;
    std::string_view b;
    std::string_view sum;
    std::string_view difference;
    std::string_view product;
  };
  static constexpr row rows[] = {
      {"1.50", "1", "2.50", "0.50", "1.50"},
      {"1", "1.50", "2.50", "-0.50", "1.50"},
      {"0.1", "0.2", "0.3", "-0.1", "0.02"},
      {"0", "0.00", "0.00", "0.00", "0.00"},
      {"-1.5", "1.50", "0.00", "-3.00", "-2.250"},
      {"99.99", "0.01", "100.00", "99.98", "0.9999"},
      {"-0.5", "-0.5", "-1.0", "0.0", "0.25"},
      {"9223372036854775807", "1", "9223372036854775808", "9223372036854775806", "9223372036854775807"},
      {"9223372036854775807", "0.01", "9223372036854775807.01", "9223372036854775806.99",
       "92233720368547758.07"},
      {"-170141183460469231731687303715884105728", "1", "-170141183460469231731687303715884105727",
       "-170141183460469231731687303715884105729", "-170141183460469231731687303715884105728"},
      {"170141183460469231731687303715884105727", "0.1", "170141183460469231731687303715884105727.1",
       "170141183460469231731687303715884105726.9", "17014118346046923173168730371588410572.7"},
      {"1e20", "1e-20", "100000000000000000000.00000000000000000001",
       "99999999999999999999.99999999999999999999", "1.00000000000000000000"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.a);
    CAPTURE(r.b);
    decimal const a = decimal::parse(r.a);
    decimal const b = decimal::parse(r.b);
    CHECK(to_string(a + b) == r.sum);
    CHECK(to_string(b + a) == r.sum);
    CHECK(to_string(a - b) == r.difference);
    CHECK(b - a == -(a - b));
    CHECK(to_string(a * b) == r.product);
    CHECK(to_string(b * a) == r.product);
    decimal in_place = a;
    in_place += b;
    CHECK(to_string(in_place) == r.sum);
    in_place = a;
    in_place -= b;
    CHECK(to_string(in_place) == r.difference);
    in_place = a;
    in_place *= b;
    CHECK(to_string(in_place) == r.product);
  }
}

TEST_CASE("decimal: a number meets itself") {
  decimal x = 1.25_dec;
  decimal const& itself = x;
  x += itself;
  CHECK(to_string(x) == "2.50");
  x *= itself;
  CHECK(to_string(x) == "6.2500");
  x -= itself;
  CHECK(to_string(x) == "0.0000");
  CHECK(to_string(-x) == "0.0000");
  decimal const least = std::numeric_limits<std::int64_t>::min();
  CHECK(to_string(-least) == "9223372036854775808");
  CHECK(to_string(abs(least)) == "9223372036854775808");
  CHECK(to_string(abs(-2.50_dec)) == "2.50");
  CHECK(to_string(abs(2.50_dec)) == "2.50");
}

TEST_CASE("decimal: equality, order and hash are by value") {
  std::hash<decimal> const hash;
  static constexpr std::array<std::string_view, 4> same[] = {
      {"2.5", "2.50", "2.5000000000000000000000000000000000000000000000", "25e-1"},
      {"0", "0.0", "-0.00", "0e-50"},
      {"-300", "-300.0", "-3e2", "-300.00000000000000000000000000000000000000000"},
      {"9223372036854775808", "9223372036854775808.0", "9223372036854775808.00", "9223372036854775808.000"},
      {"170141183460469231731687303715884105728", "170141183460469231731687303715884105728.0",
       "170141183460469231731687303715884105728.00", "1701411834604692317316873037158841057280e-1"},
      {"0.01", "0.010", "1e-2", "0.0100000000000000000000000000000000000000000000000000"},
  };
  for (auto const& row : same) {
    for (std::string_view const left : row) {
      for (std::string_view const right : row) {
        CAPTURE(left);
        CAPTURE(right);
        decimal const a = decimal::parse(left);
        decimal const b = decimal::parse(right);
        CHECK(a == b);
        CHECK((a <=> b) == std::strong_ordering::equal);
        CHECK(hash(a) == hash(b));
      }
    }
  }
  static constexpr std::string_view ascending[] = {"-1e9999",
                                                   "-340282366920938463463374607431768211457",
                                                   "-9223372036854775808.5",
                                                   "-9223372036854775808",
                                                   "-2.51",
                                                   "-2.50",
                                                   "-2.4999999999999999999999999999999999999999999",
                                                   "-1e-9999",
                                                   "0",
                                                   "1e-10000",
                                                   "1e-9999",
                                                   "0.1",
                                                   "2.49",
                                                   "2.5",
                                                   "2.500000000000000000000000000000000000001",
                                                   "10",
                                                   "9223372036854775807.99",
                                                   "9223372036854775808",
                                                   "170141183460469231731687303715884105728",
                                                   "1e9999"};
  std::vector<decimal> values;
  for (std::string_view const text : ascending) values.push_back(decimal::parse(text));
  std::unordered_set<decimal> const distinct(values.begin(), values.end());
  CHECK(distinct.size() == values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      CAPTURE(ascending[i]);
      CAPTURE(ascending[j]);
      CHECK((values[i] < values[j]) == (i < j));
      CHECK((values[i] == values[j]) == (i == j));
      CHECK((values[i] > values[j]) == (i > j));
    }
  }
}

TEST_CASE("decimal: compares with whole numbers, integers and rationals") {
  CHECK(2.50_dec > 2);
  CHECK(2.00_dec == 2);
  CHECK(3 > 2.50_dec);
  CHECK(2.00_dec == integer(2));
  CHECK(0.5_dec == rational::of(1, 2));
  CHECK(0.33_dec < rational::of(1, 3));
}

TEST_CASE("scaled: places below zero or beyond the most are refused") {
  CHECK(to_string(decimal::scaled(-5, 3)) == "-0.005");
  CHECK(decimal::scaled(0, decimal::max_places).is_zero());
  CHECK_THROWS_WITH_AS(static_cast<void>(decimal::scaled(1, -1)),
                       "error [fiscore.112] -1 places are out of range (at most 1000000)", error);
  CHECK_THROWS_WITH_AS(static_cast<void>(decimal::scaled(1, 1'000'001)),
                       "error [fiscore.112] 1000001 places are out of range (at most 1000000)", error);
  decimal const tiny = decimal::scaled(1, 600'000);
  CHECK_THROWS_WITH_AS(static_cast<void>(tiny * tiny),
                       "error [fiscore.112] 1200000 places are out of range (at most 1000000)", error);
  try {
    static_cast<void>(decimal::scaled(1, -1));
  } catch (error const& thrown) {
    CHECK(thrown.code() == errc::number_places);
    CHECK(thrown.diagnostics().front().message.zh == "小数位数 -1 超出范围（至多 1000000）");
  }
}

TEST_CASE("shortest: the same value with no more places than it needs") {
  struct row {
    std::string_view value;
    std::string_view shortened;
  };
  static constexpr row rows[] = {
      {"2.50", "2.5"},
      {"2.5", "2.5"},
      {"300", "300"},
      {"300.00", "300"},
      {"0.000", "0"},
      {"-0.0100", "-0.01"},
      {"-10.0", "-10"},
      {"0", "0"},
      {"1.0000000000000000000000000000000000000000000000", "1"},
      {"170141183460469231731687303715884105728.10", "170141183460469231731687303715884105728.1"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.value);
    decimal const value = decimal::parse(r.value);
    CHECK(to_string(shortest(value)) == r.shortened);
    CHECK(shortest(value) == value);
  }
}

TEST_CASE("decimal: a literal may have as many digits as are held inline") {
#if FISCORE_INT128
  constexpr decimal longest = 12345678901234567890.123456789012345678_dec;
  CHECK(to_string(longest) == "12345678901234567890.123456789012345678");
#else
  constexpr decimal longest = 123456789.012345678_dec;
  CHECK(to_string(longest) == "123456789.012345678");
#endif
  CHECK(to_string(007.50_dec) == "7.50");
  CHECK(to_string(-12.50_dec) == "-12.50");
}
