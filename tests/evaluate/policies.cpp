// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/evaluate.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace fiscore;
using namespace fiscore::literals;

namespace {

constexpr rounding to_places(int places) { return {places, rounding_mode::half_up}; }

proportional share_of(parameter target) {
  return {.target = std::move(target),
          .direction = goal::at_least,
          .inverse = inverse_variant::ratio,
          .zero = zero_target::undefined};
}

grade_scale four_grades() {
  return {{{"excellent", {"优", "excellent"}, interval::parse("[90, ∞)")},
           {"good", {"良", "good"}, interval::parse("[80, 90)")},
           {"fair", {"中", "fair"}, interval::parse("[60, 80)")},
           {"poor", {"差", "poor"}, interval::parse("(-∞, 60)")}}};
}

constexpr std::size_t excellent = 0;
constexpr std::size_t good = 1;
constexpr std::size_t fair = 2;
constexpr std::size_t poor = 3;

/// 0 the whole (100), 1 `s` (20), 2 `s/execution` (10), 3 `s/hand` (10), 4 `main` (80).
rulebook_definition sheet() {
  return {
      .id = "sheet",
      .full_marks = 100,
      .grades = four_grades(),
      .metrics = {{.id = "execution",
                   .formula = formula::parse("figures.spent / figures.budget"),
                   .unit = unit("%"),
                   .domain = domain::real(interval::parse("[0, ∞)"))}},
      .indicators = {
          {.id = "s",
           .full_marks = 20,
           .children = {{.id = "execution", .full_marks = 10, .metric = "execution", .rule = share_of(100)},
                        {.id = "hand", .full_marks = 10, .rule = manual{}}}},
          {.id = "main", .full_marks = 80, .rule = manual{}}}};
}

void set_score(dossier& of, char const* node, char const* score, std::string reason = "见附件") {
  answer given;
  given.score = rational::parse(score);
  given.reason = std::move(reason);
  of.set_answer(node, given);
}

/// What is empty is not given.
dossier office(std::string_view spent, char const* hand, char const* main) {
  dossier made;
  if (!spent.empty()) made.set("figures.spent", quantity::parse(spent));
  made.set("figures.budget", quantity::parse("100"));
  if (*hand != 0) set_score(made, "s/hand", hand);
  if (*main != 0) set_score(made, "main", main);
  return made;
}

std::string text(rational const& of) { return to_string(of); }

std::string text(std::optional<rounding> const& of) {
  return of ? std::to_string(of->places) + " " + to_string(of->mode) : "";
}

std::vector<std::string> lines(diagnostics const& of) {
  std::vector<std::string> made;
  for (auto const& each : of) made.push_back(to_string(each));
  return made;
}

std::vector<errc> codes(diagnostics const& of) {
  std::vector<errc> made;
  for (auto const& each : of) made.push_back(each.code);
  return made;
}

}  // namespace

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

namespace {

rulebook_definition gated(gate with) {
  auto made = sheet();
  made.gates = {std::move(with)};
  return made;
}

gate audit(gate::effect does) {
  return {.id = "audit",
          .title = {"审计", "audit"},
          .when = predicate::parse("figures.cases > 0"),
          .does = does,
          .grade = "poor",
          .cap = rational::of(119, 2)};
}

}  // namespace

TEST_CASE("a gate has its effect where it holds, none where not, and both where that is not known") {
  using effect = gate::effect;
  struct row {
    effect does;
    char const* cases;  ///< empty: not reported
    truth holds;
    state total;
    char const* low;
    char const* high;
    std::optional<std::size_t> grade;
    std::vector<std::size_t> reachable;
  };
  // The total is 85 before the gate.
  row const rows[] = {
      {effect::set_grade, "0", truth::no, state::scored, "85", "85", good, {good}},
      {effect::set_grade, "1", truth::yes, state::scored, "85", "85", poor, {poor}},
      {effect::set_grade, "", truth::unknown, state::scored, "85", "85", std::nullopt, {good, poor}},
      {effect::cap_total, "0", truth::no, state::scored, "85", "85", good, {good}},
      {effect::cap_total, "1", truth::yes, state::scored, "119/2", "119/2", poor, {poor}},
      {effect::cap_total, "", truth::unknown, state::incomplete, "119/2", "85", std::nullopt, {good, poor}},
      {effect::zero_total, "0", truth::no, state::scored, "85", "85", good, {good}},
      {effect::zero_total, "1", truth::yes, state::scored, "0", "0", poor, {poor}},
      {effect::zero_total, "", truth::unknown, state::incomplete, "0", "85", std::nullopt, {good, poor}},
  };
  for (auto const& r : rows) {
    CAPTURE(static_cast<int>(r.does));
    CAPTURE(r.cases);
    auto of = office("50", "5", "75");
    if (*r.cases != 0) of.set("figures.cases", quantity::parse(r.cases));
    evaluation const found = evaluate(rulebook::make(gated(audit(r.does))), of);
    CHECK(found.gates == std::vector<truth>{r.holds});
    CHECK(found.total().state == r.total);
    CHECK(text(found.total().low) == r.low);
    CHECK(text(found.total().high) == r.high);
    if (r.total == state::scored) CHECK(text(found.total().score) == r.low);
    CHECK(found.grade == r.grade);
    for (std::size_t const grade : r.reachable) {
      CAPTURE(grade);
      CHECK(std::find(found.reachable.begin(), found.reachable.end(), grade) != found.reachable.end());
    }
    if (r.grade) CHECK(found.reachable == r.reachable);
  }
}

TEST_CASE("a cap leaves a lower total as it is, known or not") {
  for (char const* cases : {"0", "1", ""}) {
    CAPTURE(cases);
    auto of = office("50", "5", "40");
    if (*cases != 0) of.set("figures.cases", quantity::parse(cases));
    evaluation const found = evaluate(rulebook::make(gated(audit(gate::effect::cap_total))), of);
    CHECK(text(found.total().low) == "50");
    CHECK(text(found.total().high) == "50");
    CHECK(found.reachable == std::vector<std::size_t>{poor});
  }
}

TEST_CASE("a gate acts on the bounds of a total that is not complete") {
  using effect = gate::effect;
  struct row {
    effect does;
    char const* cases;
    char const* low;
    char const* high;
  };
  // Before the gate 55 to 65: the hand is missing.
  static constexpr row rows[] = {
      {effect::cap_total, "0", "55", "65"}, {effect::cap_total, "1", "55", "119/2"},
      {effect::cap_total, "", "55", "65"},  {effect::zero_total, "0", "55", "65"},
      {effect::zero_total, "1", "0", "0"},  {effect::zero_total, "", "0", "65"},
      {effect::set_grade, "1", "55", "65"}, {effect::set_grade, "", "55", "65"},
  };
  for (auto const& r : rows) {
    CAPTURE(static_cast<int>(r.does));
    CAPTURE(r.cases);
    auto of = office("50", "", "50");
    if (*r.cases != 0) of.set("figures.cases", quantity::parse(r.cases));
    evaluation const found = evaluate(rulebook::make(gated(audit(r.does))), of);
    CHECK(text(found.total().low) == r.low);
    CHECK(text(found.total().high) == r.high);
  }
}

TEST_CASE("a gate that asks for a score or a state waits until it is known") {
  struct row {
    char const* when;
    char const* hand;
    truth holds;
  };
  static constexpr row rows[] = {
      {"score(\"s/hand\") < 6", "5", truth::yes},
      {"score(\"s/hand\") < 6", "6", truth::no},
      {"score(\"s/hand\") < 6", "", truth::unknown},
      {"state(\"s/hand\") is missing", "", truth::yes},
      {"state(\"s/hand\") is missing", "5", truth::no},
      {"score(\"\") >= 85", "5", truth::yes},
      {"score(\"\") >= 85", "4.9", truth::no},
      {"score(\"\") >= 85", "", truth::unknown},
      {"grade is good", "5", truth::yes},
      {"grade is good", "", truth::unknown},
      {"grade is fair", "5", truth::no},
  };
  for (auto const& r : rows) {
    CAPTURE(r.when);
    CAPTURE(r.hand);
    gate with = audit(gate::effect::zero_total);
    with.when = predicate::parse(r.when);
    evaluation const found = evaluate(rulebook::make(gated(with)), office("50", r.hand, "75"));
    CHECK(found.gates == std::vector<truth>{r.holds});
  }
}

TEST_CASE("gates are asked in order, and a later one can only lower what an earlier one left") {
  auto definition = sheet();
  gate first = audit(gate::effect::cap_total);
  first.when = predicate::parse("1 == 1");
  first.cap = 70;
  gate second = audit(gate::effect::cap_total);
  second.id = "second";
  second.when = predicate::parse("1 == 1");
  second.cap = 90;
  definition.gates = {first, second};
  evaluation const found = evaluate(rulebook::make(definition), office("50", "5", "75"));
  CHECK(found.gates == std::vector<truth>{truth::yes, truth::yes});
  CHECK(text(found.total().score) == "70");
  CHECK(found.grade == fair);
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
