// SPDX-License-Identifier: BSL-1.0
#include "parts.hpp"

#include <fiscore/evaluate/explain.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>

using namespace fiscore_test;

namespace {

constexpr auto half_up = rounding_mode::half_up;
constexpr auto down = rounding_mode::down;

/// A table whose rows are written to two or three places, with gaps between them.
rulebook_definition buckets() {
  rulebook_definition made{.id = "buckets", .full_marks = 20};
  made.metrics = {{.id = "debt",
                   .title = {"债务倍数", "debt multiple"},
                   .formula = formula::parse("figures.debt / figures.revenue"),
                   .domain = domain::real(interval::parse("[0, ∞)"))}};
  made.indicators = {
      {.id = "s",
       .title = {"债务", "debt"},
       .full_marks = 20,
       .children = {
           {.id = "debt",
            .title = {"债务倍数", "debt multiple"},
            .full_marks = 10,
            .metric = "debt",
            .rule = table_of(
                {{"[0, 0.009]", "10"}, {"[0.01, 0.099]", "7.25"}, {"[0.1, 0.99]", "4"}, {"[1, ∞)", "0"}})},
           by_hand("hand", 10)}}};
  return made;
}

dossier multiple_of(char const* debt) {
  dossier made;
  report(made, "debt", debt);
  report(made, "revenue", "1");
  score(made, "s/hand", "1.25");
  return made;
}

indicator& debt_of(rulebook_definition& of) { return of.indicators[0].children[0]; }

std::string told(rulebook const& by, dossier const& of, char const* path, language in) {
  std::string all;
  auto const found = evaluate(by, of);
  for (auto const& line : explain(by, of, found, by.find(detail::hashed_name(path)).value(), {in}))
    all += line.heading + ": " + line.text + "\n";
  return all;
}

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE(
    "a value between two rows has no score unless it is rounded first, by the line or else by the plan") {
  struct row {
    char const* debt;
    std::optional<rounding> plan;
    std::optional<rounding> own;
    char const* measured;
    char const* score;  ///< empty: not covered
  };
  static constexpr auto none = std::nullopt;
  row const rows[] = {
      {"0.099", none, none, "99/1000", "29/4"},
      {"0.0994", none, none, "497/5000", ""},
      {"0.0995", none, none, "199/2000", ""},
      {"0.1", none, none, "1/10", "4"},
      {"0.995", none, none, "199/200", ""},
      // The plan's alone.
      {"0.0994", rounding{3, half_up}, none, "99/1000", "29/4"},
      {"0.0995", rounding{3, half_up}, none, "1/10", "4"},
      {"0.0995", rounding{3, down}, none, "99/1000", "29/4"},
      {"0.0951", rounding{2, half_up}, none, "1/10", "4"},
      {"0.995", rounding{3, half_up}, none, "199/200", ""},
      {"0.995", rounding{2, half_up}, none, "1", "0"},
      {"0.995", rounding{2, down}, none, "99/100", "4"},
      // The line's alone, and before the plan's.
      {"0.0995", none, rounding{3, half_up}, "1/10", "4"},
      {"0.0995", none, rounding{3, down}, "99/1000", "29/4"},
      {"0.0095", none, rounding{3, half_up}, "1/100", "29/4"},
      {"0.0094", none, rounding{3, half_up}, "9/1000", "10"},
      {"0.0951", rounding{3, half_up}, rounding{2, half_up}, "1/10", "4"},
      {"0.0951", rounding{2, half_up}, rounding{3, half_up}, "19/200", "29/4"},
      {"0.0996", rounding{2, half_up}, rounding{3, down}, "99/1000", "29/4"},
      {"0.0996", rounding{2, half_up}, rounding{4, half_up}, "249/2500", ""},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.debt));
    CAPTURE(text(r.plan));
    CAPTURE(text(r.own));
    auto definition = buckets();
    definition.rounding.metric = r.plan;
    debt_of(definition).measure_rounded = r.own;
    auto const by = rulebook::make(definition);
    auto const found = evaluate(by, multiple_of(r.debt));
    auto const& debt = at(by, found, "s/debt");
    CHECK(debt.measured_exact == rational::parse(r.debt));
    CHECK(text(debt.measured.value.value) == r.measured);
    CHECK(debt.state == (*r.score == 0 ? state::outside_coverage : state::scored));
    if (*r.score != 0) CHECK(text(debt.score) == r.score);
  }
}

TEST_CASE("a share is rounded in per cent, the unit of its metric") {
  struct row {
    char const* debt;
    int places;
    char const* measured;
    char const* score;
  };
  static constexpr row rows[] = {
      {"0.0949", 0, "9", "29/4"},  // 9.49 %
      {"0.095", 0, "10", "4"},     // 9.5 %
      {"0.0999", 1, "10", "4"},
      {"0.0994", 1, "99/10", ""},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.debt));
    CAPTURE(r.places);
    auto definition = buckets();
    definition.metrics[0].unit = unit("%");
    debt_of(definition).rule = table_of({{"[0, 9]", "7.25"}, {"[10, 99]", "4"}, {"[100, ∞)", "10"}});
    debt_of(definition).measure_rounded = to_places(r.places);
    auto const by = rulebook::make(definition);
    auto const found = evaluate(by, multiple_of(r.debt));
    CHECK(text(at(by, found, "s/debt").measured.value.value) == r.measured);
    if (*r.score != 0) {
      CHECK(text(at(by, found, "s/debt").score) == r.score);
    } else {
      CHECK(at(by, found, "s/debt").state == state::outside_coverage);
    }
  }
}

TEST_CASE("a score is rounded by its own line, else by the stage of the plan") {
  struct row {
    std::optional<rounding> leaf;
    std::optional<rounding> subtotal;
    std::optional<rounding> own_leaf;
    std::optional<rounding> own_section;
    char const* debt;
    char const* hand;
    char const* section;
  };
  static constexpr auto none = std::nullopt;
  // The table gives 7.25, the hand 1.25.
  row const rows[] = {
      {none, none, none, none, "29/4", "5/4", "17/2"},
      {none, none, to_places(1), none, "73/10", "5/4", "171/20"},
      {none, none, none, to_places(0), "29/4", "5/4", "9"},
      {to_places(1), none, none, none, "73/10", "13/10", "43/5"},
      {to_places(1), none, rounding{1, down}, none, "36/5", "13/10", "17/2"},
      {to_places(1), none, to_places(3), none, "29/4", "13/10", "171/20"},
      {to_places(1), to_places(0), to_places(0), none, "7", "13/10", "8"},  // 8.3
      {to_places(1), to_places(0), to_places(0), to_places(1), "7", "13/10", "83/10"},
      {none, to_places(0), none, rounding{0, down}, "29/4", "5/4", "8"},
  };
  for (auto const& r : rows) {
    CAPTURE(text(r.leaf));
    CAPTURE(text(r.subtotal));
    CAPTURE(text(r.own_leaf));
    CAPTURE(text(r.own_section));
    auto definition = buckets();
    definition.rounding.leaf = r.leaf;
    definition.rounding.subtotal = r.subtotal;
    debt_of(definition).rounded = r.own_leaf;
    definition.indicators[0].rounded = r.own_section;
    auto const by = rulebook::make(definition);
    auto const found = evaluate(by, multiple_of("0.05"));
    auto const& debt = at(by, found, "s/debt");
    auto const& section = at(by, found, "s");
    CHECK(text(debt.exact) == "29/4");
    CHECK(text(debt.score) == r.debt);
    CHECK(text(debt.rounded) == text(r.own_leaf ? r.own_leaf : r.leaf));
    CHECK(text(at(by, found, "s/hand").score) == r.hand);
    CHECK(text(at(by, found, "s/hand").rounded) == text(r.leaf));
    CHECK(section.exact == debt.score + at(by, found, "s/hand").score);
    CHECK(text(section.score) == r.section);
    CHECK(text(section.rounded) == text(r.own_section ? r.own_section : r.subtotal));
    CHECK(text(found.total().score) == r.section);
  }
}

TEST_CASE("the bounds of what is missing are rounded by the line as its score will be") {
  auto definition = buckets();
  debt_of(definition).rounded = to_places(0);
  debt_of(definition).rule = table_of({{"[0, 1)", "10"}, {"[1, ∞)", "2.5"}});
  definition.indicators[0].rounded = rounding{0, down};
  auto const by = rulebook::make(definition);
  dossier of;
  score(of, "s/hand", "1.25");
  auto const found = evaluate(by, of);
  CHECK(extent(at(by, found, "s/debt")) == "3 to 10");
  CHECK(extent(at(by, found, "s")) == "4 to 11");  // 4.25 and 11.25
}

TEST_CASE("the explanation says what was rounded, to what and how") {
  auto definition = buckets();
  definition.rounding.metric = to_places(2);
  definition.rounding.leaf = to_places(2);
  debt_of(definition).measure_rounded = rounding{3, down};
  debt_of(definition).rounded = to_places(1);
  definition.indicators[0].rounded = rounding{0, down};
  auto const by = rulebook::make(definition);
  auto const of = multiple_of("0.0995");
  for (auto const in : {language::zh, language::en}) {
    auto const leaf = told(by, of, "s/debt", in);
    CAPTURE(leaf);
    CHECK(has(leaf, "0.0995 → 0.099"));
    CHECK(has(leaf, describe(rounding{3, down}, in)));
    CHECK(has(leaf, "7.25 → 7.3"));
    CHECK(has(leaf, describe(to_places(1), in)));
    CHECK_FALSE(has(leaf, describe(to_places(2), in)));
    auto const section = told(by, of, "s", in);
    CAPTURE(section);
    CHECK(has(section, "8.55 → 8"));  // 7.3 + 1.25
    CHECK(has(section, describe(rounding{0, down}, in)));
  }
}

TEST_CASE("the explanation of a value in a gap shows it as it was looked up") {
  auto definition = buckets();
  debt_of(definition).measure_rounded = to_places(4);
  auto const by = rulebook::make(definition);
  auto const leaf = told(by, multiple_of("0.09956"), "s/debt", language::en);
  CAPTURE(leaf);
  CHECK(has(leaf, "0.09956 → 0.0996"));
  CHECK(has(leaf, describe(to_places(4), language::en)));
}
