// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/formula.hpp>

#include <fiscore/budget/dossier.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <vector>

using namespace fiscore;

static_assert(std::regular<formula>);

namespace {

dossier office() {
  dossier made;
  made.set("figures.a", quantity::parse("12"));
  made.set("figures.b", quantity::parse("-0.5"));
  made.set("figures.zero", quantity::parse("0"));
  made.set("general_public.basic.outturn", quantity::parse("362.40万元"));
  made.set_nil(book::government_fund);
  struct entity {
    char const* id;
    char const* authorised;
    char const* in_post;
  };
  for (entity const& each :
       {entity{"bureau", "13人", "11人"}, entity{"centre", "5人", "11人"}, entity{"other", "", ""}}) {
    table_row row;
    row.id = each.id;
    if (*each.authorised != 0) row.set("authorised", {quantity::parse(each.authorised), "", ""});
    if (*each.in_post != 0) row.set("in_post", {quantity::parse(each.in_post), "", ""});
    made.table_of("staffing").rows.push_back(row);
  }
  table_row lone;
  lone.id = "only-in-post";
  lone.set("in_post", {quantity::parse("7人"), "", ""});
  made.table_of("partial").rows.push_back(lone);
  made.table_of("empty");
  return made;
}

std::string outcome(measured const& of) {
  return of.state == value_state::known     ? to_string(of.value)
         : of.state == value_state::missing ? "missing"
                                            : "undefined";
}

}  // namespace

TEST_CASE("a formula is evaluated exactly, and what is missing or undefined stays so") {
  struct row {
    char const* text;
    char const* all;
    char const* reported;
  };
  static constexpr row rows[] = {
      {"1 + 2 * 3", "7", "7"},
      {"(1 + 2) * 3", "9", "9"},
      {"2 - 3 - 4", "-5", "-5"},
      {"24 / 4 / 3", "2", "2"},
      {"1 / 3", "1/3", "1/3"},
      {"-figures.a", "-12", "-12"},
      {"--3", "3", "3"},
      {"2 * -3", "-6", "-6"},
      {"12.5%", "1/8", "1/8"},
      {"figures.a * figures.b", "-6", "-6"},
      {"abs(figures.b)", "1/2", "1/2"},
      {"min(figures.a, 3, 5)", "3", "3"},
      {"max(figures.a, 3, 50)", "50", "50"},
      {"min(figures.a, figures.b)", "-1/2", "-1/2"},
      {"general_public.basic.outturn", "3624000", "3624000"},
      {"government_fund.basic.outturn", "0", "0"},
      {"government_fund.no_such_item.outturn", "missing", "missing"},
      {"general_public.basic.original", "missing", "missing"},
      {"figures.a / figures.zero", "undefined", "undefined"},
      {"figures.nothing / figures.zero", "undefined", "undefined"},
      {"figures.zero / figures.nothing", "missing", "missing"},
      {"figures.nothing + figures.a / 0", "undefined", "undefined"},
      {"figures.nothing * 0", "missing", "missing"},
      {"sum(staffing, in_post)", "missing", "22"},
      {"sum(staffing, in_post) / sum(staffing, authorised)", "missing", "11/9"},
      {"sum(staffing, in_post - authorised)", "missing", "4"},
      {"mean(staffing, in_post)", "missing", "11"},
      {"min(staffing, authorised)", "missing", "5"},
      {"max(staffing, authorised)", "missing", "13"},
      {"count(staffing)", "3", "3"},
      {"max(staffing, authorised) + 1", "missing", "14"},
      // One ratio, one set of rows: a row that lacks the divisor is left out above and below.
      {"sum(partial, in_post) / sum(partial, authorised)", "missing", "missing"},
      {"sum(partial, in_post)", "7", "7"},
      {"sum(empty, in_post)", "missing", "missing"},
      {"count(empty)", "0", "0"},
      {"sum(no_such_table, x)", "missing", "missing"},
      {"count(no_such_table)", "missing", "missing"},
  };
  auto const of = office();
  for (auto const& r : rows) {
    CAPTURE(r.text);
    auto const what = formula::parse(r.text);
    CHECK(outcome(what.evaluate(of, scope::all)) == r.all);
    CHECK(outcome(what.evaluate(of, scope::reported)) == r.reported);
  }
}

TEST_CASE("a formula that is wrong says where and what") {
  struct row {
    char const* text;
    int column;
    char const* zh;
    char const* en;
  };
  static constexpr row rows[] = {
      {"", 1, "公式不完整", "the formula is not complete"},
      {"1 +", 4, "公式不完整", "the formula is not complete"},
      {"1 + * 2", 5, "这里不能出现“*”", "\"*\" does not belong here"},
      {"(1 + 2", 7, "这里应为“)”", "\")\" is expected here"},
      {"1 2", 3, "这里不能出现“2”", "\"2\" does not belong here"},
      {"编制数 / 2", 1, "这里不能出现“编”", "\"编\" does not belong here"},
      {"a.b + 编制数", 7, "这里不能出现“编”", "\"编\" does not belong here"},
      {"a..b", 1, "“a..b”不是字段名", "\"a..b\" is no name of a field"},
      {"a.", 1, "“a.”不是字段名", "\"a.\" is no name of a field"},
      {"sqrt(2)", 1, "没有函数“sqrt”", "there is no function \"sqrt\""},
      {"sum(1, 2)", 5, "这里不能出现“1”", "\"1\" does not belong here"},
      {"sum(staffing)", 13, "这里应为“,”", "\",\" is expected here"},
      {"sum(a, sum(b, c))", 8, "“sum”不能套在另一个行函数里",
       "\"sum\" cannot stand inside another function over rows"},
      {"sum(a, min(b, c))", 0, "", ""},
      {"1.2.3", 1, "“1.2.3”不是数字：第 4 个字符“.”", "\"1.2.3\" is not a number: character 4 \".\""},
      {"1e5", 2, "这里不能出现“e”", "\"e\" does not belong here"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    auto const read = formula::try_parse(r.text);
    if (r.column == 0) {
      CHECK(read.has_value());
      continue;
    }
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().where.line == 1);
    CHECK(read.error().where.column == r.column);
    CHECK(read.error().message.zh == r.zh);
    CHECK(read.error().message.en == r.en);
  }
}

TEST_CASE("the size of a formula is bounded, and hostile ones end quickly") {
  std::string const deep = std::string(1000, '(') + "1" + std::string(1000, ')');
  CHECK(formula::try_parse(deep).error().code == errc::formula_too_large);
  CHECK(formula::try_parse(std::string(1000, '-') + "1").error().code == errc::formula_too_large);
  CHECK(formula::try_parse(std::string(5000, '1')).error().code == errc::formula_too_large);
  std::string wide = "1";
  for (int i = 0; i < 1000; ++i) wide += "+1";
  CHECK(outcome(formula::parse(wide).evaluate(dossier())) == "1001");
  CHECK(formula::parse(std::string(60, '(') + "1" + std::string(60, ')')).text().size() == 121);
}

TEST_CASE("a formula names what it reads") {
  auto const what = formula::parse(
      "a.b + a.b / c - sum(staffing, in_post - authorised) + max(staffing, in_post) + count(projects)");
  CHECK(what.fields() == std::vector<std::string>{"a.b", "c"});
  auto const tables = what.tables();
  REQUIRE(tables.size() == 2);
  CHECK(tables[0].table == "staffing");
  CHECK(tables[0].columns == std::vector<std::string>{"in_post", "authorised"});
  CHECK(tables[1].table == "projects");
  CHECK(tables[1].columns.empty());
}

TEST_CASE("a formula is shown with the figures in it") {
  struct row {
    char const* text;
    char const* shown;
  };
  static constexpr row rows[] = {
      {"sum(staffing, in_post) / sum(staffing, authorised)", "22 / 18"},
      {"(general_public.basic.outturn + figures.nothing) / figures.a", "(362.40万元 + ?) / 12"},
      {"figures.a - (figures.b - 1)", "12 - (-0.5 - 1)"},
      {"figures.a - figures.b + 1", "12 - -0.5 + 1"},
      {"figures.a / (figures.b / 2)", "12 / (-0.5 / 2)"},
      {"-(figures.a + 1)", "-(12 + 1)"},
      {"min(figures.a, 2) * abs(figures.b)", "min(12, 2) * abs(-0.5)"},
      {"government_fund.basic.outturn + 50%", "0 + 0.5"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    CHECK(formula::parse(r.text).with_figures(office(), scope::reported) == r.shown);
  }
}

namespace {

dossier dated() {
  dossier made;
  made.set("figures.due", quantity::parse("2021-06-30"));
  made.set("figures.done", quantity::parse("2021-07-02"));
  made.set("figures.leap", quantity::parse("2020-02-28"));
  made.set("figures.after", quantity::parse("2020-03-01"));
  made.set("figures.two", quantity::parse("2"));
  made.set("figures.minus", quantity::parse("-4"));
  struct entity {
    char const* id;
    char const* x;
    char const* y;
  };
  for (entity const& each : {entity{"a", "1", "2"}, entity{"b", "2", ""}, entity{"c", "6", "3"}}) {
    table_row row;
    row.id = each.id;
    row.set("x", {quantity::parse(each.x), "", ""});
    if (*each.y != 0) row.set("y", {quantity::parse(each.y), "", ""});
    made.table_of("rows").rows.push_back(row);
  }
  made.table_of("empty");
  return made;
}

std::string shown(enclosure const& of) {
  return to_string(of.within) + (of.may_be_undefined ? " or undefined" : "");
}

}  // namespace

TEST_CASE("days between two dates, roots, means and counts of rows") {
  struct row {
    char const* text;
    char const* all;
    char const* reported;
  };
  static constexpr row rows[] = {
      {"days(figures.done, figures.due)", "2", "2"},
      {"days(figures.due, figures.done)", "-2", "-2"},
      {"days(figures.due, figures.due)", "0", "0"},
      {"days(figures.after, figures.leap)", "2", "2"},
      {"days(figures.nothing, figures.due)", "missing", "missing"},
      {"days(figures.due, figures.nothing)", "missing", "missing"},
      {"max(days(figures.done, figures.due), 0) / 4", "1/2", "1/2"},
      {"root(2, 2, 4)", "7071/5000", "7071/5000"},
      {"root(figures.two, 2, 0)", "1", "1"},
      {"root(2.25, 2, 0)", "2", "2"},
      {"root(2.25, 2, 1)", "3/2", "3/2"},
      {"root(0.0225, 2, 2)", "3/20", "3/20"},
      {"root(8, 3, 2)", "2", "2"},
      {"root(figures.two * 4, 3, 6) + 1", "3", "3"},
      {"root(0, 2, 3)", "0", "0"},
      {"root(figures.minus, 2, 3)", "undefined", "undefined"},
      {"root(figures.nothing, 2, 3)", "missing", "missing"},
      {"root(1 / 0, 2, 3)", "undefined", "undefined"},
      {"mean(rows, x)", "3", "3"},
      {"mean(rows, y)", "missing", "5/2"},
      {"mean(rows, x * y)", "missing", "10"},
      {"mean(rows, x / y)", "missing", "5/4"},
      {"mean(empty, x)", "missing", "missing"},
      {"mean(no_such_table, x)", "missing", "missing"},
      {"mean(rows, x / (x - 1))", "undefined", "undefined"},
      {"count_if(rows, x > 1)", "2", "2"},
      {"count_if(rows, x > y)", "missing", "1"},
      {"count_if(rows, x > 1 and x < 6)", "1", "1"},
      {"count_if(rows, not x > 1)", "1", "1"},
      {"count_if(rows, x > 1) / count(rows)", "2/3", "2/3"},
      {"count_if(empty, x > 1)", "0", "0"},
      {"count_if(no_such_table, x > 1)", "missing", "missing"},
  };
  auto const of = dated();
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    auto const what = formula::parse(r.text);
    CHECK(outcome(what.evaluate(of, scope::all)) == r.all);
    CHECK(outcome(what.evaluate(of, scope::reported)) == r.reported);
  }
}

TEST_CASE("days, roots and counts that are not written as they must be are refused") {
  struct row {
    char const* text;
    errc code;
  };
  static constexpr row rows[] = {
      {"days(figures.due)", errc::formula_syntax},
      {"days(figures.due, figures.done, 1)", errc::formula_syntax},
      {"root(2)", errc::formula_syntax},
      {"root(2, 2)", errc::formula_syntax},
      {"root(2, figures.two, 2)", errc::formula_syntax},
      {"root(2, 2, figures.two)", errc::formula_syntax},
      {"root(2, 0, 2)", errc::formula_syntax},
      {"root(2, 1, 2)", errc::formula_syntax},
      {"root(2, 101, 2)", errc::formula_syntax},
      {"root(2, 1.5, 2)", errc::formula_syntax},
      {"root(2, 2, 1.5)", errc::formula_syntax},
      {"mean(1, 2)", errc::formula_syntax},
      {"mean(rows)", errc::formula_syntax},
      {"mean(rows, sum(rows, x))", errc::formula_syntax},
      {"count_if(rows)", errc::formula_syntax},
      {"count_if(rows, x)", errc::formula_kind},
      {"count_if(rows, count(rows) > 1)", errc::formula_syntax},
      {"1 == 1", errc::formula_kind},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    auto const read = formula::try_parse(r.text);
    CHECK_FALSE(read.has_value());
    if (!read.has_value()) CHECK(static_cast<int>(read.error().code) == static_cast<int>(r.code));
  }
}

TEST_CASE("a formula has bounds whatever is missing, and what is not signed is not below zero") {
  struct row {
    char const* text;
    char const* bounds;
  };
  static constexpr row rows[] = {
      {"1 + 2", "{3}"},
      {"figures.two / 4", "{0.5}"},
      {"general_public.basic.outturn", "[0, ∞)"},
      {"general_public.basic.outturn + figures.two", "[2, ∞)"},
      {"-general_public.basic.outturn", "(-∞, 0]"},
      {"figures.two - general_public.basic.outturn", "(-∞, 2]"},
      {"figures.nothing", "[0, ∞)"},
      {"abs(figures.nothing - 3)", "[0, ∞)"},
      {"min(figures.nothing, 3)", "[0, 3]"},
      {"max(figures.nothing, 3)", "[3, ∞)"},
      {"general_public.basic.outturn * figures.minus", "(-∞, 0]"},
      {"general_public.basic.outturn / 2", "[0, ∞)"},
      {"figures.two / general_public.basic.outturn", "(0, ∞) or undefined"},
      {"figures.two / (general_public.basic.outturn + 1)", "(0, 2]"},
      {"general_public.basic.outturn / general_public.basic.original", "[0, ∞) or undefined"},
      {"general_public.basic.change", "(-∞, ∞)"},
      {"general_public.basic.change_rate", "(-∞, ∞)"},
      {"min(general_public.basic.change, 3)", "(-∞, 3]"},
      {"general_public.basic.outturn * 0", "{0}"},
      {"root(figures.nothing, 2, 1)", "[0, ∞)"},
      {"root(min(figures.nothing, 2) + 2, 2, 1)", "[1.4, 2]"},
      {"root(figures.nothing - 4, 2, 1)", "[0, ∞) or undefined"},
      {"root(2 - figures.nothing, 2, 1)", "[0, 1.4] or undefined"},
      {"sum(absent, a)", "[0, ∞)"},
      {"sum(absent, a - b)", "(-∞, ∞)"},
      {"sum(absent, -a)", "(-∞, 0]"},
      {"mean(absent, a - b)", "(-∞, ∞)"},
      {"min(absent, -a)", "(-∞, 0]"},
      {"sum(absent, 2)", "[2, ∞)"},
  };
  auto const of = dated();
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    CHECK(shown(formula::parse(r.text).bounds(of)) == r.bounds);
  }
}

TEST_CASE("the bounds of an account that may be negative have no floor") {
  auto of = dated();
  of.amounts_may_be_negative = true;
  CHECK(shown(formula::parse("general_public.basic.outturn").bounds(of)) == "(-∞, ∞)");
}

TEST_CASE("what no report can mend may be undefined") {
  CHECK(formula::parse("1 / 0").bounds(dated()).may_be_undefined);
  CHECK(formula::parse("root(figures.minus, 2, 2)").bounds(dated()).may_be_undefined);
  CHECK(formula::parse("root(general_public.basic.change, 2, 2)").bounds(dated()).may_be_undefined);
}

TEST_CASE("the truth lies in the bounds, whatever is reported later") {
  // Every formula reads an amount, a change or a column that is missing; each is then given in turn.
  static constexpr char const* formulas[] = {
      "general_public.basic.outturn",
      "general_public.basic.outturn - general_public.basic.change",
      "general_public.basic.outturn * general_public.basic.change",
      "general_public.basic.outturn / general_public.basic.change",
      "(general_public.basic.outturn + 1) / (general_public.basic.outturn + 2)",
      "abs(general_public.basic.change) - general_public.basic.outturn",
      "min(general_public.basic.change, general_public.basic.outturn, 5)",
      "max(general_public.basic.change, general_public.basic.outturn, 5)",
      "root(general_public.basic.outturn + 2, 2, 3)",
      "root(general_public.basic.change, 2, 3)",
      "root(abs(general_public.basic.change), 3, 2)",
      "sum(people, in_post)",
      "mean(people, in_post)",
      "min(people, in_post)",
      "max(people, in_post)",
      "sum(people, in_post) / sum(people, authorised)",
      "sum(people, authorised) / sum(people, in_post)",
      "count_if(people, in_post > authorised)",
      "count_if(people, in_post > 3) / count(people)",
  };
  auto const made = [](std::string const& amount, std::string const& change, std::string const& in_post) {
    dossier of;
    if (!amount.empty()) of.set("general_public.basic.outturn", quantity::parse(amount));
    if (!change.empty()) of.set("general_public.basic.change", quantity::parse(change));
    for (int i = 0; i < 2; ++i) {
      table_row row;
      row.id = std::to_string(i);
      row.set("authorised", {quantity::parse("5人"), "", ""});
      if (i == 0) row.set("in_post", {quantity::parse("4人"), "", ""});
      if (i == 1 && !in_post.empty()) row.set("in_post", {quantity::parse(in_post), "", ""});
      of.table_of("people").rows.push_back(row);
    }
    return of;
  };
  for (char const* text : formulas) {
    auto const what = formula::parse(text);
    for (std::string const known : {"", "1元"}) {
      auto const before = what.bounds(made(known, "", ""));
      for (std::string const amount : {"0元", "1元", "7.5元", "1000万元"}) {
        if (!known.empty() && amount != known) continue;
        for (std::string const change : {"-1000元", "-1元", "0元", "0.001元", "3元", "100000元"}) {
          for (std::string const in_post : {"0人", "1人", "6人", "1000人"}) {
            auto const value = what.evaluate(made(amount, change, in_post));
            bool const holds = value.state == value_state::known ? before.within.contains(value.value)
                                                                 : before.may_be_undefined;
            CHECK_MESSAGE(holds, text << " with " << amount << ", " << change << ", " << in_post << " is "
                                      << outcome(value) << ", bounds " << shown(before));
          }
        }
      }
    }
  }
}

TEST_CASE("a formula says which fields and tables it lacks, each as often as it is read") {
  struct row {
    char const* text;
    std::vector<std::string> names;
  };
  row const rows[] = {
      {"1 + figures.two", {}},
      {"figures.x + figures.two", {"figures.x"}},
      {"figures.x + figures.x / figures.y", {"figures.x", "figures.x", "figures.y"}},
      {"days(figures.x, figures.due)", {"figures.x"}},
      {"root(figures.x, 2, 2)", {"figures.x"}},
      {"sum(rows, x)", {}},
      {"sum(nowhere, x)", {"nowhere"}},
      {"count(nowhere)", {"nowhere"}},
      {"sum(nowhere, x) / count(nowhere)", {"nowhere", "nowhere"}},
      {"government_fund.basic.outturn", {"government_fund.basic.outturn"}},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    std::vector<std::string> names;
    formula::parse(r.text).add_missing(dated(), scope::all, names);
    CHECK(names == r.names);
  }
  auto of = dated();
  of.set_nil(book::government_fund);
  std::vector<std::string> names = {"before"};
  formula::parse("government_fund.basic.outturn + figures.x").add_missing(of, scope::all, names);
  CHECK(names == std::vector<std::string>{"before", "figures.x"});
  // A column that some row lacks is missing where every row counts, and not where such rows are left out.
  names.clear();
  formula::parse("sum(rows, y)").add_missing(of, scope::all, names);
  CHECK(names.size() == 1);
  names.clear();
  formula::parse("sum(rows, y)").add_missing(of, scope::reported, names);
  CHECK(names.empty());
}

TEST_CASE("fields can be renamed, and the text stays as it was written") {
  auto const what = formula::parse("actual / target - figures.two");
  auto const named = what.renamed({{"actual", "targets.x.actual"}, {"target", "targets.x.target"}});
  CHECK(named.text() == what.text());
  CHECK(named.fields() == std::vector<std::string>{"targets.x.actual", "targets.x.target", "figures.two"});
  CHECK(named != what);
  CHECK(what.fields() == std::vector<std::string>{"actual", "target", "figures.two"});
  dossier of = dated();
  of.add_target({.id = "x", .target = quantity::parse("4个"), .actual = quantity::parse("10个")});
  CHECK(outcome(named.evaluate(of)) == "1/2");
  CHECK(formula::of_field("targets.any name.actual").fields() ==
        std::vector<std::string>{"targets.any name.actual"});
}
