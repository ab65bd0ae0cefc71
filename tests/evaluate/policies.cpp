// SPDX-License-Identifier: BSL-1.0
#include "sheet.hpp"

#include <doctest/doctest.h>

using namespace fiscore_test;
using namespace fiscore::literals;

TEST_CASE("each stage of the rounding plan rounds what passes it, and no other") {
  struct row {
    char const* what;
    rounding_plan plan;
    char const* measured;
    char const* leaf;
    char const* hand;
    char const* section;
    char const* total_exact;
    char const* total;
  };
  // Execution is 66.66... %, so 6.66... points; the hand gives 1.25.
  row const rows[] = {
      {"nothing", {}, "200/3", "20/3", "5/4", "95/12", "1043/12", "1043/12"},
      {"metric", {.metric = to_places(1)}, "667/10", "667/100", "5/4", "198/25", "2173/25", "2173/25"},
      {"leaf", {.leaf = to_places(1)}, "200/3", "67/10", "13/10", "8", "87", "87"},
      {"subtotal", {.subtotal = to_places(1)}, "200/3", "20/3", "5/4", "79/10", "869/10", "869/10"},
      {"total", {.total = to_places(0)}, "200/3", "20/3", "5/4", "95/12", "1043/12", "87"},
      {"all of them",
       {.metric = rounding{0, rounding_mode::down},
        .leaf = rounding{1, rounding_mode::up},
        .subtotal = rounding{0, rounding_mode::up},
        .total = rounding{-1, rounding_mode::down}},
       "66",
       "33/5",
       "13/10",
       "8",
       "87",
       "80"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto definition = sheet();
    definition.rounding = r.plan;
    dossier of = office("2", "1.25", "79");
    of.set("figures.budget", quantity::parse("3"));
    evaluation const exact = evaluate(rulebook::make(definition), of);
    CHECK(text(exact.nodes[2].measured_exact) == "200/3");
    CHECK(text(exact.nodes[2].measured.value.value) == r.measured);
    CHECK(text(exact.nodes[2].score) == r.leaf);
    CHECK(text(exact.nodes[3].exact) == "5/4");
    CHECK(text(exact.nodes[3].score) == r.hand);
    CHECK(text(exact.nodes[1].score) == r.section);
    CHECK(text(exact.total().exact) == r.total_exact);
    CHECK(text(exact.total().score) == r.total);
    CHECK(text(exact.nodes[2].rounded) == text(r.plan.leaf));
    CHECK(text(exact.nodes[3].rounded) == text(r.plan.leaf));
    CHECK(text(exact.nodes[1].rounded) == text(r.plan.subtotal));
    CHECK(text(exact.total().rounded) == text(r.plan.total));
  }
}

TEST_CASE("89.996 is good on the exact total and excellent once rounded to 90.00") {
  struct row {
    rounding_plan::grade_basis basis;
    std::size_t grade;
  };
  static constexpr row rows[] = {{rounding_plan::grade_basis::exact, good},
                                 {rounding_plan::grade_basis::rounded, excellent}};
  for (auto const& r : rows) {
    auto definition = sheet();
    definition.rounding.total = to_places(2);
    definition.rounding.grade_on = r.basis;
    // 9.996 for execution, 80.00 for the other indicators.
    evaluation const found = evaluate(rulebook::make(definition), office("99.96", "8.00", "72.00"));
    CHECK(text(found.nodes[2].score) == "2499/250");
    CHECK(text(found.total().exact) == "22499/250");
    CHECK(text(found.total().score) == "90");
    CHECK(found.grade == r.grade);
    CHECK(found.reachable == std::vector<std::size_t>{r.grade});
  }
}

TEST_CASE("without a rounding of the total both bases of the grade are the exact total") {
  for (auto const basis : {rounding_plan::grade_basis::exact, rounding_plan::grade_basis::rounded}) {
    auto definition = sheet();
    definition.rounding.grade_on = basis;
    CHECK(evaluate(rulebook::make(definition), office("99.96", "8", "72")).grade == good);
  }
}

TEST_CASE("an indicator that does not apply: full marks, its section stretched, or the total stretched") {
  struct row {
    not_applicable_policy policy;
    char const* execution;  ///< empty: missing
    char const* node;       ///< applicable marks of the exempt indicator
    char const* section_low;
    char const* section_high;
    char const* section_marks;
    char const* total_low;
    char const* total_high;
  };
  // Main has 72 of 80; execution half of its 10; the hand, of 10, does not apply.
  static constexpr row rows[] = {
      {not_applicable_policy::full_marks, "50", "10", "15", "15", "20", "87", "87"},
      {not_applicable_policy::renormalise_section, "50", "0", "10", "10", "20", "82", "82"},
      {not_applicable_policy::renormalise_total, "50", "0", "5", "5", "10", "770/9", "770/9"},
      {not_applicable_policy::full_marks, "", "10", "10", "20", "20", "82", "92"},
      {not_applicable_policy::renormalise_section, "", "0", "0", "20", "20", "72", "92"},
      {not_applicable_policy::renormalise_total, "", "0", "0", "10", "10", "80", "820/9"},
  };
  for (auto const& r : rows) {
    CAPTURE(static_cast<int>(r.policy));
    CAPTURE(r.execution);
    auto definition = sheet();
    definition.indicators[0].children[1].not_applicable = r.policy;
    auto of = office(r.execution, "", "72");
    of.set_exemption("s/hand", {exemption_kind::not_applicable, "没有此类项目"});
    evaluation const found = evaluate(rulebook::make(definition), of);
    bool const complete = *r.execution != 0;
    CHECK(found.findings.empty());
    CHECK(found.nodes[3].state == state::not_applicable);
    CHECK(text(found.nodes[3].applicable_marks) == r.node);
    CHECK(found.nodes[1].state == (complete ? state::scored : state::incomplete));
    CHECK(text(found.nodes[1].low) == r.section_low);
    CHECK(text(found.nodes[1].high) == r.section_high);
    CHECK(text(found.nodes[1].applicable_marks) == r.section_marks);
    CHECK(found.total().state == (complete ? state::scored : state::incomplete));
    CHECK(text(found.total().low) == r.total_low);
    CHECK(text(found.total().high) == r.total_high);
    CHECK(text(found.total().applicable_marks) == "100");
    if (complete) {
      CHECK(text(found.nodes[1].score) == r.section_low);
      CHECK(text(found.total().score) == r.total_low);
    }
  }
}

TEST_CASE("every reason for not applying has the same effect") {
  for (auto const kind :
       {exemption_kind::not_applicable, exemption_kind::not_used, exemption_kind::by_decree}) {
    auto definition = sheet();
    definition.indicators[0].children[1].not_applicable = not_applicable_policy::renormalise_section;
    auto of = office("50", "", "72");
    of.set_exemption("s/hand", {kind, ""});
    evaluation const found = evaluate(rulebook::make(definition), of);
    CHECK(found.nodes[3].state == state::not_applicable);
    CHECK(text(found.total().score) == "82");
  }
}

TEST_CASE("what is missing: the total is an interval, or there is none, or it counts as zero and says so") {
  struct row {
    missing_policy policy;
    state total;
    char const* score;
    char const* low;
    char const* high;
    std::optional<std::size_t> grade;
    std::vector<std::size_t> reachable;
    bool counted;
  };
  row const rows[] = {
      {missing_policy::bounds, state::incomplete, "0", "82", "92", std::nullopt, {excellent, good}, false},
      {missing_policy::refuse, state::incomplete, "0", "82", "92", std::nullopt, {}, false},
      {missing_policy::zero, state::scored, "82", "82", "82", good, {good}, true},
  };
  for (auto const& r : rows) {
    CAPTURE(static_cast<int>(r.policy));
    auto definition = sheet();
    definition.missing = r.policy;
    evaluation const found = evaluate(rulebook::make(definition), office("20", "", "80"));
    CHECK(found.nodes[3].state == state::missing);
    CHECK(found.nodes[3].counted_as_zero == r.counted);
    CHECK_FALSE(found.nodes[2].counted_as_zero);
    CHECK(found.total().state == r.total);
    CHECK(text(found.total().score) == r.score);
    if (r.policy != missing_policy::refuse) {
      CHECK(text(found.total().low) == r.low);
      CHECK(text(found.total().high) == r.high);
    }
    CHECK(found.grade == r.grade);
    CHECK(found.reachable == r.reachable);
  }
}

TEST_CASE("undefined and uncovered scores follow the policy for what is missing and keep their names") {
  struct row {
    char const* budget;
    state leaf;
  };
  static constexpr row rows[] = {{"0", state::undefined}, {"1000", state::outside_coverage}};
  for (auto const& r : rows) {
    for (auto const policy : {missing_policy::bounds, missing_policy::refuse, missing_policy::zero}) {
      CAPTURE(r.budget);
      CAPTURE(static_cast<int>(policy));
      auto definition = sheet();
      definition.missing = policy;
      definition.indicators[0].children[0].rule =
          bands{{{interval::parse("[50, 90)"), 4}, {interval::parse("[90, ∞)"), 10}}};
      auto of = office("20", "5", "80");
      of.set("figures.budget", quantity::parse(r.budget));
      evaluation const found = evaluate(rulebook::make(definition), of);
      CHECK(found.nodes[2].state == r.leaf);
      bool const zero = policy == missing_policy::zero;
      CHECK(found.nodes[2].counted_as_zero == zero);
      CHECK(found.nodes[1].state == (zero ? state::scored : state::incomplete));
      CHECK(found.total().state == (zero ? state::scored : state::incomplete));
      if (zero) CHECK(text(found.total().score) == "85");
      if (policy == missing_policy::bounds) CHECK(text(found.total().low) == "85");
      if (policy == missing_policy::bounds) CHECK(found.total().high == 95);
    }
  }
}

TEST_CASE("far more than the target asks for a reason, or costs; the threshold itself does neither") {
  // The share of full marks falls from 1 at 1.3 times the target to 0 at 2.3 times.
  curve const falling = curve::make(
      {{interval::parse("[1.3, 2.3)"), line{2.3_dec, -1}}, {interval::parse("[2.3, ∞)"), constant{0}}});
  struct row {
    over_achievement::effect does;
    char const* spent;
    char const* score;
    bool over;
    bool needs_reason;
  };
  static constexpr row rows[] = {
      {over_achievement::effect::require_reason, "100", "10", false, false},
      {over_achievement::effect::require_reason, "130", "10", false, false},
      {over_achievement::effect::require_reason, "130.01", "10", true, true},
      {over_achievement::effect::require_reason, "500", "10", true, true},
      {over_achievement::effect::penalise, "50", "5", false, false},
      {over_achievement::effect::penalise, "130", "10", false, false},
      {over_achievement::effect::penalise, "150", "8", true, false},
      {over_achievement::effect::penalise, "229", "1/10", true, false},
      {over_achievement::effect::penalise, "230", "0", true, false},
      {over_achievement::effect::penalise, "500", "0", true, false},
  };
  for (auto const& r : rows) {
    CAPTURE(static_cast<int>(r.does));
    CAPTURE(r.spent);
    auto definition = sheet();
    definition.indicators[0].children[0].over =
        over_achievement{.above = 1.3_dec, .does = r.does, .penalty = falling};
    evaluation const found = evaluate(rulebook::make(definition), office(r.spent, "5", "80"));
    CHECK(found.nodes[2].state == state::scored);
    CHECK(text(found.nodes[2].score) == r.score);
    CHECK(found.nodes[2].over_achieved == r.over);
    CHECK(found.nodes[2].needs_reason == r.needs_reason);
  }
}

TEST_CASE("the reason for reaching far more than the target is an answer without a score") {
  auto definition = sheet();
  definition.indicators[0].children[0].over = over_achievement{.above = 1.3_dec};
  rulebook const by = rulebook::make(definition);
  auto of = office("150", "5", "80");
  CHECK(evaluate(by, of).nodes[2].needs_reason);
  CHECK_FALSE(evaluate(by, of).total().needs_reason);
  answer why;
  why.reason = "预算编制偏低";
  of.set_answer("s/execution", why);
  evaluation const found = evaluate(by, of);
  CHECK(found.findings.empty());
  CHECK_FALSE(found.nodes[2].needs_reason);
  CHECK(found.nodes[2].over_achieved);
  CHECK(text(found.nodes[2].score) == "10");
}

TEST_CASE("a penalty is a ceiling that stands above the threshold alone") {
  auto definition = sheet();
  definition.indicators[0].children[0].over =
      over_achievement{.above = 1,
                       .does = over_achievement::effect::penalise,
                       .penalty = curve::make({{interval::parse("(1, 2]"), constant{0.8_dec}},
                                               {interval::parse("(2, ∞)"), constant{1}}})};
  rulebook const by = rulebook::make(definition);
  CHECK(text(evaluate(by, office("60", "5", "80")).nodes[2].score) == "6");
  CHECK(text(evaluate(by, office("100", "5", "80")).nodes[2].score) == "10");
  CHECK(text(evaluate(by, office("200", "5", "80")).nodes[2].score) == "8");
  CHECK(text(evaluate(by, office("201", "5", "80")).nodes[2].score) == "10");
}

TEST_CASE("the bounds of a missing score hold what a penalty leaves of it") {
  auto definition = sheet();
  definition.indicators[0].children[0].over =
      over_achievement{.above = rational::of(13, 10),
                       .does = over_achievement::effect::penalise,
                       .penalty = curve::make({{interval::parse("(1.3, ∞)"), constant{0}}})};
  evaluation const found = evaluate(rulebook::make(definition), office("", "5", "80"));
  CHECK(found.nodes[2].state == state::missing);
  CHECK(text(found.nodes[2].low) == "0");
  CHECK(text(found.nodes[2].high) == "10");
}

TEST_CASE("a recorded score stands for what a person scores, by stage and among several") {
  using which = recorded_policy::stage_choice;
  using several = recorded_policy::several_choice;
  struct given {
    stage when;
    char const* score;
  };
  struct row {
    char const* what;
    which stage_of;
    several many;
    std::vector<given> scores;
    char const* score;  ///< empty: missing
  };
  constexpr auto self = stage::self_evaluation;
  constexpr auto review = stage::review;
  std::vector<given> const both = {{self, "8"}, {review, "5"}, {self, "9"}, {review, "7"}};
  std::vector<given> const five = {{self, "4"}, {self, "9"}, {self, "7"}, {self, "10"}, {self, "6"}};
  row const rows[] = {
      {"none", which::none, several::last, both, ""},
      {"self-evaluation", which::self_evaluation, several::last, both, "9"},
      {"review", which::review, several::last, both, "7"},
      {"review first", which::review_first, several::last, both, "7"},
      {"self-evaluation, of which there is none",
       which::self_evaluation,
       several::last,
       {{review, "5"}},
       ""},
      {"review, of which there is none", which::review, several::last, {{self, "8"}}, ""},
      {"review first, of which there is none", which::review_first, several::last, {{self, "8"}}, "8"},
      {"nothing recorded", which::review_first, several::last, {}, ""},
      {"other stages",
       which::review_first,
       several::last,
       {{stage::target, "8"}, {stage::monitoring, "7"}},
       ""},
      {"mean", which::self_evaluation, several::mean, both, "17/2"},
      {"mean of the review", which::review_first, several::mean, both, "6"},
      {"mean of one", which::review, several::mean, {{review, "7"}}, "7"},
      {"mean of five", which::self_evaluation, several::mean, five, "36/5"},
      {"trimmed mean", which::self_evaluation, several::trimmed_mean, five, "22/3"},
      {"trimmed mean of three",
       which::review,
       several::trimmed_mean,
       {{review, "1"}, {review, "10"}, {review, "7"}},
       "7"},
      {"trimmed mean with equal best ones",
       which::review,
       several::trimmed_mean,
       {{review, "9"}, {review, "9"}, {review, "3"}},
       "9"},
      {"last of five", which::self_evaluation, several::last, five, "6"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto definition = sheet();
    definition.recorded = {r.stage_of, r.many};
    auto of = office("50", "", "80");
    for (auto const& each : r.scores)
      of.add_recorded("s/hand", {decimal::parse(each.score), "评价组", each.when, "见附件", ""});
    evaluation const found = evaluate(rulebook::make(definition), of);
    CHECK(lines(found.findings) == std::vector<std::string>{});
    if (*r.score == 0) {
      CHECK(found.nodes[3].state == state::missing);
      continue;
    }
    CHECK(found.nodes[3].state == state::scored);
    CHECK(found.nodes[3].source == score_source::recorded);
    CHECK(text(found.nodes[3].score) == r.score);
  }
}

TEST_CASE("an answer wins over recorded scores, and a formula does not look at them") {
  auto definition = sheet();
  definition.recorded = {recorded_policy::stage_choice::review_first,
                         recorded_policy::several_choice::last};
  auto of = office("50", "6", "80");
  of.add_recorded("s/hand", {3_dec, "复核", stage::review, "", ""});
  of.add_recorded("s/execution", {3_dec, "复核", stage::review, "", ""});
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.nodes[3].source == score_source::answer);
  CHECK(text(found.nodes[3].score) == "6");
  CHECK(found.nodes[2].source == score_source::computed);
  CHECK(text(found.nodes[2].score) == "5");
}

TEST_CASE("a recorded score beyond full marks counts as missing, and the finding names the node") {
  auto definition = sheet();
  definition.recorded = {recorded_policy::stage_choice::self_evaluation, {}};
  auto of = office("50", "", "80");
  of.add_recorded("s/hand", {10.5_dec, "自评", stage::self_evaluation, "见附件", ""});
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.nodes[3].state == state::missing);
  CHECK(text(found.nodes[3].low) == "0");
  CHECK(text(found.nodes[3].high) == "10");
  REQUIRE(codes(found.findings) == std::vector<errc>{errc::answer_out_of_range});
  CHECK(found.findings[0].path == "s/hand");
}

TEST_CASE("a rate taken as printed may have been another, and the scores of all it can be are shown") {
  struct row {
    char const* what;
    char const* printed;
    step_mode steps;
    char const* score;
    char const* scores;
    bool decided;
  };
  static constexpr row rows[] = {
      // 95.00 % is anything up to 95.005 %: a started step above the limit of 95 %.
      {"on the limit", "95.00%", step_mode::started, "10", "[9, 10]", true},
      {"below the limit", "94.99%", step_mode::started, "10", "{10}", false},
      {"just above it", "95.01%", step_mode::started, "9", "{9}", false},
      {"whole steps", "95.00%", step_mode::whole, "10", "{10}", false},
      {"a whole step on the edge", "96.00%", step_mode::whole, "9", "[9, 10]", true},
      {"few places", "95%", step_mode::whole, "10", "{10}", false},
      {"fewer places", "96%", step_mode::whole, "9", "[9, 10]", true},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto definition = sheet();
    definition.indicators[0].children[0].rule = step_deduction{
        .limit = 95,
        .side = side::above,
        .cost = {.step = 1, .unit = step_unit::measure, .points = 1, .steps = r.steps, .floor = 0}};
    dossier of = office("", "5", "75");
    of.set_metric("execution", {quantity::parse(r.printed), "表 1", ""});
    evaluation const found = evaluate(rulebook::make(definition), of);
    CHECK(found.nodes[2].state == state::scored);
    CHECK(found.nodes[2].measured.origin == origin::printed);
    CHECK(text(found.nodes[2].score) == r.score);
    REQUIRE(found.nodes[2].printed_scores);
    CHECK(to_string(*found.nodes[2].printed_scores) == r.scores);
    CHECK(found.nodes[2].decided_by_rounding() == r.decided);
    CHECK(found.total().state == state::scored);
  }
}

TEST_CASE("a rate that is computed was not printed, so rounding decided nothing") {
  auto of = office("95.00", "5", "75");
  of.set_metric("execution", {quantity::parse("95.00%"), "", ""});
  evaluation const found = evaluate(rulebook::make(sheet()), of);
  CHECK(found.nodes[2].measured.origin == origin::computed);
  CHECK_FALSE(found.nodes[2].printed_scores);
  CHECK_FALSE(found.nodes[2].decided_by_rounding());
}

TEST_CASE("a zero denominator is undefined, and the total is incomplete") {
  auto of = office("0", "5", "75");
  of.set("figures.budget", quantity::parse("0"));
  evaluation const found = evaluate(rulebook::make(sheet()), of);
  CHECK(found.nodes[2].state == state::undefined);
  CHECK_FALSE(found.nodes[2].has_score());
  CHECK(text(found.nodes[2].score) == "0");
  CHECK(text(found.nodes[2].low) == "0");
  CHECK(text(found.nodes[2].high) == "10");
  CHECK(found.nodes[1].state == state::incomplete);
  CHECK(found.total().state == state::incomplete);
  CHECK(text(found.total().low) == "80");
  CHECK(text(found.total().high) == "90");
  CHECK_FALSE(found.grade);
  CHECK(found.reachable == std::vector<std::size_t>{excellent, good});
}

TEST_CASE("a value that the rule does not cover may be given any score by a person") {
  auto definition = sheet();
  definition.recorded.which = recorded_policy::stage_choice::review;
  definition.indicators[0].children[0].rule =
      bands{{{interval::parse("[0, 90)"), 4}, {interval::parse("[100, ∞)"), 10}}};
  rulebook const book = rulebook::make(definition);
  auto of = office("95", "5", "80");
  evaluation const before = evaluate(book, of);
  CHECK(before.nodes[2].state == state::outside_coverage);
  CHECK(text(before.nodes[2].low) == "0");
  CHECK(text(before.nodes[2].high) == "10");
  of.add_recorded("s/execution", {.score = 1_dec, .stage = stage::review});
  evaluation const after = evaluate(book, of);
  CHECK(text(after.nodes[2].score) == "1");
  CHECK(before.total().low <= after.total().score);

  // Missing, it may turn out to be such a value.
  evaluation const missing = evaluate(book, office("", "5", "80"));
  CHECK(text(missing.nodes[2].low) == "0");
}

TEST_CASE("a metric has no value where its units do not go together, and both are named") {
  auto of = office("40人", "5", "80");
  of.set("figures.budget", quantity::parse("100万元"));
  auto definition = sheet();
  definition.metrics[0].formula = formula::parse("max(figures.spent, figures.budget) / figures.budget");
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.nodes[2].state == state::undefined);
  REQUIRE(codes(found.findings) == std::vector<errc>{errc::unit_mismatch});
  CHECK(found.findings[0].path == "s/execution");
  CHECK(found.findings[0].message.zh == "单位不能混用：“人”与“万元”");
  CHECK(found.findings[0].message.en == "units that do not go together: \"人\" and \"万元\"");
}

TEST_CASE("a value outside the domain of its metric is a finding and has no score") {
  auto definition = sheet();
  definition.metrics[0].domain = domain::real(interval::closed(0, 100));
  evaluation const found = evaluate(rulebook::make(definition), office("120", "5", "80"));
  CHECK(found.nodes[2].state == state::outside_coverage);
  REQUIRE(codes(found.findings) == std::vector<errc>{errc::measure_range});
  CHECK(found.findings[0].message.en.find("120%") != std::string::npos);
  CHECK(text(found.nodes[2].high) == "10");
}

TEST_CASE("far more than a target that is another metric counts as far more") {
  auto definition = sheet();
  definition.metrics.push_back({.id = "aim", .formula = formula::parse("figures.aim"), .unit = unit("%")});
  definition.indicators[0].children[0].rule = share_of(parameter::named("aim"));
  definition.indicators[0].children[0].over = over_achievement{.above = rational::of(13, 10)};
  auto of = office("90", "5", "80");
  of.set("figures.aim", quantity::parse("50%"));
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.nodes[2].over_achieved);
  CHECK(found.nodes[2].needs_reason);
}

TEST_CASE("marks of what does not apply: of a section without a rest, of the whole, of nothing at all") {
  using policy = not_applicable_policy;
  struct row {
    policy first;
    policy second;
    char const* total;  ///< of 16 points out of 20 in `b`; `a` has two indicators of 10 and does not apply
    char const* marks;  ///< of `a`
  };
  static constexpr row rows[] = {
      {policy::full_marks, policy::full_marks, "36", "20"},
      {policy::full_marks, policy::renormalise_section, "36", "20"},
      {policy::full_marks, policy::renormalise_total, "104/3", "10"},
      {policy::renormalise_section, policy::renormalise_section, "32", "0"},
      {policy::renormalise_section, policy::renormalise_total, "32", "0"},
      {policy::renormalise_total, policy::renormalise_total, "32", "0"},
  };
  for (auto const& r : rows) {
    CAPTURE(static_cast<int>(r.first));
    CAPTURE(static_cast<int>(r.second));
    rulebook_definition definition{.id = "x", .full_marks = 40};
    definition.indicators = {
        {.id = "a",
         .full_marks = 20,
         .children = {{.id = "i", .full_marks = 10, .rule = manual{}, .not_applicable = r.first},
                      {.id = "k", .full_marks = 10, .rule = manual{}, .not_applicable = r.second}}},
        {.id = "b", .full_marks = 20, .rule = manual{}}};
    dossier of;
    of.set_exemption("a/i", {});
    of.set_exemption("a/k", {});
    set_score(of, "b", "16");
    evaluation const found = evaluate(rulebook::make(definition), of);
    CHECK(found.nodes[1].state == state::not_applicable);
    CHECK(text(found.nodes[1].applicable_marks) == r.marks);
    CHECK(text(found.total().score) == r.total);
  }

  rulebook_definition alone{.id = "x", .full_marks = 10};
  alone.indicators = {
      {.id = "a", .full_marks = 10, .rule = manual{}, .not_applicable = policy::renormalise_section}};
  dossier of;
  of.set_exemption("a", {});
  CHECK_THROWS_AS(static_cast<void>(evaluate(rulebook::make(alone), of)), error);
}
