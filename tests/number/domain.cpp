// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/domain.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using fiscore::closure;
using fiscore::decimal;
using fiscore::domain;
using fiscore::errc;
using fiscore::error;
using fiscore::interval;
using fiscore::interval_set;
using fiscore::rational;

static_assert(std::regular<domain>);

namespace {
interval in(std::string_view text) { return interval::parse(text); }
rational num(std::string_view text) { return rational::parse(text); }
std::string written(std::optional<interval> const& value) { return value ? to_string(*value) : "none"; }

struct tightened {
  std::string_view part;
  std::string_view least;
};

void check_tightened(domain const& of, std::initializer_list<tightened> rows) {
  for (auto const& r : rows) {
    CAPTURE(r.part);
    CHECK(written(of.tighten(in(r.part))) == r.least);
    auto const expected = r.least == "none" ? interval_set() : interval_set(in(r.least));
    CHECK(of.restrict(in(r.part)) == expected);
    auto const witness = of.witness(in(r.part));
    REQUIRE(witness.has_value() == (r.least != "none"));
    if (witness) {
      CHECK(in(r.part).contains(*witness));
      CHECK(of.contains(*witness));
    }
  }
}

/// Intervals with ends -2, -1.5 ... 2, open, closed and unbounded.
std::vector<interval> half_steps() {
  std::vector<interval> all;
  for (int low = -4; low <= 4; ++low) {
    for (int high = low; high <= 4; ++high) {
      for (auto const lower : {closure::open, closure::closed, closure::unbounded}) {
        for (auto const upper : {closure::open, closure::closed, closure::unbounded}) {
          auto const made = interval::make({rational::of(low, 2), lower}, {rational::of(high, 2), upper});
          if (made) all.push_back(*made);
        }
      }
    }
  }
  return all;
}
}  // namespace

TEST_CASE("domain: what it is can be asked") {
  CHECK(domain() == domain::real());
  CHECK(domain::real().is_real());
  CHECK_FALSE(domain::real().is_days());
  CHECK_FALSE(domain::real().step().has_value());
  CHECK_FALSE(domain::whole().is_real());
  CHECK_FALSE(domain::whole().is_days());
  CHECK(domain::whole().places() == 0);
  CHECK(domain::whole().step() == rational(1));
  CHECK(domain::decimals(2).places() == 2);
  CHECK(domain::decimals(2).step() == rational::of(1, 100));
  CHECK(domain::days().is_days());
  CHECK_FALSE(domain::days().is_real());
  CHECK(domain::days().places() == 0);
  CHECK(domain::days().step() == rational(1));
  CHECK(domain::whole().within() == interval());
  CHECK(domain::whole(in("[0, 9]")).within() == in("[0, 9]"));
  CHECK(domain::whole() != domain::days());
  CHECK(domain::whole() != domain::decimals(1));
  CHECK(domain::whole() != domain::whole(in("[0, 9]")));
}

TEST_CASE("domain: places are those a decimal can have") {
  CHECK(domain::decimals(decimal::max_places).places() == decimal::max_places);
  struct row {
    int places;
    std::string_view en;
    std::string_view zh;
  };
  static constexpr row rows[] = {
      {-1, "-1 places are out of range (at most 1000000)", "小数位数 -1 超出范围（至多 1000000）"},
      {1'000'001, "1000001 places are out of range (at most 1000000)",
       "小数位数 1000001 超出范围（至多 1000000）"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.places);
    try {
      (void)domain::decimals(r.places);
      FAIL_CHECK("not refused");
    } catch (error const& refused) {
      CHECK(refused.code() == errc::number_places);
      CHECK(refused.diagnostics().front().message.en == r.en);
      CHECK(refused.diagnostics().front().message.zh == r.zh);
    }
  }
}

TEST_CASE("domain: it contains the values on its grid and within its bounds") {
  struct row {
    std::string_view value;
    bool real;
    bool whole;
    bool tenths;
    bool hundredths;
    bool bounded;  // whole, in (0, 5]
  };
  static constexpr row rows[] = {
      {"0", true, true, true, true, false},        {"1", true, true, true, true, true},
      {"5", true, true, true, true, true},         {"6", true, true, true, true, false},
      {"-3", true, true, true, true, false},       {"2.5", true, false, true, true, false},
      {"-0.1", true, false, true, true, false},    {"0.25", true, false, false, true, false},
      {"1/3", true, false, false, false, false},   {"6/3", true, true, true, true, true},
      {"0.125", true, false, false, false, false},
  };
  for (auto const& r : rows) {
    CAPTURE(r.value);
    CHECK(domain::real().contains(num(r.value)) == r.real);
    CHECK(domain::whole().contains(num(r.value)) == r.whole);
    CHECK(domain::days().contains(num(r.value)) == r.whole);
    CHECK(domain::decimals(1).contains(num(r.value)) == r.tenths);
    CHECK(domain::decimals(2).contains(num(r.value)) == r.hundredths);
    CHECK(domain::whole(in("(0, 5]")).contains(num(r.value)) == r.bounded);
  }
  CHECK(domain::real(in("(0, 5]")).contains(num("1/3")));
  CHECK_FALSE(domain::real(in("(0, 5]")).contains(0));
}

TEST_CASE("domain: on a grid, the least interval with the same values has closed ends on the grid") {
  check_tightened(domain::whole(), {{"(0, 1)", "none"},
                                    {"(0, 2)", "{1}"},
                                    {"[0, 2)", "[0, 1]"},
                                    {"(-2, 0)", "{-1}"},
                                    {"[1/3, 1/2]", "none"},
                                    {"(-0.5, 0.5)", "{0}"},
                                    {"[-2.5, 2.5]", "[-2, 2]"},
                                    {"(3, ∞)", "[4, ∞)"},
                                    {"(-∞, 3)", "(-∞, 2]"},
                                    {"(-∞, ∞)", "(-∞, ∞)"},
                                    {"{1/3}", "none"},
                                    {"{7}", "{7}"}});
  check_tightened(domain::decimals(2), {{"(0, 0.01)", "none"},
                                        {"(0, 0.02)", "{0.01}"},
                                        {"[1/3, 2/3]", "[0.34, 0.66]"},
                                        {"(-2/3, -1/3)", "[-0.66, -0.34]"},
                                        {"[99.995, 100)", "none"},
                                        {"(99.98, 100)", "{99.99}"}});
  check_tightened(domain::whole(in("[0, 10)")), {{"(-∞, ∞)", "[0, 9]"},
                                                 {"(9, 10)", "none"},
                                                 {"(9, 12]", "none"},
                                                 {"[-5, 0]", "{0}"},
                                                 {"[-5, -1]", "none"},
                                                 {"(8.5, 20)", "{9}"}});
  check_tightened(domain::days(), {{"(2459396, 2459398)", "{2459397}"}});
}

TEST_CASE("domain: where every number counts, an interval stays as it is but for the bounds") {
  check_tightened(domain::real(), {{"(0, 1)", "(0, 1)"}, {"{1/3}", "{1/3}"}, {"(-∞, ∞)", "(-∞, ∞)"}});
  check_tightened(domain::real(in("[0, 1)")), {{"(-∞, ∞)", "[0, 1)"},
                                               {"[1, 2]", "none"},
                                               {"(-1, 0]", "{0}"},
                                               {"(-1, 0)", "none"},
                                               {"(0.5, 2]", "(0.5, 1)"}});
}

TEST_CASE("domain: a witness is an end where an end belongs") {
  for (auto const& of : {domain::real(), domain::whole(), domain::decimals(1), domain::days()}) {
    CHECK(of.witness(in("[5, 10]")) == rational(5));
    CHECK(of.witness(in("(5, 10]")).has_value());
    CHECK(of.witness(in("{7}")) == rational(7));
  }
}

TEST_CASE("domain: neighbours on a grid are joined, and what has no value falls away") {
  struct row {
    std::vector<interval> set;
    std::string_view whole;
    std::string_view real;
  };
  row const rows[] = {
      {{in("[0, 1]"), in("{2}"), in("[3, ∞)")}, "[0, ∞)", "[0, 1] ∪ {2} ∪ [3, ∞)"},
      {{in("[0, 1]"), in("[3, 4]")}, "[0, 1] ∪ [3, 4]", "[0, 1] ∪ [3, 4]"},
      {{in("(0, 1)"), in("(1, 2)")}, "∅", "(0, 1) ∪ (1, 2)"},
      {{in("(0, 2)"), in("(2, 3)"), in("(3, 5)")}, "{1} ∪ {4}", "(0, 2) ∪ (2, 3) ∪ (3, 5)"},
      {{in("(-∞, 0.5)"), in("(0.5, ∞)")}, "(-∞, ∞)", "(-∞, 0.5) ∪ (0.5, ∞)"},
      {{}, "∅", "∅"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.whole);
    CHECK(to_string(domain::whole().restrict(interval_set(r.set))) == r.whole);
    CHECK(to_string(domain::real().restrict(interval_set(r.set))) == r.real);
  }
}

TEST_CASE("domain: agrees with a search over its values") {
  std::vector<domain> const domains = {domain::whole(), domain::decimals(1), domain::whole(in("(-1, 2)")),
                                       domain::decimals(1, in("[-0.75, 0.25)")),
                                       domain::days(in("[0, ∞)"))};
  for (auto const& of : domains) {
    bool held = true;
    for (auto const& part : half_steps()) {
      std::vector<rational> values;  // all of them from -10 to 10
      for (int tenths = -100; tenths <= 100; ++tenths) {
        auto const value = rational::of(tenths, 10);
        bool const on_grid = of.places() == 1 || tenths % 10 == 0;
        bool const is_in = on_grid && of.within().contains(value) && part.contains(value);
        held = held && (of.contains(value) && part.contains(value)) == is_in;
        if (is_in) values.push_back(value);
      }
      auto const witness = of.witness(part);
      auto const least = of.tighten(part);
      held = held && witness.has_value() == !values.empty() && least.has_value() == !values.empty();
      if (!witness || !least) continue;
      held = held && part.contains(*witness) && of.contains(*witness);
      held =
          held && (least->lower().bounded() ? least->lower().closed() && least->lower().at == values.front()
                                            : values.front() == -10);
      held =
          held && (least->upper().bounded() ? least->upper().closed() && least->upper().at == values.back()
                                            : values.back() == 10);
      CAPTURE(part);
      REQUIRE(held);
    }
  }
}
