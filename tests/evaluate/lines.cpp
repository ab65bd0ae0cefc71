// SPDX-License-Identifier: BSL-1.0
/// @file
/// What single lines of a rulebook can say beside their rule: bonus, deduction, letters, own roundings.

#include "sheet.hpp"

#include <fiscore/evaluate/explain.hpp>

#include <doctest/doctest.h>

using namespace fiscore;
using namespace fiscore_test;

namespace {

/// A metric that is one figure of that name.
metric figure_metric(std::string const& name, domain on = {}) {
  return {.id = name, .title = {name, name}, .formula = formula::parse("figures." + name), .domain = on};
}
bands points(std::initializer_list<std::pair<char const*, rational>> rows) {
  bands made;
  for (auto const& [on, earned] : rows) made.rows.push_back({interval::parse(on), earned});
  return made;
}
tiers letters() {
  tiers made;
  for (auto const& [id, value] : {std::pair{"A", 4}, {"B", 3}, {"C", 2}, {"D", 1}, {"D*", 1}, {"NR", 1}})
    made.rows.push_back({id, {id, id}, interval::point(value)});
  return made;
}
void give(dossier& of, char const* figure, char const* value) {
  of.set(std::string("figures.") + figure, quantity::parse(value));
}
void give_tier(dossier& of, char const* node, char const* tier) {
  answer given;
  given.tier = tier;
  of.set_answer(node, given);
}
node_result at(rulebook const& by, evaluation const& of, char const* path) {
  return of.nodes[*of.book(by).find(std::string_view(path))];
}
std::string range_of(node_result const& of) { return text(of.low) + " " + text(of.high); }

/// A mean of two, 110 at most, less a deduction; a bonus of 5; 103 at most.
rulebook_definition with_bonus() {
  rulebook_definition made;
  made.id = "bonus";
  made.full_marks = 100;
  made.most = 103;
  made.metrics = {figure_metric("a"), figure_metric("late")};
  indicator mean{.id = "mean", .full_marks = 100, .most = rational(110), .how = aggregation::mean};
  mean.children = {{.id = "a",
                    .full_marks = 100,
                    .most = rational(110),
                    .weight = 1,
                    .metric = "a",
                    .rule = points({{"(-∞, 0)", 50}, {"[0, 1)", 100}, {"[1, ∞)", 110}})},
                   {.id = "b",
                    .full_marks = 100,
                    .weight = 3,
                    .rule = manual{},
                    .not_applicable = not_applicable_policy::renormalise_section}};
  made.indicators = {
      mean,
      {.id = "late",
       .full_marks = 0,
       .least = rational(-1),
       .metric = "late",
       .rule = points({{"(-∞, 0]", 0}, {"(0, 5)", rational::parse("-0.25")}, {"[5, ∞)", -1}})},
      {.id = "extra", .full_marks = 0, .most = rational(5), .rule = manual{}}};
  return made;
}

/// Two indicators of letters: weakest link of a measured and an assessed dimension, and a lookup.
rulebook_definition ordinal() {
  rulebook_definition made;
  made.id = "ordinal";
  made.full_marks = 0;
  made.how = aggregation::profile;
  made.node_grades = {{{"A", {"A", "A"}, interval::point(4)},
                       {"B", {"B", "B"}, interval::point(3)},
                       {"C+", {"C+", "C+"}, interval::point(rational::parse("2.5"))},
                       {"C", {"C", "C"}, interval::point(2)},
                       {"D", {"D", "D"}, interval::point(1)}}};
  bands const outturn = points({{"(-∞, 5]", 4}, {"(5, 10]", 3}, {"(10, 15]", 2}, {"(15, ∞)", 1}});
  auto const leaf = [&](std::string id, std::string of) {
    return indicator{.id = std::move(id), .full_marks = 4, .metric = std::move(of), .rule = outturn};
  };
  for (char const* name : {"y1", "y2", "y3", "share"}) made.metrics.push_back(figure_metric(name));
  auto const may_be_left = not_applicable_policy::renormalise_section;
  indicator years{.id = "years", .full_marks = 4, .how = aggregation::kth_best};
  years.terms.rank = 2;
  years.assessed = letters();
  years.not_applicable = may_be_left;
  years.children = {leaf("y1", "y1"), leaf("y2", "y2"), leaf("y3", "y3")};
  indicator share = leaf("share", "share");
  share.assessed = letters();
  share.not_applicable = may_be_left;
  indicator first{.id = "PI-1", .full_marks = 4, .how = aggregation::weakest_link};
  first.terms.uplift = rational::parse("0.5");
  first.children = {years, share};
  indicator second{.id = "PI-2", .full_marks = 4, .how = aggregation::lookup};
  second.terms.table = {{1, 1, 1}, {1, 2, 2}, {1, 3, 3}, {1, 4, 4}, {2, 5, rational::parse("2.5")},
                        {2, 6, 3}};
  for (char const* id : {"a", "b"})
    second.children.push_back(
        {.id = id, .full_marks = 4, .rule = letters(), .not_applicable = may_be_left});
  indicator pillar{.id = "I", .full_marks = 0, .how = aggregation::profile};
  pillar.children = {first, second};
  made.indicators = {pillar};
  return made;
}

}  // namespace

TEST_CASE("a bonus lifts a score up to what the section states, a deduction takes from it") {
  auto const by = rulebook::make(with_bonus());
  struct row {
    char const* a;
    char const* b;
    char const* late;
    char const* extra;
    char const* total;
  };
  for (row const& each : {row{"0", "100", "0", "0", "100"},
                          {"1", "100", "0", "0", "205/2"},  // (110 + 3 x 100) / 4
                          {"1", "100", "3", "0", "409/4"},  // less 0.25
                          {"1", "100", "0", "5", "103"},    // 107.5, cut off
                          {"-1", "0", "9", "0", "23/2"},    // 50 / 4 - 1
                          {"1", "", "3", "2", "103"},       // b does not apply: 110 - 0.25 + 2, cut off
                          {"-1", "", "9", "1", "50"}}) {
    CAPTURE(each.total);
    dossier of;
    give(of, "a", each.a);
    give(of, "late", each.late);
    set_score(of, "extra", each.extra);
    if (*each.b != 0) {
      set_score(of, "mean/b", each.b);
    } else {
      of.set_exemption("mean/b", {});
    }
    CHECK(text(evaluate(by, of).total().score) == each.total);
  }
}

TEST_CASE("what a bonus or deduction may still be bounds the total") {
  auto const by = rulebook::make(with_bonus());
  dossier of;
  give(of, "a", "0");
  set_score(of, "mean/b", "60");
  auto const made = evaluate(by, of);
  CHECK(range_of(at(by, made, "late")) == "-1 0");
  CHECK(range_of(at(by, made, "extra")) == "0 5");
  CHECK(range_of(made.total()) == "69 75");  // 70, less 1, plus 5
}

TEST_CASE("nothing is deducted below 0") {
  auto const by = rulebook::make(with_bonus());
  dossier of;
  give(of, "late", "9");
  set_score(of, "mean/b", "0");
  set_score(of, "extra", "0");
  of.set_metric("a", {quantity::parse("-5"), "", {}});
  CHECK(text(evaluate(by, of).total().score) == "23/2");
  auto definition = with_bonus();
  definition.indicators[0].children[0].rule = points({{"(-∞, 0)", 0}, {"[0, ∞)", 110}});
  CHECK(text(evaluate(rulebook::make(definition), of).total().score) == "0");
}

TEST_CASE("a score beyond the bonus is refused") {
  auto const by = rulebook::make(with_bonus());
  dossier of;
  set_score(of, "extra", "5.5");
  CHECK(codes(evaluate(by, of).findings) == std::vector{errc::answer_out_of_range});
}

TEST_CASE("of k periods the one of the rank counts, and figures win over a person's letter") {
  auto const by = rulebook::make(ordinal());
  dossier of;
  give(of, "y1", "3");
  give(of, "y2", "12");
  give(of, "y3", "20");
  give_tier(of, "I/PI-1/years", "A");
  give(of, "share", "7");
  auto const made = evaluate(by, of);
  CHECK(text(at(by, made, "I/PI-1/years").score) == "2");
  CHECK(at(by, made, "I/PI-1/years").source == score_source::computed);
  CHECK(text(at(by, made, "I/PI-1").score) == "5/2");
  auto const letter = grade_of_node(by, made, *by.find(std::string_view("I/PI-1")));
  REQUIRE(letter);
  CHECK(by.definition().node_grades.grades[*letter].id == "C+");
  CHECK(made.total().state == state::profile);
  CHECK(at(by, made, "I").state == state::profile);
  CHECK(!grade_of_node(by, made, 0));
  CHECK(!made.grade);
}

TEST_CASE("a letter counts where figures are missing, and then stands for all that is below") {
  auto const by = rulebook::make(ordinal());
  dossier of;
  give(of, "y1", "3");
  give_tier(of, "I/PI-1/years", "D*");
  give_tier(of, "I/PI-1/share", "B");
  auto const made = evaluate(by, of);
  CHECK(text(at(by, made, "I/PI-1/years").score) == "1");
  CHECK(at(by, made, "I/PI-1/years").source == score_source::answer);
  CHECK(at(by, made, "I/PI-1/years/y1").state == state::excluded);
  CHECK(text(at(by, made, "I/PI-1").score) == "3/2");
  CHECK(made.findings.empty());
}

TEST_CASE("two of three periods bound the one of the rank") {
  auto const by = rulebook::make(ordinal());
  dossier of;
  give(of, "y1", "3");
  give(of, "y2", "12");
  CHECK(range_of(at(by, evaluate(by, of), "I/PI-1/years")) == "2 4");
}

TEST_CASE("what does not apply leaves, and a section without a rest says why") {
  auto const by = rulebook::make(ordinal());
  struct row {
    exemption_kind a;
    exemption_kind b;
    exemption_kind both;
  };
  using enum exemption_kind;
  for (row const& each : {row{not_used, not_used, not_used},
                          {not_applicable, not_applicable, not_applicable},
                          {not_used, not_applicable, not_applicable},
                          {by_decree, by_decree, by_decree}}) {
    dossier of;
    of.set_exemption("I/PI-2/a", {each.a, ""});
    of.set_exemption("I/PI-2/b", {each.b, ""});
    of.set_exemption("I/PI-1/years", {not_applicable, ""});
    give_tier(of, "I/PI-1/share", "A");
    auto const made = evaluate(by, of);
    CHECK(at(by, made, "I/PI-2").state == state::not_applicable);
    CHECK(at(by, made, "I/PI-2").exempted == each.both);
    CHECK(at(by, made, "I/PI-1/years").state == state::not_applicable);
    CHECK(at(by, made, "I/PI-1/years/y2").state == state::excluded);
    CHECK(text(at(by, made, "I/PI-1").score) == "4");
  }
}

TEST_CASE("a gate sets the score of a line, whatever it was, where its figures say so") {
  auto definition = ordinal();
  definition.gates = {{.id = "none",
                       .when = predicate::parse("given(figures.none) and figures.none == 1"),
                       .does = gate::effect::set_score,
                       .node = "I/PI-2",
                       .score = 1}};
  auto const by = rulebook::make(definition);
  dossier of;
  give_tier(of, "I/PI-2/a", "B");
  give_tier(of, "I/PI-2/b", "B");
  CHECK(text(at(by, evaluate(by, of), "I/PI-2").score) == "3");
  give(of, "none", "0");
  CHECK(!at(by, evaluate(by, of), "I/PI-2").overridden);
  give(of, "none", "1");
  auto const made = evaluate(by, of);
  CHECK(text(at(by, made, "I/PI-2").score) == "1");
  CHECK(at(by, made, "I/PI-2").overridden);
  CHECK(made.gates == std::vector{truth::yes});
  of.set_exemption("I/PI-2/a", {});
  of.set_exemption("I/PI-2/b", {});
  CHECK(text(at(by, evaluate(by, of), "I/PI-2").score) == "1");
  give(of, "none", "0");
  CHECK(at(by, evaluate(by, of), "I/PI-2").state == state::not_applicable);
}

TEST_CASE("a gate that is not known leaves both scores open") {
  auto definition = ordinal();
  definition.gates = {{.id = "none",
                       .when = predicate::parse("figures.none == 1"),
                       .does = gate::effect::set_score,
                       .node = "I/PI-2/a",
                       .score = 1}};
  auto const by = rulebook::make(definition);
  dossier of;
  give_tier(of, "I/PI-2/a", "B");
  auto const made = evaluate(by, of);
  CHECK(at(by, made, "I/PI-2/a").state == state::incomplete);
  CHECK(range_of(at(by, made, "I/PI-2/a")) == "1 3");
}

TEST_CASE("a grade that needs five of something counts what holds") {
  rulebook_definition made;
  made.id = "five";
  made.full_marks = 100;
  made.how = aggregation::mean;
  made.grades = {
      {{"a", {"A", "A"}, interval::parse("[90, ∞)")}, {"b", {"B", "B"}, interval::parse("(-∞, 90)")}}};
  for (char const* id : {"x", "y"})
    made.indicators.push_back({.id = id, .full_marks = 100, .rule = manual{}});
  made.gates = {{.id = "both",
                 .when = predicate::parse("count_true(score(\"x\") >= 90, score(\"y\") >= 90) < 2"),
                 .does = gate::effect::set_grade,
                 .grade = "b"}};
  auto const by = rulebook::make(made);
  struct row {
    char const* x;
    char const* y;
    std::size_t grade;
  };
  for (row const& each : {row{"90", "90", 0}, {"100", "85", 1}, {"100", "80", 1}, {"95", "100", 0}}) {
    dossier of;
    set_score(of, "x", each.x);
    set_score(of, "y", each.y);
    CHECK(evaluate(by, of).grade == each.grade);
  }
  dossier of;
  set_score(of, "x", "100");
  CHECK(evaluate(by, of).gates == std::vector{truth::unknown});
}

TEST_CASE("a value is rounded as the line says before it is looked up, and the score as the line says") {
  rulebook_definition made;
  made.id = "buckets";
  made.full_marks = 10;
  made.rounding.metric = to_places(3);
  made.rounding.leaf = to_places(0);
  made.metrics = {figure_metric("x")};
  made.indicators = {{.id = "x",
                      .full_marks = 10,
                      .metric = "x",
                      .rule = points({{"(-∞, 0.09]", 10}, {"[0.1, ∞)", rational::parse("2.55")}})}};
  dossier of;
  give(of, "x", "0.0961");
  CHECK(at(rulebook::make(made), evaluate(rulebook::make(made), of), "x").state == state::outside_coverage);
  made.indicators[0].measure_rounded = to_places(1);
  made.indicators[0].rounded = to_places(1);
  auto const by = rulebook::make(made);
  auto const found = evaluate(by, of);
  CHECK(text(at(by, found, "x").score) == "13/5");
  CHECK(text(at(by, found, "x").exact) == "51/20");
  CHECK(text(at(by, found, "x").measured.value.value) == "1/10");
  std::string said;
  for (auto const& line : explain(by, of, found, 1, {language::en})) said += line.text + "\n";
  CHECK(said.find("0.0961 → 0.1") != std::string::npos);
  CHECK(said.find("2.55 → 2.6") != std::string::npos);
}

TEST_CASE("a geometric mean enters another as the root it is") {
  auto const nested = [](std::optional<rounding> own) {
    indicator inner{.id = "inner", .full_marks = 100, .how = aggregation::geometric_mean};
    inner.rounded = own;
    for (char const* id : {"a", "b"})
      inner.children.push_back({.id = id, .full_marks = 100, .rule = manual{}});
    rulebook_definition made;
    made.id = "roots";
    made.how = aggregation::geometric_mean;
    made.rounding.total = to_places(0);
    made.indicators = {inner, {.id = "c", .full_marks = 100, .rule = manual{}}};
    return rulebook::make(made);
  };
  dossier of;
  set_score(of, "inner/a", "20");
  set_score(of, "inner/b", "21");
  set_score(of, "c", "1");
  // The root of root 420 is 4.527: 5. Of 20, which root 420 is to no places, it is 4.472: 4.
  auto const exact = nested(std::nullopt);
  auto const made = evaluate(exact, of);
  CHECK(text(made.total().score) == "5");
  REQUIRE(made.total().root);
  CHECK(to_string(*made.total().root) == "root(420, 4)");
  CHECK(text(at(exact, made, "inner").score) == "20");
  CHECK(text(evaluate(nested(to_places(0)), of).total().score) == "4");
}

TEST_CASE("targets bring groups into an open section, each of them as the section is") {
  rulebook_definition made;
  made.id = "groups";
  made.how = aggregation::geometric_mean;
  made.rounding.total = to_places(2);
  made.open_rules = {{.kind = target_kind::at_least, .rule = share_of(parameter::named("target"))}};
  made.indicators = {{.id = "out", .full_marks = 100, .how = aggregation::geometric_mean, .open = true}};
  auto const by = rulebook::make(made);
  dossier of;
  auto const add = [&](std::string id, char const* section, char const* target, char const* actual) {
    performance_target one;
    one.id = std::move(id);
    one.section = section;
    one.sign = comparison::at_least;
    one.target = quantity::parse(target);
    one.actual = quantity::parse(actual);
    of.add_target(one);
  };
  // The worked table of an Indonesian regulation: 94.87 and 76.31 make 85.09, and with 100 92.24.
  add("1", "out/p1/o1", "1", "1");
  add("2", "out/p1/o1", "10", "9");
  add("3", "out/p1/o2", "3", "2");
  add("4", "out/p1/o2", "3", "2");
  add("5", "out/p1/o2", "1", "1");
  add("6", "out/p2", "1", "1");
  auto const found = evaluate(by, of);
  CHECK(found.findings.empty());
  CHECK(text(found.total().score) == "2306/25");
  CHECK(to_string(round(*at(by, found, "out/p1").root, 2, rounding_mode::half_up)) == "85.09");
  CHECK(to_string(round(*at(by, found, "out/p1/o1").root, 2, rounding_mode::half_up)) == "94.87");
  CHECK(text(at(by, found, "out/p2").score) == "100");
}

TEST_CASE("elements are counted, and what is not answered leaves the points between") {
  rulebook_definition made;
  made.id = "elements";
  made.full_marks = 4;
  made.indicators = {
      {.id = "e",
       .full_marks = 4,
       .rule =
           element_count{{{"a", {}, true}, {"b", {}, true}, {"c", {}, false}}, {{3, 2, 4}, {2, 1, 3}}, 1}}};
  auto const by = rulebook::make(made);
  auto const score = [&](std::vector<std::pair<std::string, bool>> items) {
    dossier of;
    answer given;
    given.items = std::move(items);
    of.set_answer("e", given);
    auto const found = evaluate(by, of);
    return found.total().has_score() ? text(found.total().score) : range_of(found.total());
  };
  CHECK(score({{"a", true}, {"b", true}, {"c", true}}) == "4");
  CHECK(score({{"a", true}, {"b", false}, {"c", true}}) == "3");
  CHECK(score({{"a", false}, {"b", false}, {"c", true}}) == "1");
  CHECK(score({{"a", true}, {"b", true}}) == "3 4");
  CHECK(score({{"a", false}}) == "1 3");
}

TEST_CASE("a mean of which all weights are 0 is an error, not a division by 0") {
  rulebook_definition made;
  made.id = "weights";
  made.how = aggregation::mean;
  made.indicators = {{.id = "a", .full_marks = 100, .weight = 0, .rule = manual{}},
                     {.id = "b",
                      .full_marks = 100,
                      .rule = manual{},
                      .not_applicable = not_applicable_policy::renormalise_section}};
  auto const by = rulebook::make(made);
  dossier of;
  set_score(of, "a", "50");
  of.set_exemption("b", {});
  auto const found = evaluate(by, of);
  CHECK(!found.total().has_score());
  CHECK(codes(found.findings) == std::vector{errc::weights_zero});
}

TEST_CASE("a structure cannot score, and strict scoring refuses what nobody confirmed") {
  rulebook_definition made;
  made.id = "frame";
  made.structure = true;
  made.full_marks = 0;
  made.indicators = {{.id = "a", .title = {"甲", "a"}}};
  CHECK_THROWS_AS(static_cast<void>(evaluate(rulebook::make(made), {})), error);
  made.structure = false;
  made.full_marks = 10;
  made.indicators[0].full_marks = 10;
  auto const refused = evaluate_strictly(rulebook::make(made), {});
  REQUIRE(!refused);
  CHECK(codes(refused.error()) == std::vector{errc::row_unconfirmed});
  made.indicators[0].rule = manual{};
  made.indicators[0].source.verified = true;
  CHECK(evaluate_strictly(rulebook::make(made), {}).has_value());
}
