// SPDX-License-Identifier: BSL-1.0
#include "parts.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace fiscore_test;

namespace {

/// The sheet with every line read in its document.
rulebook_definition confirmed() {
  auto made = sheet();
  citation const read{"文件", "第 1 行", true};
  for (auto& section : made.indicators) {
    section.source = read;
    for (auto& line : section.children) line.source = read;
  }
  return made;
}

std::vector<std::string> paths(diagnostics const& of) {
  std::vector<std::string> made;
  for (auto const& each : of) made.push_back(each.path);
  return made;
}

errc thrown_by(rulebook const& by, dossier const& of) {
  try {
    static_cast<void>(evaluate(by, of));
  } catch (error const& what) {
    return what.code();
  }
  return errc::number_empty;
}

}  // namespace

TEST_CASE("strict scoring gives what scoring gives, where every row is confirmed") {
  auto const by = rulebook::make(confirmed());
  for (char const* hand : {"5", ""}) {
    CAPTURE(hand);
    auto const of = office("50", hand, "75");
    auto const strict = evaluate_strictly(by, of);
    REQUIRE(strict.has_value());
    auto const plain = evaluate(by, of);
    CHECK(strict->total().state == plain.total().state);
    CHECK(extent(strict->total()) == extent(plain.total()));
    CHECK(strict->grade == plain.grade);
    CHECK(strict->nodes.size() == plain.nodes.size());
  }
}

TEST_CASE(
    "strict scoring refuses each row that is not modelled, not verified, or whose parameters are not") {
  struct row {
    char const* what;
    void (*change)(indicator&);
    bool refused;
  };
  static constexpr row rows[] = {
      {"nothing", [](indicator&) {}, false},
      {"the source is not verified", [](indicator& of) { of.source.verified = false; }, true},
      {"there is no source", [](indicator& of) { of.source = {}; }, true},
      {"there is no rule",
       [](indicator& of) {
         of.rule.reset();
         of.metric.clear();
       },
       true},
      {"a parameter is not verified",
       [](indicator& of) {
         of.parameters = {{"target", {"文件", "", true}, {}}, {"cap", {"文件", "", false}, {}}};
       },
       true},
      {"every parameter is verified",
       [](indicator& of) {
         of.parameters = {{"target", {"文件", "", true}, {}}};
       },
       false},
  };
  char const* const leaves[] = {"s/execution", "s/hand", "main"};
  for (auto const& r : rows) {
    for (std::size_t which = 0; which < 3; ++which) {
      CAPTURE(std::string(r.what));
      CAPTURE(which);
      auto definition = confirmed();
      r.change(which < 2 ? definition.indicators[0].children[which] : definition.indicators[1]);
      auto const found = evaluate_strictly(rulebook::make(definition), office("50", "5", "75"));
      REQUIRE(found.has_value() == !r.refused);
      if (!r.refused) continue;
      CHECK(codes(found.error()) == std::vector{errc::row_unconfirmed});
      CHECK(found.error().at(0).level == severity::error);
      CHECK(paths(found.error()) == std::vector<std::string>{leaves[which]});
    }
  }
}

TEST_CASE("strict scoring names every row it refuses, in document order, whatever the dossier says") {
  auto definition = confirmed();
  definition.indicators[1].rule.reset();
  for (auto& line : definition.indicators[0].children) line.source.verified = false;
  auto const by = rulebook::make(definition);
  for (auto const& of : {office("50", "5", "75"), office("", "", ""), dossier()}) {
    auto const found = evaluate_strictly(by, of);
    REQUIRE_FALSE(found.has_value());
    CHECK(paths(found.error()) == std::vector<std::string>{"s/execution", "s/hand", "main"});
  }
  CHECK(extent(evaluate(by, office("50", "5", "")).total()) == "10 to 90");
}

TEST_CASE("a structure cannot score, whatever is reported") {
  rulebook_definition definition{.id = "frame", .structure = true, .full_marks = 0};
  definition.indicators = {{.id = "s", .title = {"部分", "part"}, .children = {{.id = "a"}, {.id = "b"}}}};
  auto const by = rulebook::make(definition);
  for (auto const& of : {dossier(), office("50", "5", "75")}) {
    CHECK(thrown_by(by, of) == errc::structure_only);
    evaluation into;
    CHECK_THROWS_AS(evaluate(by, of, into), error);
  }
}

TEST_CASE("a mean whose weights are all 0 among what applies has no score, and says so") {
  struct row {
    char const* a;  ///< of weight 0
    char const* b;  ///< of weight 0
    char const* c;  ///< of weight 2
    bool without;
    char const* section;
  };
  static constexpr row rows[] = {
      {"50", "60", "80", false, "80"},    {"50", "60", "x", true, "0 to 100"},
      {"50", "x", "x", true, "0 to 100"}, {"50", "60", "", false, "0 to 100"},
      {"", "", "80", false, "80"},        {"x", "x", "80", false, "80"},
  };
  indicator mean{.id = "s", .full_marks = 100, .how = aggregation::mean};
  for (char const* id : {"a", "b", "c"}) {
    mean.children.push_back(may_leave(by_hand(id, 100)));
    mean.children.back().weight = *id == 'c' ? 2 : 0;
  }
  auto const by = rulebook::make({.id = "weights", .full_marks = 100, .indicators = {mean}});
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CAPTURE(std::string(r.c));
    dossier of;
    score(of, "s/a", r.a);
    score(of, "s/b", r.b);
    score(of, "s/c", r.c);
    auto const found = evaluate(by, of);
    CHECK(extent(at(by, found, "s")) == r.section);
    CHECK(codes(found.findings) == (r.without ? std::vector{errc::weights_zero} : std::vector<errc>{}));
    if (r.without) {
      CHECK(found.findings.at(0).path == "s");
      CHECK(found.findings.at(0).level == severity::error);
      CHECK_FALSE(at(by, found, "s").has_score());
      CHECK_FALSE(found.total().has_score());
      CHECK(found.total().state == state::incomplete);
    }
  }
}
