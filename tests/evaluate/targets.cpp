// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/targets.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

namespace {
std::optional<quantity> amount(char const* text) {
  if (*text == 0) return std::nullopt;
  return quantity::parse(text);
}
rulebook plain() {
  return rulebook::make({.id = "x",
                         .full_marks = 1,
                         .directions = {.at_most_words = {"成本"}, .zero_is_at_most = true},
                         .indicators = {{.id = "a", .full_marks = 1, .rule = manual{}}}});
}
}  // namespace

TEST_CASE("a target is met, not met or unknown, and its achievement computed or taken as printed") {
  struct row {
    char const* target;
    char const* actual;
    char const* printed;
    std::optional<comparison> sign;
    verdict met;
    char const* achievement;
    bool as_printed;
  };
  static constexpr auto none = std::nullopt;
  static row const rows[] = {
      {"2家", "3家", "150%", none, verdict::met, "3/2", false},
      {"630万美元", "798万美元", "127%", none, verdict::met, "19/15", false},
      {"630万美元", "7980000美元", "", none, verdict::met, "19/15", false},
      {"630万美元", "629.99万美元", "", none, verdict::not_met, "62999/63000", false},
      {"630万美元", "700万元", "", none, verdict::unknown, "", false},
      {"90%", "90个百分点", "", none, verdict::unknown, "", false},
      {"10", "10", "", comparison::above, verdict::not_met, "1", false},
      {"10", "10", "", comparison::at_most, verdict::met, "1", false},
      {"10", "12", "", comparison::at_most, verdict::not_met, "6/5", false},
      {"10", "10.0", "", comparison::equal, verdict::met, "1", false},
      {"0起", "0起", "", comparison::at_most, verdict::met, "", false},
      {"", "128.28亿元", "101%", none, verdict::met, "101/100", true},
      {"", "46个", "100%", none, verdict::unknown, "1", true},
      {"", "46个", "100.5%", none, verdict::met, "201/200", true},
      {"", "46个", "99%", none, verdict::not_met, "99/100", true},
      {"", "46个", "99.5%", none, verdict::not_met, "199/200", true},
      {"", "46个", "99%", comparison::at_most, verdict::met, "99/100", true},
      {"", "46个", "100%", comparison::at_most, verdict::unknown, "1", true},
      {"", "46个", "", none, verdict::unknown, "", false},
      {"2家", "", "", none, verdict::unknown, "", false},
  };
  for (auto const& r : rows) {
    CAPTURE(r.target);
    CAPTURE(r.actual);
    CAPTURE(r.printed);
    dossier office;
    office.add_target({.id = "t",
                       .sign = r.sign,
                       .target = amount(r.target),
                       .actual = amount(r.actual),
                       .achievement = amount(r.printed)});
    auto const found = evaluate_targets(plain(), office).at(0);
    CHECK(found.met == r.met);
    CHECK((found.achievement ? to_string(*found.achievement) : "") == r.achievement);
    CHECK(found.as_printed == r.as_printed);
    CHECK(found.printed_interval.has_value() == r.as_printed);
    bool const judged = (*r.target != 0 && *r.actual != 0) || *r.printed != 0;
    CHECK(found.assumed_direction == (judged && !r.sign));
  }
}

TEST_CASE("a printed rate stands for all that rounds to it") {
  dossier office;
  office.add_target({.id = "t", .achievement = quantity::parse("110%")});
  CHECK(to_string(*evaluate_targets(plain(), office)[0].printed_interval) == "[1.095, 1.105]");
}

TEST_CASE("a target without a sign is read as the rulebook says, and a range and a day as what they are") {
  struct row {
    char const* level;
    char const* target;
    char const* high;
    char const* actual;
    target_kind read_as;
    bool assumed;
    verdict met;
  };
  static constexpr row rows[] = {
      {"数量指标", "5万元", "", "6万元", target_kind::at_least, true, verdict::met},
      {"成本指标", "5万元", "", "6万元", target_kind::at_most, true, verdict::not_met},
      {"成本指标", "5万元", "", "5万元", target_kind::at_most, true, verdict::met},
      {"质量指标", "0起", "", "1起", target_kind::at_most, true, verdict::not_met},
      {"质量指标", "10%", "20%", "20%", target_kind::range, false, verdict::met},
      {"质量指标", "10%", "20%", "20.1%", target_kind::range, false, verdict::not_met},
      {"质量指标", "10%", "20%", "9个", target_kind::range, false, verdict::unknown},
      {"时效指标", "2021-06-30", "", "2021-06-30", target_kind::day, false, verdict::met},
      {"时效指标", "2021-06-30", "", "2021-07-01", target_kind::day, false, verdict::not_met},
  };
  for (auto const& r : rows) {
    CAPTURE(r.level);
    CAPTURE(r.target);
    CAPTURE(r.actual);
    dossier office;
    office.add_target({.id = "t",
                       .level = {r.level, ""},
                       .target = amount(r.target),
                       .target_high = amount(r.high),
                       .actual = amount(r.actual)});
    auto const found = evaluate_targets(plain(), office).at(0);
    CHECK(found.read_as == r.read_as);
    CHECK(found.assumed_direction == r.assumed);
    CHECK(found.met == r.met);
  }
}
