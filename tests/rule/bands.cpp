// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rule/bands.hpp>

#include "rule_checks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>

using namespace fiscore::literals;
using fiscore::band;
using fiscore::bands;
using fiscore::closure;
using fiscore::domain;
using fiscore::errc;
using fiscore::interval;
using fiscore::parameter;
using fiscore::to_curve;
using fiscore_test::check_problems;
using fiscore_test::check_scores;
using fiscore_test::in;

static_assert(!std::is_default_constructible_v<band>, "a band states its points");

namespace {
/// =0 计8分; 0-10%(含)计6分; 10-20%(含)计4分; 20-30%(含)计2分; 大于30%不得分
bands control_rate() {
  return {
      {{in("{0}"), 8}, {in("(0, 10]"), 6}, {in("(10, 20]"), 4}, {in("(20, 30]"), 2}, {in("(30, ∞)"), 0}}};
}
std::string gaps(bands const& rule, domain const& of) {
  return to_string(to_curve(rule, 10).value().gaps(of));
}
}  // namespace

TEST_CASE("bands: on, just below and just above every end, the band with that end decides") {
  check_scores(to_curve(control_rate(), 8), {{"-0.01", "none"},
                                             {"0", "8"},
                                             {"0.01", "6"},
                                             {"9.99", "6"},
                                             {"10", "6"},
                                             {"10.01", "4"},
                                             {"20", "4"},
                                             {"20.01", "2"},
                                             {"30", "2"},
                                             {"30.01", "0"},
                                             {"39.9353", "0"},
                                             {"1000000", "0"}});
  bands const satisfaction{
      {{in("[90, 100]"), 6}, {in("[80, 90)"), 4}, {in("[70, 80)"), 2}, {in("[0, 70)"), 0}}};
  check_scores(to_curve(satisfaction, 6), {{"100.01", "none"},
                                           {"100", "6"},
                                           {"90", "6"},
                                           {"89.99", "4"},
                                           {"80", "4"},
                                           {"79.99", "2"},
                                           {"70", "2"},
                                           {"69.99", "0"},
                                           {"0", "0"},
                                           {"-0.01", "none"}});
}

TEST_CASE("bands: a sheet of 2018, with the inputs that it prints") {
  fiscore::rational const rate = 767.86_dec / 1922.76_dec * 100;
  CHECK(fiscore_test::written(rate) == "1919650/48069");
  CHECK(to_curve(control_rate(), 8).value().at(rate) == fiscore::rational(0));
}

TEST_CASE("bands: a net cut is in no band of a table that begins at 0") {
  auto const curve = to_curve(control_rate(), 8).value();
  CHECK(to_string(curve.gaps(domain::real())) == "(-∞, 0)");
  CHECK(to_string(curve.gaps(domain::real(in("[0, ∞)")))) == "∅");
  CHECK(to_string(curve.gaps(domain::whole())) == "(-∞, -1]");
}

TEST_CASE("bands: a gap is one over the values that the measure can take") {
  bands const cases{{{in("[0, 1]"), 5}, {in("{2}"), 3}, {in("[3, ∞)"), 0}}};
  CHECK(gaps(cases, domain::whole(in("[0, ∞)"))) == "∅");
  CHECK(gaps(cases, domain::whole()) == "(-∞, -1]");
  CHECK(gaps(cases, domain::real(in("[0, ∞)"))) == "(1, 2) ∪ (2, 3)");
  CHECK(gaps(cases, domain::decimals(1, in("[0, ∞)"))) == "[1.1, 1.9] ∪ [2.1, 2.9]");

  bands const hundredths{{{in("[0, 59.99]"), 0}, {in("[60, 100]"), 5}}};
  CHECK(gaps(hundredths, domain::decimals(2, in("[0, 100]"))) == "∅");
  CHECK(gaps(hundredths, domain::real(in("[0, 100]"))) == "(59.99, 60)");
  bands const open_ends{{{in("[0, 60)"), 0}, {in("(60, 100]"), 5}}};
  CHECK(gaps(open_ends, domain::decimals(2, in("[0, 100]"))) == "{60}");
}

TEST_CASE("bands: without rows nothing is covered") { CHECK(gaps({}, domain::real()) == "(-∞, ∞)"); }

TEST_CASE("bands: the order of the rows does not matter") {
  auto reversed = control_rate();
  std::reverse(reversed.rows.begin(), reversed.rows.end());
  CHECK(to_curve(reversed, 8).value() == to_curve(control_rate(), 8).value());
}

TEST_CASE("bands: ends and points may be named") {
  // 无结余,3分; 有结余,但不超过上年结转,2分; 结余超过上年结转,不得分
  auto const carried = parameter::named("carried_forward");
  bands const balance{{{in("(-∞, 0]"), parameter::named("full")},
                       {{0, closure::open}, {carried, closure::closed}, 2},
                       {{carried, closure::open}, {}, 0}}};
  check_scores(to_curve(balance, 3, {{"carried_forward", 19.8_dec}, {"full", 3}}),
               {{"0", "3"}, {"0.01", "2"}, {"19.8", "2"}, {"19.81", "0"}});
  check_problems(to_curve(balance, 3, {{"carried_forward", -1}, {"full", 3}}),
                 {{errc::parameter_range, "bands/1/on",
                   "the band is empty: no number lies between its ends", "区间为空：两端之间没有数"},
                  {errc::curve_overlap, "bands/2/on", "(-1, ∞) and (-∞, 0] overlap, for example at 0",
                   "(-1, ∞) 与 (-∞, 0] 重叠，例如 0"}});
}

TEST_CASE("bands: every name without a value is reported, and nothing that follows from it") {
  bands const rule{{{{parameter::named("a"), closure::open}, {parameter::named("b"), closure::closed}, 2},
                    {{parameter::named("b"), closure::open}, {}, parameter::named("p")}}};
  check_problems(
      to_curve(rule, 3),
      {{errc::parameter_unbound, "bands/0/on", "the parameter \"a\" has no value", "参数“a”没有取值"},
       {errc::parameter_unbound, "bands/0/on", "the parameter \"b\" has no value", "参数“b”没有取值"},
       {errc::parameter_unbound, "bands/1/on", "the parameter \"b\" has no value", "参数“b”没有取值"},
       {errc::parameter_unbound, "bands/1/points", "the parameter \"p\" has no value", "参数“p”没有取值"}});
}

TEST_CASE("bands: an empty band is refused with its row, first, middle and last") {
  struct row {
    int low;
    closure lower;
    int high;
    closure upper;
  };
  static constexpr row empty[] = {{5, closure::open, 5, closure::closed},
                                  {5, closure::closed, 5, closure::open},
                                  {5, closure::open, 5, closure::open},
                                  {7, closure::closed, 5, closure::closed}};
  for (std::size_t const at : {0U, 2U, 4U}) {
    for (auto const& r : empty) {
      auto rule = control_rate();
      rule.rows[at] = band({r.low, r.lower}, {r.high, r.upper}, 1);
      check_problems(to_curve(rule, 8),
                     {{errc::parameter_range, "bands/" + std::to_string(at) + "/on",
                       "the band is empty: no number lies between its ends", "区间为空：两端之间没有数"}});
    }
  }
}

TEST_CASE("bands: an overlap is refused with a value in both and both rows") {
  auto rule = control_rate();
  rule.rows[1] = band(in("[0, 10]"), 6);
  auto const made = to_curve(rule, 8);
  check_problems(made, {{errc::curve_overlap, "bands/1/on", "[0, 10] and {0} overlap, for example at 0",
                         "[0, 10] 与 {0} 重叠，例如 0"}});
  REQUIRE(made.error().front().others.size() == 1);
  auto const& other = made.error().front().others.front();
  CHECK(other.path == "bands/0/on");
  CHECK(other.message.en == "the other piece {0}");
  CHECK(other.message.zh == "另一段 {0}");
}

TEST_CASE("bands: rows are numbered as written, also where an earlier one is empty") {
  bands const rule{{{{5, closure::open}, {5, closure::open}, 1}, {in("[0, 1]"), 1}, {in("[1, 2]"), 2}}};
  check_problems(to_curve(rule, 8),
                 {{errc::parameter_range, "bands/0/on",
                   "the band is empty: no number lies between its ends", "区间为空：两端之间没有数"},
                  {errc::curve_overlap, "bands/2/on", "[1, 2] and [0, 1] overlap, for example at 1",
                   "[1, 2] 与 [0, 1] 重叠，例如 1"}});
}
