// SPDX-License-Identifier: BSL-1.0
#include "parts.hpp"

#include <array>
#include <sstream>

#include <doctest/doctest.h>

using namespace fiscore_test;

namespace {

/// A to D by how far a share is off.
bands deviation() {
  return table_of({{"[0, 5]", "4"}, {"(5, 10]", "3"}, {"(10, 15]", "2"}, {"(15, 100]", "1"}});
}

domain to_hundred() { return domain::real(interval::parse("[0, 100]")); }

grade_scale letter_grades() {
  grade_scale made;
  for (auto const& [id, score] : {std::pair{"A", "4"},
                                  {"B+", "3.5"},
                                  {"B", "3"},
                                  {"C+", "2.5"},
                                  {"C", "2"},
                                  {"D+", "1.5"},
                                  {"D", "1"}})
    made.grades.push_back({id, {id, id}, interval::point(rational::parse(score))});
  return made;
}

/// A profile of one pillar `I` whose indicators are given.
rulebook_definition pillar_of(std::vector<indicator> indicators) {
  rulebook_definition made;
  made.id = "profile";
  made.full_marks = 0;
  made.how = aggregation::profile;
  made.node_grades = letter_grades();
  made.indicators = {{.id = "I", .how = aggregation::profile, .children = std::move(indicators)}};
  return made;
}

indicator weakest(char const* id, std::vector<indicator> children) {
  indicator made{
      .id = id, .full_marks = 4, .how = aggregation::weakest_link, .children = std::move(children)};
  made.terms.uplift = rational::of(1, 2);
  return may_leave(std::move(made));
}

/// A table of what one, two and three letters are on average, in steps of a half.
indicator averaged(char const* id, std::vector<indicator> children) {
  static constexpr char const* scores[] = {
      "1 2 3 4",                           // one that is 1, 2 ...
      "1 1.5 2 2.5 3 3.5 4",               // two that add up to 2, 3 ...
      "1 1.5 1.5 2 2.5 2.5 3 3.5 3.5 4"};  // three that add up to 3, 4 ...
  indicator made{.id = id, .full_marks = 4, .how = aggregation::lookup, .children = std::move(children)};
  for (int count = 1; count <= static_cast<int>(made.children.size()); ++count) {
    std::istringstream words(scores[count - 1]);
    int sum = count;
    for (std::string word; words >> word; ++sum)
      made.terms.table.push_back({count, sum, rational::parse(word)});
  }
  return may_leave(std::move(made));
}

/// The `rank`-th best of three years of a share.
indicator of_years(std::size_t rank) {
  indicator made{.id = "years", .full_marks = 4, .how = aggregation::kth_best};
  made.terms.rank = rank;
  for (char const* year : {"y1", "y2", "y3"})
    made.children.push_back(may_leave({.id = year, .full_marks = 4, .metric = year, .rule = deviation()}));
  return may_leave(std::move(made));
}

/// One indicator of three years, which a person may assess as a whole.
rulebook_definition three_years(std::size_t rank, bool assessed) {
  auto section = of_years(rank);
  if (assessed) section.assessed = letter_tiers();
  auto made = pillar_of({section});
  for (char const* year : {"y1", "y2", "y3"}) made.metrics.push_back(figure_of(year, to_hundred()));
  return made;
}

/// Figures that give these letters; `?` is missing, `x` does not apply.
dossier years(std::string_view letters) {
  dossier made;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    auto const year = "y" + std::to_string(i + 1);
    if (letters[i] == 'x') {
      made.set_exemption("I/years/" + year, {});
    } else if (letters[i] != '?') {
      static constexpr char const* figures[] = {"5", "10", "15", "15.01"};
      report(made, year, figures[letters[i] - 'A']);
    }
  }
  return made;
}

std::string letter_of(rulebook const& by, evaluation const& of, char const* path) {
  auto const found = grade_of_node(by, of, by.find(detail::hashed_name(path)).value());
  return found ? by.definition().node_grades.grades[*found].id : "none";
}

}  // namespace

TEST_CASE(
    "a measured line that a person may assess: its figure wins, the letter counts where there is none") {
  struct row {
    char const* what;
    char const* off;  ///< empty: not reported
    char const* budget;
    char const* letter;
    state found;
    score_source source;
    char const* score;
  };
  constexpr auto computed = score_source::computed;
  constexpr auto answered = score_source::answer;
  static constexpr row rows[] = {
      {"the figure alone", "7", "100", "", state::scored, computed, "3"},
      {"both", "7", "100", "A", state::scored, computed, "3"},
      {"both, and they agree", "7", "100", "B", state::scored, computed, "3"},
      {"the letter alone", "", "100", "B", state::scored, answered, "3"},
      {"what could not be judged", "", "100", "D*", state::scored, answered, "1"},
      {"what was not rated", "", "", "NR", state::scored, answered, "1"},
      {"neither", "", "100", "", state::missing, computed, "0 to 4"},  // it may be one without a score
      {"a division by 0 and a letter", "7", "0", "C", state::scored, answered, "2"},
      {"a value without a score and a letter", "95", "100", "C", state::scored, answered, "2"},
      {"a value without a score alone", "95", "100", "", state::outside_coverage, computed, "0 to 4"},
  };
  auto rule = deviation();
  rule.rows.back().to.at = 90;
  auto definition = pillar_of(
      {{.id = "share", .full_marks = 4, .metric = "off", .rule = rule, .assessed = letter_tiers()}});
  definition.metrics = {{.id = "off",
                         .formula = formula::parse("figures.off / figures.budget"),
                         .unit = unit("%"),
                         .domain = to_hundred()}};
  auto const by = rulebook::make(definition);
  for (auto const& r : rows) {
    CAPTURE(std::string(r.what));
    dossier of;
    if (*r.off != 0) report(of, "off", r.off);
    if (*r.budget != 0) report(of, "budget", r.budget);
    judge(of, "I/share", r.letter);
    auto const share = at(by, evaluate(by, of), "I/share");
    CHECK(share.state == r.found);
    CHECK(extent(share) == r.score);
    if (r.found == state::scored) {
      CHECK(share.source == r.source);
      CHECK(text(share.score) == r.score);
    }
  }
}

TEST_CASE("a letter that the assessment does not have is a finding and counts for nothing") {
  auto definition = three_years(2, true);
  auto const by = rulebook::make(definition);
  auto of = years("A??");
  answer_tier(of, "I/years", "E");
  auto const found = evaluate(by, of);
  CHECK(codes(found.findings) == std::vector{errc::answer_unknown});
  CHECK(found.findings.at(0).path == "I/years");
  CHECK_FALSE(at(by, found, "I/years").has_score());
  CHECK(extent(at(by, found, "I/years")) == "1 to 4");
}

TEST_CASE("of three years the second best counts, or the lowest where fewer apply") {
  struct row {
    std::size_t rank;
    char const* letters;
    state found;
    char const* score;
  };
  static constexpr row rows[] = {
      {2, "ACD", state::scored, "2"},          {2, "DCA", state::scored, "2"},
      {2, "CAD", state::scored, "2"},          {2, "AAD", state::scored, "4"},
      {2, "ADD", state::scored, "1"},          {2, "BBB", state::scored, "3"},
      {1, "DCA", state::scored, "4"},          {3, "BCA", state::scored, "2"},
      {2, "AxC", state::scored, "2"},          {2, "xxB", state::scored, "3"},
      {3, "AxC", state::scored, "2"},          {1, "AxC", state::scored, "4"},
      {2, "A??", state::incomplete, "1 to 4"}, {2, "AC?", state::incomplete, "2 to 4"},
      {2, "D?C", state::incomplete, "1 to 2"}, {2, "AA?", state::scored, "4"},
      {2, "D?D", state::scored, "1"},          {1, "?CD", state::incomplete, "2 to 4"},
      {1, "?CA", state::scored, "4"},          {3, "?CA", state::incomplete, "1 to 2"},
      {2, "Ax?", state::incomplete, "1 to 4"}, {2, "Cx?", state::incomplete, "1 to 2"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.rank);
    CAPTURE(std::string(r.letters));
    auto const by = rulebook::make(three_years(r.rank, false));
    auto const found = evaluate(by, years(r.letters));
    CHECK(found.findings.empty());
    CHECK(at(by, found, "I/years").state == r.found);
    CHECK(extent(at(by, found, "I/years")) == r.score);
    if (r.found == state::scored) CHECK(text(at(by, found, "I/years").score) == r.score);
  }
}

TEST_CASE(
    "the letter of a section counts where its figures give no score, and what is below is then excluded") {
  struct row {
    char const* years;
    char const* letter;
    score_source source;
    char const* score;
    std::array<state, 3> below;
  };
  constexpr auto in = state::scored;
  constexpr auto out = state::excluded;
  constexpr auto none = state::missing;
  static constexpr row rows[] = {
      {"ACD", "A", score_source::computed, "2", {in, in, in}},
      {"ACD", "", score_source::computed, "2", {in, in, in}},
      {"???", "A", score_source::answer, "4", {out, out, out}},
      {"AC?", "B", score_source::answer, "3", {out, out, out}},
      {"A??", "D*", score_source::answer, "1", {out, out, out}},
      {"?x?", "C", score_source::answer, "2", {out, out, out}},
      {"AA?", "D", score_source::computed, "4", {in, in, none}},
  };
  auto const by = rulebook::make(three_years(2, true));
  for (auto const& r : rows) {
    CAPTURE(std::string(r.years));
    CAPTURE(std::string(r.letter));
    auto of = years(r.years);
    judge(of, "I/years", r.letter);
    auto const found = evaluate(by, of);
    auto const& section = at(by, found, "I/years");
    CHECK(section.state == state::scored);
    CHECK(section.source == r.source);
    CHECK(text(section.score) == r.score);
    CHECK(text(section.applicable_marks) == "4");
    for (std::size_t i = 0; i < 3; ++i) {
      CAPTURE(i);
      auto const& year = at(by, found, ("I/years/y" + std::to_string(i + 1)).c_str());
      CHECK(year.state == r.below[i]);
      if (r.below[i] == out) CHECK(text(year.applicable_marks) == "0");
    }
  }
}

TEST_CASE(
    "without figures and letter a section that may be assessed is bounded and its parts are missing") {
  auto const by = rulebook::make(three_years(2, true));
  auto const found = evaluate(by, years("A??"));
  CHECK(at(by, found, "I/years").state == state::incomplete);
  CHECK(extent(at(by, found, "I/years")) == "1 to 4");
  CHECK(at(by, found, "I/years/y1").state == state::scored);
  CHECK(at(by, found, "I/years/y2").state == state::missing);
}

TEST_CASE("dimensions combine by the weakest link or the table, without those that do not apply") {
  struct row {
    std::array<char const*, 3> letters;
    char const* weakest;
    char const* weakest_letter;
    char const* averaged;
    char const* averaged_letter;
  };
  static constexpr row rows[] = {
      {{"A", "A", "A"}, "4", "A", "4", "A"},     {{"B", "A", "C"}, "5/2", "C+", "3", "B"},  // the sum is 9
      {{"D", "D", "A"}, "3/2", "D+", "2", "C"},                                             // 6
      {{"D*", "D", "NR"}, "1", "D", "1", "D"},                                              // 3
      {{"A", "NU", "C"}, "5/2", "C+", "3", "B"}, {{"NA", "D*", "B"}, "3/2", "D+", "2", "C"},
      {{"NA", "NU", "B"}, "3", "B", "3", "B"},   {{"NU", "C", "NA"}, "2", "C", "2", "C"},
      {{"NA", "B", "B"}, "3", "B", "3", "B"},
  };
  auto const letters = [] { return std::vector{by_letter("1"), by_letter("2"), by_letter("3")}; };
  auto const by = rulebook::make(pillar_of({weakest("M1", letters()), averaged("M2", letters())}));
  for (auto const& r : rows) {
    CAPTURE(std::string(r.letters[0]));
    CAPTURE(std::string(r.letters[1]));
    CAPTURE(std::string(r.letters[2]));
    dossier of;
    for (char const* section : {"I/M1/", "I/M2/"}) {
      for (std::size_t i = 0; i < 3; ++i) judge(of, section + std::to_string(i + 1), r.letters[i]);
    }
    auto const found = evaluate(by, of);
    CHECK(found.findings.empty());
    CHECK(text(at(by, found, "I/M1").score) == r.weakest);
    CHECK(text(at(by, found, "I/M2").score) == r.averaged);
    CHECK(letter_of(by, found, "I/M1") == r.weakest_letter);
    CHECK(letter_of(by, found, "I/M2") == r.averaged_letter);
  }
}

TEST_CASE("a section none of whose parts applies is itself out, for their reason where they share one") {
  using enum exemption_kind;
  struct row {
    std::array<char const*, 3> letters;
    exemption_kind why;
  };
  static constexpr row rows[] = {
      {{"NU", "NU", "NU"}, not_used},       {{"NA", "NA", "NA"}, not_applicable},
      {{"NU", "NA", "NU"}, not_applicable}, {{"NA", "NU", "NU"}, not_applicable},
      {{"NU", "NU", "NA"}, not_applicable},
  };
  auto const letters = [] { return std::vector{by_letter("1"), by_letter("2"), by_letter("3")}; };
  for (bool const by_table : {false, true}) {
    auto const by = rulebook::make(
        pillar_of({by_table ? averaged("PI", letters()) : weakest("PI", letters()), by_letter("other")}));
    for (auto const& r : rows) {
      CAPTURE(by_table);
      CAPTURE(std::string(r.letters[0]));
      CAPTURE(std::string(r.letters[1]));
      CAPTURE(std::string(r.letters[2]));
      dossier of;
      for (std::size_t i = 0; i < 3; ++i) judge(of, "I/PI/" + std::to_string(i + 1), r.letters[i]);
      judge(of, "I/other", "A");
      auto const found = evaluate(by, of);
      CHECK(found.findings.empty());
      auto const& section = at(by, found, "I/PI");
      CHECK(section.state == state::not_applicable);
      CHECK(section.exempted == r.why);
      CHECK(text(section.applicable_marks) == "0");
      CHECK(letter_of(by, found, "I/PI") == "none");
    }
  }
}

TEST_CASE("a section is left out as a whole, with its own reason, whatever is answered below") {
  using enum exemption_kind;
  auto const by = rulebook::make(pillar_of(
      {weakest("PI", {averaged("first", {by_letter("1"), by_letter("2")}), by_letter("second")})}));
  for (auto const why : {not_applicable, not_used, by_decree}) {
    for (bool const answered : {false, true}) {
      CAPTURE(static_cast<int>(why));
      CAPTURE(answered);
      dossier of;
      of.set_exemption("I/PI/first", {why, "说明"});
      if (answered) judge(of, "I/PI/first/1", "D");
      judge(of, "I/PI/second", "B");
      auto const found = evaluate(by, of);
      CHECK(at(by, found, "I/PI/first").state == state::not_applicable);
      CHECK(at(by, found, "I/PI/first").exempted == why);
      CHECK_FALSE(at(by, found, "I/PI/first/1").has_score());
      CHECK_FALSE(at(by, found, "I/PI/first/2").has_score());
      CHECK(text(at(by, found, "I/PI").score) == "3");
    }
  }
}

TEST_CASE("the reason of a section goes up through sections without a rest") {
  auto const by = rulebook::make(
      pillar_of({weakest("PI", {averaged("first", {by_letter("1"), by_letter("2")}), by_letter("second")}),
                 by_letter("other")}));
  struct row {
    char const* first;
    char const* second;
    exemption_kind why;
  };
  using enum exemption_kind;
  static constexpr row rows[] = {{"NU", "NU", not_used},
                                 {"NA", "NA", not_applicable},
                                 {"NU", "NA", not_applicable},
                                 {"NA", "NU", not_applicable}};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.first));
    CAPTURE(std::string(r.second));
    dossier of;
    judge(of, "I/PI/first/1", r.first);
    judge(of, "I/PI/first/2", r.first);
    judge(of, "I/PI/second", r.second);
    judge(of, "I/other", "A");
    auto const found = evaluate(by, of);
    CHECK(at(by, found, "I/PI").state == state::not_applicable);
    CHECK(at(by, found, "I/PI").exempted == r.why);
  }
}

TEST_CASE("what the rulebook does not allow to leave cannot be declared not used") {
  auto line = by_letter("1");
  line.not_applicable.reset();
  auto const by = rulebook::make(pillar_of({weakest("PI", {line, by_letter("2")})}));
  dossier of;
  judge(of, "I/PI/1", "NU");
  judge(of, "I/PI/2", "B");
  auto const found = evaluate(by, of);
  CHECK(codes(found.findings) == std::vector{errc::exemption_refused});
  CHECK(at(by, found, "I/PI/1").state == state::missing);
  CHECK_FALSE(at(by, found, "I/PI").has_score());
}

TEST_CASE("a letter is given to what has a score with one, and to nothing else") {
  auto definition = pillar_of({weakest("PI", {by_letter("1"), by_letter("2")}), by_letter("other")});
  std::erase_if(definition.node_grades.grades, [](grade const& each) { return each.id == "D+"; });
  auto const by = rulebook::make(definition);
  struct row {
    char const* first;
    char const* second;
    char const* letter;
    char const* section;
  };
  static constexpr row rows[] = {
      {"B", "A", "B", "B+"},     {"B", "B", "B", "B"},     {"D", "A", "D", "none"},  // 1.5 has no letter
      {"", "A", "none", "none"}, {"NA", "A", "none", "A"}, {"NU", "NA", "none", "none"},
      {"D*", "D", "D", "D"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.first));
    CAPTURE(std::string(r.second));
    dossier of;
    judge(of, "I/PI/1", r.first);
    judge(of, "I/PI/2", r.second);
    judge(of, "I/other", "A");
    auto const found = evaluate(by, of);
    CHECK(letter_of(by, found, "I/PI/1") == r.letter);
    CHECK(letter_of(by, found, "I/PI") == r.section);
    CHECK(letter_of(by, found, "I") == "none");
    CHECK(letter_of(by, found, "") == "none");
  }
}

TEST_CASE("a profile has no score, total or grade, however much of it is known") {
  auto const by =
      rulebook::make(pillar_of({weakest("PI", {by_letter("1"), by_letter("2")}), by_letter("other")}));
  for (char const* first : {"A", "", "NA"}) {
    for (char const* other : {"A", ""}) {
      CAPTURE(first);
      CAPTURE(other);
      dossier of;
      judge(of, "I/PI/1", first);
      judge(of, "I/PI/2", "C");
      judge(of, "I/other", other);
      auto const found = evaluate(by, of);
      CHECK(found.findings.empty());
      for (char const* path : {"", "I"}) {
        CHECK(at(by, found, path).state == state::profile);
        CHECK_FALSE(at(by, found, path).has_score());
        CHECK_FALSE(at(by, found, path).counts());
      }
      CHECK_FALSE(found.grade);
      CHECK(found.reachable.empty());
    }
  }
  CHECK(to_string(state::profile) == "profile");
}

TEST_CASE("a gate sets a score within a profile") {
  auto definition = pillar_of({weakest("PI", {by_letter("1"), by_letter("2")}), by_letter("other")});
  definition.gates = {{.id = "unreported",
                       .title = {"未报告", "not reported"},
                       .when = predicate::parse("given(figures.unreported) and figures.unreported > 10"),
                       .does = gate::effect::set_score,
                       .node = "I/PI/1",
                       .score = 1}};
  auto const by = rulebook::make(definition);
  struct row {
    char const* unreported;
    truth holds;
    char const* section;
    char const* letter;
  };
  static constexpr row rows[] = {
      {"", truth::no, "7/2", "B+"}, {"10", truth::no, "7/2", "B+"}, {"10.1", truth::yes, "3/2", "D+"}};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.unreported));
    dossier of;
    if (*r.unreported != 0) report(of, "unreported", r.unreported);
    judge(of, "I/PI/1", "B");
    judge(of, "I/PI/2", "A");
    judge(of, "I/other", "A");
    auto const found = evaluate(by, of);
    CHECK(found.gates == std::vector{r.holds});
    CHECK(at(by, found, "I/PI/1").overridden == (r.holds == truth::yes));
    CHECK(text(at(by, found, "I/PI").score) == r.section);
    CHECK(letter_of(by, found, "I/PI") == r.letter);
    CHECK(found.total().state == state::profile);
  }
}

TEST_CASE("a profile stands under nothing but a profile") {
  for (auto const how :
       {aggregation::weakest_link, aggregation::mean, aggregation::minimum, aggregation::sum}) {
    CAPTURE(describe(how, language::en));
    auto definition = pillar_of({weakest("PI", {by_letter("1"), by_letter("2")})});
    definition.indicators[0].how = how;
    if (how != aggregation::sum) definition.indicators[0].full_marks = 4;
    definition.indicators[0].children[0].how = aggregation::profile;
    definition.indicators[0].children[0].terms = {};
    definition.indicators[0].children[0].full_marks = 0;
    definition.indicators[0].children[0].not_applicable.reset();
    if (how == aggregation::weakest_link) definition.indicators[0].terms.uplift = rational::of(1, 2);
    auto const made = rulebook::try_make(definition);
    REQUIRE_FALSE(made.has_value());
    CHECK(lines(made.error()).back() ==
          "error [fiscore.408] indicators/0/indicators/0/aggregation: a profile has no score, so it stands "
          "in a "
          "profile alone");
  }
}

TEST_CASE("conditions that must all be met for a letter are the lowest of their letters") {
  auto definition = pillar_of(
      {{.id = "both",
        .full_marks = 4,
        .how = aggregation::minimum,
        .children = {
            {.id = "off", .full_marks = 4, .metric = "off", .rule = deviation()},
            {.id = "cover",
             .full_marks = 4,
             .metric = "cover",
             .rule = table_of(
                 {{"[90, 100]", "4"}, {"[75, 90)", "3"}, {"[50, 75)", "2"}, {"[0, 50)", "1"}})}}}});
  definition.metrics = {figure_of("off", to_hundred()), figure_of("cover", to_hundred())};
  auto const by = rulebook::make(definition);
  struct row {
    char const* off;
    char const* cover;
    state found;
    char const* score;
    char const* letter;
  };
  static constexpr row rows[] = {
      {"5", "90", state::scored, "4", "A"},
      {"5", "89.9", state::scored, "3", "B"},
      {"5.1", "90", state::scored, "3", "B"},
      {"5.1", "49.9", state::scored, "1", "D"},
      {"15.1", "100", state::scored, "1", "D"},
      {"12", "50", state::scored, "2", "C"},
      {"10", "", state::incomplete, "1 to 3", "none"},
      {"", "50", state::incomplete, "1 to 2", "none"},
      {"", "", state::incomplete, "1 to 4", "none"},
      {"16", "", state::scored, "1", "D"},
      {"", "0", state::scored, "1", "D"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.off));
    CAPTURE(std::string(r.cover));
    dossier of;
    if (*r.off != 0) report(of, "off", r.off);
    if (*r.cover != 0) report(of, "cover", r.cover);
    auto const found = evaluate(by, of);
    CHECK(at(by, found, "I/both").state == r.found);
    CHECK(extent(at(by, found, "I/both")) == r.score);
    CHECK(letter_of(by, found, "I/both") == r.letter);
  }
}
