// SPDX-License-Identifier: BSL-1.0
#include "sheet.hpp"

#include <doctest/doctest.h>

using namespace fiscore_test;
using namespace fiscore::literals;

namespace {

/// `s` becomes two ways to 10 points of which one counts: a rate and a person's score.
rulebook_definition choice(aggregation how) {
  auto made = sheet();
  made.full_marks = 90;
  made.indicators[0].full_marks = 10;
  made.indicators[0].how = how;
  for (auto& each : made.indicators[0].children)
    each.not_applicable = not_applicable_policy::renormalise_section;
  return made;
}

}  // namespace

TEST_CASE("of alternatives the one that is given counts, and the others are excluded") {
  constexpr auto missing = state::missing;
  constexpr auto scored = state::scored;
  constexpr auto excluded = state::excluded;
  struct row {
    char const* what;
    char const* spent;
    char const* hand;
    char const* exempt;
    state by_rate;
    state by_hand;
    char const* low;
    char const* high;
  };
  static constexpr row rows[] = {
      {"the first is given", "40", "", "", scored, excluded, "4", "4"},
      {"the second is given", "", "7", "", excluded, scored, "7", "7"},
      {"none is given", "", "", "", missing, missing, "0", "10"},
      {"the first is exempt", "", "7", "s/execution", excluded, scored, "7", "7"},
      {"the second is exempt", "40", "", "s/hand", scored, excluded, "4", "4"},
      {"the second is exempt and the first missing", "", "", "s/hand", missing, excluded, "0", "10"},
      {"the first is exempt though given", "40", "7", "s/execution", excluded, scored, "7", "7"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto of = office(r.spent, r.hand, "80");
    if (*r.exempt != 0) of.set_exemption(r.exempt, {exemption_kind::not_used, "另一项已采用"});
    evaluation const found = evaluate(rulebook::make(choice(aggregation::alternatives)), of);
    CHECK(found.findings.empty());
    CHECK(found.nodes[2].state == r.by_rate);
    CHECK(found.nodes[3].state == r.by_hand);
    bool const complete = r.by_rate == scored || r.by_hand == scored;
    CHECK(found.nodes[1].state == (complete ? scored : state::incomplete));
    CHECK(found.total().state == (complete ? scored : state::incomplete));
    CHECK(text(found.nodes[1].low) == r.low);
    CHECK(text(found.nodes[1].high) == r.high);
    if (complete) CHECK(text(found.nodes[1].score) == r.low);
    CHECK(text(found.nodes[1].applicable_marks) == "10");
  }
}

TEST_CASE("an excluded alternative has no score, and no full marks are counted for it") {
  auto of = office("40", "7", "80");
  of.set_exemption("s/execution", {exemption_kind::not_used, ""});
  evaluation const found = evaluate(rulebook::make(choice(aggregation::alternatives)), of);
  REQUIRE(found.nodes[2].state == state::excluded);
  CHECK_FALSE(found.nodes[2].has_score());
  CHECK(text(found.nodes[2].score) == "0");
  CHECK(text(found.nodes[2].exact) == "0");
  CHECK(text(found.nodes[2].applicable_marks) == "0");
}

TEST_CASE("one of alternatives can be declared not used even where it must always apply") {
  auto definition = choice(aggregation::alternatives);
  for (auto& each : definition.indicators[0].children) each.not_applicable.reset();
  auto of = office("40", "7", "80");
  of.set_exemption("s/execution", {exemption_kind::not_used, ""});
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.findings.empty());
  CHECK(text(found.nodes[1].score) == "7");
}

TEST_CASE("data for two alternatives is a finding, and neither counts") {
  evaluation const found =
      evaluate(rulebook::make(choice(aggregation::alternatives)), office("40", "7", "80"));
  REQUIRE(codes(found.findings) == std::vector<errc>{errc::alternatives_given});
  CHECK(found.findings[0].path == "s");
  CHECK(found.nodes[1].state == state::incomplete);
  CHECK(found.nodes[1].low <= 4);
  CHECK(found.nodes[1].high >= 7);
  CHECK(found.total().state == state::incomplete);
  CHECK_FALSE(found.grade);
}

TEST_CASE("alternatives all of which are exempt do not apply") {
  auto of = office("40", "7", "80");
  of.set_exemption("s/execution", {});
  of.set_exemption("s/hand", {});
  evaluation const found = evaluate(rulebook::make(choice(aggregation::alternatives)), of);
  CHECK(found.nodes[1].state == state::not_applicable);
}

TEST_CASE("where what is missing counts as zero, alternatives of which none is given count as zero") {
  auto definition = choice(aggregation::alternatives);
  definition.missing = missing_policy::zero;
  evaluation const found = evaluate(rulebook::make(definition), office("", "", "80"));
  CHECK(found.nodes[1].state == state::scored);
  CHECK(found.total().state == state::scored);
  CHECK(text(found.total().low) == "80");
  CHECK(text(found.total().high) == "80");
}

TEST_CASE("under minimum the lowest counts, and what is missing can only lower it") {
  struct row {
    char const* what;
    char const* execution;
    char const* hand;
    bool hand_exempt;
    state section;
    char const* low;
    char const* high;
  };
  static constexpr row rows[] = {
      {"the first is lower", "40", "7", false, state::scored, "4", "4"},
      {"the second is lower", "90", "7", false, state::scored, "7", "7"},
      {"both are equal", "70", "7", false, state::scored, "7", "7"},
      {"one is missing", "", "7", false, state::incomplete, "0", "7"},
      {"both are missing", "", "", false, state::incomplete, "0", "10"},
      {"what does not apply is left out", "90", "", true, state::scored, "9", "9"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto of = office(r.execution, r.hand, "80");
    if (r.hand_exempt) of.set_exemption("s/hand", {});
    evaluation const found = evaluate(rulebook::make(choice(aggregation::minimum)), of);
    CHECK(found.nodes[1].state == r.section);
    CHECK(text(found.nodes[1].low) == r.low);
    CHECK(text(found.nodes[1].high) == r.high);
    if (r.section == state::scored) CHECK(text(found.nodes[1].score) == r.low);
  }
}

TEST_CASE("alternatives all of which are exempt count with full marks where one of them does") {
  auto definition = choice(aggregation::alternatives);
  definition.indicators[0].children[1].not_applicable = not_applicable_policy::full_marks;
  auto of = office("40", "7", "80");
  of.set_exemption("s/execution", {});
  of.set_exemption("s/hand", {});
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.nodes[1].state == state::not_applicable);
  CHECK(found.nodes[1].score == definition.indicators[0].full_marks);
}

TEST_CASE("the bounds of alternatives are rounded as their score will be") {
  auto definition = choice(aggregation::alternatives);
  definition.rounding.subtotal = to_places(0);
  definition.indicators[0].children[0].rule =
      bands{{{interval::parse("[0, 50)"), rational::of(13, 5)}, {interval::parse("[50, ∞)"), 10}}};
  auto of = office("", "", "80");
  of.set_exemption("s/hand", {});
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.nodes[1].state == state::incomplete);
  CHECK(text(found.nodes[1].low) == "3");
  CHECK(text(found.nodes[1].high) == "10");
}

namespace {

/// Letters from D = 1 to A = 4 given by hand; what does not apply leaves.
rulebook_definition letters(aggregation how, int count) {
  rulebook_definition made{.id = "letters", .full_marks = 4};
  indicator whole{.id = "i", .full_marks = 4, .how = how};
  for (int i = 0; i < count; ++i) {
    tiers rule;
    rule.unit = tier_unit::points;
    int score = 4;
    for (char const* id : {"A", "B", "C", "D"}) {
      rule.rows.push_back({id, {id, id}, interval::point(score)});
      --score;
    }
    whole.children.push_back({.id = std::to_string(i),
                              .full_marks = 4,
                              .rule = rule,
                              .not_applicable = not_applicable_policy::renormalise_section});
  }
  if (how == aggregation::weakest_link) whole.terms.uplift = rational::of(1, 2);
  if (how == aggregation::lookup) {
    for (int n = 1; n <= count; ++n) {
      for (int sum = n; sum <= 4 * n; ++sum) whole.terms.table.push_back({n, sum, rational::of(sum, n)});
    }
  }
  made.rounding.subtotal = to_places(2);
  made.indicators.push_back(std::move(whole));
  return made;
}

/// `ACx?`: letters, `x` what does not apply, `?` what is missing.
dossier lettered(std::string_view text) {
  dossier made;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string const path = "i/" + std::to_string(i);
    if (text[i] == 'x') {
      made.set_exemption(path, {exemption_kind::not_used, ""});
    } else if (text[i] != '?') {
      answer given;
      given.tier = std::string(1, text[i]);
      made.set_answer(path, given);
    }
  }
  return made;
}

}  // namespace

TEST_CASE("aggregations of letters, with what does not apply left out and what is missing bounded") {
  struct row {
    aggregation how;
    char const* letters;
    state found;
    char const* low;
    char const* high;
  };
  static constexpr row rows[] = {
      {aggregation::mean, "AAB", state::scored, "367/100", "367/100"},
      {aggregation::mean, "AxB", state::scored, "7/2", "7/2"},
      {aggregation::mean, "A?B", state::incomplete, "267/100", "367/100"},
      {aggregation::median, "ADC", state::scored, "2", "2"},
      {aggregation::median, "AA?", state::scored, "4", "4"},
      {aggregation::median, "A?D", state::incomplete, "1", "4"},
      {aggregation::geometric_mean, "AAC", state::scored, "317/100", "317/100"},
      {aggregation::geometric_mean, "Ax?", state::incomplete, "2", "4"},
      {aggregation::weakest_link, "ADA", state::scored, "3/2", "3/2"},
      {aggregation::weakest_link, "BxB", state::scored, "3", "3"},
      {aggregation::weakest_link, "BA?", state::incomplete, "1", "7/2"},
      {aggregation::lookup, "ADA", state::scored, "3", "3"},
      {aggregation::lookup, "xDA", state::scored, "5/2", "5/2"},
      {aggregation::lookup, "xxA", state::scored, "4", "4"},
      {aggregation::lookup, "AD?", state::incomplete, "2", "3"},
      {aggregation::minimum, "ADA", state::scored, "1", "1"},
  };
  for (auto const& r : rows) {
    CAPTURE(describe(r.how, language::en));
    CAPTURE(r.letters);
    evaluation const found = evaluate(rulebook::make(letters(r.how, 3)), lettered(r.letters));
    CHECK(found.nodes[1].state == r.found);
    CHECK(text(found.nodes[1].low) == r.low);
    CHECK(text(found.nodes[1].high) == r.high);
  }
}

TEST_CASE("a sum that the table does not have is outside what the section covers") {
  auto definition = letters(aggregation::lookup, 2);
  std::erase_if(definition.indicators[0].terms.table, [](sum_score const& row) { return row.sum == 5; });
  evaluation const found = evaluate(rulebook::make(definition), lettered("AD"));
  CHECK(found.nodes[1].state == state::outside_coverage);
  CHECK(text(found.nodes[1].low) == "0");
  CHECK(text(found.nodes[1].high) == "4");
  CHECK(found.total().state == state::incomplete);
}

TEST_CASE("weights of a mean count among what applies") {
  auto definition = letters(aggregation::mean, 3);
  definition.indicators[0].children[0].weight = 3;
  definition.indicators[0].children[2].weight = 0;
  CHECK(text(evaluate(rulebook::make(definition), lettered("ADA")).nodes[1].score) == "13/4");
  CHECK(text(evaluate(rulebook::make(definition), lettered("xDA")).nodes[1].score) == "1");
  CHECK(text(evaluate(rulebook::make(definition), lettered("AD?")).nodes[1].score) == "13/4");
}
