// SPDX-License-Identifier: BSL-1.0
#include "sheet.hpp"

#include <doctest/doctest.h>

using namespace fiscore_test;
using namespace fiscore::literals;

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

TEST_CASE("a grade that a gate has set stays, whatever a later gate makes of the total") {
  auto grade = audit(gate::effect::set_grade);
  grade.when = predicate::parse("1 == 1");
  for (auto const does : {gate::effect::cap_total, gate::effect::zero_total}) {
    for (char const* cases : {"0", "1", ""}) {
      CAPTURE(static_cast<int>(does));
      CAPTURE(cases);
      auto definition = gated(grade);
      auto later = audit(does);
      later.id = "later";
      definition.gates.push_back(later);
      auto of = office("50", "5", "75");
      if (*cases != 0) of.set("figures.cases", quantity::parse(cases));
      evaluation const found = evaluate(rulebook::make(definition), of);
      CHECK(found.grade == poor);
      CHECK(found.reachable == std::vector<std::size_t>{poor});
    }
  }
}

TEST_CASE("the grades of every way in which unknown gates may turn out can be reached") {
  // 85 is good; the first gate may make it poor, the second may cap it at 59.5, which is poor without any
  // gate.
  auto definition = gated(audit(gate::effect::set_grade));
  definition.gates.front().grade = "excellent";
  auto cap = audit(gate::effect::cap_total);
  cap.id = "cap";
  cap.when = predicate::parse("figures.others > 0");
  definition.gates.push_back(cap);
  evaluation const found = evaluate(rulebook::make(definition), office("50", "5", "75"));
  CHECK(found.total().state == state::incomplete);
  CHECK_FALSE(found.grade);
  CHECK(found.reachable == std::vector<std::size_t>{excellent, good, poor});
}

TEST_CASE("a gate that compares what cannot be compared is unknown, and says so") {
  auto definition = gated(audit(gate::effect::zero_total));
  definition.gates.front().when = predicate::parse("figures.cases > figures.money");
  auto of = office("50", "5", "75");
  of.set("figures.cases", quantity::parse("40人"));
  of.set("figures.money", quantity::parse("1万元"));
  evaluation const found = evaluate(rulebook::make(definition), of);
  CHECK(found.gates == std::vector<truth>{truth::unknown});
  REQUIRE(codes(found.findings) == std::vector<errc>{errc::unit_mismatch});
  CHECK(found.findings[0].message.en.find("\"人\" and \"万元\"") != std::string::npos);
}
