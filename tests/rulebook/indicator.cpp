// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/indicator.hpp>

#include <doctest/doctest.h>

#include <concepts>

using namespace fiscore;

static_assert(std::copyable<indicator> && std::equality_comparable<indicator>);

TEST_CASE("indicators are written down as aggregates and compare by everything they say") {
  indicator const a{.id = "x", .title = {"甲", "a"}, .full_marks = 5, .rule = manual{}};
  indicator b = a;
  CHECK(a == b);
  b.parameters.push_back({"steps", {}, {}});
  CHECK(a != b);
}

TEST_CASE("kinds of targets are told in both languages") {
  CHECK(describe(target_kind::at_most, language::zh) == "不超过");
  CHECK(describe(target_kind::at_most, language::en) == "at most");
  CHECK(describe(target_kind::qualitative, language::zh) == "定性");
  CHECK(describe(target_kind::qualitative, language::en) == "qualitative");
}
