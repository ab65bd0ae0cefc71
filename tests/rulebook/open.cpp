// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/open.hpp>

#include <fiscore/evaluate/evaluate.hpp>

#include <doctest/doctest.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace fiscore;
using namespace fiscore::literals;

namespace {

std::vector<std::string> lines(diagnostics const& of) {
  std::vector<std::string> made;
  for (auto const& each : of) made.push_back(to_string(each));
  return made;
}

rule share(goal direction) {
  return proportional{.target = parameter::named("target"),
                      .direction = direction,
                      .inverse = inverse_variant::ratio,
                      .zero = zero_target::all_or_nothing};
}

/// Full marks on one side of the target or within the range, and nothing elsewhere.
rule exactly(band_end from, band_end to) {
  return bands{{{std::move(from), std::move(to), parameter::named("full_marks")}}};
}

std::vector<open_rule> rules() {
  band_end const none;
  auto const at = [](char const* name, closure kind) { return band_end{parameter::named(name), kind}; };
  return {
      {.kind = target_kind::at_least, .rule = share(goal::at_least)},
      {.kind = target_kind::above, .rule = exactly(at("target", closure::open), none)},
      {.kind = target_kind::at_most, .rule = share(goal::at_most)},
      {.kind = target_kind::below, .rule = exactly(none, at("target", closure::open))},
      {.kind = target_kind::equal,
       .rule = exactly(at("target", closure::closed), at("target", closure::closed))},
      {.kind = target_kind::range,
       .rule = exactly(at("target", closure::closed), at("high", closure::closed))},
      {.kind = target_kind::day,
       .rule = deadline{.due = parameter::named("target"),
                        .unit = lateness_unit::day,
                        .months_end = month_end::same_day,
                        .points = 1,
                        .late = step_mode::whole,
                        .floor = 0}},
      {.kind = target_kind::qualitative,
       .rule = tiers{.unit = tier_unit::share_of_full_marks,
                     .rows = {{"high", {}, interval::parse("[0.8, 1]")},
                              {"low", {}, interval::parse("[0, 0.8)")}}}},
  };
}

/// Execution 10, output 60, benefit 30; the last two are open.
rulebook_definition sheet() {
  return {
      .id = "sheet",
      .full_marks = 100,
      .directions = {.at_most_words = {"成本"}, .zero_is_at_most = true},
      .open_rules = rules(),
      .indicators = {{.id = "execution", .full_marks = 10, .rule = manual{}},
                     {.id = "output", .title = {"产出指标", "output"}, .full_marks = 60, .open = true},
                     {.id = "benefit", .title = {"效益指标", "benefit"}, .full_marks = 30, .open = true}}};
}

std::optional<quantity> figure_of(char const* text) {
  return *text == 0 ? std::nullopt : std::optional(quantity::parse(text));
}

performance_target number(char const* id, char const* section, int marks, std::optional<comparison> sign,
                          char const* target, char const* actual) {
  return {.id = id,
          .title = {std::string("指标") + id, ""},
          .section = section,
          .full_marks = rational(marks),
          .sign = sign,
          .target = figure_of(target),
          .actual = figure_of(actual)};
}

/// Targets of 60 and 30 points that say nothing of note.
dossier office() {
  dossier made;
  made.add_target(number("a", "output", 60, comparison::at_least, "10个", "5个"));
  made.add_target(number("b", "benefit", 30, comparison::at_least, "90%", "90%"));
  return made;
}

node_result const& at(rulebook const& by, evaluation const& of, char const* path) {
  auto const index = of.book(by).find(detail::hashed_name(path));
  REQUIRE(index);
  return of.nodes[*index];
}

}  // namespace

TEST_CASE("the kind of a target is its sign or its form") {
  using enum comparison;
  using kind = target_kind;
  struct row {
    char const* what;
    std::optional<comparison> sign;
    char const* target;
    char const* high;
    char const* words;
    target_kind read;
    bool assumed;
  };
  static constexpr row rows[] = {
      {"at least", at_least, "10个", "", "", kind::at_least, false},
      {"above", above, "10个", "", "", kind::above, false},
      {"at most", at_most, "10个", "", "", kind::at_most, false},
      {"below", below, "10个", "", "", kind::below, false},
      {"equal", equal, "10个", "", "", kind::equal, false},
      {"no sign", std::nullopt, "10个", "", "", kind::at_least, true},
      {"no sign and a target of 0", std::nullopt, "0个", "", "", kind::at_most, true},
      {"a sign and a target of 0", at_least, "0个", "", "", kind::at_least, false},
      {"equal to 0", equal, "0%", "", "", kind::equal, false},
      {"0.00 is 0", std::nullopt, "0.00%", "", "", kind::at_most, true},
      {"a range", std::nullopt, "10%", "20%", "", kind::range, false},
      {"a range from 0", std::nullopt, "0%", "20%", "", kind::range, false},
      {"words", std::nullopt, "", "", "有效提高", kind::qualitative, false},
  };
  indicator const section{.id = "s", .title = {"产出指标", "output"}, .full_marks = 10, .open = true};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.what));
    performance_target of;
    of.id = "t";
    of.title = {"数量", "number"};
    of.sign = r.sign;
    of.target = figure_of(r.target);
    of.target_high = figure_of(r.high);
    of.target_words = r.words;
    auto const read = read_target(of, section, {.at_most_words = {"成本"}, .zero_is_at_most = true});
    CHECK(static_cast<int>(read.kind) == static_cast<int>(r.read));
    CHECK(read.assumed == r.assumed);
  }
}

TEST_CASE("a day is a target of its own kind, whatever its sign") {
  indicator const section{.id = "s", .full_marks = 10, .open = true};
  for (std::optional<comparison> const sign :
       {std::optional<comparison>(), std::optional(comparison::at_most),
        std::optional(comparison::below)}) {
    performance_target of;
    of.sign = sign;
    of.target = quantity::parse("2021-06-30");
    CHECK(read_target(of, section, {}).kind == target_kind::day);
  }
}

TEST_CASE(
    "a direction that is not stated is at most for words of cost and, if so decided, for a target of 0") {
  struct row {
    char const* section;
    char const* title;
    char const* target;
    std::optional<comparison> sign;
    bool zero_is_at_most;
    target_kind kind;
    bool assumed;
  };
  static constexpr row rows[] = {
      {"产出指标", "培训人数", "10人", std::nullopt, true, target_kind::at_least, true},
      {"产出指标", "成本节约率", "10%", std::nullopt, true, target_kind::at_least, true},
      {"成本指标", "每平方米造价", "10万元", std::nullopt, true, target_kind::at_most, true},
      {"成本指标", "每平方米造价", "10万元", comparison::at_least, true, target_kind::at_least, false},
      {"产出指标", "事故数", "0起", std::nullopt, true, target_kind::at_most, true},
      {"产出指标", "事故数", "0起", std::nullopt, false, target_kind::at_least, true},
      {"成本指标", "超支", "0元", std::nullopt, false, target_kind::at_most, true},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.title));
    CAPTURE(r.zero_is_at_most);
    indicator const section{.id = "s", .title = {r.section, ""}, .full_marks = 10, .open = true};
    performance_target of;
    of.title = {r.title, ""};
    of.sign = r.sign;
    of.target = figure_of(r.target);
    auto const read =
        read_target(of, section, {.at_most_words = {"成本"}, .zero_is_at_most = r.zero_is_at_most});
    CHECK(static_cast<int>(read.kind) == static_cast<int>(r.kind));
    CHECK(read.assumed == r.assumed);
  }
}

TEST_CASE("a rulebook without open sections stays as it is") {
  auto definition = sheet();
  for (auto& each : definition.indicators) {
    each.open = false;
    each.rule = manual{};
  }
  rulebook const by = rulebook::make(definition);
  CHECK_FALSE(by.has_open_sections());
  dossier of;
  of.add_target({.id = "alone"});
  diagnostics findings;
  CHECK(open_with(by, of, findings) == by);
  CHECK(findings.empty());
}

TEST_CASE("the targets of the dossier become indicators of the open sections") {
  rulebook const by = rulebook::make(sheet());
  CHECK(by.has_open_sections());
  auto of = office();
  of.add_target({.id = "alone", .target = quantity::parse("1个")});
  diagnostics findings;
  rulebook const opened = open_with(by, of, findings);
  CHECK(lines(findings) == std::vector<std::string>{});
  struct row {
    char const* path;
    char const* title;
    char const* full_marks;
  };
  static constexpr row rows[] = {{"", "", "100"},
                                 {"execution", "", "10"},
                                 {"output", "产出指标", "60"},
                                 {"output/a", "指标a", "60"},
                                 {"benefit", "效益指标", "30"},
                                 {"benefit/b", "指标b", "30"}};
  REQUIRE(opened.nodes().size() == 6);
  for (std::size_t i = 1; i < 6; ++i) {
    CAPTURE(i);
    CHECK(opened.nodes()[i].path.text() == rows[i].path);
    CHECK(opened.nodes()[i].line.title.zh == rows[i].title);
    CHECK(to_string(opened.nodes()[i].line.full_marks) == rows[i].full_marks);
  }
  CHECK(is_numeric(opened.nodes()[3].line.rule.value()));
}

TEST_CASE("each kind of target is scored by the rule of its kind") {
  using enum comparison;
  struct row {
    char const* what;
    std::optional<comparison> sign;
    char const* target;
    char const* high;
    char const* actual;
    char const* score;  ///< of 60; empty: not covered by the rule
  };
  static constexpr row rows[] = {
      {"at least, half of it", at_least, "10个", "", "5个", "30"},
      {"at least, all of it", at_least, "10个", "", "10个", "60"},
      {"at least, more", at_least, "10个", "", "11个", "60"},
      {"above, at the target", above, "10个", "", "10个", ""},
      {"above, beyond it", above, "10个", "", "11个", "60"},
      {"at most, at the target", at_most, "10个", "", "10个", "60"},
      {"at most, beyond it", at_most, "10个", "", "12个", "50"},
      {"below, at the target", below, "10个", "", "10个", ""},
      {"below, under it", below, "10个", "", "9个", "60"},
      {"equal", equal, "10个", "", "10个", "60"},
      {"not equal", equal, "10个", "", "11个", ""},
      {"at the lower end of the range", std::nullopt, "10%", "20%", "10%", "60"},
      {"at the upper end of the range", std::nullopt, "10%", "20%", "20%", "60"},
      {"outside the range", std::nullopt, "10%", "20%", "20.1%", ""},
      {"on the day", std::nullopt, "2021-06-30", "", "2021-06-30", "60"},
      {"two days late", std::nullopt, "2021-06-30", "", "2021-07-02", "58"},
      {"no sign is at least", std::nullopt, "10个", "", "5个", "30"},
      {"no sign and 0 is at most", std::nullopt, "0个", "", "0个", "60"},
      {"no sign and 0 is exceeded", std::nullopt, "0个", "", "1个", "0"},
      {"the actual in another unit", at_least, "2万元", "", "15000元", "45"},
      {"a target in another unit", at_most, "20000元", "", "2.4万元", "50"},
      {"a share", at_least, "95%", "", "47.5%", "30"},
  };
  rulebook const by = rulebook::make(sheet());
  for (auto const& r : rows) {
    CAPTURE(std::string(r.what));
    auto of = office();
    auto made = number("a", "output", 60, r.sign, r.target, r.actual);
    made.target_high = figure_of(r.high);
    of.add_target(made);
    evaluation const found = evaluate(by, of);
    CHECK(lines(found.findings) == std::vector<std::string>{});
    REQUIRE(found.opened);
    auto const& node = at(by, found, "output/a");
    CHECK(node.state == (*r.score == 0 ? state::outside_coverage : state::scored));
    if (*r.score != 0) CHECK(to_string(node.score) == r.score);
  }
}

TEST_CASE("a target in words is scored by a person") {
  rulebook const by = rulebook::make(sheet());
  auto of = office();
  performance_target words;
  words.id = "a";
  words.section = "output";
  words.full_marks = 60;
  words.target_words = "有效提高";
  words.actual_words = "有所提高";
  of.add_target(words);
  CHECK(at(by, evaluate(by, of), "output/a").state == state::missing);
  CHECK(evaluate(by, of).findings.empty());
  answer given;
  given.tier = "high";
  given.score = 50;
  given.reason = "见附件";
  of.set_answer("output/a", given);
  evaluation const found = evaluate(by, of);
  CHECK(lines(found.findings) == std::vector<std::string>{});
  CHECK(to_string(at(by, found, "output/a").score) == "50");
}

TEST_CASE("a number that is not reported is missing, without a finding") {
  struct row {
    char const* target;
    char const* actual;
  };
  static constexpr row rows[] = {{"10个", ""}, {"", "5个"}, {"", ""}};
  rulebook const by = rulebook::make(sheet());
  for (auto const& r : rows) {
    CAPTURE(std::string(r.target));
    CAPTURE(std::string(r.actual));
    dossier of;
    of.add_target(number("a", "output", 60, comparison::at_least, r.target, r.actual));
    of.add_target(number("b", "benefit", 30, comparison::at_least, "90%", "90%"));
    evaluation const found = evaluate(by, of);
    auto const& node = at(by, found, "output/a");
    CHECK(node.state == state::missing);
    CHECK(to_string(node.low) == "0");
    CHECK(to_string(node.high) == "60");
    CHECK_FALSE(has_error(found.findings));
  }
}

TEST_CASE("the measure can be a formula over the target and its actual") {
  auto definition = sheet();
  definition.open_rules[0].measure = formula::parse("(actual - target) / target");
  definition.open_rules[0].unit = unit("%");
  definition.open_rules[0].rule = bands{
      {{interval::parse("[-100, 0)"), 0}, {interval::parse("[0, ∞)"), parameter::named("full_marks")}}};
  rulebook const by = rulebook::make(definition);
  auto of = office();
  of.add_target(number("a", "output", 60, comparison::at_least, "10个", "12个"));
  evaluation const found = evaluate(by, of);
  CHECK(lines(found.findings) == std::vector<std::string>{});
  CHECK(to_string(at(by, found, "output/a").measured.value.value) == "20");
  CHECK(to_string(at(by, found, "output/a").score) == "60");
}

TEST_CASE("the bounds of a measure that can be below zero hold what it then scores") {
  auto definition = sheet();
  definition.open_rules[0].measure = formula::parse("(actual - target) / target");
  definition.open_rules[0].unit = unit("%");
  definition.open_rules[0].rule = bands{
      {{interval::parse("[-100, 0)"), 0}, {interval::parse("[0, ∞)"), parameter::named("full_marks")}}};
  rulebook const by = rulebook::make(definition);
  struct row {
    char const* actual;
    char const* low;
    char const* high;
  };
  static constexpr row rows[] = {{"8个", "0", "0"}, {"10个", "60", "60"}, {"", "0", "60"}};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.actual));
    dossier of;
    of.add_target(number("a", "output", 60, comparison::at_least, "10个", r.actual));
    of.add_target(number("b", "benefit", 30, comparison::at_least, "90%", "90%"));
    evaluation const found = evaluate(by, of);
    CHECK(to_string(at(by, found, "output/a").low) == r.low);
    CHECK(to_string(at(by, found, "output/a").high) == r.high);
  }
}

TEST_CASE("full marks of a section may depart from the default, which is noted") {
  rulebook const by = rulebook::make(sheet());
  dossier of;
  of.add_target(number("a", "output", 50, comparison::at_least, "10个", "5个"));
  of.add_target(number("b", "benefit", 40, comparison::at_least, "90%", "90%"));
  diagnostics findings;
  rulebook const opened = open_with(by, of, findings);
  REQUIRE(findings.size() == 2);
  for (auto const& each : findings) {
    CHECK(each.code == errc::section_marks);
    CHECK(each.level == severity::note);
  }
  CHECK(findings[0].path == "output");
  CHECK(findings[1].path == "benefit");
  CHECK(opened.nodes()[opened.find("output").value()].line.full_marks == 50);
  CHECK(opened.nodes()[opened.find("benefit").value()].line.full_marks == 40);
  CHECK(to_string(evaluate(by, of).total().applicable_marks) == "100");
}

TEST_CASE("a section that the dossier does not use has no marks, if the others make up for it") {
  rulebook const by = rulebook::make(sheet());
  dossier of;
  of.add_target(number("a", "output", 90, comparison::at_least, "10个", "5个"));
  answer given;
  given.score = 10;
  given.reason = "见附件";
  of.set_answer("execution", given);
  evaluation const found = evaluate(by, of);
  CHECK_FALSE(has_error(found.findings));
  bool noted = false;
  for (auto const& each : found.findings)
    noted = noted || (each.code == errc::section_marks && each.path == "benefit");
  CHECK(noted);
  CHECK(found.total().state == state::scored);
  CHECK(to_string(found.total().score) == "55");
}

TEST_CASE("a section for which nothing is brought keeps its default marks, and they are missing") {
  rulebook const by = rulebook::make(sheet());
  dossier of;
  of.add_target(number("a", "output", 60, comparison::at_least, "10个", "5个"));
  evaluation const found = evaluate(by, of);
  CHECK(lines(found.findings) == std::vector<std::string>{});
  auto const& unused = at(by, found, "benefit");
  CHECK(unused.state == state::missing);
  CHECK(to_string(unused.low) == "0");
  CHECK(to_string(unused.high) == "30");
  CHECK(to_string(found.total().low) == "30");
  CHECK(to_string(found.total().high) == "70");
}

TEST_CASE("a departure from the default names the clause of the section") {
  auto definition = sheet();
  definition.indicators[1].source = {"财预〔2020〕10号", "权重原则上统一设置", true};
  rulebook const by = rulebook::make(definition);
  dossier of;
  of.add_target(number("a", "output", 90, comparison::at_least, "10个", "5个"));
  diagnostics findings;
  static_cast<void>(open_with(by, of, findings));
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].message.zh == "分值合计 90，默认为 60（财预〔2020〕10号, 权重原则上统一设置）");
  CHECK(to_string(findings[0]) ==
        "note [fiscore.606] output: full marks 90, by default 60 (财预〔2020〕10号, 权重原则上统一设置)");
  CHECK(to_string(findings[1]) == "note [fiscore.606] benefit: no indicators: full marks 0, by default 30");
}

TEST_CASE("a direction that was assumed is said beside the indicator") {
  rulebook const by = rulebook::make(sheet());
  auto of = office();
  of.add_target(number("a", "output", 60, std::nullopt, "0起", "0起"));
  diagnostics findings;
  rulebook const opened = open_with(by, of, findings);
  auto const& assumed = opened.nodes()[opened.find("output/a").value()].line;
  CHECK(assumed.note.zh.find(describe(target_kind::at_most, language::zh)) != std::string::npos);
  CHECK(assumed.note.en.find(describe(target_kind::at_most, language::en)) != std::string::npos);
  CHECK(opened.nodes()[opened.find("benefit/b").value()].line.note.empty());
}

TEST_CASE("full marks that do not add up to the whole are an error") {
  struct row {
    int output;
    int benefit;
  };
  static constexpr row rows[] = {{60, 20}, {60, 40}, {59, 30}, {0, 30}};
  rulebook const by = rulebook::make(sheet());
  for (auto const& r : rows) {
    CAPTURE(r.output);
    dossier of;
    of.add_target(number("a", "output", r.output, comparison::at_least, "10个", "5个"));
    of.add_target(number("b", "benefit", r.benefit, comparison::at_least, "90%", "90%"));
    diagnostics findings;
    static_cast<void>(open_with(by, of, findings));
    CHECK(has_error(findings));
  }
}

TEST_CASE("what is wrong with a target is an error that names it, and the indicator counts as missing") {
  struct row {
    char const* what;
    std::function<void(performance_target&)> break_it;
    errc code;
    bool is_there;
  };
  row const rows[] = {
      {"a section that is not open", [](auto& t) { t.section = "execution"; }, errc::node_unknown, false},
      {"a section that there is not", [](auto& t) { t.section = "nowhere"; }, errc::node_unknown, false},
      {"no full marks", [](auto& t) { t.full_marks.reset(); }, errc::marks_range, true},
      {"units that cannot be compared", [](auto& t) { t.actual = quantity::parse("5万元"); },
       errc::unit_mismatch, true},
      {"a percentage point for a per cent",
       [](auto& t) {
         t.target = quantity::parse("5%");
         t.actual = quantity::parse("5个百分点");
       },
       errc::unit_mismatch, true},
      {"a day for a number", [](auto& t) { t.actual = quantity::parse("2021-06-30"); }, errc::unit_mismatch,
       true},
      {"ends of a range that cannot be compared",
       [](auto& t) {
         t.sign.reset();
         t.target_high = quantity::parse("20%");
       },
       errc::unit_mismatch, true},
      {"words for a number",
       [](auto& t) {
         t.actual.reset();
         t.actual_words = "基本完成";
       },
       errc::actual_not_a_number, true},
      {"words for a day",
       [](auto& t) {
         t.target = quantity::parse("2021-06-30");
         t.actual.reset();
         t.actual_words = "按时";
       },
       errc::actual_not_a_number, true},
  };
  rulebook const by = rulebook::make(sheet());
  for (auto const& r : rows) {
    CAPTURE(std::string(r.what));
    auto of = office();
    auto broken = number("a", "output", 60, comparison::at_least, "10个", "5个");
    r.break_it(broken);
    of.add_target(broken);
    diagnostics findings;
    rulebook const opened = open_with(by, of, findings);
    bool found = false;
    for (auto const& each : findings)
      found = found || (each.code == r.code && each.level == severity::error && !each.message.zh.empty());
    CHECK(found);
    CAPTURE(lines(findings).empty() ? std::string() : lines(findings).front());
    if (r.is_there) {
      auto const result = evaluate(by, of);
      auto const index = result.book(by).find(detail::hashed_name("output/a"));
      CHECK(index.has_value());
      if (index) CHECK(result.nodes[*index].state == state::missing);
    } else {
      CHECK_FALSE(opened.find(detail::hashed_name("output/a")).has_value());
    }
  }
}

TEST_CASE("a kind that has no rule is an error, and the indicator is missing") {
  for (std::size_t gone = 0; gone < rules().size(); ++gone) {
    CAPTURE(gone);
    auto definition = sheet();
    definition.open_rules.erase(definition.open_rules.begin() + static_cast<std::ptrdiff_t>(gone));
    rulebook const by = rulebook::make(definition);
    using enum comparison;
    std::optional<comparison> const signs[] = {at_least, above, at_most, below, equal};
    dossier of;
    auto made = number("a", "output", 60, std::nullopt, "10个", "5个");
    if (gone < 5) made.sign = signs[gone];
    auto const kind = static_cast<target_kind>(gone);
    if (kind == target_kind::range) made.target_high = quantity::parse("20个");
    if (kind == target_kind::day) {
      made.target = quantity::parse("2021-06-30");
      made.actual = quantity::parse("2021-06-30");
    }
    if (kind == target_kind::qualitative) {
      made.target.reset();
      made.actual.reset();
      made.target_words = "有效";
    }
    of.add_target(made);
    auto other = number("b", "benefit", 30, kind == target_kind::at_least ? above : at_least, "90%", "91%");
    of.add_target(other);
    diagnostics findings;
    static_cast<void>(open_with(by, of, findings));
    bool found = false;
    for (auto const& each : findings) {
      found = found || (each.code == errc::target_kind_without_rule && each.level == severity::error &&
                        each.path == "output/a");
    }
    CHECK(found);
    auto const result = evaluate(by, of);
    auto const& node = at(by, result, "output/a");
    CHECK(node.state == state::missing);
    CHECK(to_string(node.high) == "60");
  }
}

TEST_CASE("an over-achievement of an open rule asks for the reason of the deviation") {
  auto definition = sheet();
  definition.open_rules[0].over = over_achievement{.above = 1.3_dec};
  rulebook const by = rulebook::make(definition);
  auto of = office();
  auto made = number("a", "output", 60, comparison::at_least, "10个", "14个");
  of.add_target(made);
  CHECK(at(by, evaluate(by, of), "output/a").over_achieved);
  CHECK(at(by, evaluate(by, of), "output/a").needs_reason);
  made.deviation_reason = "需求增加";
  of.add_target(made);
  CHECK(at(by, evaluate(by, of), "output/a").over_achieved);
  CHECK_FALSE(at(by, evaluate(by, of), "output/a").needs_reason);
  made.actual = quantity::parse("13个");
  of.add_target(made);
  CHECK_FALSE(at(by, evaluate(by, of), "output/a").over_achieved);
}

TEST_CASE("findings are added to those that are there, and the rulebook is not changed") {
  rulebook const by = rulebook::make(sheet());
  rulebook const before = by;
  diagnostics findings(1);
  static_cast<void>(open_with(by, dossier(), findings));
  CHECK(findings.size() >= 1);
  CHECK(by == before);
}

TEST_CASE("one target that no rule can score costs no other indicator its score") {
  auto of = office();
  auto bad = number("bad", "output", 0, comparison::at_least, "-1个", "3个");
  bad.full_marks = 10;
  of.add_target(bad);
  auto less = number("a", "output", 50, comparison::at_least, "10个", "5个");
  of.add_target(less);
  rulebook const by = rulebook::make(sheet());
  dossier with_ids = of;
  with_ids.add_target(number("x/y", "output", 5, comparison::at_least, "10个", "5个"));
  for (auto const& each : {of, with_ids}) {
    evaluation const found = evaluate(by, each);
    CHECK(to_string(at(by, found, "output/a").score) == "25");
    CHECK(at(by, found, "benefit/b").has_score());
    CHECK(at(by, found, "output/bad").state == state::missing);
    CHECK(to_string(at(by, found, "output/bad").high) == "10");
    bool named = false;
    for (auto const& problem : found.findings) {
      named = named || (problem.path == "output/bad" && problem.level == severity::error);
    }
    CHECK(named);
  }
}
