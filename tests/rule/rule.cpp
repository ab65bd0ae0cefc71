// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/rule.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

using namespace fiscore;  // NOLINT(google-build-using-namespace): every form is named here
using fiscore_test::check_problems;
using fiscore_test::in;
using fiscore_test::written;

static_assert(!std::is_default_constructible_v<rule>, "there is no rule that stands for none");

namespace {
parameter named(std::string_view name) { return parameter::named(std::string(name)); }

deduction cost(parameter step = 1, parameter points = 1, parameter floor = 0) {
  return {std::move(step), step_unit::measure, std::move(points), step_mode::whole, std::move(floor)};
}
proportional share_of(parameter target) {
  return {std::move(target), goal::at_least, inverse_variant::ratio, zero_target::undefined};
}

struct form {
  fiscore::rule rule;
  std::string_view name;
  bool numeric;
};

/// One rule of each form, in the order of the variant.
std::vector<form> forms() {
  return {
      {share_of(10), "proportional", true},
      {step_deduction{10, side::above, cost()}, "step_deduction", true},
      {bands{{{in("[0, 10]"), 5}}}, "bands", true},
      {threshold{comparison::at_least, 10}, "threshold", true},
      {range_target{0, 10, cost()}, "range_target", true},
      {count_deduction{1, 0}, "count_deduction", true},
      {deadline{date(2021, 6, 30), lateness_unit::day, month_end::keeps, 1, step_mode::whole, 0},
       "deadline", true},
      {interpolation{{{0, 0}, {10, 5}}, beyond::hold, beyond::hold}, "interpolation", true},
      {conversion{10}, "conversion", true},
      {curve::make({{in("[0, 10]"), constant{5}}}), "curve", true},
      {checklist{}, "checklist", false},
      {element_count{}, "element_count", false},
      {tiers{}, "tiers", false},
      {manual{}, "manual", false},
      {custom{"own", {}, {}}, "custom", true},
  };
}
}  // namespace

TEST_CASE("rule: every form has its name in files, and it is known which are numeric") {
  auto const all = forms();
  REQUIRE(all.size() == std::variant_size_v<rule>);
  CHECK(form_names().size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    CAPTURE(all[i].name);
    CHECK(all[i].rule.index() == i);
    CHECK(form_name(all[i].rule) == all[i].name);
    CHECK(is_numeric(all[i].rule) == all[i].numeric);
  }
}

TEST_CASE("rule: binding gives the curve of the form") {
  struct row {
    std::size_t form;
    std::string_view at;
    std::string_view score;
  };
  static constexpr row rows[] = {
      {0, "8", "4"}, {1, "12", "3"},      {2, "10", "5"},  {3, "9.9", "0"}, {4, "13", "2"},
      {5, "2", "3"}, {6, "2459397", "4"}, {7, "5", "2.5"}, {8, "5", "2.5"}, {9, "10", "5"},
  };
  auto const all = forms();
  for (auto const& r : rows) {
    CAPTURE(all[r.form].name);
    auto const made = fiscore::to_curve(all[r.form].rule, 5);
    REQUIRE(made.has_value());
    CHECK(written(made->at(fiscore_test::num(r.at))) == r.score);
  }
}

TEST_CASE("rule: a curve stands for itself, whatever full marks are") {
  auto const drawn =
      curve::make({{in("[0, 10)"), constant{5}}, {in("[10, ∞)"), line{6, rational::of(-1, 10)}}});
  CHECK(fiscore::to_curve(drawn, 5).value() == drawn);
  CHECK(fiscore::to_curve(drawn, 100).value() == drawn);
  CHECK(fiscore::to_curve(curve(), 5).value() == curve());
}

TEST_CASE("rule: the errors are those of the form") {
  check_problems(
      fiscore::to_curve(share_of(0), 5),
      {{errc::target_zero, "target", "a target of 0 has no shares", "指标值为 0，不能按比例计分"}});
  check_problems(fiscore::to_curve(share_of(named("target")), 5),
                 {{errc::parameter_unbound, "target", "the parameter \"target\" has no value",
                   "参数“target”没有取值"}});
  CHECK(fiscore::to_curve(share_of(named("target")), 5, {{"target", 10}}).has_value());
}

TEST_CASE("rule: the names that binding needs are told once each, in the order of the fields") {
  struct row {
    fiscore::rule rule;
    std::vector<std::string> names;
  };
  auto const all = forms();
  for (auto const& one : all) {
    CAPTURE(one.name);
    CHECK(parameter_names(one.rule).empty());
  }
  row const rows[] = {
      {share_of(named("t")), {"t"}},
      {step_deduction{named("l"), side::above, cost(named("s"), named("p"), named("f"))},
       {"l", "s", "p", "f"}},
      {step_deduction{named("x"), side::above, cost(1, named("x"), named("y"))}, {"x", "y"}},
      {bands{{{{named("a"), closure::open}, {named("b"), closure::closed}, named("p")},
              {{named("b"), closure::open}, {named("c"), closure::closed}, named("q")}}},
       {"a", "b", "p", "c", "q"}},
      {threshold{comparison::below, named("v"), named("o")}, {"v", "o"}},
      {range_target{named("l"), named("h"), cost(named("s"), named("p"), named("f"))},
       {"l", "h", "s", "p", "f"}},
      {count_deduction{named("p"), named("f")}, {"p", "f"}},
      {deadline{named("d"), lateness_unit::day, month_end::keeps, named("p"), step_mode::whole, named("f")},
       {"d", "p", "f"}},
      {interpolation{{{named("a"), named("p")}, {named("b"), named("q")}}, beyond::hold, beyond::hold},
       {"a", "p", "b", "q"}},
      {conversion{named("m")}, {"m"}},
  };
  for (auto const& r : rows) {
    CAPTURE(form_name(r.rule));
    CHECK(parameter_names(r.rule) == r.names);
  }
}

TEST_CASE("rule: with the names it told, every rule binds; without one of them it does not") {
  auto const wanted = step_deduction{named("l"), side::both, cost(named("s"), named("p"), named("f"))};
  auto const names = parameter_names(wanted);
  for (std::size_t missing = 0; missing <= names.size(); ++missing) {
    bindings given;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i != missing) given.set(names[i], 1);
    }
    CAPTURE(missing);
    CHECK(fiscore::to_curve(wanted, 5, given).has_value() == (missing == names.size()));
  }
}

TEST_CASE("rule: two are equal where form and fields are") {
  auto const all = forms();
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = 0; k < all.size(); ++k) CHECK((all[i].rule == all[k].rule) == (i == k));
  }
  CHECK(rule(share_of(10)) != rule(share_of(11)));
  auto other = share_of(10);
  other.zero = zero_target::all_or_nothing;
  CHECK(rule(share_of(10)) != rule(other));
}
