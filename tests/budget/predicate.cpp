// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/predicate.hpp>

#include <fiscore/budget/dossier.hpp>
#include <fiscore/budget/formula.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

using namespace fiscore;

static_assert(std::regular<predicate>);

namespace {

dossier office() {
  dossier made;
  made.set("figures.a", quantity::parse("12"));
  made.set("figures.b", quantity::parse("-0.5"));
  made.set("figures.zero", quantity::parse("0"));
  made.set("general_public.basic.outturn", quantity::parse("362.40万元"));
  made.set_nil(book::government_fund);
  struct project {
    char const* id;
    char const* spent;
    char const* budget;
  };
  for (project const& each : {project{"a", "50元", "100元"}, project{"b", "100元", "100元"},
                              project{"c", "120元", "100元"}, project{"d", "10元", ""}}) {
    table_row row;
    row.id = each.id;
    row.set("spent", {quantity::parse(each.spent), "", ""});
    if (*each.budget != 0) row.set("budget", {quantity::parse(each.budget), "", ""});
    made.table_of("projects").rows.push_back(row);
  }
  made.table_of("empty");
  return made;
}

/// One node `s/hand` with 4.5 points, one `s/rate` that is missing, a total of 85 with the grade `good`.
class results final : public evaluation_view {
 public:
  [[nodiscard]] truth in_state(std::string_view path, std::string_view state) const override {
    if (path == "s/rate") return state == "missing" ? truth::yes : truth::no;
    if (path == "s/hand" || path.empty()) return state == "scored" ? truth::yes : truth::no;
    return truth::unknown;
  }
  [[nodiscard]] measured score(std::string_view path) const override {
    if (path == "s/hand") return {value_state::known, rational::of(9, 2)};
    if (path.empty()) return {value_state::known, 85};
    return {};
  }
  [[nodiscard]] truth has_grade(std::string_view grade) const override {
    return grade == "good" ? truth::yes : truth::no;
  }
};

char const* word(truth of) { return of == truth::yes ? "yes" : of == truth::no ? "no" : "unknown"; }

}  // namespace

TEST_CASE("predicate: without a text it never holds") {
  CHECK(predicate().holds(dossier()) == truth::no);
  CHECK(predicate() == predicate());
  CHECK(predicate::parse("1 == 1") != predicate());
}

TEST_CASE("predicate: a comparison is known where both of its sides are") {
  struct row {
    char const* text;
    char const* holds;
  };
  static constexpr row rows[] = {
      {"1 < 2", "yes"},
      {"2 < 2", "no"},
      {"2 <= 2", "yes"},
      {"3 <= 2", "no"},
      {"3 > 2", "yes"},
      {"2 > 2", "no"},
      {"2 >= 2", "yes"},
      {"1 >= 2", "no"},
      {"2 == 2.00", "yes"},
      {"1 / 3 * 3 == 1", "yes"},
      {"2 == 3", "no"},
      {"2 != 3", "yes"},
      {"2 != 2", "no"},
      {"50% == 0.5", "yes"},
      {"-1 < 0", "yes"},
      {"figures.a > 11", "yes"},
      {"figures.a + figures.b == 11.5", "yes"},
      {"(figures.a + figures.b) * 2 == 23", "yes"},
      {"(1 + 2) * 3 == 9", "yes"},
      {"((1 + 2)) == 3", "yes"},
      {"general_public.basic.outturn > 3623999", "yes"},
      {"government_fund.basic.outturn == 0", "yes"},
      {"figures.nothing > 0", "unknown"},
      {"0 < figures.nothing", "unknown"},
      {"figures.nothing == figures.nothing", "unknown"},
      {"figures.nothing != 0", "unknown"},
      {"figures.a / figures.zero > 0", "unknown"},
      {"1 / 0 == 1 / 0", "unknown"},
      {"figures.nothing * 0 == 0", "unknown"},
      {"abs(figures.b) == 0.5", "yes"},
      {"max(figures.a, 3) == 12", "yes"},
      {"sum(projects, spent) == 280", "yes"},
      {"sum(projects, budget) == 300", "unknown"},
      {"count(projects) == 4", "yes"},
      {"count(empty) == 0", "yes"},
      {"count(no_such_table) == 0", "unknown"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    CHECK(std::string(word(predicate::parse(r.text).holds(office()))) == r.holds);
    CHECK(predicate::parse(r.text).text() == r.text);
  }
}

TEST_CASE("predicate: and, or and not over three values") {
  struct row {
    char const* a;
    char const* b;
    char const* both;
    char const* either;
  };
  static constexpr row rows[] = {
      {"yes", "yes", "yes", "yes"},
      {"yes", "no", "no", "yes"},
      {"yes", "unknown", "unknown", "yes"},
      {"no", "yes", "no", "yes"},
      {"no", "no", "no", "no"},
      {"no", "unknown", "no", "unknown"},
      {"unknown", "yes", "unknown", "yes"},
      {"unknown", "no", "no", "unknown"},
      {"unknown", "unknown", "unknown", "unknown"},
  };
  auto const said = [](std::string const& value) -> std::string {
    return value == "yes" ? "1 == 1" : value == "no" ? "1 == 2" : "figures.nothing == 1";
  };
  auto const found = [](std::string const& text) {
    return std::string(word(predicate::parse(text).holds(office())));
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    auto const a = said(r.a);
    auto const b = said(r.b);
    CHECK(found(a + " and " + b) == r.both);
    CHECK(found(a + " or " + b) == r.either);
    // De Morgan holds for three values too.
    CHECK(found("not (not (" + a + ") or not (" + b + "))") == r.both);
    CHECK(found("not (not (" + a + ") and not (" + b + "))") == r.either);
  }
  CHECK(found("not " + said("yes")) == "no");
  CHECK(found("not " + said("no")) == "yes");
  CHECK(found("not " + said("unknown")) == "unknown");
}

TEST_CASE("predicate: and binds closer than or, not closest, and parentheses say otherwise") {
  struct row {
    char const* text;
    char const* holds;
  };
  static constexpr row rows[] = {
      {"1 == 1 or 1 == 1 and 1 == 2", "yes"},
      {"(1 == 1 or 1 == 1) and 1 == 2", "no"},
      {"1 == 2 and 1 == 1 or 1 == 1", "yes"},
      {"1 == 2 and (1 == 1 or 1 == 1)", "no"},
      {"not 1 == 2 and 1 == 2", "no"},
      {"not (1 == 2 and 1 == 2)", "yes"},
      {"not 1 == 1 or 1 == 1", "yes"},
      {"not (1 == 1 or 1 == 1)", "no"},
      {"1 == 1 and 1 == 1 and 1 == 2", "no"},
      {"1 == 2 or 1 == 2 or 1 == 1", "yes"},
      {"((1 == 1))", "yes"},
      {"(1) == (1)", "yes"},
      {"((1 + 1) == 2)", "yes"},
      {"not (1 == 1)", "no"},
      {"1==1and 1==2", "no"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    CHECK(std::string(word(predicate::parse(r.text).holds(office()))) == r.holds);
  }
}

TEST_CASE("predicate: whether a figure is given is always known") {
  struct row {
    char const* text;
    char const* holds;
  };
  static constexpr row rows[] = {
      {"given(figures.a)", "yes"},
      {"given(figures.zero)", "yes"},
      {"given(figures.nothing)", "no"},
      {"not given(figures.nothing)", "yes"},
      {"given(government_fund.basic.outturn)", "yes"},
      {"given(general_public.basic.original)", "no"},
      {"given(figures.nothing) and figures.nothing > 0", "no"},
      {"not given(figures.nothing) or figures.nothing > 0", "yes"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    CHECK(std::string(word(predicate::parse(r.text).holds(office()))) == r.holds);
  }
}

TEST_CASE("predicate: it asks about results, and without them what it asks is unknown") {
  struct row {
    char const* text;
    char const* holds;
  };
  static constexpr row rows[] = {
      {"state(\"s/rate\") is missing", "yes"},
      {"state(\"s/rate\") is scored", "no"},
      {"state(\"s/hand\") is scored", "yes"},
      {"state(\"\") is scored", "yes"},
      {"state(\"s/nowhere\") is scored", "unknown"},
      {"not state(\"s/rate\") is missing", "no"},
      {"score(\"s/hand\") == 4.5", "yes"},
      {"score(\"s/hand\") + 0.5 >= 5", "yes"},
      {"score(\"s/rate\") >= 0", "unknown"},
      {"score(\"s/nowhere\") >= 0", "unknown"},
      {"score(\"\") >= 85", "yes"},
      {"score(\"\") > 85", "no"},
      {"grade is good", "yes"},
      {"grade is excellent", "no"},
      {"grade is good and score(\"s/hand\") < 5", "yes"},
      {"grade is poor or figures.a == 12", "yes"},
  };
  results const view;
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    auto const what = predicate::parse(r.text);
    CHECK(std::string(word(what.holds(office(), &view))) == r.holds);
  }
  CHECK(predicate::parse("state(\"s/rate\") is missing").holds(office()) == truth::unknown);
  CHECK(predicate::parse("score(\"\") >= 0").holds(office()) == truth::unknown);
  CHECK(predicate::parse("grade is good").holds(office()) == truth::unknown);
  CHECK(predicate::parse("grade is good or 1 == 1").holds(office()) == truth::yes);
}

TEST_CASE("predicate: rows that fulfil a condition are counted") {
  struct row {
    char const* text;
    char const* all;
    char const* reported;
  };
  // Three projects give both columns; the fourth lacks its budget.
  static constexpr row rows[] = {
      {"count_if(projects, spent > 0) == 4", "yes", "yes"},
      {"count_if(projects, spent > 1000) == 0", "yes", "yes"},
      {"count_if(projects, spent >= 100 and spent < 120) == 1", "yes", "yes"},
      {"count_if(projects, not spent >= 100) == 2", "yes", "yes"},
      {"count_if(projects, spent > budget) == 1", "unknown", "yes"},
      {"count_if(projects, spent / budget >= 0.5) == 3", "unknown", "yes"},
      {"count_if(projects, spent < 20 or budget > 0) == 4", "yes", ""},
      {"count_if(empty, spent > 0) == 0", "yes", ""},
      {"count_if(no_such_table, spent > 0) == 0", "unknown", "unknown"},
      {"count_if(projects, spent >= 100) / count(projects) == 50%", "yes", "yes"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    auto const what = predicate::parse(r.text);
    CHECK(std::string(word(what.holds(office(), nullptr, scope::all))) == r.all);
    if (*r.reported != 0)
      CHECK(std::string(word(what.holds(office(), nullptr, scope::reported))) == r.reported);
  }
}

TEST_CASE("predicate: what is wrong is said with its place and its code") {
  struct row {
    char const* text;
    int column;
    errc code;
  };
  static constexpr row rows[] = {
      {"", 1, errc::formula_syntax},
      {"1 ==", 5, errc::formula_syntax},
      {"1 == 1 and", 11, errc::formula_syntax},
      {"1 == 1 or or 1 == 1", 11, errc::formula_kind},
      {"not", 4, errc::formula_syntax},
      {"(1 == 1", 8, errc::formula_syntax},
      {"1 == 1)", 7, errc::formula_syntax},
      {"1 = 1", 3, errc::formula_syntax},
      {"1 == 1 1 == 1", 8, errc::formula_syntax},
      {"1 < 2 < 3", 7, errc::formula_syntax},
      {"given(1)", 7, errc::formula_syntax},
      {"given figures.a", 7, errc::formula_syntax},
      {"state(s/rate) is missing", 7, errc::formula_syntax},
      {"state(\"s/rate\") missing", 17, errc::formula_syntax},
      {"state(\"s/rate) is missing", 7, errc::formula_syntax},
      {"grade good", 7, errc::formula_syntax},
      {"编制数 == 1", 1, errc::formula_syntax},
      {"figures.a == 编制数", 14, errc::formula_syntax},
      {"1 == 1 and 编制数 > 2", 12, errc::formula_syntax},
      {"count_if(projects) == 1", 18, errc::formula_syntax},
      {"count_if(projects, sum(a, b) > 1) == 1", 20, errc::formula_syntax},
      {"sqrt(2) == 1", 1, errc::formula_syntax},
      {"figures.a", 1, errc::formula_kind},
      {"1 + 2", 1, errc::formula_kind},
      {"count(projects)", 1, errc::formula_kind},
      {"not figures.a", 5, errc::formula_kind},
      {"1 == 1 and 2", 12, errc::formula_kind},
      {"(1 == 1) + 2 == 3", 1, errc::formula_kind},
      {"(1 == 1) == 1", 1, errc::formula_kind},
      {"1 == (1 == 1)", 6, errc::formula_kind},
      {"count_if(projects, spent) == 1", 20, errc::formula_kind},
      {"abs(1 == 1) == 1", 5, errc::formula_kind},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    auto const read = predicate::try_parse(r.text);
    CHECK_FALSE(read.has_value());
    if (read.has_value()) continue;
    CHECK(static_cast<int>(read.error().code) == static_cast<int>(r.code));
    CAPTURE(read.error().message.en);
    CHECK(read.error().where.line == 1);
    CHECK(read.error().where.column == r.column);
    CHECK_FALSE(read.error().message.zh.empty());
    CHECK_FALSE(read.error().message.en.empty());
    CHECK_THROWS_AS(static_cast<void>(predicate::parse(r.text)), error);
  }
}

TEST_CASE("predicate: a condition is no formula") {
  for (char const* text : {"1 == 1", "given(figures.a)", "not 1 == 1", "1 + (2 == 3)", "grade is good"}) {
    CAPTURE(std::string(text));
    auto const read = formula::try_parse(text);
    REQUIRE_FALSE(read.has_value());
    CHECK(static_cast<int>(read.error().code) == static_cast<int>(errc::formula_kind));
  }
}

TEST_CASE("predicate: its size and depth are bounded, and hostile ones end quickly") {
  auto const code = [](std::string const& text) { return predicate::try_parse(text).error().code; };
  auto const nested = [](std::size_t levels, std::string const& inside) {
    return std::string(levels, '(') + inside + std::string(levels, ')');
  };
  CHECK(code(nested(1000, "1 == 1")) == errc::formula_too_large);
  CHECK(code(nested(1000, "1") + " == 1") == errc::formula_too_large);
  CHECK(code(std::string(5000, '1') + " == 1") == errc::formula_too_large);
  std::string negated;
  for (int i = 0; i < 1000; ++i) negated += "not ";
  CHECK(code(negated + "1 == 1") == errc::formula_too_large);
  CHECK(predicate::parse(nested(50, "1 == 1")).holds(dossier()) == truth::yes);

  std::string wide = "1 == 2";
  while (wide.size() + 10 <= 4096) wide += " or 1 == 2";
  CHECK(predicate::parse(wide).holds(dossier()) == truth::no);
  std::string const full = "1 == 1" + std::string(4096 - 6, ' ');
  CHECK(predicate::try_parse(full).has_value());
  CHECK(code(full + " ") == errc::formula_too_large);
  // Characters count, not bytes; every way into a parenthesis could be tried, but is not.
  CHECK(code(nested(2000, "")) == errc::formula_too_large);
}

TEST_CASE("predicate: it names the fields it reads and the nodes it asks about, each once") {
  auto const what = predicate::parse(
      "figures.a > figures.b or score(\"s/hand\") < figures.a and "
      "state(\"s/rate\") is missing and score(\"s/hand\") > 0 and score(\"\") > 60 and grade is good");
  CHECK(what.fields() == std::vector<std::string>{"figures.a", "figures.b"});
  CHECK(what.nodes() == std::vector<std::string>{"s/hand", "s/rate", ""});
  CHECK(predicate::parse("1 == 1").fields().empty());
  CHECK(predicate::parse("1 == 1").nodes().empty());
}

TEST_CASE("predicate: it is shown with the figures in it") {
  struct row {
    char const* text;
    char const* shown;
  };
  static constexpr row rows[] = {
      {"figures.a > 10", "12 > 10"},
      {"figures.a >= figures.nothing", "12 >= ?"},
      {"figures.a == 12 and figures.b < 0", "12 == 12 and -0.5 < 0"},
      {"(figures.a == 1 or figures.a == 2) and 1 == 1", "(12 == 1 or 12 == 2) and 1 == 1"},
      {"not figures.a == 1", "not 12 == 1"},
      {"general_public.basic.outturn != 0", "362.40万元 != 0"},
      {"count_if(projects, spent >= 100) > 1", "2 > 1"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.text));
    CHECK(predicate::parse(r.text).with_figures(office()) == r.shown);
  }
}
