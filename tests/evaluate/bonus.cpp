// SPDX-License-Identifier: BSL-1.0
#include "parts.hpp"

#include <doctest/doctest.h>

using namespace fiscore_test;

namespace {

/// 100 marks by hand and a bonus of up to 5; 103 at most.
rulebook_definition with_bonus() {
  return {.id = "bonus",
          .full_marks = 100,
          .most = 103,
          .indicators = {by_hand("base", 100), bonus_line("extra", 5)}};
}

/// The shape of IKPA: the mean by weights of 20, 15 and 25, less up to 1.
rulebook_definition less_deduction() {
  indicator mean{.id = "mean", .full_marks = 100, .how = aggregation::mean};
  for (auto const& [id, weight] : {std::pair{"a", 20}, {"b", 15}, {"c", 25}}) {
    mean.children.push_back(may_leave(by_hand(id, 100)));
    mean.children.back().weight = weight;
  }
  return {.id = "less", .full_marks = 100, .indicators = {mean, deduction_line("late", -1)}};
}

}  // namespace

TEST_CASE("a bonus adds to full marks, up to the most that the whole states") {
  struct row {
    char const* base;
    char const* extra;
    char const* total;
  };
  static constexpr row rows[] = {
      {"100", "0", "100"}, {"95", "5", "100"},    {"98", "4.99", "10299/100"},
      {"98", "5", "103"},  {"98.01", "5", "103"}, {"100", "5", "103"},
      {"0", "5", "5"},     {"0", "0", "0"},
  };
  auto const by = rulebook::make(with_bonus());
  for (auto const& r : rows) {
    CAPTURE(std::string(r.base));
    CAPTURE(std::string(r.extra));
    dossier of;
    score(of, "base", r.base);
    score(of, "extra", r.extra);
    auto const found = evaluate(by, of);
    CHECK(found.findings.empty());
    CHECK(found.total().state == state::scored);
    CHECK(text(found.total().score) == r.total);
    CHECK(extent(found.total()) == r.total);
    CHECK(text(found.total().applicable_marks) == "100");
    CHECK(at(by, found, "extra").score == rational::parse(r.extra));
  }
}

TEST_CASE("what is missing of a sum with a bonus bounds it between nothing and its most") {
  struct row {
    char const* base;
    char const* extra;
    char const* total;
  };
  static constexpr row rows[] = {
      {"", "5", "5 to 103"},     {"", "0", "0 to 100"},   {"97", "", "97 to 102"},
      {"100", "", "100 to 103"}, {"98", "", "98 to 103"}, {"", "", "0 to 103"},
  };
  auto const by = rulebook::make(with_bonus());
  for (auto const& r : rows) {
    CAPTURE(std::string(r.base));
    CAPTURE(std::string(r.extra));
    dossier of;
    score(of, "base", r.base);
    score(of, "extra", r.extra);
    auto const found = evaluate(by, of);
    CHECK(found.total().state == state::incomplete);
    CHECK(extent(found.total()) == r.total);
  }
}

TEST_CASE("a section cuts a bonus off at its own most before the whole does at its") {
  auto const definition =
      rulebook_definition{.id = "nested",
                          .full_marks = 100,
                          .most = 101,
                          .indicators = {{.id = "s",
                                          .full_marks = 20,
                                          .most = rational(22),
                                          .children = {by_hand("base", 20), bonus_line("extra", 5)}},
                                         by_hand("main", 80)}};
  auto const by = rulebook::make(definition);
  struct row {
    char const* base;
    char const* extra;
    char const* main;
    char const* section;
    char const* total;
  };
  static constexpr row rows[] = {
      {"20", "5", "80", "22", "101"},  // 25, then 102
      {"18", "5", "70", "22", "92"},   // 23
      {"17", "5", "79", "22", "101"},  // neither is cut off
      {"16", "5", "79", "21", "100"}, {"20", "1", "79", "21", "100"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.base));
    CAPTURE(std::string(r.main));
    dossier of;
    score(of, "s/base", r.base);
    score(of, "s/extra", r.extra);
    score(of, "main", r.main);
    auto const found = evaluate(by, of);
    CHECK(text(at(by, found, "s").score) == r.section);
    CHECK(text(found.total().score) == r.total);
  }
}

TEST_CASE("a score by hand lies between the least and the most of its line, ends included") {
  struct row {
    char const* node;
    char const* given;
    bool allowed;
  };
  static constexpr row rows[] = {
      {"extra", "0", true},      {"extra", "5", true},      {"extra", "5.01", false},
      {"extra", "-0.01", false}, {"late", "0", true},       {"late", "-1", true},
      {"late", "-0.25", true},   {"late", "-1.01", false},  {"late", "0.01", false},
      {"base", "-0.01", false},  {"base", "100.01", false},
  };
  auto definition = with_bonus();
  definition.indicators.push_back(deduction_line("late", -1));
  auto const by = rulebook::make(definition);
  for (auto const& r : rows) {
    CAPTURE(std::string(r.node));
    CAPTURE(std::string(r.given));
    dossier of;
    score(of, r.node, r.given);
    auto const found = evaluate(by, of);
    if (r.allowed) {
      CHECK(found.findings.empty());
      CHECK(at(by, found, r.node).state == state::scored);
      CHECK(at(by, found, r.node).score == rational::parse(r.given));
    } else {
      CHECK(codes(found.findings) == std::vector{errc::answer_out_of_range});
      CHECK(at(by, found, r.node).state == state::missing);
    }
  }
}

TEST_CASE("a deduction is taken from a weighted mean of what applies, and never below 0") {
  struct row {
    char const* a;
    char const* b;
    char const* c;
    char const* late;
    char const* mean;
    char const* total;
  };
  static constexpr row rows[] = {
      {"90", "80", "100", "0", "275/3", "275/3"},        // 5500 / 60
      {"90", "80", "100", "-0.25", "275/3", "1097/12"},  // less 1/4
      {"90", "80", "x", "-1", "600/7", "593/7"},         // 3000 / 35, less 1
      {"90", "x", "x", "-0.5", "90", "179/2"},           // one alone
      {"x", "80", "100", "-1", "185/2", "183/2"},        // 3700 / 40
      {"100", "100", "100", "-1", "100", "99"},
      {"0.5", "0", "x", "-0.25", "2/7", "1/28"},  // 10 / 35
      {"0.5", "0", "x", "-1", "2/7", "0"},        // not -5/7
      {"0", "0", "0", "-1", "0", "0"},
  };
  auto const by = rulebook::make(less_deduction());
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CAPTURE(std::string(r.c));
    CAPTURE(std::string(r.late));
    dossier of;
    score(of, "mean/a", r.a);
    score(of, "mean/b", r.b);
    score(of, "mean/c", r.c);
    score(of, "late", r.late);
    auto const found = evaluate(by, of);
    CHECK(found.findings.empty());
    CHECK(text(at(by, found, "mean").score) == r.mean);
    CHECK(found.total().state == state::scored);
    CHECK(text(found.total().score) == r.total);
    CHECK(extent(found.total()) == r.total);
  }
}

TEST_CASE("a section is not below its least, which is 0 unless it states one") {
  struct row {
    char const* least;  ///< empty: not stated
    char const* base;
    char const* late;
    char const* section;
    char const* total;
  };
  static constexpr row rows[] = {
      {"", "0", "-1", "0", "50"},          {"-1", "0", "-1", "-1", "49"},
      {"-0.5", "0", "-1", "-1/2", "99/2"}, {"-1", "0.4", "-1", "-3/5", "247/5"},
      {"", "0.4", "-1", "0", "50"},        {"-1", "20", "-1", "19", "69"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.least));
    CAPTURE(std::string(r.base));
    indicator section{
        .id = "s", .full_marks = 20, .children = {by_hand("base", 20), deduction_line("late", -1)}};
    if (*r.least != 0) section.least = rational::parse(r.least);
    auto const by =
        rulebook::make({.id = "least", .full_marks = 100, .indicators = {section, by_hand("main", 80)}});
    dossier of;
    score(of, "s/base", r.base);
    score(of, "s/late", r.late);
    score(of, "main", "50");
    auto const found = evaluate(by, of);
    CHECK(text(at(by, found, "s").score) == r.section);
    CHECK(text(found.total().score) == r.total);
  }
}

TEST_CASE("a score beyond full marks enters a mean as it is, and the section cuts the mean off") {
  struct row {
    char const* a;
    char const* b;
    char const* mean;
  };
  static constexpr row rows[] = {
      {"120", "80", "110"},   // (3 x 120 + 80) / 4, on the edge
      {"120", "76", "109"},   // 436 / 4
      {"120", "100", "110"},  // 115, cut off
      {"110", "100", "215/2"},  {"100", "100", "100"},   {"120", "", "90 to 110"},
      {"", "100", "25 to 110"}, {"", "60", "15 to 105"}, {"120", "x", "110"},
  };
  indicator mean{.id = "s", .full_marks = 100, .most = rational(110), .how = aggregation::mean};
  mean.children = {by_hand("a", 100), may_leave(by_hand("b", 100))};
  mean.children[0].most = 120;
  mean.children[0].weight = 3;
  auto const by = rulebook::make({.id = "mean", .full_marks = 100, .most = 110, .indicators = {mean}});
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    dossier of;
    score(of, "s/a", r.a);
    score(of, "s/b", r.b);
    auto const found = evaluate(by, of);
    CHECK(found.findings.empty());
    CHECK(extent(at(by, found, "s")) == r.mean);
    CHECK(extent(found.total()) == r.mean);
  }
}

TEST_CASE("what a missing bonus, a missing deduction and a missing part of the mean leave open adds up") {
  struct row {
    char const* a;
    char const* b;
    char const* late;
    char const* extra;
    char const* total;
  };
  // a counts a quarter, b three.
  static constexpr row rows[] = {
      {"60", "", "", "", "14 to 95"},     // 15 to 90, less up to 1, plus up to 5
      {"60", "", "-1", "", "14 to 94"},   //
      {"60", "", "-1", "2", "16 to 91"},  //
      {"60", "80", "", "2", "76 to 77"},  // 75 + 2, less up to 1
      {"60", "80", "0", "", "75 to 80"},  //
      {"", "", "", "", "0 to 103"},       // -1 and 105, cut off
      {"", "0", "", "0", "0 to 25"},      //
      {"100", "100", "", "", "99 to 103"}, {"60", "x", "", "", "59 to 65"},
  };
  indicator mean{.id = "mean", .full_marks = 100, .how = aggregation::mean};
  mean.children = {by_hand("a", 100), may_leave(by_hand("b", 100))};
  mean.children[1].weight = 3;
  auto const by =
      rulebook::make({.id = "both",
                      .full_marks = 100,
                      .most = 103,
                      .indicators = {mean, deduction_line("late", -1), bonus_line("extra", 5)}});
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CAPTURE(std::string(r.late));
    CAPTURE(std::string(r.extra));
    dossier of;
    score(of, "mean/a", r.a);
    score(of, "mean/b", r.b);
    score(of, "late", r.late);
    score(of, "extra", r.extra);
    auto const found = evaluate(by, of);
    CHECK(found.total().state == state::incomplete);
    CHECK(extent(found.total()) == r.total);
  }
}

TEST_CASE("a section is stretched over what applies, its bonus and its deduction are not") {
  struct row {
    char const* a;
    char const* b;
    char const* late;
    char const* extra;
    char const* section;
  };
  static constexpr row rows[] = {
      {"6", "4", "0", "2", "12"},       // nothing to stretch
      {"6", "x", "0", "2", "14"},       // 6 of 10 is 12 of 20
      {"6", "x", "-1", "0", "11"},      //
      {"6", "x", "-1", "2", "13"},      //
      {"10", "x", "0", "3", "22"},      // 23, cut off
      {"0", "x", "-1", "0", "0"},       //
      {"6", "x", "0", "", "12 to 15"},  //
      {"6", "x", "", "2", "13 to 14"},  //
      {"", "x", "0", "2", "2 to 22"},   //
  };
  indicator section{.id = "s", .full_marks = 20, .most = rational(22)};
  section.children = {by_hand("a", 10), may_leave(by_hand("b", 10)), deduction_line("late", -1),
                      bonus_line("extra", 3)};
  auto const by = rulebook::make(
      {.id = "stretch", .full_marks = 100, .most = 102, .indicators = {section, by_hand("main", 80)}});
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CAPTURE(std::string(r.late));
    CAPTURE(std::string(r.extra));
    dossier of;
    score(of, "s/a", r.a);
    score(of, "s/b", r.b);
    score(of, "s/late", r.late);
    score(of, "s/extra", r.extra);
    score(of, "main", "80");
    auto const found = evaluate(by, of);
    CHECK(found.findings.empty());
    CHECK(extent(at(by, found, "s")) == r.section);
    CHECK(text(at(by, found, "s").applicable_marks) == "20");
  }
}

TEST_CASE(
    "whatever a missing bonus or deduction turns out to be, the score lies within the bounds given "
    "before") {
  char const* const lates[] = {"0", "-0.5", "-1"};
  char const* const extras[] = {"0", "1.5", "3"};
  for (auto const policy : {not_applicable_policy::full_marks, not_applicable_policy::renormalise_section,
                            not_applicable_policy::renormalise_total}) {
    indicator section{.id = "s", .full_marks = 20, .most = rational(22)};
    section.children = {by_hand("a", 10), by_hand("b", 10), deduction_line("late", -1),
                        bonus_line("extra", 3)};
    section.children[1].not_applicable = policy;
    auto const by = rulebook::make(
        {.id = "within", .full_marks = 100, .most = 103, .indicators = {section, by_hand("main", 80)}});
    auto const made = [&](char const* a, char const* late, char const* extra) {
      dossier of;
      score(of, "s/a", a);
      score(of, "s/b", "x");
      score(of, "s/late", late);
      score(of, "s/extra", extra);
      score(of, "main", "40");
      return evaluate(by, of);
    };
    for (char const* a : {"0", "6", "10"}) {
      auto const open = made(a, "", "");
      for (char const* late : lates) {
        auto const without_extra = made(a, late, "");
        for (char const* extra : extras) {
          CAPTURE(static_cast<int>(policy));
          CAPTURE(std::string(a));
          CAPTURE(std::string(late));
          CAPTURE(std::string(extra));
          auto const complete = made(a, late, extra);
          auto const without_late = made(a, "", extra);
          for (char const* path : {"s", ""}) {
            CAPTURE(std::string(path));
            auto const& sure = at(by, complete, path);
            REQUIRE(sure.has_score());
            for (auto const* partly : {&open, &without_extra, &without_late}) {
              CHECK(at(by, *partly, path).low <= sure.score);
              CHECK(at(by, *partly, path).high >= sure.score);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("a bonus or deduction that is missing changes nothing where what is missing counts as zero") {
  auto definition = with_bonus();
  definition.indicators.push_back(deduction_line("late", -1));
  definition.missing = missing_policy::zero;
  auto const by = rulebook::make(definition);
  dossier of;
  score(of, "base", "90");
  auto const found = evaluate(by, of);
  CHECK(found.total().state == state::scored);
  CHECK(extent(found.total()) == "90");
  CHECK(at(by, found, "extra").counted_as_zero);
  CHECK(at(by, found, "late").counted_as_zero);
}

TEST_CASE("a bonus that does not apply gives nothing where what does not apply counts with full marks") {
  auto definition = with_bonus();
  definition.indicators[1].not_applicable = not_applicable_policy::full_marks;
  auto const by = rulebook::make(definition);
  dossier of;
  score(of, "base", "90");
  score(of, "extra", "x");
  auto const found = evaluate(by, of);
  CHECK(found.total().state == state::scored);
  CHECK(text(found.total().score) == "90");
}
