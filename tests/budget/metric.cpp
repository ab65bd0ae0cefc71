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
