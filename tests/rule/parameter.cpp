// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/parameter.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <string_view>
#include <type_traits>
#include <vector>

using namespace fiscore::literals;
using fiscore::bindings;
using fiscore::constant;
using fiscore::date;
using fiscore::errc;
using fiscore::month_end;
using fiscore::parameter;
using fiscore::piece;
using fiscore::rational;
using fiscore::stated;
using fiscore::detail::binder;
using fiscore_test::check_problems;
using fiscore_test::in;

static_assert(!std::is_default_constructible_v<parameter>, "a rule states all its numbers");
static_assert(!std::is_default_constructible_v<stated<month_end>>, "a rule states all its choices");
static_assert(std::is_convertible_v<int, parameter>);
static_assert(std::is_convertible_v<fiscore::decimal, parameter>);
static_assert(std::is_convertible_v<rational, parameter>);
static_assert(std::is_convertible_v<date, parameter>);
static_assert(!std::is_convertible_v<double, parameter>, "0.1 is not a tenth");
static_assert(!std::is_convertible_v<bool, parameter>);
static_assert(!std::is_convertible_v<char const*, parameter>, "a name is given by named()");
static_assert(std::is_convertible_v<month_end, stated<month_end>>);
static_assert(std::is_convertible_v<stated<month_end>, month_end>);

TEST_CASE("parameter: a number is written down, or named") {
  parameter const half(0.50_dec);
  CHECK_FALSE(half.is_named());
  CHECK(half.value() == rational::of(1, 2));
  CHECK(half == parameter(rational::of(1, 2)));
  CHECK(half != parameter(1));
  CHECK(parameter(date(2021, 6, 30)).value() == date(2021, 6, 30).day_number());

  parameter const target = parameter::named("target");
  CHECK(target.is_named());
  CHECK(target.name() == "target");
  CHECK(target == parameter::named("target"));
  CHECK(target != parameter::named("limit"));
  CHECK(target != parameter(0));
}

TEST_CASE("stated: a choice is what was said") {
  stated<month_end> const keeps = month_end::keeps;
  CHECK(keeps == month_end::keeps);
  CHECK(keeps != month_end::same_day);
}

TEST_CASE("bindings: a name has the value that was set last") {
  bindings given{{"target", 100}, {"low", 0}};
  REQUIRE(given.find("target") != nullptr);
  CHECK(*given.find("target") == 100);
  CHECK(*given.find("low") == 0);
  CHECK(given.find("high") == nullptr);
  CHECK(given.find("") == nullptr);
  CHECK(given.find("Target") == nullptr);
  given.set("target", 90);
  given.set("high", rational::of(1, 3));
  CHECK(*given.find("target") == 90);
  CHECK(*given.find("high") == rational::of(1, 3));
  CHECK(bindings().find("target") == nullptr);
}

TEST_CASE("binder: a name that is not bound is told alone, for numbers that stand in for it mean nothing") {
  bindings const none;
  binder bind(none);
  CHECK(bind.value(parameter::named("low"), "c/low") == 0);
  bind.require(false, errc::target_zero, "d", "不行", "no");
  CHECK(bind.value(parameter::named("high"), "c/high") == 0);
  std::vector<piece> overlapping{{in("[0, 5]"), constant{1}}, {in("[5, 9]"), constant{2}}};
  auto const made = std::move(bind).finish(std::move(overlapping));
  REQUIRE_FALSE(made.has_value());
  check_problems(
      made.error(),
      {{errc::parameter_unbound, "c/low", "the parameter \"low\" has no value", "参数“low”没有取值"},
       {errc::parameter_unbound, "c/high", "the parameter \"high\" has no value", "参数“high”没有取值"}});
}

TEST_CASE("binder: all that is wrong is collected, in the order in which it was asked") {
  bindings const given{{"target", 7}};
  binder bind(given);
  CHECK(bind.value(5, "a") == 5);
  CHECK(bind.value(parameter::named("target"), "b") == 7);
  bind.require(true, errc::parameter_range, "b", "无", "nothing");
  CHECK_FALSE(bind.failed());
  bind.require(false, errc::target_zero, "d", "不行", "no");
  CHECK(bind.failed());
  std::vector<piece> overlapping{{in("[0, 5]"), constant{1}}, {in("[5, 9]"), constant{2}}};
  auto const made = std::move(bind).finish(std::move(overlapping));
  REQUIRE_FALSE(made.has_value());
  check_problems(made.error(),
                 {{errc::target_zero, "d", "no", "不行"},
                  {errc::curve_overlap, "pieces/1", "[5, 9] and [0, 5] overlap, for example at 5",
                   "[5, 9] 与 [0, 5] 重叠，例如 5"}});
}

TEST_CASE("binder: without a problem the pieces are a curve") {
  auto const made = binder(bindings{}).finish({{in("[0, 5]"), constant{1}}});
  REQUIRE(made.has_value());
  CHECK(made->at(5) == rational(1));
}
