// SPDX-License-Identifier: BSL-1.0
/// @file
/// Rulebooks that extend others: what is replaced, kept, added and taken away, and by which clause.

#include <fiscore/io/rulebook.hpp>

#include <doctest/doctest.h>

#include <string>

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
