// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/formula.hpp>

#include <fiscore/budget/dossier.hpp>

#include <doctest/doctest.h>

#include <concepts>

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
