// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/interval.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace fiscore::literals;
using fiscore::closure;
using fiscore::decimal;
using fiscore::endpoint;
using fiscore::errc;
using fiscore::error;
using fiscore::hull;
using fiscore::intersect;
using fiscore::interval;
using fiscore::interval_set;
using fiscore::map_linear;
using fiscore::rational;
using fiscore::rounding_mode;
using fiscore::rounding_preimage;

static_assert(std::regular<endpoint>);
static_assert(std::regular<interval>);
static_assert(std::regular<interval_set>);
static_assert(std::is_nothrow_move_constructible_v<interval>);
static_assert(std::is_nothrow_move_constructible_v<interval_set>);
static_assert(std::is_convertible_v<interval, interval_set>);
static_assert(!std::is_constructible_v<interval, endpoint, endpoint>, "make may have nothing to give");

namespace {
interval in(std::string_view text) { return interval::parse(text); }
interval_set set(std::vector<std::string_view> const& texts) {
  std::vector<interval> parts;
  for (auto const text : texts) parts.push_back(interval::parse(text));
  return interval_set(std::move(parts));
}
}  // namespace

TEST_CASE("interval: text is read and written in one way") {
  struct row {
    std::string_view text;
    std::string_view written;
  };
  static constexpr row rows[] = {
      {"[80, 90)", "[80, 90)"},
      {"(80,90]", "(80, 90]"},
      {"[80, 90]", "[80, 90]"},
      {"(80, 90)", "(80, 90)"},
      {"(-∞, 5]", "(-∞, 5]"},
      {"(-∞, 5)", "(-∞, 5)"},
      {"[5, ∞)", "[5, ∞)"},
      {"(5, inf)", "(5, ∞)"},
      {"(-inf, 5]", "(-∞, 5]"},
      {"(-∞, ∞)", "(-∞, ∞)"},
      {"(-inf, inf)", "(-∞, ∞)"},
      {"{3}", "{3}"},
      {"[3, 3]", "{3}"},
      {"{-0.50}", "{-0.5}"},
      {"[1/3, 1/2]", "[1/3, 0.5]"},
      {"[80.00, 90.50)", "[80, 90.5)"},
      {"[-2/4, 0)", "[-0.5, 0)"},
      {"{-1/3}", "{-1/3}"},
      {"[1e3, 1e4)", "[1000, 10000)"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    interval const read = in(r.text);
    CHECK(to_string(read) == r.written);
    CHECK(in(to_string(read)) == read);
    std::ostringstream out;
    out << read;
    CHECK(out.str() == r.written);
  }
}

TEST_CASE("interval: what is no interval, or an empty one, is refused") {
  struct row {
    std::string_view text;
    errc code;
    std::string_view en;
    std::string_view zh;
  };
  static constexpr row rows[] = {
      {"", errc::interval_syntax, "\"\" is not an interval", "“”不是区间"},
      {"80", errc::interval_syntax, "\"80\" is not an interval", "“80”不是区间"},
      {"[80 90]", errc::interval_syntax, "\"[80 90]\" is not an interval", "“[80 90]”不是区间"},
      {"[80", errc::interval_syntax, "\"[80\" is not an interval", "“[80”不是区间"},
      {"80, 90]", errc::interval_syntax, "\"80, 90]\" is not an interval", "“80, 90]”不是区间"},
      {"[1, 2]x", errc::interval_syntax, "\"[1, 2]x\" is not an interval", "“[1, 2]x”不是区间"},
      {"{}", errc::interval_syntax, "\"{}\" is not an interval", "“{}”不是区间"},
      {"[", errc::interval_syntax, "\"[\" is not an interval", "“[”不是区间"},
      {"]1, 2[", errc::interval_syntax, "\"]1, 2[\" is not an interval", "“]1, 2[”不是区间"},
      {"[80，90)", errc::interval_syntax, "\"[80，90)\" is not an interval", "“[80，90)”不是区间"},
      {"[5, 4]", errc::interval_empty, "\"[5, 4]\" is empty: no number lies between its ends",
       "“[5, 4]”是空区间：两端之间没有数"},
      {"(5, 5]", errc::interval_empty, "\"(5, 5]\" is empty: no number lies between its ends",
       "“(5, 5]”是空区间：两端之间没有数"},
      {"[5, 5)", errc::interval_empty, "\"[5, 5)\" is empty: no number lies between its ends",
       "“[5, 5)”是空区间：两端之间没有数"},
      {"(5, 5)", errc::interval_empty, "\"(5, 5)\" is empty: no number lies between its ends",
       "“(5, 5)”是空区间：两端之间没有数"},
      {"[a, 5]", errc::number_syntax, "\"a\" is not a number: character 1 \"a\"",
       "“a”不是数字：第 1 个字符“a”"},
      {"[1/0, 5]", errc::division_by_zero, "\"1/0\" has a denominator of zero", "“1/0”的分母为零"},
      {"(∞, 5)", errc::number_syntax, "\"∞\" is not a number: character 1 \"∞\"",
       "“∞”不是数字：第 1 个字符“∞”"},
      {"(5, -∞)", errc::number_syntax, "\"-∞\" is not a number: character 2 \"∞\"",
       "“-∞”不是数字：第 2 个字符“∞”"},
      {"[1, ]", errc::number_empty, "the number is empty", "数字为空"},
      {"[1, 1e999999999]", errc::number_exponent, "\"1e999999999\" has an exponent or places beyond 10000",
       "“1e999999999”的指数或小数位数超过 10000"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    auto const read = interval::try_parse(r.text);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == r.code);
    CHECK(read.error().message.en == r.en);
    CHECK(read.error().message.zh == r.zh);
  }
  CHECK(interval::try_parse("").error().expected ==
        fiscore::bilingual{"区间，如 [80, 90) 或 (-∞, 5]", "an interval, as [80, 90) or (-∞, 5]"});
  CHECK_THROWS_WITH_AS(static_cast<void>(in("[5, 4]")),
                       "error [fiscore.114] \"[5, 4]\" is empty: no number lies between its ends", error);
}

TEST_CASE("interval: no end at infinity is closed") {
  for (std::string_view const text : {"(5, ∞]", "[-∞, 5)", "[-inf, inf]"}) {
    CAPTURE(text);
    CHECK_FALSE(interval::try_parse(text).has_value());
  }
}

TEST_CASE("interval: each maker gives the ends it names") {
  CHECK(interval() == in("(-∞, ∞)"));
  CHECK(interval::point(3) == in("{3}"));
  CHECK(interval::closed(3, 4) == in("[3, 4]"));
  CHECK(interval::closed(3, 3) == in("{3}"));
  CHECK(interval::at_least(3) == in("[3, ∞)"));
  CHECK(interval::above(3) == in("(3, ∞)"));
  CHECK(interval::at_most(3) == in("(-∞, 3]"));
  CHECK(interval::below(3) == in("(-∞, 3)"));
  CHECK(interval::make({1, closure::closed}, {2, closure::open}) == in("[1, 2)"));
  CHECK(interval::make({}, {2, closure::open}) == in("(-∞, 2)"));
  CHECK(interval::make({}, {}) == interval());
  CHECK(interval::make({1, closure::closed}, {1, closure::closed}) == in("{1}"));
  CHECK_FALSE(interval::make({1, closure::closed}, {1, closure::open}).has_value());
  CHECK_FALSE(interval::make({1, closure::open}, {1, closure::closed}).has_value());
  CHECK_FALSE(interval::make({1, closure::open}, {1, closure::open}).has_value());
  CHECK_FALSE(interval::make({2, closure::closed}, {1, closure::closed}).has_value());
  CHECK(interval::make({7, closure::unbounded}, {2, closure::open}) == in("(-∞, 2)"));
  CHECK(interval::make({7, closure::unbounded}, {9, closure::unbounded}) == interval());
}

TEST_CASE("interval: points one below, on and one above each end") {
  struct row {
    std::string_view text;
    bool contains[5];  // 79.99, 80, 85, 90, 90.01
  };
  static constexpr row rows[] = {
      {"[80, 90]", {false, true, true, true, false}},  {"[80, 90)", {false, true, true, false, false}},
      {"(80, 90]", {false, false, true, true, false}}, {"(80, 90)", {false, false, true, false, false}},
      {"(-∞, 80]", {true, true, false, false, false}}, {"(-∞, 80)", {true, false, false, false, false}},
      {"[90, ∞)", {false, false, false, true, true}},  {"(90, ∞)", {false, false, false, false, true}},
      {"{90}", {false, false, false, true, false}},    {"(-∞, ∞)", {true, true, true, true, true}},
  };
  static decimal const points[] = {79.99_dec, 80_dec, 85_dec, 90_dec, 90.01_dec};
  for (auto const& r : rows) {
    for (std::size_t i = 0; i < 5; ++i) {
      CAPTURE(r.text);
      CAPTURE(to_string(points[i]));
      CHECK(in(r.text).contains(points[i]) == r.contains[i]);
    }
  }
  CHECK(in("[80, 90)").starts_by(80));
  CHECK_FALSE(in("(80, 90)").starts_by(80));
  CHECK(in("(80, 90)").starts_by(1000));
  CHECK(in("[80, 90]").ends_by(90));
  CHECK_FALSE(in("[80, 90)").ends_by(90));
  CHECK(in("[80, 90)").ends_by(-1000));
  CHECK(in("[80, 90)").is_bounded());
  CHECK_FALSE(in("[80, ∞)").is_bounded());
  CHECK(in("{80}").is_point());
  CHECK_FALSE(in("[80, 90]").is_point());
  CHECK_FALSE(interval().is_point());
}

TEST_CASE("interval: containment, common part and hull of two") {
  struct row {
    std::string_view a;
    std::string_view b;
    bool contains;
    std::string_view common;  // empty: none
    std::string_view hull;
  };
  static constexpr row rows[] = {
      {"[1, 5]", "[2, 3]", true, "[2, 3]", "[1, 5]"},
      {"[1, 5]", "[1, 5]", true, "[1, 5]", "[1, 5]"},
      {"[1, 5]", "(1, 5)", true, "(1, 5)", "[1, 5]"},
      {"(1, 5)", "[1, 5]", false, "(1, 5)", "[1, 5]"},
      {"[1, 5)", "(1, 5]", false, "(1, 5)", "[1, 5]"},
      {"[1, 2]", "[2, 3]", false, "{2}", "[1, 3]"},
      {"[1, 2)", "[2, 3]", false, "", "[1, 3]"},
      {"[1, 2]", "(2, 3]", false, "", "[1, 3]"},
      {"[1, 2)", "(2, 3]", false, "", "[1, 3]"},
      {"[1, 2]", "[3, 4]", false, "", "[1, 4]"},
      {"(-∞, 2]", "[1, ∞)", false, "[1, 2]", "(-∞, ∞)"},
      {"(-∞, ∞)", "{7}", true, "{7}", "(-∞, ∞)"},
      {"{7}", "{7}", true, "{7}", "{7}"},
      {"{7}", "{8}", false, "", "[7, 8]"},
      {"(6, 7)", "{7}", false, "", "(6, 7]"},
      {"(-∞, 2)", "(-∞, 2]", false, "(-∞, 2)", "(-∞, 2]"},
      {"(-∞, 2]", "(-∞, 2)", true, "(-∞, 2)", "(-∞, 2]"},
      {"[1, ∞)", "(-∞, ∞)", false, "[1, ∞)", "(-∞, ∞)"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.a);
    CAPTURE(r.b);
    interval const a = in(r.a);
    interval const b = in(r.b);
    CHECK(a.contains(b) == r.contains);
    CHECK(intersect(a, b).has_value() == !r.common.empty());
    if (!r.common.empty()) CHECK(intersect(a, b) == in(r.common));
    CHECK(intersect(a, b) == intersect(b, a));
    CHECK(hull(a, b) == in(r.hull));
    CHECK(hull(b, a) == in(r.hull));
  }
}

TEST_CASE("rounding_preimage: every number that rounds to the value, and no other") {
  struct row {
    rounding_mode mode;
    std::string_view of_2_5;  // one place
    std::string_view of_minus_2_5;
    std::string_view of_2_4;
    std::string_view of_0_0;
    std::string_view of_30;  // no places
  };
  static constexpr row rows[] = {
      {rounding_mode::half_up, "[2.45, 2.55)", "(-2.55, -2.45]", "[2.35, 2.45)", "(-0.05, 0.05)",
       "[29.5, 30.5)"},
      {rounding_mode::half_even, "(2.45, 2.55)", "(-2.55, -2.45)", "[2.35, 2.45]", "[-0.05, 0.05]",
       "[29.5, 30.5]"},
      {rounding_mode::half_down, "(2.45, 2.55]", "[-2.55, -2.45)", "(2.35, 2.45]", "[-0.05, 0.05]",
       "(29.5, 30.5]"},
      {rounding_mode::down, "[2.5, 2.6)", "(-2.6, -2.5]", "[2.4, 2.5)", "(-0.1, 0.1)", "[30, 31)"},
      {rounding_mode::up, "(2.4, 2.5]", "[-2.5, -2.4)", "(2.3, 2.4]", "{0}", "(29, 30]"},
      {rounding_mode::floor, "[2.5, 2.6)", "[-2.5, -2.4)", "[2.4, 2.5)", "[0, 0.1)", "[30, 31)"},
      {rounding_mode::ceiling, "(2.4, 2.5]", "(-2.6, -2.5]", "(2.3, 2.4]", "(-0.1, 0]", "(29, 30]"},
  };
  for (auto const& r : rows) {
    std::string const mode = to_string(r.mode);
    CAPTURE(mode);
    CHECK(rounding_preimage(2.5_dec, r.mode) == in(r.of_2_5));
    CHECK(rounding_preimage(-2.5_dec, r.mode) == in(r.of_minus_2_5));
    CHECK(rounding_preimage(2.4_dec, r.mode) == in(r.of_2_4));
    CHECK(rounding_preimage(0.0_dec, r.mode) == in(r.of_0_0));
    CHECK(rounding_preimage(30_dec, r.mode) == in(r.of_30));
  }
}

TEST_CASE("map_linear: ends keep their closure, and a negative scale swaps them") {
  struct row {
    std::string_view of;
    std::string_view scale;
    std::string_view shift;
    std::string_view image;
  };
  static constexpr row rows[] = {
      {"[1, 2)", "3", "10", "[13, 16)"},   {"[1, 2)", "-3", "10", "(4, 7]"},
      {"[1, 2)", "0", "10", "{10}"},       {"(-∞, 2)", "-1/2", "0", "(-1, ∞)"},
      {"[2, ∞)", "-1/2", "0", "(-∞, -1]"}, {"(-∞, ∞)", "5", "1", "(-∞, ∞)"},
      {"(-∞, ∞)", "0", "1", "{1}"},        {"{4}", "1/3", "0", "{4/3}"},
      {"(-∞, ∞)", "-5", "1", "(-∞, ∞)"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.of);
    CAPTURE(r.scale);
    CHECK(map_linear(in(r.of), rational::parse(r.scale), rational::parse(r.shift)) == in(r.image));
  }
}

TEST_CASE("interval_set: parts are put in order, and joined where nothing lies between them") {
  struct row {
    std::vector<std::string_view> parts;
    std::string_view written;
  };
  row const rows[] = {
      {{}, "∅"},
      {{"[1, 2]"}, "[1, 2]"},
      {{"[3, 4]", "[1, 2]"}, "[1, 2] ∪ [3, 4]"},
      {{"[1, 2)", "[2, 3]"}, "[1, 3]"},
      {{"[1, 2]", "(2, 3]"}, "[1, 3]"},
      {{"[1, 2)", "(2, 3]"}, "[1, 2) ∪ (2, 3]"},
      {{"[1, 2)", "{2}", "(2, 3]"}, "[1, 3]"},
      {{"{2}", "(2, 3]", "[1, 2)"}, "[1, 3]"},
      {{"[1, 9]", "[2, 3]", "{5}"}, "[1, 9]"},
      {{"(1, 2)", "[1, 1]"}, "[1, 2)"},
      {{"(-∞, 1)", "[1, ∞)"}, "(-∞, ∞)"},
      {{"(-∞, 1)", "(1, ∞)"}, "(-∞, 1) ∪ (1, ∞)"},
      {{"(-∞, ∞)", "{3}"}, "(-∞, ∞)"},
      {{"{1}", "{2}", "{1}"}, "{1} ∪ {2}"},
      {{"[0, 5)", "[0, 5]"}, "[0, 5]"},
      {{"(0, 5]", "[0, 5]"}, "[0, 5]"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.written);
    interval_set const made = set(r.parts);
    CHECK(to_string(made) == r.written);
    CHECK(made.empty() == r.parts.empty());
    std::ostringstream out;
    out << made;
    CHECK(out.str() == r.written);
    CHECK(interval_set(made.parts()) == made);
  }
}

TEST_CASE("interval_set: union, common part, complement and difference") {
  interval_set const nothing;
  interval_set const line{interval()};
  CHECK(complement(nothing) == line);
  CHECK(complement(line) == nothing);
  CHECK(complement(interval::point(3)) == set({"(-∞, 3)", "(3, ∞)"}));
  CHECK(complement(set({"[1, 2)", "{5}"})) == set({"(-∞, 1)", "[2, 5)", "(5, ∞)"}));
  CHECK(complement(in("(-∞, 1)")) == set({"[1, ∞)"}));
  CHECK(unite(set({"[1, 2)"}), set({"[2, 3)"})) == set({"[1, 3)"}));
  CHECK(unite(nothing, set({"{1}"})) == set({"{1}"}));
  CHECK(intersect(set({"[1, 3]", "[5, 7]"}), set({"[3, 5]"})) == set({"{3}", "{5}"}));
  CHECK(intersect(set({"[1, 3)", "(5, 7]"}), set({"[3, 5]"})) == nothing);
  CHECK(subtract(set({"[1, 7]"}), set({"[2, 3)", "{5}"})) == set({"[1, 2)", "[3, 5)", "(5, 7]"}));
  CHECK(subtract(set({"[1, 7]"}), line) == nothing);
  CHECK(subtract(line, set({"[1, 7]"})) == set({"(-∞, 1)", "(7, ∞)"}));
  CHECK(subtract(set({"[1, 7]"}), nothing) == set({"[1, 7]"}));
  CHECK(set({"[1, 2)", "(2, 3]"}).contains(2) == false);
  CHECK(set({"[1, 2)", "(2, 3]"}).contains(3));
  CHECK_FALSE(nothing.contains(0));
}

TEST_CASE(
    "satisfying: a comparison leaves the numbers on its side, with the value where equality meets it") {
  using fiscore::comparison;
  struct row {
    comparison test;
    std::string_view sign;
    std::string_view satisfied;
  };
  static constexpr row rows[] = {
      {comparison::at_least, "≥", "[95, ∞)"}, {comparison::above, ">", "(95, ∞)"},
      {comparison::at_most, "≤", "(-∞, 95]"}, {comparison::below, "<", "(-∞, 95)"},
      {comparison::equal, "=", "{95}"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.sign);
    CHECK(std::string_view(sign_of(r.test)) == r.sign);
    CHECK(satisfying(r.test, 95) == in(r.satisfied));
  }
}
