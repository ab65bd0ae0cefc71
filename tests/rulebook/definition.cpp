// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/definition.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace fiscore;

TEST_CASE("a definition is a plain value with the policies of a cautious reader") {
  static_assert(std::is_aggregate_v<rulebook_definition>);
  rulebook_definition const written{.id = "x"};
  CHECK(written.full_marks == 100);
  CHECK(written.missing == missing_policy::bounds);
  CHECK(written == rulebook_definition{.id = "x"});
  CHECK_FALSE(written == rulebook_definition{.id = "y"});
}
