// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/dossier.hpp>

#include <doctest/doctest.h>

#include <concepts>

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
