// SPDX-License-Identifier: BSL-1.0
#include "parts.hpp"

#include <fiscore/evaluate/explain.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace fiscore_test;

namespace {

gate sets(char const* node, rational score, char const* when) {
  return {.id = "set",
          .title = {"发现虚报", "false figures"},
          .when = predicate::parse(when),
          .does = gate::effect::set_score,
          .node = node,
          .score = std::move(score)};
}

rulebook_definition gated(gate with) {
  auto made = sheet();
  made.gates = {std::move(with)};
  return made;
}

dossier reported(char const* hand, char const* cases) {
  auto made = office("50", hand, "75");
  if (*cases != 0) report(made, "cases", cases);
  return made;
}

constexpr char const* some_cases = "figures.cases > 0";

}  // namespace

TEST_CASE("a gate sets the score of a line or leaves it; what is not known leaves both, up to the total") {
  struct row {
    char const* node;
    int score;
    char const* hand;
    char const* cases;  ///< empty: not reported
    truth holds;
    char const* set;      ///< the line after the gate
    char const* section;  ///< `s`
    char const* total;
  };
  // Execution has 5 of 10, the hand 5 of 10 where it is given, main 75 of 80: 85.
  static constexpr row rows[] = {
      {"s/hand", 2, "5", "0", truth::no, "5", "10", "85"},
      {"s/hand", 2, "5", "1", truth::yes, "2", "7", "82"},
      {"s/hand", 2, "5", "", truth::unknown, "2 to 5", "7 to 10", "82 to 85"},
      {"s/hand", 10, "5", "1", truth::yes, "10", "15", "90"},
      {"s/hand", 10, "5", "", truth::unknown, "5 to 10", "10 to 15", "85 to 90"},
      {"s/hand", 0, "5", "1", truth::yes, "0", "5", "80"},
      {"s/hand", 5, "5", "", truth::unknown, "5", "10", "85"},
      {"s/hand", 2, "", "0", truth::no, "0 to 10", "5 to 15", "80 to 90"},
      {"s/hand", 2, "", "1", truth::yes, "2", "7", "82"},
      {"s/hand", 2, "", "", truth::unknown, "0 to 10", "5 to 15", "80 to 90"},
      {"s/execution", 1, "5", "1", truth::yes, "1", "6", "81"},
      {"s/execution", 1, "5", "", truth::unknown, "1 to 5", "6 to 10", "81 to 85"},
      {"s", 3, "5", "0", truth::no, "10", "10", "85"},
      {"s", 3, "5", "1", truth::yes, "3", "3", "78"},
      {"s", 3, "5", "", truth::unknown, "3 to 10", "3 to 10", "78 to 85"},
      {"s", 20, "5", "1", truth::yes, "20", "20", "95"},
      {"s", 3, "", "1", truth::yes, "3", "3", "78"},
      {"s", 3, "", "", truth::unknown, "3 to 15", "3 to 15", "78 to 90"},
      {"s", 18, "", "", truth::unknown, "5 to 18", "5 to 18", "80 to 93"},
      {"s", 3, "", "0", truth::no, "5 to 15", "5 to 15", "80 to 90"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.node));
    CAPTURE(r.score);
    CAPTURE(std::string(r.hand));
    CAPTURE(std::string(r.cases));
    auto const by = rulebook::make(gated(sets(r.node, r.score, some_cases)));
    auto const found = evaluate(by, reported(r.hand, r.cases));
    auto const& set = at(by, found, r.node);
    CHECK(found.gates == std::vector{r.holds});
    CHECK(extent(set) == r.set);
    CHECK(extent(at(by, found, "s")) == r.section);
    CHECK(extent(found.total()) == r.total);
    if (r.holds == truth::yes) {
      CHECK(set.overridden);
      CHECK(set.state == state::scored);
      CHECK(text(set.score) == r.set);
      CHECK(found.total().state == state::scored);
      CHECK(text(found.total().score) == r.total);
    }
    if (r.holds == truth::no) CHECK_FALSE(set.overridden);
    if (set.low != set.high) {
      CHECK_FALSE(set.has_score());
      CHECK(found.total().state == state::incomplete);
      CHECK_FALSE(found.grade);
    }
    for (auto const& node : found.nodes) {
      if (&node != &set) CHECK_FALSE(node.overridden);
    }
  }
}

TEST_CASE("the grades of both outcomes of a score that a gate may set can be reached") {
  auto const found = evaluate(rulebook::make(gated(sets("s", 3, some_cases))), reported("5", ""));
  CHECK_FALSE(found.grade);
  CHECK(found.reachable == std::vector<std::size_t>{good, fair});  // 85 or 78
}

TEST_CASE("a section that a gate sets keeps what its parts have") {
  auto const by = rulebook::make(gated(sets("s", 3, some_cases)));
  auto const found = evaluate(by, reported("5", "1"));
  CHECK(text(at(by, found, "s/execution").score) == "5");
  CHECK(text(at(by, found, "s/hand").score) == "5");
}

TEST_CASE("a gate over a figure that may be absent asks first whether it is given") {
  struct row {
    char const* when;
    char const* cases;
    truth holds;
    char const* hand;
  };
  static constexpr row rows[] = {
      {"given(figures.cases) and figures.cases > 0", "", truth::no, "5"},
      {"given(figures.cases) and figures.cases > 0", "0", truth::no, "5"},
      {"given(figures.cases) and figures.cases > 0", "1", truth::yes, "2"},
      {"not given(figures.cases) or figures.cases > 0", "", truth::yes, "2"},
      {"not given(figures.cases) or figures.cases > 0", "0", truth::no, "5"},
      {"not given(figures.cases)", "", truth::yes, "2"},
      {"figures.cases > 0", "", truth::unknown, "2 to 5"},
      {"figures.cases > 0 or figures.spent >= 50", "", truth::yes, "2"},
      {"figures.cases > 0 and figures.spent > 50", "", truth::no, "5"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.when));
    CAPTURE(std::string(r.cases));
    auto const by = rulebook::make(gated(sets("s/hand", 2, r.when)));
    auto const found = evaluate(by, reported("5", r.cases));
    CHECK(found.gates == std::vector{r.holds});
    CHECK(extent(at(by, found, "s/hand")) == r.hand);
  }
}

TEST_CASE("a score that a gate sets is what a weakest link, a minimum or a mean takes") {
  struct row {
    aggregation how;
    char const* cases;
    char const* section;
  };
  // A, B and, unless the gate sets it to 1, B. Where a weakest link is not known, no uplift is assumed for
  // its lower bound.
  static constexpr row rows[] = {
      {aggregation::weakest_link, "0", "7/2"},
      {aggregation::weakest_link, "1", "3/2"},
      {aggregation::weakest_link, "", "1 to 7/2"},
      {aggregation::minimum, "0", "3"},
      {aggregation::minimum, "1", "1"},
      {aggregation::minimum, "", "1 to 3"},
      {aggregation::mean, "0", "10/3"},
      {aggregation::mean, "1", "8/3"},
      {aggregation::mean, "", "8/3 to 10/3"},
      {aggregation::median, "0", "3"},
      {aggregation::median, "1", "3"},
      {aggregation::median, "", "3"},
  };
  for (auto const& r : rows) {
    CAPTURE(describe(r.how, language::en));
    CAPTURE(std::string(r.cases));
    indicator section{.id = "i", .full_marks = 4, .how = r.how};
    section.children = {by_letter("1"), by_letter("2"), by_letter("3")};
    if (r.how == aggregation::weakest_link) section.terms.uplift = rational::of(1, 2);
    auto const by = rulebook::make(
        {.id = "letters", .full_marks = 4, .indicators = {section}, .gates = {sets("i/3", 1, some_cases)}});
    dossier of;
    judge(of, "i/1", "A");
    judge(of, "i/2", "B");
    judge(of, "i/3", "B");
    if (*r.cases != 0) report(of, "cases", r.cases);
    auto const found = evaluate(by, of);
    CHECK(extent(at(by, found, "i")) == r.section);
  }
}

TEST_CASE("what does not apply stays so unless a gate that holds sets its score") {
  auto definition = gated(sets("s/hand", 2, some_cases));
  definition.indicators[0].children[1] = may_leave(definition.indicators[0].children[1]);
  auto const by = rulebook::make(definition);
  auto of = reported("", "0");
  of.set_exemption("s/hand", {exemption_kind::not_applicable, "没有此类项目"});
  auto const without = evaluate(by, of);
  CHECK(at(by, without, "s/hand").state == state::not_applicable);
  CHECK_FALSE(at(by, without, "s/hand").overridden);
  CHECK(text(at(by, without, "s").score) == "10");  // 5 of 10, stretched
  report(of, "cases", "1");
  auto const with = evaluate(by, of);
  CHECK(at(by, with, "s/hand").state == state::scored);
  CHECK(at(by, with, "s/hand").overridden);
  CHECK(text(at(by, with, "s").score) == "7");  // 5 and 2, each of 10
  CHECK(text(at(by, with, "s").applicable_marks) == "20");
}

TEST_CASE("a later gate sees the score that an earlier one has set") {
  auto definition = gated(sets("s/hand", 2, some_cases));
  definition.gates.push_back({.id = "low",
                              .when = predicate::parse("score(\"s/hand\") < 3"),
                              .does = gate::effect::set_grade,
                              .grade = "poor"});
  auto const by = rulebook::make(definition);
  struct row {
    char const* cases;
    truth low;
    std::optional<std::size_t> grade;
  };
  static constexpr row rows[] = {
      {"0", truth::no, good}, {"1", truth::yes, poor}, {"", truth::unknown, std::nullopt}};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.cases));
    auto const found = evaluate(by, reported("5", r.cases));
    CHECK(found.gates.at(1) == r.low);
    CHECK(found.grade == r.grade);
  }
}

TEST_CASE("a gate that sets a score asks figures, of a line that there is") {
  struct row {
    char const* node;
    char const* when;
    errc code;
  };
  static constexpr row rows[] = {
      {"s/hand", "score(\"s/execution\") < 3", errc::gate_results},
      {"s/hand", "state(\"s/execution\") is missing", errc::gate_results},
      {"s/hand", "grade is good", errc::gate_results},
      {"s/nothing", some_cases, errc::node_unknown},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.node));
    CAPTURE(std::string(r.when));
    auto const made = rulebook::try_make(gated(sets(r.node, 2, r.when)));
    REQUIRE_FALSE(made.has_value());
    CHECK(codes(made.error()) == std::vector{r.code});
  }
}

TEST_CASE("the explanation of a score that a gate has set names the gate") {
  auto const by = rulebook::make(gated(sets("s/hand", 2, some_cases)));
  auto const of = reported("5", "1");
  auto const found = evaluate(by, of);
  for (auto const& [in, title] : {std::pair{language::zh, "发现虚报"}, {language::en, "false figures"}}) {
    std::string all;
    for (auto const& line : explain(by, of, found, by.find("s/hand").value(), {in}))
      all += line.text + "\n";
    CAPTURE(all);
    CHECK(all.find(title) != std::string::npos);
  }
}

TEST_CASE("the explanation says of each gate whether it was applied") {
  auto definition = gated(sets("s/hand", 2, some_cases));
  definition.gates.push_back(definition.gates.back());
  definition.gates.back().id = "other";
  definition.gates.back().when = predicate::parse("1 == 0");
  auto const by = rulebook::make(definition);
  auto const count = [&](char const* cases, std::string const& wanted) {
    auto const of = reported("5", cases);
    auto const found = evaluate(by, of);
    std::size_t lines = 0;
    for (auto const& line : explain(by, of, found, by.find("s/hand").value(), {language::en}))
      lines += line.text.ends_with(wanted) ? 1U : 0U;
    return lines;
  };
  CHECK(count("1", " (applied)") == 1);
  CHECK(count("0", " (applied)") == 0);
  CHECK(count("", " (not known)") == 1);
}

TEST_CASE("a section none of whose parts applies has the score that a gate sets, and none without it") {
  auto definition = gated(sets("s", 3, some_cases));
  for (auto& each : definition.indicators[0].children) each = may_leave(each);
  auto const by = rulebook::make(definition);
  for (auto const& [cases, found_state, marks] :
       {std::tuple{"0", state::not_applicable, "0"}, {"1", state::scored, "20"}}) {
    auto of = reported("", cases);
    for (char const* part : {"s/execution", "s/hand"}) of.set_exemption(part, {});
    auto const found = evaluate(by, of);
    CHECK(at(by, found, "s").state == found_state);
    CHECK(text(at(by, found, "s").applicable_marks) == marks);
    if (found_state == state::scored) CHECK(text(at(by, found, "s").score) == "3");
  }
}

namespace {

/// Six parts; an A of the whole needs 90 or more in five of them, whatever the mean.
rulebook_definition five_of_six() {
  rulebook_definition made{.id = "five", .full_marks = 100, .how = aggregation::mean};
  made.grades = {
      {{"A", {"A", "A"}, interval::parse("[80, ∞)")}, {"B", {"B", "B"}, interval::parse("(-∞, 80)")}}};
  std::string asked;
  for (char const* id : {"1", "2", "3", "4", "5", "6"}) {
    made.indicators.push_back(may_leave(by_hand(id, 100)));
    asked += std::string(asked.empty() ? "" : ", ") + "score(\"" + id + "\") >= 90";
  }
  made.gates = {{.id = "five",
                 .title = {"不足五项优秀", "fewer than five"},
                 .when = predicate::parse("count_true(" + asked + ") < 5"),
                 .does = gate::effect::set_grade,
                 .grade = "B"}};
  return made;
}

}  // namespace

TEST_CASE("an A that needs five As of six counts them, and not the mean") {
  struct row {
    std::vector<char const*> scores;
    truth fewer;
    std::size_t grade;
  };
  row const rows[] = {
      {{"90", "90", "90", "90", "90", "90"}, truth::no, 0},
      {{"90", "90", "90", "90", "90", "89.99"}, truth::no, 0},
      {{"90", "90", "90", "90", "89.99", "89.99"}, truth::yes, 1},
      {{"100", "100", "100", "100", "89", "89"}, truth::yes, 1},  // a mean of 96.33
      {{"89.99", "90", "90", "90", "90", "90"}, truth::no, 0},
      {{"90", "90", "90", "90", "90", "0"}, truth::no, 1},  // a mean of 75
      {{"0", "0", "0", "0", "0", "0"}, truth::yes, 1},
  };
  auto const by = rulebook::make(five_of_six());
  for (auto const& r : rows) {
    CAPTURE(std::string(r.scores.at(5)));
    dossier of;
    for (std::size_t i = 0; i < 6; ++i) score(of, std::to_string(i + 1).c_str(), r.scores[i]);
    auto const found = evaluate(by, of);
    CHECK(found.gates == std::vector{r.fewer});
    CHECK(found.grade == r.grade);
  }
}

TEST_CASE("a count of what is not yet known never decides wrongly") {
  struct row {
    std::vector<char const*> scores;
    truth not_this;  ///< what the gate cannot be
  };
  row const rows[] = {
      {{"90", "90", "90", "90", "90", ""}, truth::yes},  // five already
      {{"90", "0", "0", "", "90", "90"}, truth::no},     // four at most
  };
  auto const by = rulebook::make(five_of_six());
  for (auto const& r : rows) {
    dossier of;
    for (std::size_t i = 0; i < 6; ++i) score(of, std::to_string(i + 1).c_str(), r.scores[i]);
    CHECK(evaluate(by, of).gates.at(0) != r.not_this);
  }
  dossier of;  // four, and one that decides
  for (char const* id : {"1", "2", "3", "4"}) score(of, id, "95");
  score(of, "5", "80");
  CHECK(evaluate(by, of).gates == std::vector{truth::unknown});
  score(of, "6", "95");
  CHECK(evaluate(by, of).gates == std::vector{truth::no});
}
