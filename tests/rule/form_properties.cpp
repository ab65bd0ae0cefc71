// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/rule.hpp>

#include "property.hpp"
#include "rule_checks.hpp"
#include "rule_generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

using namespace fiscore;  // NOLINT(google-build-using-namespace): every form is named here
using fiscore_test::check_property;
using fiscore_test::counts;
using fiscore_test::places_to_look;
using fiscore_test::plain_rationals;
using fiscore_test::positive_rationals;

namespace {

rational least(rational const& a, rational const& b) { return a < b ? a : b; }
rational greatest(rational const& a, rational const& b) { return a > b ? a : b; }

/// The curve of `of` agrees with the formula on a grid and around `ends`.
template <class Formula>
void assert_formula(rule const& of, rational const& full_marks, std::vector<rational> const& ends,
                    Formula&& formula) {
  auto const made = fiscore::to_curve(of, full_marks);
  RC_ASSERT(made.has_value());
  for (auto const& x : places_to_look(ends)) {
    std::optional<rational> const expected = formula(x);
    if (made->at(x) != expected) {
      RC_FAIL("at " + to_string(x) + ": expected " + fiscore_test::written(expected) + ", got " +
              fiscore_test::written(made->at(x)) + " from " + to_string(*made));
    }
  }
}

// --- what deviating costs
// -------------------------------------------------------------------------------------------

rational steps_in(rational const& distance, rational const& step, step_mode mode) {
  rational const count = distance / step;
  switch (mode) {
    case step_mode::whole:
      return floor(count);
    case step_mode::started:
      return ceiling(count);
    case step_mode::pro_rata:
      break;
  }
  return count;
}

struct cost_numbers {
  rational full_marks;
  rational floor;
  rational step;
  rational points;
  step_unit unit;
  step_mode mode;

  [[nodiscard]] deduction as_deduction() const { return {step, unit, points, mode, floor}; }
  [[nodiscard]] rational step_from(rational const& limit) const {
    return unit == step_unit::share_of_limit ? step * abs(limit) : step;
  }
  [[nodiscard]] rational after(rational const& distance, rational const& limit) const {
    if (distance.is_zero()) return full_marks;
    return greatest(floor, full_marks - points * steps_in(distance, step_from(limit), mode));
  }
};

cost_numbers pick_cost() {
  rational const full = *positive_rationals();
  return {full,
          *rc::gen::element<rational>(0, full, full / 2, -1, full / 3),
          *positive_rationals(5),
          *positive_rationals(4),
          *rc::gen::element(step_unit::measure, step_unit::share_of_limit),
          *rc::gen::element(step_mode::whole, step_mode::started, step_mode::pro_rata)};
}

rational nonzero() {
  auto const value = *plain_rationals();
  return value.is_zero() ? rational(1) : value;
}

void append_steps(std::vector<rational>& ends, rational const& limit, rational const& step) {
  for (int n = -8; n <= 8; ++n) ends.push_back(limit + step * n);
}

}  // namespace

TEST_CASE("proportional: agrees with its formula") {
  check_property("at least: w min(cap, a/t), nothing below 0 and below the pass threshold", [] {
    rational const t = *positive_rationals();
    rational const w = *positive_rationals();
    proportional rule{t, goal::at_least, *rc::gen::element(inverse_variant::ratio, inverse_variant::mirror),
                      *rc::gen::element(zero_target::all_or_nothing, zero_target::undefined)};
    rule.cap = *rc::gen::element<std::optional<rational>>(std::nullopt, 1, rational::of(6, 5), 3);
    rule.pass_threshold =
        *rc::gen::element<std::optional<rational>>(std::nullopt, 0, rational::of(3, 5), 1);
    rational const pass = rule.pass_threshold.value_or(0);
    assert_formula(rule, w, {t, t * pass, t * rule.cap.value_or(1)}, [&](rational const& a) {
      if (a < 0 || a / t < pass) return rational(0);
      return rule.cap ? least(w * a / t, w * *rule.cap) : w * a / t;
    });
  });
  check_property(
      "at most: w t/a or w (1 - (a - t)/t) beyond t, nothing where t/a is below the pass threshold", [] {
        rational const t = *positive_rationals();
        rational const w = *positive_rationals();
        auto const variant = *rc::gen::element(inverse_variant::ratio, inverse_variant::mirror);
        proportional rule{t, goal::at_most, variant, zero_target::undefined};
        rule.pass_threshold = *rc::gen::element<std::optional<rational>>(
            std::nullopt, 0, rational::of(1, 3), rational::of(1, 2), rational::of(3, 5), 1);
        rational const pass = rule.pass_threshold.value_or(0);
        std::vector<rational> ends{t, t * 2};
        if (!pass.is_zero()) ends.push_back(t / pass);
        assert_formula(rule, w, ends, [&](rational const& a) {
          if (a <= t) return w;
          if (t / a < pass) return rational(0);
          if (variant == inverse_variant::ratio) return w * t / a;
          return a < t * 2 ? w * (1 - (a - t) / t) : rational(0);
        });
      });
}

TEST_CASE("step_deduction: agrees with its formula") {
  check_property("max(floor, w - points n)", [] {
    auto const cost = pick_cost();
    rational const limit = cost.unit == step_unit::measure ? *plain_rationals() : nonzero();
    auto const which = *rc::gen::element(side::above, side::below, side::both);
    std::vector<rational> ends;
    append_steps(ends, limit, cost.step_from(limit));
    assert_formula(step_deduction{limit, which, cost.as_deduction()}, cost.full_marks, ends,
                   [&](rational const& x) {
                     bool const is_bad = x > limit ? which != side::below : which != side::above;
                     return is_bad ? cost.after(abs(x - limit), limit) : cost.full_marks;
                   });
  });
}

TEST_CASE("range_target: agrees with its formula") {
  check_property("the distance to the nearer end costs", [] {
    auto const cost = pick_cost();
    rational low = nonzero();
    rational high = nonzero();
    if (high < low) std::swap(low, high);
    std::vector<rational> ends;
    append_steps(ends, low, cost.step_from(low));
    append_steps(ends, high, cost.step_from(high));
    assert_formula(range_target{low, high, cost.as_deduction()}, cost.full_marks, ends,
                   [&](rational const& x) {
                     if (x < low) return cost.after(low - x, low);
                     if (x > high) return cost.after(x - high, high);
                     return cost.full_marks;
                   });
  });
}

TEST_CASE("count_deduction: agrees with its formula") {
  check_property("max(floor, w - points n) for every count", [] {
    auto const cost = pick_cost();
    auto const curve = fiscore::to_curve(count_deduction{cost.points, cost.floor}, cost.full_marks);
    RC_ASSERT(curve.has_value());
    RC_ASSERT(!curve->at(-1).has_value());
    for (int n = 0; n <= 60; ++n) {
      RC_ASSERT(curve->at(n) ==
                (n == 0 ? cost.full_marks : greatest(cost.floor, cost.full_marks - cost.points * n)));
    }
  });
}

TEST_CASE("threshold: agrees with the comparison") {
  check_property("full marks where it holds", [] {
    using enum comparison;
    auto const test = *rc::gen::element(at_least, above, at_most, below, equal);
    rational const value = *plain_rationals();
    rational const w = *positive_rationals();
    rational const otherwise = *plain_rationals();
    assert_formula(threshold{test, value, otherwise}, w, {value}, [&](rational const& x) {
      bool const held = test == at_least  ? x >= value
                        : test == above   ? x > value
                        : test == at_most ? x <= value
                        : test == below   ? x < value
                                          : x == value;
      return held ? w : otherwise;
    });
  });
}

TEST_CASE("bands: agree with a search through the rows") {
  check_property("the row that holds the value decides", [] {
    bands rule;
    std::vector<rational> ends;
    for (auto const& one : *fiscore_test::disjoint_pieces()) {
      rule.rows.emplace_back(one.on, *plain_rationals());
      fiscore_test::append_ends(ends, one.on);
    }
    assert_formula(rule, 10, ends, [&](rational const& x) -> std::optional<rational> {
      for (auto const& row : rule.rows) {
        bool const after = row.from.kind == closure::unbounded || row.from.at.value() < x ||
                           (row.from.at.value() == x && row.from.kind == closure::closed);
        bool const before = row.to.kind == closure::unbounded || row.to.at.value() > x ||
                            (row.to.at.value() == x && row.to.kind == closure::closed);
        if (after && before) return row.points.value();
      }
      return std::nullopt;
    });
  });
}

TEST_CASE("interpolation: agrees with the line through the neighbouring points") {
  check_property("two-point form", [] {
    std::vector<std::pair<rational, rational>> points;
    rational at = *plain_rationals();
    for (int n = *counts(4) + 2; n > 0; --n) {
      points.emplace_back(at, *plain_rationals());
      at += *positive_rationals();
    }
    auto const choices = [] { return *rc::gen::element(beyond::hold, beyond::nothing, beyond::uncovered); };
    interpolation rule{{}, choices(), choices()};
    std::vector<rational> ends;
    for (auto const& [x, y] : points) {
      rule.through.push_back({x, y});
      ends.push_back(x);
    }
    if (*counts(1) == 1) std::reverse(rule.through.begin(), rule.through.end());
    auto const outside = [](beyond what, rational const& held) -> std::optional<rational> {
      if (what == beyond::uncovered) return std::nullopt;
      return what == beyond::hold ? held : rational(0);
    };
    assert_formula(rule, 10, ends, [&](rational const& x) -> std::optional<rational> {
      if (x < points.front().first) return outside(rule.below, points.front().second);
      if (x > points.back().first) return outside(rule.above, points.back().second);
      for (std::size_t i = 1;; ++i) {
        auto const& [x0, y0] = points[i - 1];
        auto const& [x1, y1] = points[i];
        if (x <= x1) return (y0 * (x1 - x) + y1 * (x - x0)) / (x1 - x0);
      }
    });
  });
}

TEST_CASE("conversion: agrees with its formula") {
  check_property("w x / maximum from 0 to the maximum", [] {
    rational const maximum = *positive_rationals();
    rational const w = *positive_rationals();
    assert_formula(conversion{maximum}, w, {maximum}, [&](rational const& x) -> std::optional<rational> {
      if (x < 0 || x > maximum) return std::nullopt;
      return w * x / maximum;
    });
  });
}

TEST_CASE("deadline: agrees with counting days and months") {
  check_property("max(floor, w - points n)", [] {
    auto const cost = pick_cost();
    auto const due = date::from_day_number(date(2020, 1, 1).day_number() + *counts(800));
    auto const unit = *rc::gen::element(lateness_unit::day, lateness_unit::month);
    auto const policy = *rc::gen::element(month_end::same_day, month_end::keeps);
    auto const late =
        unit == lateness_unit::day ? cost.mode : *rc::gen::element(step_mode::whole, step_mode::started);
    auto const curve =
        fiscore::to_curve(deadline{due, unit, policy, cost.points, late, cost.floor}, cost.full_marks);
    RC_ASSERT(curve.has_value());
    for (int days = -40; days <= 200; ++days) {
      auto const day = due.day_number() + days;
      rational score = cost.full_marks;
      if (days > 0) {
        int n = days;
        if (unit == lateness_unit::month) {
          n = 0;
          while (add_months(due, n + 1, policy).day_number() <= day) ++n;
          if (late == step_mode::started && add_months(due, n, policy).day_number() < day) ++n;
        }
        score = greatest(cost.floor, cost.full_marks - cost.points * n);
      }
      RC_ASSERT(curve->at(day) == score);
    }
  });
}

TEST_CASE("rule: a name that is bound to a number gives the curve of the number") {
  check_property("binding is substitution", [] {
    auto const cost = pick_cost();
    rational const limit = nonzero();
    auto const which = *rc::gen::element(side::above, side::below, side::both);
    bindings const given{{"l", limit}, {"s", cost.step}, {"p", cost.points}, {"f", cost.floor}};
    step_deduction const named{
        parameter::named("l"),
        which,
        {parameter::named("s"), cost.unit, parameter::named("p"), cost.mode, parameter::named("f")}};
    RC_ASSERT(
        fiscore::to_curve(named, cost.full_marks, given).value() ==
        fiscore::to_curve(step_deduction{limit, which, cost.as_deduction()}, cost.full_marks).value());
  });
}

TEST_CASE("rule: no form gives more than full marks or less than its floor, unless it says so") {
  check_property("the range of a deduction lies between floor and full marks", [] {
    auto const cost = pick_cost();
    auto const made =
        fiscore::to_curve(step_deduction{nonzero(), side::both, cost.as_deduction()}, cost.full_marks);
    RC_ASSERT(made.has_value());
    RC_ASSERT(interval::closed(cost.floor, cost.full_marks).contains(*made->range()));
    RC_ASSERT(made->gaps(domain::real()).empty());
  });
}
