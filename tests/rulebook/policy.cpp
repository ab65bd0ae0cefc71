// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/policy.hpp>

#include <doctest/doctest.h>

TEST_CASE("a plan that says nothing rounds nothing") {
  fiscore::rounding_plan const plan;
  CHECK_FALSE(plan.metric);
  CHECK_FALSE(plan.leaf);
  CHECK_FALSE(plan.subtotal);
  CHECK_FALSE(plan.total);
}
