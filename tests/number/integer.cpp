// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/integer.hpp>

#include <doctest/doctest.h>
#include <boost/multiprecision/cpp_int.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <sstream>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using boost::multiprecision::cpp_int;
using fiscore::divide;
using fiscore::errc;
using fiscore::error;
using fiscore::floor_root;
using fiscore::integer;
using fiscore::detail::integer_parts;

static_assert(std::regular<integer>);
static_assert(std::totally_ordered<integer>);
static_assert(std::three_way_comparable<integer, std::strong_ordering>);
static_assert(std::is_nothrow_default_constructible_v<integer>);
static_assert(std::is_nothrow_copy_constructible_v<integer>);
static_assert(std::is_nothrow_move_constructible_v<integer>);
static_assert(std::is_nothrow_move_assignable_v<integer>);
static_assert(std::is_nothrow_swappable_v<integer>);
static_assert(sizeof(integer) == 16);

static_assert(std::is_convertible_v<int, integer>);
static_assert(std::is_convertible_v<unsigned, integer>);
static_assert(std::is_convertible_v<short, integer>);
static_assert(std::is_convertible_v<signed char, integer>);
static_assert(std::is_convertible_v<unsigned char, integer>);
static_assert(std::is_convertible_v<std::int64_t, integer>);
static_assert(std::is_convertible_v<std::uint64_t, integer>);
static_assert(std::is_convertible_v<std::size_t, integer>);
static_assert(!std::is_constructible_v<integer, bool>);
static_assert(!std::is_constructible_v<integer, char>);
static_assert(!std::is_constructible_v<integer, wchar_t>);
static_assert(!std::is_constructible_v<integer, char8_t>);
static_assert(!std::is_constructible_v<integer, char16_t>);
static_assert(!std::is_constructible_v<integer, char32_t>);
static_assert(!std::is_constructible_v<integer, float>);
static_assert(!std::is_constructible_v<integer, double>);
static_assert(!std::is_constructible_v<integer, long double>);
static_assert(!std::is_constructible_v<integer, char const*>);
static_assert(!std::is_convertible_v<integer, int>);
static_assert(!std::is_convertible_v<integer, bool>);

static_assert(integer() == 0);
static_assert(integer(3) * 4 - 20 == -8);
static_assert(integer(-3) < 2 && integer(2) > -3 && integer(2) >= 2);
static_assert(-integer(5) == -5 && abs(integer(-5)) == 5);
static_assert(integer(-7).sign() == -1 && integer(0).sign() == 0 && integer(7).sign() == 1);
static_assert(integer(3).is_odd() && integer(-3).is_odd() && !integer(0).is_odd());
static_assert(integer(std::numeric_limits<std::int64_t>::min()).fits_int64());
static_assert(integer(std::numeric_limits<std::int64_t>::max()).to_int64() == INT64_MAX);
#if FISCORE_INT128
static_assert(integer(std::numeric_limits<std::int64_t>::max()) + 1 > INT64_MAX);
static_assert(!integer(std::numeric_limits<std::uint64_t>::max()).fits_int64());
#endif

namespace {

/// Zero, small numbers, and the neighbourhood of every bound a representation might have, on both signs.
std::vector<cpp_int> edges() {
  std::vector<cpp_int> all{0, 1, 2, 3, 7, 10, 97};
  for (unsigned const bits :
       {31U, 32U, 62U, 63U, 64U, 65U, 126U, 127U, 128U, 129U, 191U, 192U, 256U, 400U}) {
    for (int const away : {-2, -1, 0, 1, 2}) all.push_back((cpp_int(1) << bits) + away);
  }
  // High word all ones but the sign: the last values held inline, and the first that are not.
  for (int const away : {-2, -1, 0, 1, 2}) {
    all.push_back((cpp_int(1) << 127) - (cpp_int(1) << 64) + away);
    all.push_back(boost::multiprecision::pow(cpp_int(10), 18) + away);
    all.push_back(boost::multiprecision::pow(cpp_int(10), 38) + away);
  }
  std::size_t const positive = all.size();
  for (std::size_t i = 1; i < positive; ++i) all.push_back(-all[i]);
  return all;
}

integer ours(cpp_int const& value) { return integer::parse(value.str()); }

}  // namespace

TEST_CASE("integer: text of the edges is read and written back") {
  for (cpp_int const& value : edges()) {
    std::string const text = value.str();
    CAPTURE(text);
    integer const read = integer::parse(text);
    CHECK(to_string(read) == text);
    CHECK(read.sign() == value.sign());
    CHECK(read.is_zero() == value.is_zero());
    CHECK(read.is_odd() == (value % 2 != 0));
    bool const fits = value >= INT64_MIN && value <= INT64_MAX;
    CHECK(read.fits_int64() == fits);
    if (fits) CHECK(read.to_int64() == static_cast<std::int64_t>(value));
    if (fits) CHECK(read == integer(static_cast<std::int64_t>(value)));
    CHECK(abs(read) == ours(abs(value)));
    CHECK(-read == ours(-value));
    CHECK(-(-read) == read);
    std::ostringstream out;
    out << read;
    CHECK(out.str() == text);
  }
}

TEST_CASE("integer: every value below the bound is held inline, and no other") {
#if FISCORE_INT128
  cpp_int const most = (cpp_int(1) << 127) - 1;
  cpp_int const least = -(cpp_int(1) << 127) + (cpp_int(1) << 64);  // below, the bits mean a shared block
#else
  cpp_int const most = (cpp_int(1) << 63) - 1;
  cpp_int const least = -(cpp_int(1) << 63);
#endif
  for (cpp_int const& value : edges()) {
    CAPTURE(value.str());
    CHECK(integer_parts::is_inline(ours(value)) == (value >= least && value <= most));
  }
  CHECK(integer_parts::is_inline(ours(most)));
  CHECK_FALSE(integer_parts::is_inline(ours(most + 1)));
  CHECK(integer_parts::is_inline(ours(least)));
  CHECK_FALSE(integer_parts::is_inline(ours(least - 1)));
  CHECK(integer_parts::is_inline((ours(most + 1) - 1)));
  CHECK(integer_parts::is_inline((ours(least - 1) + 1)));
  CHECK((ours(least - 1) - ours(least - 1)).is_zero());
}

TEST_CASE("integer: arithmetic on every pair of edges agrees with cpp_int") {
  std::vector<cpp_int> const values = edges();
  std::vector<integer> numbers;
  for (cpp_int const& value : values) numbers.push_back(ours(value));
  auto const differs = [](char const* what, cpp_int const& a, cpp_int const& b) {
    FAIL_CHECK(what << " of " << a.str() << " and " << b.str());
  };
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      cpp_int const& a = values[i];
      cpp_int const& b = values[j];
      integer const& x = numbers[i];
      integer const& y = numbers[j];
      if (to_string(x + y) != cpp_int(a + b).str()) differs("sum", a, b);
      if (to_string(x - y) != cpp_int(a - b).str()) differs("difference", a, b);
      if (to_string(x * y) != cpp_int(a * b).str()) differs("product", a, b);
      if ((x == y) != (a == b) || (x < y) != (a < b) || (x > y) != (a > b)) differs("order", a, b);
      if (to_string(gcd(x, y)) != cpp_int(gcd(a, b)).str()) differs("gcd", a, b);
      if (b == 0) continue;
      auto const [quotient, remainder] = divide(x, y);
      if (to_string(quotient) != cpp_int(a / b).str()) differs("quotient", a, b);
      if (to_string(remainder) != cpp_int(a % b).str()) differs("remainder", a, b);
      if (quotient * y + remainder != x) differs("identity of division", a, b);
    }
  }
}

TEST_CASE("integer: results of arithmetic equal, and hash as, the same value read from text") {
  std::hash<integer> const hash;
  for (cpp_int const& a : edges()) {
    for (char const* step : {"1", "2", "18446744073709551616", "340282366920938463463374607431768211456"}) {
      integer const by = integer::parse(step);
      integer const made = (ours(a) + by) - by;
      CAPTURE(a.str());
      CAPTURE(step);
      CHECK(made == ours(a));
      CHECK(integer_parts::is_inline(made) == integer_parts::is_inline(ours(a)));
      CHECK(hash(made) == hash(ours(a)));
      integer const product = divide(ours(a) * by, by).quotient;
      CHECK(product == ours(a));
      CHECK(hash(product) == hash(ours(a)));
    }
  }
}

TEST_CASE("integer: the built-in whole numbers convert with their value") {
  CHECK(to_string(integer(std::numeric_limits<std::int64_t>::min())) == "-9223372036854775808");
  CHECK(to_string(integer(std::numeric_limits<std::int64_t>::max())) == "9223372036854775807");
  CHECK(to_string(integer(std::numeric_limits<std::uint64_t>::max())) == "18446744073709551615");
  CHECK(to_string(integer(std::uint64_t{1} << 63)) == "9223372036854775808");
  CHECK(to_string(integer(std::numeric_limits<std::uint32_t>::max())) == "4294967295");
  CHECK(to_string(integer(static_cast<signed char>(-128))) == "-128");
  CHECK(to_string(integer(static_cast<unsigned char>(255))) == "255");
  CHECK(to_string(integer(std::numeric_limits<long long>::min())) == "-9223372036854775808");
}

TEST_CASE("integer: -1 and INT64_MIN meet without overflow") {
  integer const least = std::numeric_limits<std::int64_t>::min();
  CHECK(to_string(-least) == "9223372036854775808");
  CHECK(to_string(least * -1) == "9223372036854775808");
  CHECK(to_string(divide(least, -1).quotient) == "9223372036854775808");
  CHECK(divide(least, -1).remainder == 0);
  CHECK(to_string(abs(least)) == "9223372036854775808");
  CHECK(to_string(gcd(least, least)) == "9223372036854775808");
  CHECK(to_string(gcd(least, 0)) == "9223372036854775808");
  CHECK(to_string(least - 1) == "-9223372036854775809");
  CHECK(to_string(least * least) == "85070591730234615865843651857942052864");
  CHECK(to_string(least * least * 2) == "170141183460469231731687303715884105728");
  CHECK(to_string(-(least * least * 2)) == "-170141183460469231731687303715884105728");
  CHECK(to_string(divide(-(least * least * 2), -1).quotient) == "170141183460469231731687303715884105728");
}

TEST_CASE("divide: quotient towards zero, remainder with the sign of the dividend") {
  struct row {
    int a, b, quotient, remainder;
  };
  static constexpr row rows[] = {
      {7, 2, 3, 1}, {-7, 2, -3, -1}, {7, -2, -3, 1}, {-7, -2, 3, -1}, {6, 3, 2, 0}, {-6, 3, -2, 0},
      {0, 5, 0, 0}, {0, -5, 0, 0},   {2, 7, 0, 2},   {-2, 7, 0, -2},  {5, 1, 5, 0}, {5, -1, -5, 0},
  };
  for (auto const& r : rows) {
    CAPTURE(r.a);
    CAPTURE(r.b);
    CHECK(divide(r.a, r.b).quotient == r.quotient);
    CHECK(divide(r.a, r.b).remainder == r.remainder);
  }
}

TEST_CASE("divide: by zero is an error, for small and for large numbers") {
  for (char const* text : {"0", "5", "-5", "100000000000000000000000000000000000000000000"}) {
    CHECK_THROWS_WITH_AS(static_cast<void>(divide(integer::parse(text), 0)),
                         "error [fiscore.110] division by zero", error);
  }
  try {
    static_cast<void>(divide(1, 0));
  } catch (error const& thrown) {
    CHECK(thrown.code() == errc::division_by_zero);
    CHECK(thrown.diagnostics().front().message.zh == "除数为零");
  }
}

TEST_CASE("gcd: not negative, and gcd(0, 0) is 0") {
  CHECK(fiscore::gcd(0, 0) == 0);
  CHECK(fiscore::gcd(0, -5) == 5);
  CHECK(fiscore::gcd(-12, 18) == 6);
  CHECK(fiscore::gcd(12, -18) == 6);
  CHECK(fiscore::gcd(1, 0) == 1);
  integer const large = pow(integer(2), 200) * 9;
  CHECK(gcd(large, -6) == 6);
  CHECK(fiscore::gcd(-large, pow(integer(3), 200)) == 9);
  CHECK(gcd(large, 0) == large);
  CHECK(fiscore::gcd(0, -large) == large);
  CHECK(gcd(std::numeric_limits<std::int64_t>::min(), -large) == pow(integer(2), 63));
}

TEST_CASE("pow: whole powers, with 0^0 = 1") {
  CHECK(pow(integer(0), 0) == 1);
  CHECK(pow(integer(0), 5) == 0);
  CHECK(pow(integer(-1), 4'000'000'001U) == -1);
  CHECK(pow(integer(1), 4'294'967'295U) == 1);
  CHECK(pow(integer(-2), 3) == -8);
  CHECK(to_string(pow(integer(2), 64)) == "18446744073709551616");
  CHECK(to_string(pow(integer(-2), 127)) == "-170141183460469231731687303715884105728");
  CHECK(to_string(pow(integer(10), 40)) == "1" + std::string(40, '0'));
  for (unsigned n : {0U, 1U, 17U, 18U, 19U, 20U, 37U, 38U, 39U, 40U, 1000U}) {
    CAPTURE(n);
    CHECK(to_string(fiscore::power_of_ten(n)) == "1" + std::string(n, '0'));
  }
}

TEST_CASE("floor_root: the greatest whole number whose power is not above") {
  for (cpp_int const& value : edges()) {
    if (value < 0) continue;
    for (unsigned const degree : {1U, 2U, 3U, 5U, 12U, 63U, 64U, 127U, 401U}) {
      CAPTURE(value.str());
      CAPTURE(degree);
      integer const number = ours(value);
      integer const found = floor_root(number, degree);
      CHECK(pow(found, degree) <= number);
      CHECK(pow(found + 1, degree) > number);
    }
  }
  CHECK(floor_root(pow(integer(10), 3000), 3) == pow(integer(10), 1000));
  CHECK(floor_root(pow(integer(10), 3000) - 1, 3) == pow(integer(10), 1000) - 1);
  CHECK(floor_root(2, 4'294'967'295U) == 1);
  CHECK(floor_root(0, 4'294'967'295U) == 0);
}

TEST_CASE("floor_root: below zero, or to degree zero, there is none") {
  char const* const message = "error [fiscore.111] no root of a negative number, nor of a degree below 1";
  CHECK_THROWS_WITH_AS(static_cast<void>(floor_root(-1, 2)), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(floor_root(-1, 3)), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(floor_root(1, 0)), message, error);
  CHECK_THROWS_WITH_AS(static_cast<void>(floor_root(-pow(integer(2), 200), 1)), message, error);
}

TEST_CASE("integer: text that is no whole number throws, with what try_parse would return") {
  CHECK_THROWS_WITH_AS(static_cast<void>(integer::parse("1.5")),
                       "error [fiscore.107] \"1.5\" is not a whole number", error);
  CHECK_THROWS_WITH_AS(static_cast<void>(integer::parse("")), "error [fiscore.101] the number is empty",
                       error);
  CHECK(integer::try_parse("1e3").error().code == errc::number_not_whole);
  CHECK(integer::try_parse("1000", {.digits = 3}).error().code == errc::number_too_long);
  CHECK(integer::parse("-000") == 0);
  CHECK(to_string(integer::parse("-0")) == "0");
  CHECK(integer::parse("+12") == 12);
  std::string const longest(10'000, '9');
  CHECK(to_string(integer::parse(longest)) == longest);
  CHECK(to_string(integer::parse("-" + longest)) == "-" + longest);
}

TEST_CASE("integer: copies, moves, swaps and self-assignment of values inline and shared") {
  integer const small = 5;
  integer const large = pow(integer(7), 100);
  for (integer const& value : {small, large, -large}) {
    integer copy = value;
    CHECK(copy == value);
    integer moved = std::move(copy);
    CHECK(moved == value);
    copy = moved;
    CHECK(copy == value);
    auto& alias = copy;
    copy = alias;
    CHECK(copy == value);
    copy = std::move(alias);
    CHECK(copy == value);
    copy += alias;
    CHECK(copy == value * 2);
    copy -= alias;
    CHECK(copy == 0);
    copy = value;
    copy *= alias;
    CHECK(copy == value * value);
    integer other = 1;
    copy.swap(other);
    CHECK(copy == 1);
    CHECK(other == value * value);
    std::swap(copy, other);
    CHECK(other == 1);
    std::vector<integer> many(1000, value);
    many.erase(many.begin(), many.begin() + 500);
    many.insert(many.begin(), value + 1);
    CHECK(many.front() == value + 1);
    CHECK(many.back() == value);
  }
}

TEST_CASE("integer: one shared value is copied and read in several threads") {
  integer const large = pow(integer(3), 300);
  std::string const text = to_string(large);
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 20'000; ++i) {
        integer copy = large;
        integer const sum = copy + i;
        copy = sum;
        if (copy - i != large) ++wrong[t];
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
  CHECK(to_string(large) == text);
}
