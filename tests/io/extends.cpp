// SPDX-License-Identifier: BSL-1.0
/// @file
/// Rulebooks that extend others: what is replaced, kept, added and taken away, and by which clause.

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/io/rulebook.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace fiscore;

namespace {

constexpr char const* base = R"yaml(fiscore: rulebook/1
id: base
title: {zh: 基础, en: base}
effective: {from: 2017-01-01, to: 2017-12-31}
source: {document: 基础文件, verified: true}
full_marks: 20
missing: bounds
rounding: {grade_on: exact}
metrics:
  - {id: m.rate, title: {zh: 率, en: rate}, formula: figures.a / figures.b, unit: "%", domain: {kind: real, within: "[0, ∞)"}}
indicators:
  - id: s
    title: {zh: 部分, en: section}
    full_marks: 10
    indicators:
      - id: rate
        title: {zh: 率, en: rate}
        full_marks: 4
        metric: m.rate
        rule: {form: bands, bands: [{on: "[0, 90)", points: 1}, {on: "[90, ∞)", points: 4}]}
      - {id: hand, title: {zh: 评, en: hand}, full_marks: 6, rule: {form: manual}}
  - {id: other, title: {zh: 其他, en: other}, full_marks: 10}
)yaml";

std::optional<std::string> bases(std::string_view id) {
  if (id == "base") return base;
  if (id == "loop") return "fiscore: rulebook/1\nid: loop\nextends: loop\nrounding: {grade_on: exact}\n";
  return std::nullopt;
}

reading<rulebook> extended(std::string const& rest) {
  return read_rulebook("fiscore: rulebook/1\nid: new\nextends: base\n" + rest, "new.yaml", {}, bases);
}

std::string problems(reading<rulebook> const& of) {
  std::string text;
  for (auto const& each : of.diagnostics) text += to_string(each, language::en) + "\n";
  return text;
}

rulebook_node const& at(rulebook const& of, char const* path) {
  return of.nodes()[*of.find(std::string_view(path))];
}

}  // namespace

TEST_CASE("what an override gives is replaced, and everything else is kept") {
  auto const read = extended(R"yaml(title: {zh: 新, en: new}
effective: {from: 2018-01-01}
metrics:
  - {id: m.rate, title: {zh: 新率, en: new rate}, formula: figures.c / figures.b, unit: "%", domain: {kind: real, within: "[0, ∞)"}}
overrides:
  - path: s/rate
    source: {document: 新文件, clause: 第 2 行, verified: true}
    rule: {form: bands, bands: [{on: "[0, 80)", points: 0}, {on: "[80, ∞)", points: 4}]}
)yaml");
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  auto const& made = read.value->definition();
  CHECK(made.id == "new");
  CHECK(made.title.en == "new");
  CHECK(made.family == "base");
  CHECK(to_string(*made.effective_from) == "2018-01-01");
  CHECK(!made.effective_to);
  CHECK(made.source.document == "基础文件");
  CHECK(made.metrics.size() == 1);
  CHECK(made.metrics[0].formula.text() == "figures.c / figures.b");
  auto const& rate = at(*read.value, "s/rate");
  CHECK(rate.line.title.zh == "率");
  CHECK(rate.line.source.clause == "第 2 行");
  CHECK(*rate.bound->at(80) == 4);
  CHECK(at(*read.value, "s/hand").line.full_marks == 6);
  REQUIRE(made.from);
  CHECK(made.from->base == "base");
  REQUIRE(made.from->changes.size() == 1);
  CHECK(made.from->changes[0].path == "s/rate");
}

TEST_CASE("lines are taken away and added, at the top and below") {
  auto const read = extended(R"(full_marks: 25
overrides:
  - {path: s/hand, source: {clause: 第 3 条}, remove: true}
  - {path: s/more, source: {clause: 第 3 条}, add: true, title: {zh: 添, en: more}, full_marks: 6, rule: {form: manual}}
  - {path: last, source: {clause: 第 4 条}, add: true, title: {zh: 末, en: last}, full_marks: 5}
)");
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  CHECK(read.value->nodes().size() == 6);
  CHECK(at(*read.value, "s/more").line.full_marks == 6);
  CHECK(at(*read.value, "last").line.source.clause == "第 4 条");
  CHECK(!read.value->find(std::string_view("s/hand")));
}

TEST_CASE("what does not fit the base is told with its place") {
  struct row {
    char const* rest;
    char const* told;
  };
  for (row const& each :
       {row{"overrides: [{path: s/rate, full_marks: 4}]",
            "new.yaml:4:13: error [fiscore.512] \"source\" is missing"},
        {"overrides: [{path: s/rate, source: {verified: true}, full_marks: 4, note: x}]",
         "error [fiscore.432] the change of \"s/rate\" must cite a clause"},
        {"overrides: [{path: s/nobody, source: {clause: 1}, full_marks: 4}]",
         "new.yaml:4:13: error [fiscore.430] the rulebook that is extended has no \"s/nobody\""},
        {"overrides: [{path: x/y, source: {clause: 1}, remove: true}]",
         "error [fiscore.430] the rulebook that is extended has no \"x/y\""},
        {"overrides: [{path: s/rate, source: {clause: 1}, add: true, full_marks: 4}]",
         "error [fiscore.430] \"s/rate\" exists, or nothing is above it"},
        {"overrides: [{path: s/rate, source: {clause: 1}, full_marks: 5}]",
         "error [fiscore.403] the full marks below add up to 11, not 10"}}) {
    CAPTURE(each.rest);
    auto const read = extended(std::string(each.rest) + "\n");
    CHECK(problems(read).find(each.told) != std::string::npos);
    if (problems(read).find(each.told) == std::string::npos) MESSAGE(problems(read));
    CHECK(!read.value);
  }
}

TEST_CASE("an override that changes nothing is a warning") {
  auto const read = read_rulebook(
      "fiscore: rulebook/1\nid: new\nextends: base\noverrides: [{path: s/hand, source: {clause: 第 1 "
      "行}}]\n",
      "new.yaml", {}, [](std::string_view) -> std::optional<std::string> {
        std::string text = base;
        text.replace(text.find("- {id: hand,"), 12, "- {id: hand, source: {clause: 第 1 行},");
        return text;
      });
  CHECK(read.value);
  CHECK(problems(read).find("warning [fiscore.431]") != std::string::npos);
}

TEST_CASE("a base that is not there, or that extends itself, is refused") {
  for (char const* id : {"nobody", "loop"}) {
    auto const read = read_rulebook(
        "fiscore: rulebook/1\nid: new\nextends: " + std::string(id) + "\nrounding: {grade_on: exact}\n",
        "new.yaml", {}, bases);
    CHECK(!read.value);
    CHECK(problems(read).find("new.yaml:3:10: error [fiscore.433]") != std::string::npos);
  }
}

TEST_CASE("a structure is extended with marks and rules") {
  auto const read =
      read_rulebook(R"(fiscore: rulebook/1
id: scored
extends: frame
full_marks: 5
overrides:
  - {path: a, source: {clause: 第 1 条}, full_marks: 5, rule: {form: manual}}
)",
                    "scored.yaml", {}, [](std::string_view) -> std::optional<std::string> {
                      return "fiscore: rulebook/1\nid: frame\nstructure: true\nrounding: "
                             "{grade_on: exact}\nindicators: [{id: a, title: {zh: 甲, en: a}}]\n";
                    });
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  CHECK(!read.value->definition().structure);
  CHECK(at(*read.value, "a").line.rule);
}

namespace {

/// Rulebooks by id, each of which may extend another.
rulebook_source library(std::vector<std::pair<std::string, std::string>> texts) {
  return [texts = std::move(texts)](std::string_view id) -> std::optional<std::string> {
    for (auto const& each : texts) {
      if (each.first == id) return each.second;
    }
    return std::nullopt;
  };
}

constexpr char const* rich = R"yaml(fiscore: rulebook/1
id: rich
title: {zh: 丰, en: rich}
issuer: {zh: 某局, en: an office}
jurisdiction: CN-XX
family: rich-family
effective: {from: 2017-01-01, to: 2017-12-31}
full_marks: 10
missing: zero
rounding: {total: {places: 1, mode: half_up}, grade_on: rounded}
grades:
  - {id: good, title: {zh: 好, en: good}, totals: "[6, ∞)"}
  - {id: bad, title: {zh: 差, en: bad}, totals: "(-∞, 6)"}
inputs:
  - {field: figures.a, title: {zh: 甲, en: a}, unit: 个}
  - {field: figures.b, title: {zh: 乙, en: b}, unit: 个}
metrics:
  - {id: m.one, title: {zh: 一, en: one}, formula: figures.a, domain: {kind: real, within: "[0, ∞)"}}
  - {id: m.two, title: {zh: 二, en: two}, formula: figures.b, domain: {kind: real, within: "[0, ∞)"}}
indicators:
  - id: s
    title: {zh: 部分, en: section}
    full_marks: 10
    indicators:
      - {id: x, title: {zh: 子, en: x}, full_marks: 4, metric: m.one, rule: {form: threshold, test: at_least, value: 5}, source: {clause: 一, verified: true}, note: 原注}
      - {id: y, title: {zh: 丑, en: y}, full_marks: 6, rule: {form: manual}, source: {clause: 二, verified: true}}
gates:
  - {id: g, title: {zh: 关, en: gate}, when: "figures.a > 9", effect: cap_total, cap: 5}
)yaml";

}  // namespace

TEST_CASE("what the top level does not say is the base's, but for its dates") {
  auto const read = read_rulebook(
      "fiscore: rulebook/1\nid: new\nextends: rich\noverrides: [{path: s/y, source: {clause: 三}, note: "
      "新注}]\n",
      "new.yaml", {}, library({{"rich", rich}}));
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  auto const& made = read.value->definition();
  CHECK(made.id == "new");
  CHECK(made.title.en == "rich");
  CHECK(made.issuer.zh == "某局");
  CHECK(made.jurisdiction == "CN-XX");
  CHECK(made.family == "rich-family");
  CHECK_FALSE(made.effective_from);
  CHECK_FALSE(made.effective_to);
  CHECK(made.full_marks == 10);
  CHECK(made.missing == missing_policy::zero);
  CHECK(made.rounding.total == rounding{1, rounding_mode::half_up});
  CHECK(made.grades.grades.size() == 2);
  CHECK(made.inputs.size() == 2);
  CHECK(made.metrics.size() == 2);
  REQUIRE(made.gates.size() == 1);
  CHECK(made.gates[0].cap == 5);
  CHECK(at(*read.value, "s/y").line.note.zh == "新注");
  CHECK(at(*read.value, "s/x").line.note.zh == "原注");
  CHECK(at(*read.value, "s/x").line.source.clause == "一");
}

TEST_CASE(
    "what the top level says replaces the base's; inputs and metrics are added, or replaced by name") {
  auto const read = read_rulebook(R"yaml(fiscore: rulebook/1
id: new
extends: rich
family: other-family
missing: bounds
rounding: {grade_on: exact}
grades: [{id: all, title: {zh: 全, en: all}, totals: "(-∞, ∞)"}]
gates: []
inputs:
  - {field: figures.c, title: {zh: 丙, en: c}, unit: 个}
  - {field: figures.b, title: {zh: 新乙, en: new b}, unit: 个}
metrics:
  - {id: m.three, title: {zh: 三, en: three}, formula: figures.c, domain: {kind: real, within: "[0, ∞)"}}
  - {id: m.one, title: {zh: 新一, en: new one}, formula: figures.c * 2, domain: {kind: real, within: "[0, ∞)"}}
overrides:
  - path: s
    source: {clause: 部分 8 分}
    title: {zh: 新部分, en: new section}
    full_marks: 8
  - path: s/y
    source: {clause: 三}
    full_marks: 4
    metric: m.three
    rule: {form: threshold, test: at_most, value: 5}
full_marks: 8
)yaml",
                                  "new.yaml", {}, library({{"rich", rich}}));
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  auto const& made = read.value->definition();
  CHECK(made.family == "other-family");
  CHECK(made.missing == missing_policy::bounds);
  CHECK_FALSE(made.rounding.total);
  CHECK(made.rounding.grade_on == rounding_plan::grade_basis::exact);
  REQUIRE(made.grades.grades.size() == 1);
  CHECK(made.gates.empty());
  REQUIRE(made.inputs.size() == 3);
  CHECK(input_title(*read.value, "figures.a").en == "a");
  CHECK(input_title(*read.value, "figures.b").en == "new b");
  CHECK(input_title(*read.value, "figures.c").en == "c");
  REQUIRE(made.metrics.size() == 3);
  for (auto const& each : made.metrics) {
    if (each.id == "m.one") CHECK(each.formula.text() == "figures.c * 2");
    if (each.id == "m.two") CHECK(each.formula.text() == "figures.b");
  }
  // A section keeps its indicators; a line that gets a metric and a rule keeps its title.
  CHECK(at(*read.value, "s").line.title.en == "new section");
  CHECK(at(*read.value, "s/x").line.full_marks == 4);
  CHECK(at(*read.value, "s/y").line.title.zh == "丑");
  CHECK(at(*read.value, "s/y").line.metric == "m.three");
  REQUIRE(made.from);
  CHECK(made.from->changes.size() == 2);
  CHECK(made.from->changes[0].path == "s");
  CHECK(made.from->changes[0].source.clause == "部分 8 分");
  CHECK(made.from->changes[1].path == "s/y");
}

TEST_CASE("what was derived is written and read back without its base") {
  auto const read = extended(
      "overrides: [{path: s/rate, source: {document: 新文件, clause: 第 2 行, verified: true}, note: "
      "改}]\n");
  REQUIRE(read.value);
  for (auto const as : {file_format::json, file_format::yaml}) {
    auto const again = read_rulebook(write_rulebook(read.value->definition(), as), "written");
    CHECK(problems(again) == "");
    REQUIRE(again.value);
    CHECK(*again.value == *read.value);
    REQUIRE(again.value->definition().from);
    CHECK(again.value->definition().from->base == "base");
    CHECK(again.value->definition().from->changes[0].source == citation{"新文件", "第 2 行", true});
  }
}

TEST_CASE("a base may extend another, and each change is on what it extends") {
  auto const of =
      library({{"rich", rich},
               {"middle",
                "fiscore: rulebook/1\nid: middle\nextends: rich\neffective: {from: 2018-01-01}\noverrides: "
                "[{path: s/x, "
                "source: {clause: 中}, rule: {form: threshold, test: at_least, value: 7}}, {path: s/z, "
                "source: {clause: 添}, "
                "add: true, title: {zh: 寅, en: z}, full_marks: 0, rule: {form: manual}}]\n"}});
  auto const read = read_rulebook(
      "fiscore: rulebook/1\nid: new\nextends: middle\noverrides: [{path: s/z, source: {clause: 末}, "
      "remove: true}, "
      "{path: s/y, source: {clause: 末}, note: 末注}]\n",
      "new.yaml", {}, of);
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  CHECK(read.value->definition().from->base == "middle");
  CHECK(read.value->definition().family == "rich-family");
  CHECK_FALSE(read.value->definition().effective_from);
  CHECK(*at(*read.value, "s/x").bound->at(6) == 0);
  CHECK(*at(*read.value, "s/x").bound->at(7) == 4);
  CHECK(at(*read.value, "s/y").line.note.zh == "末注");
  CHECK(!read.value->find(std::string_view("s/z")));
}

TEST_CASE("rulebooks that extend each other in a circle are refused, and the base's own faults are told") {
  auto const circle = library({{"a", "fiscore: rulebook/1\nid: a\nextends: b\n"},
                               {"b", "fiscore: rulebook/1\nid: b\nextends: a\n"}});
  auto const read = read_rulebook("fiscore: rulebook/1\nid: new\nextends: a\n", "new.yaml", {}, circle);
  CHECK(!read.value);
  REQUIRE_FALSE(read.diagnostics.empty());
  CHECK(read.diagnostics[0].code == errc::base_unknown);
  CHECK(read.diagnostics[0].where.line == 3);

  // A rulebook whose base has its own id.
  auto const own = read_rulebook("fiscore: rulebook/1\nid: a\nextends: b\n", "a.yaml", {}, circle);
  CHECK(!own.value);
  REQUIRE_FALSE(own.diagnostics.empty());
  CHECK(own.diagnostics[0].code == errc::base_unknown);

  for (char const* broken : {"fiscore: [", "fiscore: dossier/1\nid: a\n", "fiscore: rulebook/1\nid: a\n"}) {
    CAPTURE(broken);
    auto const of_broken = read_rulebook("fiscore: rulebook/1\nid: new\nextends: a\n", "new.yaml", {},
                                         library({{"a", broken}}));
    CHECK(!of_broken.value);
    CHECK(has_error(of_broken.diagnostics));
  }
}

TEST_CASE("a change that changes nothing is told with its path, one that changes a key is not") {
  auto const said = [](std::string const& keys) {
    auto const read = read_rulebook(
        "fiscore: rulebook/1\nid: new\nextends: rich\noverrides:\n  - {path: s/y, source: "
        "{clause: 二, verified: true}" +
            keys + "}\n",
        "new.yaml", {}, library({{"rich", rich}}));
    CHECK(read.value);
    return problems(read);
  };
  for (char const* keys : {"", ", full_marks: 6", ", full_marks: 6.0", ", rule: {form: manual}"}) {
    CAPTURE(keys);
    CHECK(said(keys) == "new.yaml:5:5: warning [fiscore.431] the override of \"s/y\" changes nothing\n");
  }
  CHECK(said(", note: 新") == "");
  CHECK(said(", title: {zh: 丑, en: why}") == "");
}

TEST_CASE("additions and changes may build on each other in the order in which they stand") {
  auto const read = extended(R"(overrides:
  - {path: other, source: {clause: 三}, remove: true}
  - {path: more, source: {clause: 四}, add: true, title: {zh: 多, en: more}, full_marks: 10, indicators: [{id: p, title: {zh: 甲, en: p}, full_marks: 4, rule: {form: manual}}]}
  - {path: more/q, source: {clause: 五}, add: true, title: {zh: 乙, en: q}, full_marks: 6, rule: {form: manual}}
)");
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  CHECK(at(*read.value, "more/p").line.full_marks == 4);
  CHECK(at(*read.value, "more/q").line.source.clause == "五");
  CHECK(read.value->definition().from->changes.size() == 3);
  // What was removed is not there any more.
  auto const gone = extended(
      "overrides: [{path: other, source: {clause: 三}, remove: true}, {path: other, source: {clause: 四}, "
      "note: 注}]\n");
  CHECK(!gone.value);
  CHECK(problems(gone).find("error [fiscore.430] the rulebook that is extended has no \"other\"") !=
        std::string::npos);
}

TEST_CASE("a structure alone does not score, what extends it does") {
  constexpr char const* frame =
      "fiscore: rulebook/1\nid: frame\nstructure: true\nindicators:\n  - {id: a, title: {zh: 甲, en: a}, "
      "indicators: "
      "[{id: p, title: {zh: 子, en: p}}, {id: q, title: {zh: 丑, en: q}}]}\n";
  auto const bare = read_rulebook(frame);
  CHECK(problems(bare) == "");
  REQUIRE(bare.value);
  CHECK(bare.value->definition().structure);
  CHECK_THROWS_AS(static_cast<void>(evaluate(*bare.value, dossier())), error);

  auto const read = read_rulebook(R"(fiscore: rulebook/1
id: scored
extends: frame
full_marks: 5
overrides:
  - {path: a, source: {clause: 一}, full_marks: 5}
  - {path: a/p, source: {clause: 二}, full_marks: 3, rule: {form: manual}}
  - {path: a/q, source: {clause: 三}, full_marks: 2, rule: {form: checklist, items: [{id: k, points: 2}]}}
)",
                                  "scored.yaml", {}, library({{"frame", frame}}));
  CHECK(problems(read) == "");
  REQUIRE(read.value);
  dossier of;
  answer by_hand;
  by_hand.score = rational::of(5, 2);
  by_hand.reason = "据实";
  of.set_answer("a/p", by_hand);
  answer list;
  list.items = {{"k", true}};
  of.set_answer("a/q", list);
  auto const result = evaluate(*read.value, of);
  CHECK(result.total().has_score());
  CHECK(result.total().score == rational::of(9, 2));
}

TEST_CASE("what validation finds in a change is placed in the change") {
  struct row {
    char const* what;
    char const* overrides;
    errc code;
    int line;
    int column;
  };
  row const rows[] = {
      {"bands that overlap",
       "  - path: s/rate\n    source: {clause: 一}\n    rule: {form: bands, bands: [{on: \"[0, 5]\", "
       "points: 1}, {on: "
       "\"[5, ∞)\", points: 4}]}\n",
       errc::curve_overlap, 7, 66},
      {"an unknown metric", "  - path: s/rate\n    source: {clause: 一}\n    metric: nobody\n",
       errc::metric_unknown, 7, 13},
      {"points that do not add up",
       "  - path: s/hand\n    source: {clause: 一}\n    rule:\n      form: checklist\n      items: [{id: "
       "a, points: 5}]\n",
       errc::marks_sum, 9, 7},
      {"a bonus that nothing above states",
       "  - {path: s/bonus, source: {clause: 一}, add: true, full_marks: 0, most: 5, rule: {form: "
       "manual}}\n",
       errc::marks_range, 5, 74},
  };
  for (auto const& r : rows) {
    CAPTURE(r.what);
    auto const read = extended(std::string("overrides:\n") + r.overrides);
    CHECK(!read.value);
    REQUIRE(read.diagnostics.size() == 1);
    CHECK(read.diagnostics[0].code == r.code);
    CHECK(read.diagnostics[0].where.line == r.line);
    CHECK(read.diagnostics[0].where.column == r.column);
  }
}

TEST_CASE("a base with a fault is not called missing") {
  auto const of = library({{"rich", rich},
                           {"plain", "fiscore: rulebook/1\nid: plain\nnonsense: 1\n"},
                           {"marks", "fiscore: rulebook/1\nid: marks\nextends: rich\nfull_marks: 11\n"},
                           {"key", "fiscore: rulebook/1\nid: key\nextends: rich\nnonsense: 1\n"}});
  for (char const* base_id : {"plain", "marks", "key"}) {
    CAPTURE(base_id);
    auto const read = read_rulebook(std::string("fiscore: rulebook/1\nid: new\nextends: ") + base_id + "\n",
                                    "new.yaml", {}, of);
    CHECK(!read.value);
    CHECK(problems(read).find("there is no rulebook") == std::string::npos);
  }
}
