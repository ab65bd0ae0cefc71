// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/evaluate.hpp>

#include <doctest/doctest.h>

#include <functional>

using namespace fiscore;
using namespace fiscore::literals;

namespace {

constexpr rounding two_places{2, rounding_mode::half_up};

/// Three leaves of 5, 3 and 2 points: one measured, a checklist and a person's score.
rulebook_definition sheet() {
  return {
      .id = "sheet",
      .full_marks = 10,
      .grades = {{{"good", {"好", "good"}, interval::parse("[8, ∞)")},
                  {"bad", {"差", "bad"}, interval::parse("(-∞, 8)")}}},
      .metrics = {{.id = "rate",
                   .formula = formula::parse("figures.a / figures.b"),
                   .unit = unit("%"),
                   .domain = domain::real(interval::parse("[0, ∞)"))},
                  {.id = "limit", .formula = formula::parse("figures.limit"), .unit = unit("%")}},
      .indicators = {
          {.id = "s",
           .full_marks = 8,
           .children = {{.id = "rate",
                         .full_marks = 5,
                         .metric = "rate",
                         .rule = proportional{.target = 100,
                                              .direction = goal::at_least,
                                              .inverse = inverse_variant::ratio,
                                              .zero = zero_target::undefined}},
                        {.id = "list", .full_marks = 3, .rule = checklist{{{"a", {}, 1}, {"b", {}, 2}}}}}},
          {.id = "hand", .full_marks = 2, .rule = manual{}}}};
}

dossier office(char const* a, char const* b) {
  dossier made;
  if (*a != 0) made.set("figures.a", quantity::parse(a));
  if (*b != 0) made.set("figures.b", quantity::parse(b));
  return made;
}

void answer_all(dossier& of) {
  answer list;
  list.items = {{"a", true}, {"b", true}};
  of.set_answer("s/list", list);
  answer hand;
  hand.score = 2_dec;
  hand.reason = "见附件";
  of.set_answer("hand", hand);
}

std::string text(rational const& of) { return to_string(of); }

}  // namespace

TEST_CASE("scores add up exactly, and are rounded only where the plan says") {
  auto definition = sheet();
  auto of = office("2", "3");
  answer_all(of);
  evaluation const exact = evaluate(rulebook::make(definition), of);
  CHECK(text(exact.nodes[2].exact) == "10/3");
  CHECK(text(exact.total().score) == "25/3");
  CHECK(exact.total().state == state::scored);
  CHECK(exact.total().low == exact.total().score);
  CHECK(exact.total().high == exact.total().score);
  CHECK(exact.grade == 0U);

  definition.rounding.leaf = two_places;
  definition.rounding.total = {1, rounding_mode::up};
  evaluation const rounded = evaluate(rulebook::make(definition), of);
  CHECK(text(rounded.nodes[2].exact) == "10/3");
  CHECK(text(rounded.nodes[2].score) == "333/100");
  CHECK(text(rounded.total().exact) == "833/100");
  CHECK(text(rounded.total().score) == "42/5");
}

TEST_CASE("the metric can be rounded before the rule sees it") {
  auto definition = sheet();
  definition.rounding.metric = rounding{0, rounding_mode::half_up};
  evaluation const found = evaluate(rulebook::make(definition), office("2", "3"));
  CHECK(text(found.nodes[2].measured_exact) == "200/3");
  CHECK(text(found.nodes[2].measured.value.value) == "67");
  CHECK(text(found.nodes[2].score) == "67/20");
}

TEST_CASE("the grade looks at the total that the plan names") {
  auto definition = sheet();
  definition.rounding.total = rounding{1, rounding_mode::half_up};
  auto of = office("59.4", "100");  // 2.97 + 3 + 2 = 7.97, which is 8.0 when rounded
  answer_all(of);
  CHECK(evaluate(rulebook::make(definition), of).grade == 0U);
  definition.rounding.grade_on = rounding_plan::grade_basis::exact;
  CHECK(evaluate(rulebook::make(definition), of).grade == 1U);
}

TEST_CASE("what is missing is not zero: sections are incomplete and the total has bounds") {
  auto of = office("50", "100");
  evaluation const found = evaluate(rulebook::make(sheet()), of);
  CHECK(found.nodes[2].state == state::scored);
  CHECK(found.nodes[3].state == state::missing);
  CHECK(found.nodes[1].state == state::incomplete);
  CHECK(found.total().state == state::incomplete);
  CHECK(text(found.total().low) == "5/2");
  CHECK(text(found.total().high) == "15/2");
  CHECK_FALSE(found.grade);
  CHECK(found.reachable == std::vector<std::size_t>{1});
}

TEST_CASE("under the other policies what is missing refuses a total, or counts as zero and says so") {
  auto definition = sheet();
  definition.missing = missing_policy::refuse;
  evaluation const refused = evaluate(rulebook::make(definition), office("50", "100"));
  CHECK(refused.total().state == state::incomplete);
  CHECK(refused.reachable.empty());

  definition.missing = missing_policy::zero;
  evaluation const zero = evaluate(rulebook::make(definition), office("50", "100"));
  CHECK(zero.total().state == state::scored);
  CHECK(text(zero.total().score) == "5/2");
  CHECK(zero.nodes[3].state == state::missing);
  CHECK(zero.nodes[3].counted_as_zero);
  CHECK(zero.grade == 1U);
}

TEST_CASE("a zero denominator is undefined and no value outside the rule is a zero") {
  evaluation const undefined = evaluate(rulebook::make(sheet()), office("2", "0"));
  CHECK(undefined.nodes[2].state == state::undefined);
  CHECK(undefined.total().state == state::incomplete);
  CHECK(undefined.nodes[2].high == 5);

  auto definition = sheet();
  definition.indicators[0].children[0].rule =
      bands{{{interval::parse("[0, 80]"), 2}, {interval::parse("[90, ∞)"), 5}}};
  evaluation const gap = evaluate(rulebook::make(definition), office("85", "100"));
  CHECK(gap.nodes[2].state == state::outside_coverage);
  CHECK(gap.nodes[2].low == 0);
  CHECK(gap.nodes[2].high == 5);
  CHECK_FALSE(gap.nodes[2].piece);
}

TEST_CASE("an end that is another metric is bound for each dossier") {
  auto definition = sheet();
  definition.indicators[0].children[0].rule =
      threshold{.test = comparison::at_most, .value = parameter::named("limit")};
  rulebook const book = rulebook::make(definition);
  auto of = office("85", "100");
  CHECK(evaluate(book, of).nodes[2].state == state::missing);
  of.set("figures.limit", quantity::parse("85%"));
  CHECK(text(evaluate(book, of).nodes[2].score) == "5");
  of.set("figures.limit", quantity::parse("84.9%"));
  CHECK(text(evaluate(book, of).nodes[2].score) == "0");

  definition.indicators[0].children[0].rule = proportional{.target = parameter::named("limit"),
                                                           .direction = goal::at_least,
                                                           .inverse = inverse_variant::ratio,
                                                           .zero = zero_target::undefined};
  of.set("figures.limit", quantity::parse("0%"));
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.nodes[2].state == state::undefined);
  REQUIRE(found.findings.size() == 1);
  CHECK(to_string(found.findings[0]) == "error [fiscore.312] s/rate: a target of 0 has no shares");
}

TEST_CASE("a checklist counts what is fulfilled and bounds what is not answered") {
  rulebook const book = rulebook::make(sheet());
  struct row {
    std::vector<std::pair<std::string, bool>> items;
    state what;
    char const* low;
    char const* high;
  };
  row const rows[] = {{{{"a", true}, {"b", true}}, state::scored, "3", "3"},
                      {{{"a", true}, {"b", false}}, state::scored, "1", "1"},
                      {{{"b", true}}, state::missing, "2", "3"},
                      {{}, state::missing, "0", "3"}};
  for (auto const& r : rows) {
    dossier of;
    answer given;
    given.items = r.items;
    of.set_answer("s/list", given);
    evaluation const found = evaluate(book, of);
    CHECK(found.nodes[3].state == r.what);
    CHECK(text(found.nodes[3].low) == r.low);
    CHECK(text(found.nodes[3].high) == r.high);
  }
}

TEST_CASE("a person's score needs a tier, its interval and a reason") {
  auto definition = sheet();
  definition.indicators[1].rule = tiers{.unit = tier_unit::share_of_full_marks,
                                        .rows = {{"high", {}, interval::parse("[0.8, 1]")},
                                                 {"low", {}, interval::parse("[0, 0.8)")},
                                                 {"none", {}, interval::point(0)}}};
  struct row {
    char const* tier;
    std::optional<decimal> score;
    state what;
    char const* low;
    char const* high;
    char const* finding;
  };
  row const rows[] = {
      {"high", 2_dec, state::scored, "2", "2", ""},
      {"high", 1.6_dec, state::scored, "8/5", "8/5", ""},
      {"high", 1.59_dec, state::missing, "8/5", "2",
       "error [fiscore.604] hand: the score 1.59 is not within [1.6, 2]"},
      {"low", 1.6_dec, state::missing, "0", "8/5",
       "error [fiscore.604] hand: the score 1.6 is not within [0, 1.6)"},
      {"high", std::nullopt, state::missing, "8/5", "2", ""},
      {"none", std::nullopt, state::scored, "0", "0", ""},
      {"none", 1_dec, state::missing, "0", "0", "error [fiscore.604] hand: the score 1 is not within {0}"},
      {"other", 1_dec, state::missing, "0", "2", "error [fiscore.603] hand: there is no tier \"other\""},
      {"", 1_dec, state::missing, "0", "2", "error [fiscore.603] hand: a score is given but no tier"},
      {"", std::nullopt, state::missing, "0", "2", ""},
  };
  rulebook const book = rulebook::make(definition);
  for (auto const& r : rows) {
    CAPTURE(r.tier);
    dossier of;
    answer given;
    given.tier = r.tier;
    given.score = r.score;
    of.set_answer("hand", given);
    evaluation const found = evaluate(book, of);
    CHECK(found.nodes[4].state == r.what);
    CHECK(text(found.nodes[4].low) == r.low);
    CHECK(text(found.nodes[4].high) == r.high);
    CHECK((found.findings.empty() ? "" : to_string(found.findings[0])) == r.finding);
  }
}

TEST_CASE("a manual score without a reason is provisional, and beyond full marks it is refused") {
  rulebook const book = rulebook::make(sheet());
  dossier of;
  answer given;
  given.score = 1.5_dec;
  of.set_answer("hand", given);
  CHECK(evaluate(book, of).nodes[4].needs_reason);
  CHECK(evaluate(book, of).nodes[4].has_score());
  given.reason = "见附件";
  of.set_answer("hand", given);
  CHECK_FALSE(evaluate(book, of).nodes[4].needs_reason);
  given.score = 2.01_dec;
  of.set_answer("hand", given);
  CHECK(evaluate(book, of).nodes[4].state == state::missing);
  given.score = -1_dec;
  of.set_answer("hand", given);
  CHECK(evaluate(book, of).findings.size() == 1);
}

TEST_CASE("what does not apply gives full marks, or its marks are spread over the section or the whole") {
  struct row {
    not_applicable_policy policy;
    char const* section;
    char const* section_marks;
    char const* total;
  };
  // Without the list: rate 2.5 of 5, hand 2 of 2.
  static constexpr row rows[] = {
      {not_applicable_policy::full_marks, "11/2", "8", "15/2"},
      {not_applicable_policy::renormalise_section, "4", "8", "6"},
      {not_applicable_policy::renormalise_total, "5/2", "5", "45/7"},
  };
  for (auto const& r : rows) {
    auto definition = sheet();
    definition.indicators[0].children[1].not_applicable = r.policy;
    auto of = office("50", "100");
    answer_all(of);
    of.set_exemption("s/list", {exemption_kind::not_applicable, "没有此类项目"});
    evaluation const found = evaluate(rulebook::make(definition), of);
    CHECK(found.nodes[3].state == state::not_applicable);
    CHECK(found.nodes[1].state == state::scored);
    CHECK(text(found.nodes[1].score) == r.section);
    CHECK(text(found.nodes[1].applicable_marks) == r.section_marks);
    CHECK(text(found.total().score) == r.total);
  }
}

TEST_CASE(
    "a section of which nothing applies does not apply, and if nothing at all does there is no total") {
  auto definition = sheet();
  for (auto& each : definition.indicators[0].children)
    each.not_applicable = not_applicable_policy::renormalise_total;
  definition.indicators[1].not_applicable = not_applicable_policy::renormalise_total;
  rulebook const book = rulebook::make(definition);
  dossier of;
  answer_all(of);
  of.set_exemption("s/rate", {});
  of.set_exemption("s/list", {});
  evaluation const found = evaluate(book, of);
  CHECK(found.nodes[1].state == state::not_applicable);
  CHECK(found.nodes[1].applicable_marks == 0);
  CHECK(text(found.total().score) == "10");
  of.set_exemption("hand", {});
  CHECK_THROWS_WITH_AS(static_cast<void>(evaluate(book, of)),
                       "error [fiscore.610] no indicator applies, so nothing can be scaled to full marks",
                       error);
}

TEST_CASE("answers, exemptions and scores that fit nowhere are findings and change nothing") {
  auto of = office("50", "100");
  of.set_answer("s/nothing", {});
  of.set_answer("s/rate", {});
  of.set_answer("s", {});
  of.set_exemption("hand", {});
  of.add_recorded("x", {});
  answer odd;
  odd.items = {{"z", true}, {"a", true}, {"b", false}};
  of.set_answer("s/list", odd);
  evaluation const found = evaluate(rulebook::make(sheet()), of);
  std::vector<std::string> lines;
  for (auto const& each : found.findings) lines.push_back(to_string(each));
  CHECK(lines ==
        std::vector<std::string>{
            "error [fiscore.601] x: the rulebook has no \"x\"",
            "error [fiscore.602] hand: this indicator cannot be declared not applicable",
            "error [fiscore.601] s/nothing: the rulebook has no \"s/nothing\"",
            "error [fiscore.605] s/rate: this indicator is not scored by a person: the answer is not used",
            "error [fiscore.605] s: this indicator is not scored by a person: the answer is not used",
            "error [fiscore.603] s/list: there is no item \"z\"",
        });
  CHECK(found.nodes[3].score == 1);
  CHECK(found.nodes[4].state == state::missing);
}

TEST_CASE("an unmodelled row keeps its marks and is missing") {
  auto definition = sheet();
  definition.indicators[1].rule.reset();
  evaluation const found = evaluate(rulebook::make(definition), office("100", "100"));
  CHECK(found.nodes[4].state == state::missing);
  CHECK(found.nodes[4].high == 2);
}

TEST_CASE("a result can be used again, and nothing of the last one stays") {
  rulebook const book = rulebook::make(sheet());
  evaluation result;
  auto full = office("2", "3");
  answer_all(full);
  full.set_answer("nowhere", {});
  evaluate(book, full, result);
  CHECK(result.findings.size() == 1);
  evaluate(book, dossier(), result);
  CHECK(result.findings.empty());
  CHECK(result.nodes[2].state == state::missing);
  CHECK_FALSE(result.nodes[2].piece);
  CHECK(result.nodes[2].score == 0);
  CHECK_FALSE(result.grade);
}

TEST_CASE("the rate of 92.8 % under 5 points and 2 for each 5 % short: 3, 1 and 2.12") {
  struct row {
    step_mode steps;
    char const* score;
  };
  static constexpr row rows[] = {
      {step_mode::whole, "3"}, {step_mode::started, "1"}, {step_mode::pro_rata, "53/25"}};
  for (auto const& r : rows) {
    auto definition = sheet();
    definition.indicators[0].children[0].rule = step_deduction{
        .limit = 100,
        .side = side::below,
        .cost = {.step = 5, .unit = step_unit::measure, .points = 2, .steps = r.steps, .floor = 0}};
    CHECK(text(evaluate(rulebook::make(definition), office("92.8", "100")).nodes[2].score) == r.score);
  }
}
