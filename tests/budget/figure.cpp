// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/figure.hpp>

#include <doctest/doctest.h>

#include <concepts>

static_assert(std::regular<fiscore::figure>);

TEST_CASE("figures are equal when amount, place and note are") {
  using fiscore::figure;
  using fiscore::quantity;
  figure const a{quantity::parse("362.40万元"), "二（1）", ""};
  CHECK(a == figure{quantity::parse("3624000元"), "二（1）", ""});
  CHECK(a != figure{quantity::parse("362.40万元"), "二（2）", ""});
}
