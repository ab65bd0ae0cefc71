// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/tiers.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <optional>
#include <string_view>

using fiscore::interval;
using fiscore::rational;
using fiscore::rounding;
using fiscore::rounding_mode;
using fiscore::tier_scores;
using fiscore::tier_unit;
using fiscore::tiers;
using fiscore_test::in;
using fiscore_test::num;

static_assert(std::copyable<tiers> && std::equality_comparable<tiers>);

namespace {
/// 达成 100%-80%(含), 80%-60%(含), 60%-0.
tiers three_tiers(std::optional<rounding> ends = std::nullopt) {
  return {tier_unit::share_of_full_marks,
          {{"met", {"达成", "met"}, in("[0.8, 1]")},
           {"partly", {"部分达成", "partly met"}, in("[0.6, 0.8)")},
           {"missed", {"未达成", "missed"}, in("[0, 0.6)")}},
          ends};
}
}  // namespace

TEST_CASE("tiers: shares of full marks become points, exactly or with rounded ends") {
  struct row {
    std::string_view full_marks;
    std::array<std::string_view, 3> exact;
    std::array<std::string_view, 3> rounded;  // 2 places, half up
  };
  static constexpr row rows[] = {
      {"7.5", {"[6, 7.5]", "[4.5, 6)", "[0, 4.5)"}, {"[6, 7.5]", "[4.5, 6)", "[0, 4.5)"}},
      {"3.33", {"[2.664, 3.33]", "[1.998, 2.664)", "[0, 1.998)"}, {"[2.66, 3.33]", "[2, 2.66)", "[0, 2)"}},
      {"10", {"[8, 10]", "[6, 8)", "[0, 6)"}, {"[8, 10]", "[6, 8)", "[0, 6)"}},
      {"1/3", {"[4/15, 1/3]", "[0.2, 4/15)", "[0, 0.2)"}, {"[0.27, 0.33]", "[0.2, 0.27)", "[0, 0.2)"}},
  };
  for (auto const& r : rows) {
    CAPTURE(r.full_marks);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(to_string(tier_scores(three_tiers(), i, num(r.full_marks))) == r.exact[i]);
      CHECK(to_string(tier_scores(three_tiers(rounding{2, rounding_mode::half_up}), i,
                                  num(r.full_marks))) == r.rounded[i]);
    }
  }
}

TEST_CASE("tiers: 2.66 of 3.33 is allowed only where the end is rounded first") {
  CHECK_FALSE(tier_scores(three_tiers(), 0, num("3.33")).contains(num("2.66")));
  CHECK(tier_scores(three_tiers(), 0, num("3.33")).contains(num("2.664")));
  CHECK(
      tier_scores(three_tiers(rounding{2, rounding_mode::half_up}), 0, num("3.33")).contains(num("2.66")));
  CHECK_FALSE(
      tier_scores(three_tiers(rounding{2, rounding_mode::up}), 0, num("3.33")).contains(num("2.66")));
}

TEST_CASE("tiers: ends in points do not depend on full marks") {
  tiers const fixed{tier_unit::points,
                    {{"good", {"效果较好", "good"}, in("{6}")},
                     {"fair", {"一般", "fair"}, in("{3}")},
                     {"none", {"无效果", "none"}, in("{0}")},
                     {"late", {"6 个月内", "within 6 months"}, in("[8, 9]")}}};
  for (auto const& full_marks : {rational(6), rational(10)}) {
    CHECK(tier_scores(fixed, 0, full_marks) == interval::point(6));
    CHECK(tier_scores(fixed, 1, full_marks) == interval::point(3));
    CHECK(tier_scores(fixed, 2, full_marks) == interval::point(0));
    CHECK(tier_scores(fixed, 3, full_marks) == in("[8, 9]"));
  }
}

TEST_CASE("tiers: a tier that is a point stays one") {
  tiers rule{tier_unit::share_of_full_marks, {{"half", {"一半", "half"}, interval::point(num("0.5"))}}};
  CHECK(tier_scores(rule, 0, num("3.33")) == interval::point(num("1.665")));
  rule.ends = rounding{2, rounding_mode::half_up};
  CHECK(tier_scores(rule, 0, num("3.33")) == interval::point(num("1.67")));
}

TEST_CASE("tiers: with nothing to earn, every tier is 0") {
  for (std::size_t i = 0; i < 3; ++i) {
    CAPTURE(i);
    CHECK(tier_scores(three_tiers(), i, 0) == interval::point(0));
  }
}
