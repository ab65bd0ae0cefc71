// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/roll_up.hpp>

#include <fiscore/evaluate/evaluate.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

using namespace fiscore;
using namespace fiscore::literals;

namespace {

constexpr char const* spent = "general_public.expenditure.outturn";
constexpr char const* budget = "general_public.expenditure.revised";

rulebook_definition sheet() {
  return {.id = "sheet",
          .full_marks = 25,
          .metrics = {{.id = "execution",
                       .formula = formula::parse(std::string(spent) + " / " + budget),
                       .unit = unit("%"),
                       .domain = domain::real(interval::parse("[0, ∞)"))}},
          .indicators = {{.id = "execution",
                          .full_marks = 10,
                          .metric = "execution",
                          .rule = proportional{.target = 100,
                                               .direction = goal::at_least,
                                               .inverse = inverse_variant::ratio,
                                               .zero = zero_target::undefined}},
                         {.id = "hand", .full_marks = 6, .rule = manual{}},
                         {.id = "list", .full_marks = 3, .rule = checklist{{{"a", {}, 1}, {"b", {}, 2}}}},
                         {.id = "tier",
                          .full_marks = 6,
                          .rule = tiers{.unit = tier_unit::points,
                                        .rows = {{"good", {}, interval::parse("[5, 6]")},
                                                 {"bad", {}, interval::parse("[0, 5)")}}}}}};
}

rulebook book_of_units() { return rulebook::make(sheet()); }

/// Two units: the first spends 100 万元, the second 300 万元.
dossier unit_of(char const* id, char const* outturn) {
  dossier made;
  made.id = id;
  made.unit_code = id;
  made.unit_name = {std::string("单位") + id, std::string("unit ") + id};
  made.fiscal_year = 2021;
  if (*outturn != 0) made.set(spent, quantity::parse(outturn));
  return made;
}
std::array<dossier, 2> two_units() { return {unit_of("A", "100万元"), unit_of("B", "3000000元")}; }

void set_score(dossier& of, char const* node, char const* score) {
  answer given;
  given.score = rational::parse(score);
  given.reason = "见附件";
  of.set_answer(node, given);
}

/// The value in base units, or `missing`.
std::string value_of(dossier const& of, char const* field) {
  auto const* found = of.base_value(detail::hashed_name(field));
  return found == nullptr ? "missing" : to_string(*found);
}

bool has(diagnostics const& of, errc code, severity level) {
  return std::any_of(of.begin(), of.end(),
                     [&](diagnostic const& each) { return each.code == code && each.level == level; });
}

std::vector<std::string> lines(diagnostics const& of) {
  std::vector<std::string> made;
  for (auto const& each : of) made.push_back(to_string(each));
  return made;
}

}  // namespace

TEST_CASE("figures that count or measure are summed, whatever unit each office prints them in") {
  struct row {
    char const* field;
    char const* a;
    char const* b;
    char const* sum;
  };
  static constexpr row rows[] = {
      {budget, "125.5万元", "2000元", "1257000"},
      {"general_public.basic.original", "1元", "0元", "1"},
      {"figures.people", "12人", "1万人", "10012"},
      {"figures.area", "80.5平方米", "19.5平方米", "100"},
      {"figures.cases", "3", "4", "7"},
      {"figures.net", "-5万元", "2万元", "-30000"},
  };
  for (auto const& r : rows) {
    for (auto const scope : {scope::all, scope::reported}) {
      CAPTURE(std::string(r.field));
      auto units = two_units();
      units[0].set(r.field, quantity::parse(r.a));
      units[1].set(r.field, quantity::parse(r.b));
      diagnostics findings;
      dossier const whole = roll_up(book_of_units(), units, spent, scope, findings);
      CHECK(value_of(whole, r.field) == r.sum);
      CHECK(value_of(whole, spent) == "4000000");
      CHECK(lines(findings) == std::vector<std::string>{});
      CHECK(whole.fiscal_year == 2021);
    }
  }
}

TEST_CASE("a rate of sums is scored, not the sum or the mean of rates") {
  auto units = two_units();
  units[0].set(budget, quantity::parse("1000万元"));
  units[1].set(budget, quantity::parse("300万元"));
  diagnostics findings;
  rulebook const by = book_of_units();
  dossier const whole = roll_up(by, units, spent, scope::all, findings);
  evaluation const found = evaluate(by, whole);
  CHECK(to_string(found.nodes[1].measured.value.value) == "400/13");
  CHECK(to_string(found.nodes[1].score) == "40/13");
}

TEST_CASE("what a person scores becomes the mean of the units' scores, weighted by amount") {
  auto units = two_units();
  set_score(units[0], "hand", "6");
  set_score(units[1], "hand", "4");
  answer list;
  list.items = {{"a", true}, {"b", true}};
  units[0].set_answer("list", list);
  list.items = {{"a", true}, {"b", false}};
  units[1].set_answer("list", list);
  answer tier;
  tier.tier = "good";
  tier.score = 6_dec;
  tier.reason = "好";
  units[0].set_answer("tier", tier);
  tier.tier = "bad";
  tier.score = 3_dec;
  units[1].set_answer("tier", tier);
  diagnostics findings;
  rulebook const by = book_of_units();
  dossier const whole = roll_up(by, units, spent, scope::all, findings);
  CHECK(lines(findings) == std::vector<std::string>{});
  evaluation const found = evaluate(by, whole);
  CHECK(lines(found.findings) == std::vector<std::string>{});
  struct row {
    char const* node;
    char const* score;
  };
  // 6 and 4, 3 and 1, 6 and 3, each with weights 1 and 3. The mean of two tiers need not lie in the first.
  static constexpr row rows[] = {{"hand", "9/2"}, {"list", "3/2"}, {"tier", "15/4"}};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.node));
    REQUIRE(whole.find_answer(r.node) != nullptr);
    CHECK(whole.find_answer(r.node)->averaged);
    auto const& node = found.nodes[by.find(r.node).value()];
    CHECK(node.state == state::scored);
    CHECK(node.source == score_source::answer);
    CHECK(to_string(node.score) == r.score);
  }
}

TEST_CASE("a unit that nobody scored leaves the mean missing") {
  auto units = two_units();
  set_score(units[0], "hand", "6");
  diagnostics findings;
  rulebook const by = book_of_units();
  dossier const whole = roll_up(by, units, spent, scope::all, findings);
  CHECK(evaluate(by, whole).nodes[2].state == state::missing);
}

TEST_CASE("printed rates are averaged, weighted by amount") {
  auto units = two_units();
  units[0].set_metric("execution", {quantity::parse("90%"), "", ""});
  units[1].set_metric("execution", {quantity::parse("50%"), "", ""});
  diagnostics findings;
  rulebook const by = book_of_units();
  dossier const whole = roll_up(by, units, spent, scope::all, findings);
  CHECK(lines(findings) == std::vector<std::string>{});
  evaluation const found = evaluate(by, whole);
  CHECK(to_string(found.nodes[1].measured.value.value) == "60");
  CHECK(to_string(found.nodes[1].score) == "6");
}

TEST_CASE("a weighted rate without an end is exact") {
  auto units = two_units();
  units[1].set(spent, quantity::parse("200万元"));
  units[0].set_metric("execution", {quantity::parse("90%"), "", ""});
  units[1].set_metric("execution", {quantity::parse("50%"), "", ""});
  diagnostics findings;
  rulebook const by = book_of_units();
  evaluation const found = evaluate(by, roll_up(by, units, spent, scope::all, findings));
  CHECK(to_string(found.nodes[1].measured.value.value) == "190/3");
}

TEST_CASE("targets in per cent are averaged, others are summed") {
  auto units = two_units();
  units[0].add_target(
      {.id = "coverage", .target = quantity::parse("95%"), .actual = quantity::parse("90%")});
  units[1].add_target(
      {.id = "coverage", .target = quantity::parse("95%"), .actual = quantity::parse("98%")});
  units[0].add_target(
      {.id = "courses", .target = quantity::parse("20期"), .actual = quantity::parse("15期")});
  units[1].add_target(
      {.id = "courses", .target = quantity::parse("10期"), .actual = quantity::parse("12期")});
  diagnostics findings;
  dossier const whole = roll_up(book_of_units(), units, spent, scope::all, findings);
  CHECK(lines(findings) == std::vector<std::string>{});
  REQUIRE(whole.targets().size() == 2);
  CHECK(value_of(whole, "targets.coverage.target") == "19/20");
  CHECK(value_of(whole, "targets.coverage.actual") == "24/25");
  CHECK(value_of(whole, "targets.courses.target") == "30");
  CHECK(value_of(whole, "targets.courses.actual") == "27");
}

TEST_CASE("both ends of a range are summed, and a range in per cent is averaged at both") {
  auto units = two_units();
  units[0].add_target({.id = "courses",
                       .target = quantity::parse("10期"),
                       .target_high = quantity::parse("20期"),
                       .actual = quantity::parse("15期")});
  units[1].add_target({.id = "courses",
                       .target = quantity::parse("30期"),
                       .target_high = quantity::parse("50期"),
                       .actual = quantity::parse("40期")});
  units[0].add_target(
      {.id = "share", .target = quantity::parse("10%"), .target_high = quantity::parse("20%")});
  units[1].add_target(
      {.id = "share", .target = quantity::parse("30%"), .target_high = quantity::parse("40%")});
  diagnostics findings;
  dossier const whole = roll_up(book_of_units(), units, spent, scope::all, findings);
  REQUIRE(whole.targets().size() == 2);
  CHECK(*whole.targets()[0].target == quantity::parse("40期"));
  CHECK(*whole.targets()[0].target_high == quantity::parse("70期"));
  CHECK(*whole.targets()[1].target == quantity::parse("25%"));
  CHECK(*whole.targets()[1].target_high == quantity::parse("35%"));
}

TEST_CASE("an actual equal to its target stays equal when both are averaged") {
  auto definition = sheet();
  definition.full_marks = 35;
  definition.open_rules = {{.kind = target_kind::at_least,
                            .rule = proportional{.target = parameter::named("target"),
                                                 .direction = goal::at_least,
                                                 .inverse = inverse_variant::ratio,
                                                 .zero = zero_target::undefined}}};
  definition.indicators.push_back({.id = "own", .full_marks = 10, .open = true});
  rulebook const by = rulebook::make(definition);
  auto units = two_units();
  units[1].set(spent, quantity::parse("200万元"));
  for (std::size_t i = 0; i < 2; ++i) {
    auto const rate = quantity::parse(i == 0 ? "100%" : "50%");
    units[i].add_target({.id = "t",
                         .section = "own",
                         .full_marks = 10,
                         .sign = comparison::at_least,
                         .target = rate,
                         .actual = rate});
  }
  diagnostics findings;
  dossier const whole = roll_up(by, units, spent, scope::all, findings);
  evaluation const found = evaluate(by, whole);
  auto const node = found.book(by).find("own/t");
  REQUIRE(node);
  // Both are 200/3 %.
  CHECK(to_string(found.nodes[*node].measured.value.value) == "200/3");
  CHECK(to_string(found.nodes[*node].score) == "10");
}

TEST_CASE("tables are put together, and their rows say of which unit they are") {
  auto units = two_units();
  for (auto& each : units) {
    table_row line;
    line.id = "bureau";
    line.name = {"机关", "bureau"};
    line.set("in_post", {quantity::parse("11人"), "", ""});
    each.table_of("staffing").rows.push_back(line);
  }
  table_row line;
  line.id = "centre";
  line.set("in_post", {quantity::parse("5人"), "", ""});
  units[1].table_of("staffing").rows.push_back(line);
  units[1].table_of("projects").rows.push_back(line);
  diagnostics findings;
  dossier const whole = roll_up(book_of_units(), units, spent, scope::all, findings);
  REQUIRE(whole.find_table("staffing") != nullptr);
  auto const& rows = whole.find_table("staffing")->rows;
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].id == "A/bureau");
  CHECK(rows[1].id == "B/bureau");
  CHECK(rows[2].id == "B/centre");
  CHECK(rows[1].name.zh == "机关");
  CHECK(formula::parse("sum(staffing, in_post)").evaluate(whole).value == 27);
  REQUIRE(whole.find_table("projects") != nullptr);
  CHECK(whole.find_table("projects")->rows.size() == 1);
}

TEST_CASE("dates are left out") {
  auto units = two_units();
  for (auto& each : units) each.set("figures.opened", quantity::parse("2021-06-30"));
  diagnostics findings;
  dossier const whole = roll_up(book_of_units(), units, spent, scope::all, findings);
  CHECK(value_of(whole, "figures.opened") == "missing");
  CHECK_FALSE(has_error(findings));
}

TEST_CASE("a figure that only some units give is missing, or the sum of those that do, which is noted") {
  auto units = two_units();
  units[1].set("figures.people", quantity::parse("7人"));
  rulebook const by = book_of_units();
  diagnostics all;
  CHECK(value_of(roll_up(by, units, spent, scope::all, all), "figures.people") == "missing");
  CHECK(has(all, errc::roll_up_partial, severity::note));
  CHECK_FALSE(has_error(all));
  diagnostics reported;
  CHECK(value_of(roll_up(by, units, spent, scope::reported, reported), "figures.people") == "7");
  CHECK(has(reported, errc::roll_up_partial, severity::note));
  CHECK_FALSE(has_error(reported));
}

TEST_CASE("a rate that only some units give is missing, or that of those that do, which is noted") {
  auto units = two_units();
  units[1].set_metric("execution", {quantity::parse("50%"), "", ""});
  rulebook const by = book_of_units();
  diagnostics all;
  CHECK(evaluate(by, roll_up(by, units, spent, scope::all, all)).nodes[1].state == state::missing);
  CHECK_FALSE(has_error(all));
  diagnostics reported;
  evaluation const found = evaluate(by, roll_up(by, units, spent, scope::reported, reported));
  CHECK(found.nodes[1].state == state::scored);
  CHECK(to_string(found.nodes[1].measured.value.value) == "50");
  CHECK(has(reported, errc::roll_up_partial, severity::note));
  CHECK_FALSE(has_error(reported));
}

TEST_CASE("a column that a row lacks stays missing in the table of all") {
  auto units = two_units();
  table_row line;
  line.id = "bureau";
  units[0].table_of("staffing").rows.push_back(line);
  line.set("in_post", {quantity::parse("11人"), "", ""});
  units[1].table_of("staffing").rows.push_back(line);
  diagnostics findings;
  dossier const whole = roll_up(book_of_units(), units, spent, scope::all, findings);
  auto const posts = formula::parse("sum(staffing, in_post)");
  CHECK(posts.evaluate(whole, scope::all).state == value_state::missing);
  CHECK(posts.evaluate(whole, scope::reported).value == 11);
}

TEST_CASE("a book that is nil counts as zero in the sum, and stays nil where every unit says so") {
  constexpr char const* fund = "government_fund.expenditure.outturn";
  auto units = two_units();
  units[0].set_nil(book::government_fund);
  units[1].set(fund, quantity::parse("40元"));
  diagnostics findings;
  dossier const one = roll_up(book_of_units(), units, spent, scope::all, findings);
  CHECK(value_of(one, fund) == "40");
  CHECK_FALSE(one.is_nil(book::government_fund));
  CHECK(lines(findings) == std::vector<std::string>{});

  auto both = two_units();
  for (auto& each : both) each.set_nil(book::government_fund);
  dossier const none = roll_up(book_of_units(), both, spent, scope::all, findings);
  CHECK(none.is_nil(book::government_fund));
  CHECK(value_of(none, fund) == "0");

  auto first = two_units();
  first[0].set_nil(book::government_fund);
  CHECK(value_of(roll_up(book_of_units(), first, spent, scope::all, findings), fund) == "missing");
}

TEST_CASE("units of different years or rulebooks are an error") {
  rulebook const by = book_of_units();
  auto years = two_units();
  years[1].fiscal_year = 2022;
  diagnostics findings;
  static_cast<void>(roll_up(by, years, spent, scope::all, findings));
  CHECK(has(findings, errc::roll_up_mismatch, severity::error));

  auto books = two_units();
  books[0].rulebook = "sheet";
  books[1].rulebook = "another";
  findings.clear();
  static_cast<void>(roll_up(by, books, spent, scope::all, findings));
  CHECK(has(findings, errc::roll_up_mismatch, severity::error));

  // Nothing is said where one of them does not name a rulebook.
  books[1].rulebook = "";
  findings.clear();
  static_cast<void>(roll_up(by, books, spent, scope::all, findings));
  CHECK_FALSE(has_error(findings));
}

TEST_CASE("a unit without the weight is an error where an average needs it") {
  rulebook const by = book_of_units();
  struct row {
    char const* what;
    bool rate;
    bool score;
    bool target;
    bool error;
  };
  static constexpr row rows[] = {
      {"sums alone", false, false, false, false},
      {"a rate", true, false, false, true},
      {"a person's score", false, true, false, true},
      {"a target in per cent", false, false, true, true},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.what));
    std::array<dossier, 2> units = {unit_of("A", "100万元"), unit_of("B", "")};
    for (auto& each : units) {
      each.set("figures.people", quantity::parse("2人"));
      if (r.rate) each.set_metric("execution", {quantity::parse("50%"), "", ""});
      if (r.score) set_score(each, "hand", "4");
      if (r.target)
        each.add_target({.id = "t", .target = quantity::parse("95%"), .actual = quantity::parse("90%")});
    }
    diagnostics findings;
    dossier const whole = roll_up(by, units, spent, scope::all, findings);
    CHECK(value_of(whole, "figures.people") == "4");
    CHECK(has(findings, errc::roll_up_weight, severity::error) == r.error);
    CHECK(has_error(findings) == r.error);
    evaluation const found = evaluate(by, whole);
    CHECK(found.nodes[1].state == state::missing);
    CHECK(found.nodes[2].state == state::missing);
  }
}

TEST_CASE("weights that add up to zero make no average") {
  std::array<dossier, 2> units = {unit_of("A", "0元"), unit_of("B", "0元")};
  for (auto& each : units) set_score(each, "hand", "4");
  diagnostics findings;
  rulebook const by = book_of_units();
  dossier const whole = roll_up(by, units, spent, scope::all, findings);
  CHECK(has(findings, errc::roll_up_weight, severity::error));
  CHECK(evaluate(by, whole).nodes[2].state == state::missing);
}

TEST_CASE("one unit rolled up scores as it does alone") {
  std::array<dossier, 1> units = {unit_of("A", "80万元")};
  units[0].set(budget, quantity::parse("100万元"));
  set_score(units[0], "hand", "4.5");
  rulebook const by = book_of_units();
  diagnostics findings;
  dossier const whole = roll_up(by, units, spent, scope::all, findings);
  CHECK(lines(findings) == std::vector<std::string>{});
  evaluation const alone = evaluate(by, units[0]);
  evaluation const rolled = evaluate(by, whole);
  for (std::size_t i = 0; i < alone.nodes.size(); ++i) {
    CAPTURE(i);
    CHECK(rolled.nodes[i].state == alone.nodes[i].state);
    CHECK(rolled.nodes[i].score == alone.nodes[i].score);
    CHECK(rolled.nodes[i].low == alone.nodes[i].low);
    CHECK(rolled.nodes[i].high == alone.nodes[i].high);
  }
}

TEST_CASE("findings are added to those that are there") {
  auto units = two_units();
  units[1].fiscal_year = 2022;
  diagnostics findings(1);
  static_cast<void>(roll_up(book_of_units(), units, spent, scope::all, findings));
  CHECK(findings.size() >= 2);
}
