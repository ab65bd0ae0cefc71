// SPDX-License-Identifier: BSL-1.0
#include <fiscore/fiscore.hpp>

#include <doctest/doctest.h>

TEST_CASE("one header brings the whole core") {
  using namespace fiscore::literals;
  CHECK(fiscore::to_string(fiscore::round(fiscore::rational(2_dec / 3_dec), 2,
                                          fiscore::rounding_mode::half_up)) == "0.67");
  CHECK_FALSE(fiscore::validate({}).empty());
}
