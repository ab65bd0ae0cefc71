// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/dossier.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

TEST_CASE("everything that a dossier file can say is read") {
  char const* const text = R"(fiscore: dossier/1
id: office-2021
title: {zh: 某局, en: an office}
unit: {code: "430903", name: 某局}
project: {code: P-1, name: 某项目}
fiscal_year: 2021
stage: review
rulebook: some-rulebook
document: 报告
default_unit: 万元
budget:
  general_public:
    basic: {at: 二（1）, outturn: 362.40, original: {value: 3000000元, at: 附表}, change_rate: -35.9%}
  government_fund: nil
tables:
  staffing:
    - {id: a, name: 局机关, at: 一, authorised: 13, in_post: 11}
    - {id: b, name: {zh: 中心, en: centre}, authorised: null}
  projects:
    - {id: p, outturn: 40, length: 3.5公里}
figures:
  area: {value: 1000平方米, note: 约数}
metrics:
  some.rate: 92.8%
targets:
  - {id: t, title: 目标, sign: "≥", target: 90%, actual: 95.5%, at: 六}
  - {id: u, title: 另一个, achievement: 101%}
answers:
  a/b: {items: {x: true, y: false}, reason: 见附件, by: 张三, at: 附表}
  a/c: {tier: good, score: 5.5}
not_applicable:
  a/d: {kind: by_decree, reason: 按规定}
recorded:
  a/b: [{score: 4.50, by: 自评, stage: self_evaluation}, {score: 4, by: 复核, stage: review, reason: 缺材料}]
)";
  auto const read = read_dossier(text, "office.yaml");
  for (auto const& each : read.diagnostics) MESSAGE(render(each, text, language::en));
  REQUIRE(read.has_value());
  auto const& of = *read.value;
  CHECK(of.id == "office-2021");
  CHECK(of.title == bilingual{"某局", "an office"});
  CHECK(of.unit_code == "430903");
  CHECK(of.unit_name.zh == "某局");
  CHECK(of.project_code == "P-1");
  CHECK(of.fiscal_year == 2021);
  CHECK(of.stage == stage::review);
  CHECK(of.rulebook == "some-rulebook");
  CHECK(of.document == "报告");
  CHECK(to_string(of.find("general_public.basic.outturn")->printed) == "362.40万元");
  CHECK(of.find("general_public.basic.outturn")->at == "二（1）");
  CHECK(to_string(of.find("general_public.basic.original")->printed) == "3000000元");
  CHECK(of.find("general_public.basic.original")->at == "附表");
  CHECK(to_string(of.find("general_public.basic.change_rate")->printed) == "-35.9%");
  CHECK(of.is_nil(book::government_fund));
  REQUIRE(of.find_table("staffing")->rows.size() == 2);
  CHECK(*of.find_table("staffing")->rows[0].base_value(detail::hashed_name("authorised")) == 13);
  CHECK(of.find_table("staffing")->rows[0].cells.find(std::string_view("in_post"))->reported.at == "一");
  CHECK(of.find_table("staffing")->rows[1].base_value(detail::hashed_name("authorised")) == nullptr);
  CHECK(*of.find_table("projects")->rows[0].base_value(detail::hashed_name("length")) == 3500);
  CHECK(of.find("figures.area")->note == "约数");
  CHECK(to_string(of.find_metric("some.rate")->printed) == "92.8%");
  REQUIRE(of.targets().size() == 2);
  CHECK(of.targets()[0].sign == comparison::at_least);
  CHECK(to_string(*of.targets()[0].target) == "90%");
  CHECK(to_string(*of.targets()[1].achievement) == "101%");
  CHECK(of.find_answer("a/b")->items ==
        std::vector<std::pair<std::string, bool>>{{"x", true}, {"y", false}});
  CHECK(of.find_answer("a/b")->by == "张三");
  CHECK(of.find_answer("a/c")->tier == "good");
  CHECK(*of.find_answer("a/c")->score == decimal::parse("5.5"));
  CHECK(of.find_exemption("a/d")->kind == exemption_kind::by_decree);
  REQUIRE(of.recorded("a/b").size() == 2);
  CHECK(to_string(of.recorded("a/b")[0].score) == "4.50");
  CHECK(of.recorded("a/b")[1].reason == "缺材料");
}

TEST_CASE("all problems of a file come at once, in its order, each at its place") {
  char const* const text = R"(fiscore: dossier/1
id: a
fiscal_year: twenty
stage: sometime
budget:
  general_public:
    basics: {outturn: 1元}
    basic: {outturns: 1元, outturn: "1,00,0元", original: 5%, revised: 7, change: １２元}
  other_book: {}
tables:
  staffing:
    - {id: a, authorized: 1, in_post: 1.5人}
    - {id: a}
figures: {x: 1个半}
targets:
  - {title: 无标识, achievement: 5元}
)";
  std::string lines;
  for (auto const& each : read_dossier(text, "f").diagnostics) lines += to_string(each) + "\n";
  CHECK(lines ==
        "f:3:14: error [fiscore.514] the fiscal year is a year, as 2021\n"
        "f:4:8: error [fiscore.514] \"sometime\" is not one of the words that can stand here\n"
        "f:7:5: error [fiscore.520] the budget has no item \"basics\"\n"
        "f:8:13: error [fiscore.520] an account has no column \"outturns\"\n"
        "f:8:37: error [fiscore.103] \"1,00,0\" has a grouping comma (character 2)\n"
        "f:8:57: error [fiscore.521] the unit \"%\" does not fit\n"
        "f:8:70: error [fiscore.521] the unit is missing\n"
        "f:8:81: error [fiscore.104] \"１２元\" has the full-width character \"１\" (character 1)\n"
        "f:9:3: error [fiscore.511] unknown key \"other_book\"\n"
        "f:12:15: error [fiscore.520] the staffing table has no column \"authorized\"\n"
        "f:12:39: error [fiscore.107] \"1.5人\" should be whole: \"人\" counts things\n"
        "f:13:12: error [fiscore.510] the row \"a\" stands twice\n"
        "f:16:5: error [fiscore.512] \"id\" is missing\n"
        "f:16:31: error [fiscore.521] an achievement is a percentage, as 127%\n");
}
