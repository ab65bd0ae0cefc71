// SPDX-License-Identifier: BSL-1.0
/// @file
/// What is written is read back equal, in both formats.

#include <fiscore/io/dossier.hpp>
#include <fiscore/io/format.hpp>
#include <fiscore/io/rulebook.hpp>
#include <fiscore/io/shipped.hpp>

#include <doctest/doctest.h>

#include <utility>

using namespace fiscore;

namespace {

void comes_back(dossier const& of) {
  for (file_format const as : {file_format::json, file_format::yaml}) {
    std::string const text = write_dossier(of, as);
    CAPTURE(text);
    auto const read = read_dossier(text, "written");
    for (auto const& each : read.diagnostics) MESSAGE(render(each, text, language::en));
    REQUIRE(read.has_value());
    CHECK(*read.value == of);
    CHECK(write_dossier(*read.value, as) == text);
  }
}

void comes_back(rulebook const& of) {
  for (file_format const as : {file_format::json, file_format::yaml}) {
    std::string const text = write_rulebook(of.definition(), as);
    CAPTURE(text);
    auto const read = read_rulebook(text, "written");
    REQUIRE(read.has_value());
    CHECK(*read.value == of);
  }
}

interval from_below(rational low, rational high) {
  return *intersect(interval::at_least(std::move(low)), interval::below(std::move(high)));
}

figure at(char const* printed, char const* place) { return {quantity::parse(printed), place, {}}; }

dossier everything() {
  dossier of;
  of.id = "null";
  of.title = {"某局", "an office: # no comment"};
  of.unit_code = "0123";
  of.unit_name = {"某局", ""};
  of.project_code = "1e3";
  of.project_name = {"", "a project"};
  of.version = "~";
  of.fiscal_year = 2021;
  of.stage = stage::monitoring;
  of.rulebook = "cn-monitoring";
  of.document = "line\nbreak\tand \"quotes\" \\";
  of.amounts_may_be_negative = true;
  of.set("as_of.month", quantity::parse("6"));
  of.set("figures.area", {quantity::parse("1000.50平方米"), "附表", "约数"});
  of.set("general_public.basic.outturn", at("362.40万元", "二（1）"));
  of.set("funds.total.revised", at("-0.50亿元", ""));
  of.set("figures.day", quantity::parse("2021-06-30"));
  of.set("general_public.basic.change_rate", at("-35.9%", ""));
  of.set_computed("general_public.project.outturn", {rational::of(1, 3), unit("万元")});
  of.set_nil(book::social_insurance);
  auto& staffing = of.table_of("staffing").rows;
  table_row row;
  row.id = "a";
  row.name = {"局机关", "the bureau"};
  row.at = "一";
  row.set("in_post", at("11人", "一"));
  staffing.push_back(row);
  of.table_of("empty");
  of.set_metric("some.rate", at("95.00%", "三"));
  of.set_computed_metric("mean.rate", {rational::of(200, 3), unit("%")});
  of.add_target({.id = "t",
                 .title = {"目标", "target"},
                 .level = {"数量指标", ""},
                 .section = "output",
                 .full_marks = rational::of(10, 3),
                 .sign = comparison::below,
                 .target = quantity::parse("90.0%"),
                 .actual = quantity::parse("95.5%"),
                 .achievement = quantity::parse("106%"),
                 .deviation_reason = "超额",
                 .at = "六"});
  of.add_target({.id = "range", .target = quantity::parse("5人"), .target_high = quantity::parse("10人")});
  of.add_target({.id = "words", .target_words = "3月底前", .actual_words = "≥ 按时"});
  of.set_computed("targets.t.actual", {rational::of(191, 3), unit("%")});
  answer list;
  list.items = {{"x", true}, {"y", false}};
  of.set_answer("a/b", list);
  answer mean;
  mean.score = rational::of(22, 3);
  mean.averaged = true;
  mean.tier = "good";
  mean.reason = "平均";
  mean.by = "张三";
  mean.at = "附表";
  of.set_answer("a/c", mean);
  of.set_exemption("a/d", {exemption_kind::by_decree, "按规定"});
  of.add_recorded("", {decimal::parse("96.00"), "自评", stage::self_evaluation, "", ""});
  of.add_recorded("a/b", {decimal::parse("4.50"), "", stage::review, "缺材料", "附表 1"});
  of.add_recorded("a/b", {decimal::parse("4"), "复核", stage::review, "", ""});
  dossier before;
  before.id = "earlier";
  before.fiscal_year = 2020;
  before.set("general_public.closing_balance.outturn", at("5万元", ""));
  of.earlier.push_back(before);
  return of;
}

}  // namespace

TEST_CASE("a dossier with everything in it is written and read back equal") {
  comes_back(everything());
  comes_back([] {
    dossier bare;
    bare.id = "x";
    bare.fiscal_year = 1999;
    return bare;
  }());
}

TEST_CASE("the order in which figures were set does not make dossiers differ") {
  dossier a;
  a.set("figures.x", quantity::parse("1"));
  a.set("figures.y", quantity::parse("2"));
  dossier b;
  b.set("figures.y", quantity::parse("2"));
  b.set("figures.x", quantity::parse("1"));
  CHECK(a == b);
  b.set("figures.z", quantity::parse("3"));
  CHECK_FALSE(a == b);
}

TEST_CASE("a figure whose name no file can hold is an error and not lost") {
  dossier of;
  of.id = "x";
  of.set("elsewhere.x", quantity::parse("1"));
  try {
    static_cast<void>(write_dossier(of));
    FAIL("written");
  } catch (error const& problem) {
    CHECK(problem.diagnostics().at(0).code == errc::field_unknown);
    CHECK(problem.diagnostics().at(0).path == "elsewhere.x");
  }
}

TEST_CASE("every shipped rulebook is written and read back equal") {
  for (auto const& each : shipped_rulebooks()) {
    CAPTURE(std::string(each.id));
    comes_back(load_shipped(each.id));
  }
}

TEST_CASE("a rulebook with every form and policy is written and read back equal") {
  rulebook_definition of;
  of.id = "all";
  of.title = {"全", "all"};
  of.issuer = {"某厅", ""};
  of.source = {"某文", "附件", true};
  of.jurisdiction = "CN-XX";
  of.effective_from = date(2021, 1, 1);
  of.effective_to = date(2022, 12, 31);
  of.full_marks = 130;
  of.rounding = {rounding{1, rounding_mode::floor}, rounding{2, rounding_mode::half_even},
                 rounding{0, rounding_mode::ceiling}, rounding{3, rounding_mode::half_down},
                 rounding_plan::grade_basis::exact};
  of.missing = missing_policy::zero;
  of.recorded = {recorded_policy::stage_choice::review_first,
                 recorded_policy::several_choice::trimmed_mean};
  of.directions = {{"成本", "cost"}, false};
  of.grades.grades = {{"low", {"低", "low"}, interval::below(rational::of(1, 3))},
                      {"high", {"高", "high"}, interval::at_least(rational::of(1, 3))}};
  of.grades_source = {"", "等级", false};
  of.parameters = {{"rounding", {"某文", "一", true}, {"注", "note"}}};
  of.inputs = {{"figures.x", {"某数", "a figure"}, unit("个")}};
  auto const measured = [](char const* id, char const* in, domain on) {
    metric made;
    made.id = id;
    made.title = {"某率", "a rate"};
    made.formula = formula::parse("figures.x / 2");
    made.unit = unit(in);
    made.domain = std::move(on);
    made.source = {"别的文件", "二", true};
    return made;
  };
  of.metrics = {measured("rate", "%", domain::real(interval::closed(0, rational::of(1000, 3)))),
                measured("count", "", domain::whole(interval::at_least(0))),
                measured("day", "日期", domain::days()), measured("cent", "元", domain::decimals(2))};
  of.metrics[0].rows = scope::reported;
  auto const leaf = [&](char const* id, char const* by, rule with) {
    indicator made;
    made.id = id;
    made.title = {id, ""};
    made.full_marks = 10;
    made.metric = by;
    made.rule = std::move(with);
    return made;
  };
  deduction const cost{1, step_unit::measure, rational::of(1, 2), step_mode::started, 0};
  indicator section;
  section.id = "section";
  section.full_marks = 100;
  section.source = {"", "无文号", false};
  section.children = {
      leaf("a", "rate",
           proportional{rational::of(200, 3), goal::at_most, inverse_variant::mirror,
                        zero_target::undefined}),
      leaf("b", "rate", step_deduction{100, side::both, cost}),
      leaf("c", "rate", bands{{{from_below(0, 60), 0}, {interval::at_least(60), 10}}}),
      leaf("d", "rate", threshold{comparison::equal, 100, 2}),
      leaf("e", "rate", range_target{90, 110, cost}),
      leaf("f", "count", count_deduction{1, 0}),
      leaf("g", "day",
           deadline{date(2021, 6, 30), lateness_unit::month, month_end::keeps, 1, step_mode::whole, 0}),
      leaf("h", "rate", interpolation{{{0, 0}, {100, 10}}, beyond::hold, beyond::nothing}),
      leaf("i", "cent", conversion{100}),
      leaf("j", "rate",
           curve::make({{interval::at_most(0), constant{0}},
                        {interval::parse("(0, 10)"), line{0, 1}},
                        {from_below(10, 20), staircase{10, 10, 2, 1, step_count::started}},
                        {interval::at_least(20), reciprocal{0, 100}}}))};
  section.children[0].not_applicable = not_applicable_policy::renormalise_total;
  section.children[0].over = over_achievement{rational::of(4, 3), over_achievement::effect::penalise,
                                              curve::make({{interval(), constant{rational::of(1, 2)}}})};
  section.children[0].parameters = {{"inverse", {"某文", "三", false}, {"未写明", "not stated"}}};
  section.children[0].note = {"注", "note"};
  of.indicators = {section};
  indicator choice;
  choice.id = "choice";
  choice.full_marks = 10;
  choice.how = aggregation::alternatives;
  choice.children = {leaf("x", "", checklist{{{"p", {"有", "has"}, 4}, {"q", {}, 6}}}),
                     leaf("y", "",
                          tiers{tier_unit::share_of_full_marks,
                                {{"good", {"好", "good"}, interval::closed(rational::of(4, 5), 1)},
                                 {"bad", {}, from_below(0, rational::of(4, 5))}},
                                rounding{2, rounding_mode::half_up}}),
                     leaf("z", "", manual{})};
  of.indicators.push_back(choice);
  for (auto const how : {aggregation::mean, aggregation::geometric_mean, aggregation::median,
                         aggregation::weakest_link, aggregation::lookup}) {
    indicator section_of{.id = describe(how, language::en), .full_marks = 4, .how = how};
    section_of.children = {leaf("x", "", manual{}), leaf("y", "", manual{})};
    for (auto& each : section_of.children) each.full_marks = 4;
    if (how == aggregation::mean) section_of.children[0].weight = rational::of(1, 3);
    if (how == aggregation::weakest_link) section_of.terms.uplift = rational::of(1, 2);
    if (how == aggregation::lookup) section_of.terms.table = {{2, 8, 4}, {2, rational::of(7, 2), 0}};
    of.full_marks += 4;
    of.indicators.push_back(std::move(section_of));
  }
  indicator open;
  open.id = "open";
  open.full_marks = 20;
  open.open = true;
  of.indicators.push_back(open);
  open_rule ratio;
  ratio.kind = target_kind::range;
  ratio.rule = range_target{parameter::named("target"), parameter::named("high"), cost};
  ratio.measure = formula::parse("actual / target");
  ratio.unit = unit("%");
  ratio.over = over_achievement{2, over_achievement::effect::require_reason, {}};
  ratio.source = {"某文", "四", false};
  open_rule words;
  words.kind = target_kind::qualitative;
  of.open_rules = {ratio, words};
  gate first;
  first.id = "g1";
  first.title = {"造假", "fraud"};
  first.when = predicate::parse("figures.x > 3 and not score(\"section\") >= 50");
  first.does = gate::effect::set_grade;
  first.grade = "low";
  gate second;
  second.id = "g2";
  second.does = gate::effect::cap_total;
  second.cap = rational::of(597, 10);
  second.source = {"某文", "五", true};
  of.gates = {first, second};
  auto made = rulebook::try_make(of);
  if (!made) {
    for (auto const& each : made.error()) MESSAGE(render(each, {}, language::en));
  }
  REQUIRE(made.has_value());
  comes_back(*made);
}
