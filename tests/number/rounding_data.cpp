// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/root.hpp>

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <sstream>
#include <string>

using fiscore::decimal;
using fiscore::rational;
using fiscore::root;
using fiscore::rounding_mode;

namespace {
rounding_mode mode_named(std::string const& name) {
  for (int i = 0; i < 7; ++i) {
    auto const mode = static_cast<rounding_mode>(i);
    if (name == to_string(mode)) return mode;
  }
  FAIL("no rounding mode " << name);
  return {};
}
}  // namespace

TEST_CASE("round: every row of roundings.txt") {
  std::ifstream file(FISCORE_TEST_DATA "/roundings.txt");
  REQUIRE_MESSAGE(file.is_open(), FISCORE_TEST_DATA "/roundings.txt");
  int rounds = 0;
  int roots = 0;
  int orders = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    CAPTURE(line);
    std::istringstream in(line);
    std::string kind, value, mode, expected, other;
    unsigned degree = 0;
    int places = 0;
    in >> kind;
    if (kind == "round") {
      in >> value >> places >> mode >> expected;
      rational const exact = rational::parse(value);
      CHECK(to_string(round(exact, places, mode_named(mode))) == expected);
      CHECK(to_string(round(root(exact), places, mode_named(mode))) == expected);
      if (auto const same = exact_decimal(exact)) {
        CHECK(to_string(round(*same, places, mode_named(mode))) == expected);
      }
      ++rounds;
    } else if (kind == "root") {
      in >> value >> degree >> places >> mode >> expected;
      CHECK(to_string(round(root(rational::parse(value), degree), places, mode_named(mode))) == expected);
      ++roots;
    } else {
      REQUIRE(kind == "order");
      int sign = 0;
      in >> value >> degree >> other >> sign;
      root const left(rational::parse(value), degree);
      root const right(rational::parse(other));
      CHECK((left <=> right) == (sign <=> 0));
      CHECK((right <=> left) == (0 <=> sign));
      CHECK((left == right) == (sign == 0));
      ++orders;
    }
    REQUIRE(!in.fail());
  }
  CHECK(rounds >= 2'128);
  CHECK(roots >= 594);
  CHECK(orders >= 330);
}
