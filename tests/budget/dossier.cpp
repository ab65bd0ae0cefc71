// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/dossier.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <utility>

using namespace fiscore;

static_assert(std::regular<dossier>);
static_assert(std::regular<answer>);
static_assert(std::regular<recorded_score>);
static_assert(std::regular<performance_target>);

TEST_CASE("a dossier gives back what was set, and nothing else") {
  dossier office;
  office.set("general_public.basic.outturn", quantity::parse("362.40万元"), "二（1）");
  REQUIRE(office.find("general_public.basic.outturn") != nullptr);
  CHECK(to_string(office.find("general_public.basic.outturn")->printed) == "362.40万元");
  CHECK(office.find("general_public.basic.outturn")->at == "二（1）");
  CHECK(office.find("general_public.basic.original") == nullptr);
  CHECK(office.find_metric("x") == nullptr);
  CHECK(office.find_table("staffing") == nullptr);
  CHECK(office.find_answer("a/b") == nullptr);
  CHECK(office.find_exemption("a/b") == nullptr);
  CHECK(office.recorded("a/b").empty());

  office.set("general_public.basic.outturn", quantity::parse("1元"));
  CHECK(office.figures().size() == 1);
  CHECK(*office.base_value(detail::hashed_name("general_public.basic.outturn")) == 1);
}

TEST_CASE("a nil book has amounts of zero; a book that is not mentioned has none") {
  dossier office;
  office.set_nil(book::government_fund);
  auto const value = [&](char const* field) { return office.base_value(detail::hashed_name(field)); };
  REQUIRE(value("government_fund.expenditure.outturn") != nullptr);
  CHECK(*value("government_fund.expenditure.outturn") == 0);
  CHECK(value("state_capital.expenditure.outturn") == nullptr);
  CHECK(value("government_fund.expenditure") == nullptr);
  CHECK(value("government_fund_x.expenditure.outturn") == nullptr);
  CHECK(office.is_nil(book::government_fund));
  CHECK_FALSE(office.is_nil(book::general_public));
}

TEST_CASE("scores of several people are kept in order") {
  dossier office;
  office.add_recorded("a", {decimal::parse("4.5"), "自评", stage::self_evaluation, "", ""});
  office.add_recorded("a", {decimal::parse("4"), "复核", stage::review, "缺材料", ""});
  REQUIRE(office.recorded("a").size() == 2);
  CHECK(office.recorded("a")[1].by == "复核");
}

TEST_CASE("equality is by what is held") {
  dossier a;
  dossier b;
  CHECK(a == b);
  a.set("figures.x", quantity::parse("1.0"));
  CHECK(a != b);
  b.set("figures.x", quantity::parse("1"));
  CHECK(a == b);
  b.set_nil(book::state_capital);
  CHECK(a != b);
}

namespace {

std::string value_of(dossier const& of, char const* field) {
  auto const* found = of.base_value(detail::hashed_name(field));
  return found == nullptr ? "missing" : to_string(*found);
}

dossier of_year(int year) {
  dossier made;
  made.fiscal_year = year;
  return made;
}

/// 2021, with the two years before.
dossier with_earlier_years() {
  auto last = of_year(2020);
  last.set("general_public.closing_balance.outturn", quantity::parse("249.94万元"));
  last.set("general_public.basic.outturn", quantity::parse("565.36万元"));
  last.set("general_public.basic.original", quantity::parse("500万元"));
  last.set("general_public.project.previous", quantity::parse("7元"));
  last.set("figures.area", quantity::parse("100平方米"));
  last.set_nil(book::government_fund);
  auto before = of_year(2019);
  before.set("general_public.project.outturn", quantity::parse("3元"));
  before.set("general_public.closing_balance.outturn", quantity::parse("1元"));
  auto made = of_year(2021);
  made.earlier = {before, last};
  made.set("general_public.basic.outturn", quantity::parse("362.40万元"));
  return made;
}

}  // namespace

TEST_CASE("what a dossier lacks of last year is taken from the dossier of that year") {
  struct row {
    char const* field;
    char const* value;
  };
  static constexpr row rows[] = {
      {"general_public.opening_balance.outturn", "2499400"},
      {"general_public.basic.previous", "5653600"},
      {"general_public.basic.previous_original", "5000000"},
      {"general_public.basic.outturn", "3624000"},
      {"government_fund.basic.previous", "0"},
      // Not from the year before last, and nothing else is carried over.
      {"general_public.project.previous", "missing"},
      {"general_public.project.outturn", "missing"},
      {"general_public.basic.original", "missing"},
      {"general_public.closing_balance.outturn", "missing"},
      {"government_fund.basic.outturn", "missing"},
      {"figures.area", "missing"},
  };
  auto const of = with_earlier_years();
  for (auto const& r : rows) {
    CAPTURE(std::string(r.field));
    CHECK(value_of(of, r.field) == r.value);
  }
  REQUIRE(of.find("general_public.basic.previous") != nullptr);
  CHECK(to_string(of.find("general_public.basic.previous")->printed) == "565.36万元");
  REQUIRE(of.find("general_public.opening_balance.outturn") != nullptr);
  CHECK(to_string(of.find("general_public.opening_balance.outturn")->printed) == "249.94万元");
}

TEST_CASE("what a dossier says of last year itself wins over the dossier of that year") {
  auto of = with_earlier_years();
  of.set("general_public.basic.previous", quantity::parse("1元"));
  of.set("general_public.opening_balance.outturn", quantity::parse("124.97万元"));
  CHECK(value_of(of, "general_public.basic.previous") == "1");
  CHECK(value_of(of, "general_public.opening_balance.outturn") == "1249700");
}

TEST_CASE("without the year before, earlier years say nothing, and their order does not matter") {
  auto of = with_earlier_years();
  std::swap(of.earlier[0], of.earlier[1]);
  CHECK(value_of(of, "general_public.basic.previous") == "5653600");
  of.earlier.erase(of.earlier.begin());
  CHECK(value_of(of, "general_public.basic.previous") == "missing");
  CHECK(value_of(of, "general_public.project.previous") == "missing");
  CHECK(value_of(of, "general_public.opening_balance.outturn") == "missing");
  auto later = of_year(2021);
  later.earlier = {of_year(2022)};
  later.earlier[0].set("general_public.basic.outturn", quantity::parse("1元"));
  CHECK(value_of(later, "general_public.basic.previous") == "missing");
}

TEST_CASE("the numbers of targets are figures of the dossier") {
  dossier of;
  of.add_target({.id = "coverage",
                 .target = quantity::parse("95%"),
                 .target_high = quantity::parse("99%"),
                 .actual = quantity::parse("96.5%"),
                 .at = "附表 1"});
  of.add_target({.id = "cost", .target = quantity::parse("2万元")});
  of.add_target({.id = "day", .target = quantity::parse("2021-06-30")});
  struct row {
    char const* field;
    char const* value;
  };
  static constexpr row rows[] = {
      {"targets.coverage.target", "19/20"},   {"targets.coverage.high", "99/100"},
      {"targets.coverage.actual", "193/200"}, {"targets.cost.target", "20000"},
      {"targets.cost.actual", "missing"},     {"targets.cost.high", "missing"},
      {"targets.other.target", "missing"},    {"targets.coverage", "missing"},
      {"targets.coverage.title", "missing"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.field));
    CHECK(value_of(of, r.field) == r.value);
  }
  CHECK(value_of(of, "targets.day.target") == std::to_string(date(2021, 6, 30).day_number()));
  CHECK(of.figures().empty());
}

TEST_CASE("a target with an id that is there replaces it, with all its numbers") {
  dossier of;
  of.add_target({.id = "t",
                 .target = quantity::parse("10个"),
                 .target_high = quantity::parse("20个"),
                 .actual = quantity::parse("5个")});
  of.add_target({.id = "u"});
  of.add_target({.id = "t", .target = quantity::parse("12个")});
  REQUIRE(of.targets().size() == 2);
  CHECK(of.targets()[0].id == "t");
  CHECK_FALSE(of.targets()[0].actual.has_value());
  CHECK(value_of(of, "targets.t.target") == "12");
  CHECK(value_of(of, "targets.t.actual") == "missing");
  CHECK(value_of(of, "targets.t.high") == "missing");
  dossier fresh;
  fresh.add_target({.id = "t", .target = quantity::parse("12个")});
  fresh.add_target({.id = "u"});
  CHECK(of == fresh);
}

TEST_CASE("a computed figure is exact, and shown to six places where it has no end") {
  dossier of;
  of.set_computed("figures.rate", {rational::of(200, 3), unit("%")});
  CHECK(value_of(of, "figures.rate") == "2/3");
  REQUIRE(of.find("figures.rate") != nullptr);
  CHECK(to_string(of.find("figures.rate")->printed) == "66.666667%");
  of.set_computed("figures.amount", {rational::of(3624, 10), unit("万元")});
  CHECK(value_of(of, "figures.amount") == "3624000");
  CHECK(to_string(of.find("figures.amount")->printed) == "362.4万元");
  of.set_computed("figures.fine", {rational::of(1, 100'000'000), unit()});
  CHECK(to_string(of.find("figures.fine")->printed) == "0.00000001");
  CHECK(value_of(of, "figures.fine") == "1/100000000");

  of.set_computed_metric("m", {rational::of(200, 3), unit("%")});
  REQUIRE(of.find_metric("m") != nullptr);
  CHECK(to_string(of.find_metric("m")->printed) == "66.666667%");
  CHECK(of.find_metric(detail::hashed_name("m"))->base == rational::of(2, 3));
  // What is set replaces what was computed, and the other way round.
  of.set("figures.rate", quantity::parse("50%"));
  CHECK(value_of(of, "figures.rate") == "1/2");
  of.set_computed("figures.rate", {rational::of(200, 3), unit("%")});
  CHECK(value_of(of, "figures.rate") == "2/3");
}

TEST_CASE("a figure that is missing can be what its name allows") {
  struct row {
    char const* field;
    char const* all;
    char const* negative;  ///< where amounts may be negative
  };
  static constexpr row rows[] = {
      {"general_public.basic.outturn", "[0, ∞)", "(-∞, ∞)"},
      {"general_public.income.original", "[0, ∞)", "(-∞, ∞)"},
      {"social_insurance.closing_balance.outturn", "[0, ∞)", "(-∞, ∞)"},
      {"general_public.basic.previous", "[0, ∞)", "(-∞, ∞)"},
      {"funds.total.revised", "[0, ∞)", "(-∞, ∞)"},
      {"general_public.basic.change", "(-∞, ∞)", "(-∞, ∞)"},
      {"general_public.basic.change_rate", "(-∞, ∞)", "(-∞, ∞)"},
      {"figures.anything", "[0, ∞)", "(-∞, ∞)"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.field));
    dossier of;
    CHECK(to_string(of.domain_of(r.field)) == r.all);
    of.amounts_may_be_negative = true;
    CHECK(to_string(of.domain_of(r.field)) == r.negative);
  }
  CHECK(dossier().domain_of("as_of.month").contains(rational(1)));
  CHECK(dossier().domain_of("as_of.month").contains(rational(12)));
}
