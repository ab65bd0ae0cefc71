// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/evaluation.hpp>

#include <doctest/doctest.h>

#include <type_traits>

using namespace fiscore;

// Whether there is a score is asked by name: a result is no truth value.
static_assert(!std::is_convertible_v<node_result, bool> && !std::is_constructible_v<bool, node_result>);
static_assert(!std::is_constructible_v<bool, evaluation>);

TEST_CASE("a result without anything said about it is missing") {
  CHECK(node_result().state == state::missing);
  CHECK_FALSE(node_result().has_score());
}

TEST_CASE("states have the names of the result format") {
  CHECK(to_string(state::missing) == "missing");
  CHECK(to_string(state::scored) == "scored");
  CHECK(to_string(state::undefined) == "undefined");
  CHECK(to_string(state::outside_coverage) == "outside_coverage");
  CHECK(to_string(state::not_applicable) == "not_applicable");
  CHECK(to_string(state::excluded) == "excluded");
  CHECK(to_string(state::incomplete) == "incomplete");
}
