// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/custom.hpp>
#include <fiscore/rule/describe.hpp>
#include <fiscore/rule/rule.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

namespace {
rule squared() {
  return custom{
      "squared",
      {"完成率的平方", "the square of the rate"},
      [](rational const& rate, rational const& full) { return std::optional(full * rate * rate); }};
}
}  // namespace

TEST_CASE("a custom rule scores a measured value and is opaque") {
  CHECK(is_numeric(squared()));
  CHECK(is_opaque(squared()));
  CHECK_FALSE(is_opaque(rule(manual{})));
  CHECK(form_name(squared()) == "custom");
  CHECK(parameter_names(squared()).empty());
  auto const curve = to_curve(squared(), 10);
  REQUIRE_FALSE(curve.has_value());
  CHECK(curve.error().at(0).code == errc::rule_opaque);
}

TEST_CASE("custom rules are equal by name, and told by their title") {
  CHECK(rule(custom{"a", {}, {}}) == rule(custom{"a", {"题", ""}, {}}));
  CHECK_FALSE(rule(custom{"a", {}, {}}) == rule(custom{"b", {}, {}}));
  CHECK(describe(squared(), 10, "%", language::zh) == "自定义规则：完成率的平方");
  CHECK(describe(squared(), 10, "%", language::en) ==
        "a rule of the program's own: the square of the rate");
  CHECK(describe(rule(custom{"bare", {}, {}}), 10, "", language::en) ==
        "a rule of the program's own: bare");
}
