// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/metric.hpp>

#include <doctest/doctest.h>

#include <concepts>

using namespace fiscore;

static_assert(std::regular<metric>);

namespace {
metric rate() {
  metric made;
  made.id = "rate";
  made.formula = formula::parse("general_public.basic.outturn / general_public.basic.original");
  made.unit = unit("%");
  return made;
}
}  // namespace

TEST_CASE("a metric gives its value in its own unit, exactly") {
  dossier office;
  office.set("general_public.basic.outturn", quantity::parse("136万元"));
  office.set("general_public.basic.original", quantity::parse("1430000元"));
  auto const found = measure_of(rate(), office);
  CHECK(found.value.state == value_state::known);
  CHECK(found.value.value == rational::of(13600, 143));
  CHECK(found.origin == origin::computed);
}

TEST_CASE("a printed rate serves where amounts are missing, and amounts win where they are not") {
  dossier office;
  office.set_metric("rate", {quantity::parse("92.8%"), "五（二）", ""});
  auto printed = measure_of(rate(), office);
  CHECK(printed.value.value == rational(decimal::parse("92.8")));
  CHECK(printed.origin == origin::printed);

  office.set("general_public.basic.outturn", quantity::parse("90元"));
  CHECK(measure_of(rate(), office).origin == origin::printed);
  office.set("general_public.basic.original", quantity::parse("100元"));
  auto const computed = measure_of(rate(), office);
  CHECK(computed.value.value == rational(90));
  CHECK(computed.origin == origin::computed);
}

TEST_CASE("a zero denominator is undefined, whatever rate is printed") {
  dossier office;
  office.set_metric("rate", {quantity::parse("0%"), "", ""});
  office.set("general_public.basic.outturn", quantity::parse("90元"));
  office.set("general_public.basic.original", quantity::parse("0元"));
  CHECK(measure_of(rate(), office).value.state == value_state::undefined);
}

TEST_CASE("without figures a metric is missing") {
  CHECK(measure_of(rate(), dossier()).value.state == value_state::missing);
}

TEST_CASE("figures are given in the unit of the metric, or both units are named") {
  struct row {
    char const* formula;
    char const* in;
    char const* a;
    char const* b;
    char const* clash;  ///< empty: none
  };
  static constexpr row rows[] = {
      {"figures.a", "万元", "40人", "1", "人/万元"},
      {"figures.a", "万元", "40", "1", "/万元"},
      {"figures.a", "人", "40", "1", ""},
      {"figures.a", "%", "0.4", "1", ""},
      {"figures.a", "百分点", "4%", "1", "%/百分点"},
      {"figures.a + figures.b", "元", "1万元", "1元", ""},
      {"figures.a + figures.b", "元", "1元", "1美元", "元/美元"},
      {"figures.a - figures.b", "%", "90%", "2个百分点", ""},
      {"figures.a / figures.b", "%", "1万元", "1元", ""},
      {"figures.a / figures.b", "万元", "1万元", "1元", "/万元"},
      {"figures.a / figures.b", "%", "1万元", "10人", ""},
      {"figures.a * figures.b", "元", "1元", "10人", ""},
      {"figures.a * 2", "人", "1元", "1", ""},
      {"min(figures.a, figures.b)", "人", "3人", "2个", "人/个"},
      {"abs(-figures.a)", "个", "3人", "2个", "人/个"},
      {"root(figures.a, 2, 0)", "个", "9人", "2个", ""},
  };
  for (auto const& r : rows) {
    CAPTURE(r.formula);
    CAPTURE(r.in);
    CAPTURE(r.a);
    metric of{.id = "m", .formula = formula::parse(r.formula), .unit = unit(r.in)};
    dossier office;
    office.set("figures.a", quantity::parse(r.a));
    office.set("figures.b", quantity::parse(r.b));
    auto const found = measure_of(of, office);
    CHECK(found.value.state == (*r.clash == 0 ? value_state::known : value_state::undefined));
    CHECK((found.clash ? found.clash->left.symbol() + "/" + found.clash->right.symbol() : "") == r.clash);
  }
}

TEST_CASE("rows in different units do not add up, and a printed rate must suit the metric") {
  metric sum{.id = "m", .formula = formula::parse("sum(posts, filled)"), .unit = unit("人")};
  dossier office;
  for (char const* each : {"3人", "4辆"}) {
    table_row row;
    row.set("filled", figure{quantity::parse(each), "", {}});
    office.table_of("posts").rows.push_back(row);
  }
  CHECK(measure_of(sum, office).clash);

  dossier printed;
  printed.set_metric("rate", {quantity::parse("92.8万元"), "", ""});
  CHECK(measure_of(rate(), printed).clash);
  CHECK(measure_of(rate(), printed).value.state == value_state::undefined);
}
