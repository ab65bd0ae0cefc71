// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/rational.hpp>
#include <fiscore/number/rounding.hpp>

#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

using fiscore::decimal;
using fiscore::integer;
using fiscore::rational;
using fiscore::rounding_mode;

static_assert(sizeof(rounding_mode) == 1);
static_assert(!std::is_convertible_v<rounding_mode, int>);
static_assert(
    !std::is_invocable_v<decltype([](auto v) -> decltype(round(v, 2)) { return round(v, 2); }), decimal>,
    "a mode is never a default");

namespace {
constexpr std::array modes = {rounding_mode::half_up, rounding_mode::half_even, rounding_mode::half_down,
                              rounding_mode::down,    rounding_mode::up,        rounding_mode::floor,
                              rounding_mode::ceiling};
}

TEST_CASE("rounding_mode: is written as in files") {
  char const* const names[] = {"half_up", "half_even", "half_down", "down", "up", "floor", "ceiling"};
  for (std::size_t i = 0; i < modes.size(); ++i) CHECK(std::string(to_string(modes[i])) == names[i]);
}

TEST_CASE("round: every mode on both signs, of decimals and of rationals alike") {
  struct row {
    std::string_view value;
    int places;
    std::array<std::string_view, 7> rounded;  // in the order of `modes`
  };
  static constexpr row rows[] = {
      {"1.25", 1, {"1.3", "1.2", "1.2", "1.2", "1.3", "1.2", "1.3"}},
      {"1.35", 1, {"1.4", "1.4", "1.3", "1.3", "1.4", "1.3", "1.4"}},
      {"1.21", 1, {"1.2", "1.2", "1.2", "1.2", "1.3", "1.2", "1.3"}},
      {"1.29", 1, {"1.3", "1.3", "1.3", "1.2", "1.3", "1.2", "1.3"}},
      {"-1.25", 1, {"-1.3", "-1.2", "-1.2", "-1.2", "-1.3", "-1.3", "-1.2"}},
      {"-1.35", 1, {"-1.4", "-1.4", "-1.3", "-1.3", "-1.4", "-1.4", "-1.3"}},
      {"-1.21", 1, {"-1.2", "-1.2", "-1.2", "-1.2", "-1.3", "-1.3", "-1.2"}},
      {"-1.29", 1, {"-1.3", "-1.3", "-1.3", "-1.2", "-1.3", "-1.3", "-1.2"}},
      {"0.5", 0, {"1", "0", "0", "0", "1", "0", "1"}},
      {"-0.5", 0, {"-1", "0", "0", "0", "-1", "-1", "0"}},
      {"0.4999999999999999999999999", 0, {"0", "0", "0", "0", "1", "0", "1"}},
      {"0.5000000000000000000000001", 0, {"1", "1", "1", "0", "1", "0", "1"}},
      {"-0.0000000000000000000000001", 0, {"0", "0", "0", "0", "-1", "-1", "0"}},
      {"0", 2, {"0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"}},
      {"0.00", 0, {"0", "0", "0", "0", "0", "0", "0"}},
      {"1.5", 1, {"1.5", "1.5", "1.5", "1.5", "1.5", "1.5", "1.5"}},
      {"1.5", 3, {"1.500", "1.500", "1.500", "1.500", "1.500", "1.500", "1.500"}},
      {"-1.5", 3, {"-1.500", "-1.500", "-1.500", "-1.500", "-1.500", "-1.500", "-1.500"}},
      {"9.99", 1, {"10.0", "10.0", "10.0", "9.9", "10.0", "9.9", "10.0"}},
      {"-9.99", 1, {"-10.0", "-10.0", "-10.0", "-9.9", "-10.0", "-10.0", "-9.9"}},
      {"1250", -2, {"1300", "1200", "1200", "1200", "1300", "1200", "1300"}},
      {"-1350", -2, {"-1400", "-1400", "-1300", "-1300", "-1400", "-1400", "-1300"}},
      {"50", -2, {"100", "0", "0", "0", "100", "0", "100"}},
      {"-50", -2, {"-100", "0", "0", "0", "-100", "-100", "0"}},
      {"4.99", -1, {"0", "0", "0", "0", "10", "0", "10"}},
      {"5.01", -1, {"10", "10", "10", "0", "10", "0", "10"}},
      {"1", -5, {"0", "0", "0", "0", "100000", "0", "100000"}},
      {"9223372036854775807.5",
       0,
       {"9223372036854775808", "9223372036854775808", "9223372036854775807", "9223372036854775807",
        "9223372036854775808", "9223372036854775807", "9223372036854775808"}},
      {"-170141183460469231731687303715884105727.5",
       0,
       {"-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728",
        "-170141183460469231731687303715884105727", "-170141183460469231731687303715884105727",
        "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728",
        "-170141183460469231731687303715884105727"}},
  };
  for (auto const& r : rows) {
    for (std::size_t i = 0; i < modes.size(); ++i) {
      std::string const mode = to_string(modes[i]);
      CAPTURE(r.value);
      CAPTURE(r.places);
      CAPTURE(mode);
      decimal const value = decimal::parse(r.value);
      CHECK(to_string(round(value, r.places, modes[i])) == r.rounded[i]);
      CHECK(to_string(round(rational(value), r.places, modes[i])) == r.rounded[i]);
    }
  }
}

TEST_CASE("rounds_away: follows the table of modes") {
  using fiscore::detail::rounds_away;
  struct row {
    rounding_mode mode;
    bool even[3];      // discarded part below, at and above a half; positive, even digit
    bool odd[3];       // positive, odd digit
    bool negative[3];  // negative, even digit
  };
  static constexpr row rows[] = {
      {rounding_mode::half_up, {false, true, true}, {false, true, true}, {false, true, true}},
      {rounding_mode::half_even, {false, false, true}, {false, true, true}, {false, false, true}},
      {rounding_mode::half_down, {false, false, true}, {false, false, true}, {false, false, true}},
      {rounding_mode::down, {false, false, false}, {false, false, false}, {false, false, false}},
      {rounding_mode::up, {true, true, true}, {true, true, true}, {true, true, true}},
      {rounding_mode::floor, {false, false, false}, {false, false, false}, {true, true, true}},
      {rounding_mode::ceiling, {true, true, true}, {true, true, true}, {false, false, false}},
  };
  for (auto const& r : rows) {
    for (int half = -1; half <= 1; ++half) {
      CAPTURE(half);
      CHECK(rounds_away(r.mode, false, false, half) == r.even[half + 1]);
      CHECK(rounds_away(r.mode, false, true, half) == r.odd[half + 1]);
      CHECK(rounds_away(r.mode, true, false, half) == r.negative[half + 1]);
    }
  }
}

TEST_CASE("divide_rounded: agrees with the table around 2^63, 2^64 and 2^127") {
  using fiscore::detail::divide_rounded;
  for (unsigned const bits : {1U, 62U, 63U, 64U, 126U, 127U, 128U, 200U}) {
    integer const whole = pow(integer(2), bits);  // even; divided by 2, 4 and itself with known rests
    CAPTURE(bits);
    for (auto const mode : modes) {
      bool const nearest = mode == rounding_mode::half_up || mode == rounding_mode::half_even ||
                           mode == rounding_mode::half_down;
      bool const up = mode == rounding_mode::up || mode == rounding_mode::ceiling;
      bool const down = mode == rounding_mode::up || mode == rounding_mode::floor;
      CHECK(divide_rounded(whole, whole, mode) == 1);
      CHECK(divide_rounded(-whole, whole, mode) == -1);
      CHECK(divide_rounded(whole * 4 + 1, 4, mode) == whole + (up ? 1 : 0));
      CHECK(divide_rounded(-whole * 4 - 1, 4, mode) == -whole - (down ? 1 : 0));
      CHECK(divide_rounded(whole * 4 + 3, 4, mode) == whole + (up || nearest ? 1 : 0));
      CHECK(divide_rounded(whole * 4 + 2, 4, mode) ==
            whole + (up || mode == rounding_mode::half_up ? 1 : 0));
      CHECK(divide_rounded(-whole * 4 - 2, 4, mode) ==
            -whole - (down || mode == rounding_mode::half_up ? 1 : 0));
      CHECK(divide_rounded(whole - 1, whole, mode) ==
            (up || (nearest && bits > 1) || mode == rounding_mode::half_up ? 1 : 0));
      CHECK(divide_rounded(1, whole * 4, mode) == (up ? 1 : 0));
      CHECK(divide_rounded(-1, whole * 4, mode) == (down ? -1 : 0));
      CHECK(divide_rounded(0, whole, mode) == 0);
    }
  }
}

TEST_CASE("round: more places than a decimal holds are refused, either way") {
  for (int const places : {decimal::max_places + 1, -decimal::max_places - 1,
                           std::numeric_limits<int>::max(), std::numeric_limits<int>::min()}) {
    std::string const message =
        "error [fiscore.112] " + std::to_string(places) + " places are out of range (at most 1000000)";
    CHECK_THROWS_WITH_AS(static_cast<void>(round(decimal(1), places, rounding_mode::down)), message.c_str(),
                         fiscore::error);
    CHECK_THROWS_WITH_AS(static_cast<void>(round(rational(1), places, rounding_mode::down)),
                         message.c_str(), fiscore::error);
  }
  CHECK(round(decimal(1), decimal::max_places, rounding_mode::down).places() == decimal::max_places);
  CHECK(round(decimal(1), -decimal::max_places, rounding_mode::down) == decimal(0));
  CHECK(round(rational::of(1, 3), -decimal::max_places, rounding_mode::floor) == decimal(0));
}
