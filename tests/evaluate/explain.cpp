// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/explain.hpp>

#include <fiscore/evaluate/evaluate.hpp>

#include <doctest/doctest.h>

using namespace fiscore;
using namespace fiscore::literals;

namespace {

rulebook test_sheet() {
  deduction const half_point{
      .step = 1, .unit = step_unit::measure, .points = 0.5_dec, .steps = step_mode::whole, .floor = 0};
  return rulebook::make(
      {.id = "sheet",
       .title = {"测试表", "test sheet"},
       .full_marks = 30,
       .rounding = {.leaf = rounding{2, rounding_mode::half_up},
                    .total = rounding{1, rounding_mode::half_even}},
       .inputs = {{"staffing", {"人员编制", "staffing"}, {}},
                  {"staffing.in_post", {"在职人员数", "staff in post"}, {}},
                  {"staffing.authorised", {"编制数", "authorised posts"}, {}}},
       .metrics = {{.id = "staff",
                    .title = {"在职人员控制率", "staff control rate"},
                    .formula = formula::parse("sum(staffing, in_post) / sum(staffing, authorised)"),
                    .rows = scope::reported,
                    .unit = unit("%")},
                   {.id = "rate",
                    .title = {"预算完成率", "budget completion rate"},
                    .formula =
                        formula::parse("general_public.basic.outturn / general_public.basic.original"),
                    .unit = unit("%")}},
       .indicators = {
           {.id = "staff",
            .title = {"在职人员控制率", "staff control"},
            .full_marks = 5,
            .metric = "staff",
            .rule = step_deduction{.limit = 100, .side = side::above, .cost = half_point},
            .source = {"表", "第 1 行", true},
            .parameters = {{"steps", {}, {"原文未写", "not stated"}}}},
           {.id = "rate",
            .title = {"预算完成率", "completion"},
            .full_marks = 10,
            .metric = "rate",
            .rule = proportional{.target = 100,
                                 .direction = goal::at_least,
                                 .inverse = inverse_variant::ratio,
                                 .zero = zero_target::undefined}},
           {.id = "list",
            .title = {"制度", "rules"},
            .full_marks = 5,
            .rule = checklist{{{"a", {"有制度", "rules exist"}, 2}, {"b", {"已执行", "followed"}, 3}}},
            .not_applicable = not_applicable_policy::full_marks},
           {.id = "tier",
            .title = {"效能", "effect"},
            .full_marks = 6,
            .rule = tiers{.unit = tier_unit::points,
                          .rows = {{"good", {"较好", "good"}, interval::point(6)},
                                   {"fair", {"一般", "fair"}, interval::parse("[2, 6)")}}}},
           {.id = "later", .title = {"其他", "other"}, .full_marks = 4}}});
}

dossier office() {
  dossier made;
  struct entity {
    char const* id;
    char const* name;
    char const* authorised;
    char const* in_post;
  };
  for (entity const& each : {entity{"a", "局机关", "13人", "11人"}, entity{"b", "中心", "7人", "11人"},
                             entity{"c", "新中心", "", ""}}) {
    table_row row;
    row.id = each.id;
    row.name = {each.name, ""};
    if (*each.authorised != 0) row.set("authorised", {quantity::parse(each.authorised), "一（二）", ""});
    if (*each.in_post != 0) row.set("in_post", {quantity::parse(each.in_post), "", ""});
    made.table_of("staffing").rows.push_back(row);
  }
  made.set("general_public.basic.outturn", quantity::parse("362.40万元"), "二（1）");
  made.set("general_public.basic.original", quantity::parse("370.00万元"));
  return made;
}

std::string told(dossier const& of, char const* node, language in) {
  rulebook const by = test_sheet();
  std::string text;
  for (auto const& line : explain(by, of, evaluate(by, of), by.find(node).value(), {in}))
    text += line.heading + ": " + line.text + "\n";
  return text;
}

}  // namespace

TEST_CASE(
    "a measured score names its inputs with their places, the formula, the piece that decided and the "
    "clause") {
  CHECK(told(office(), "staff", language::zh) ==
        "得分: 0.00 分（满分 5 分）\n"
        "规则: 不超过 100% 得满分 5 分；每超过 1 个百分点扣 0.5 分（不足一步的不扣），扣完为止\n"
        "依据: 表, 第 1 行（已核对原文）\n"
        "参数: steps：原文未写（未核对原文）\n"
        "输入: 局机关：在职人员数 11人，编制数 13人 [一（二）]\n"
        "输入: 中心：在职人员数 11人，编制数 7人 [一（二）]\n"
        "输入: 新中心：在职人员数 未填报，编制数 未填报；不计入\n"
        "注意: 口径为已填报的单位：3 个单位中 1 个缺数据，未计入\n"
        "指标值: 在职人员控制率 = sum(staffing, in_post) / sum(staffing, authorised) = 22 / 20 = 110%\n"
        "判定: 110% 不低于 110%，得 0 分\n");
  CHECK(
      told(office(), "staff", language::en) ==
      "score: 0.00 of 5\n"
      "rule: full marks (5) up to 100%; every 1 percentage point above loses 0.5 (whole steps), down to 0\n"
      "source: 表, 第 1 行 (verified)\n"
      "parameter: steps: not stated (not verified)\n"
      "input: 局机关: staff in post 11人, authorised posts 13人 [一（二）]\n"
      "input: 中心: staff in post 11人, authorised posts 7人 [一（二）]\n"
      "input: 新中心: staff in post not reported, authorised posts not reported; left out\n"
      "note: scope: entities that report; 1 of 3 gives no figures and is left out\n"
      "measure: staff control rate = sum(staffing, in_post) / sum(staffing, authorised) = 22 / 20 = 110%\n"
      "decided by: 110% is at least 110%: scores 0\n");
}

TEST_CASE("steps are counted in words, and every rounding that changed something is shown") {
  auto of = office();
  of.table_of("staffing").rows.erase(of.table_of("staffing").rows.begin());
  of.table_of("staffing").rows[0].set("authorised", {quantity::parse("107人"), "", ""});
  of.table_of("staffing").rows[0].set("in_post", {quantity::parse("110人"), "", ""});
  auto const text = told(of, "staff", language::zh);
  CHECK(text.find("指标值: 在职人员控制率 = sum(staffing, in_post) / sum(staffing, authorised) = 110 / 107 "
                  "= 11000/107% ≈102.8037%\n") != std::string::npos);
  CHECK(text.find("判定: ≈102.8037% 大于 100%且低于 110%，5 分起，自 100% 向上每满 1 个百分点扣 0.5 分；计 "
                  "2 步，得 4 分\n") != std::string::npos);

  CHECK(told(office(), "rate", language::zh) ==
        "得分: 9.79 分（满分 10 分）\n"
        "规则: 达到 100% 得满分 10 分，未达到的按完成比例计分\n"
        "输入: 一般公共预算·基本支出·决算数：362.40万元 [二（1）]\n"
        "输入: 一般公共预算·基本支出·年初预算数：370.00万元\n"
        "指标值: 预算完成率 = general_public.basic.outturn / general_public.basic.original = 362.40万元 / "
        "370.00万元 = 3624/37% ≈97.9459%\n"
        "判定: ≈97.9459% 不低于 0%且低于 100%，得分 = 0.1 × 值，得 1812/185 分\n"
        "取整: 1812/185 → 9.79（四舍五入至 2 位小数）\n");
}

TEST_CASE("what is missing is said, with the scores that are still possible") {
  CHECK(told(dossier(), "rate", language::en) ==
        "score: missing, between 0 and 10 of 10\n"
        "rule: full marks (10) at 100%, below it the share reached\n"
        "input: general public budget, basic expenditure, outturn: not reported\n"
        "input: general public budget, basic expenditure, original budget: not reported\n"
        "measure: budget completion rate = general_public.basic.outturn / general_public.basic.original = "
        "? / ? = missing\n");
  CHECK(told(dossier(), "staff", language::zh).find("输入: 人员编制：未填报\n") != std::string::npos);
  CHECK(told(dossier(), "list", language::zh) ==
        "得分: 缺失，可能得 0 至 5 分（满分 5 分）\n规则: 逐项计分：有制度 2 分、已执行 3 分\n"
        "规定: 不适用时按满分计\n评价: 未填报\n");
  CHECK(told(dossier(), "later", language::zh) ==
        "得分: 缺失，可能得 0 至 4 分（满分 4 分）\n规则: 评分办法尚未录入，计为缺失\n");
}

TEST_CASE("answers are told item by item, with who gave them and why") {
  auto of = office();
  answer list;
  list.items = {{"a", true}, {"b", false}};
  of.set_answer("list", list);
  answer tier;
  tier.tier = "fair";
  tier.score = 4.5_dec;
  tier.by = "张三";
  tier.reason = "基本达到";
  tier.at = "附表 2";
  of.set_answer("tier", tier);
  of.add_recorded("tier", {5_dec, "自评组", stage::self_evaluation, "", "附表 1"});
  CHECK(told(of, "list", language::zh) ==
        "得分: 2.00 分（满分 5 分）\n规则: 逐项计分：有制度 2 分、已执行 3 分\n"
        "规定: 不适用时按满分计\n检查项: 有制度：符合 +2\n检查项: 已执行：不符合 +0\n");
  CHECK(told(of, "tier", language::zh) ==
        "得分: 4.50 分（满分 6 分）\n"
        "规则: 分档计分：较好 6 分；一般 [2, 6) 分\n"
        "评价: 档次：一般，评分 4.5；评价人：张三；理由：基本达到 [附表 2]\n"
        "已记录得分: 5，自评组 [附表 1]；高于计算得分 4.50：取整所致\n");
}

TEST_CASE("what does not apply says why and what it counts; a wrong answer says what is wrong") {
  auto of = office();
  of.set_exemption("list", {exemption_kind::not_applicable, "没有此类项目"});
  CHECK(told(of, "list", language::zh).starts_with("得分: 不适用，计 5 分：没有此类项目\n"));
  answer tier;
  tier.tier = "fair";
  tier.score = 6_dec;
  of.set_answer("tier", tier);
  CHECK(told(of, "tier", language::zh).find("问题: 评分 6 不在 [2, 6) 之内\n") != std::string::npos);
}

TEST_CASE("a printed rate is said to be taken as printed") {
  dossier of;
  of.set_metric("rate", {quantity::parse("92.8%"), "五（二）", ""});
  auto const text = told(of, "rate", language::zh);
  CHECK(text.find("输入: 按报告所列比率计：92.8% [五（二）]\n") != std::string::npos);
  CHECK(
      text.find(
          "指标值: 预算完成率 = general_public.basic.outturn / general_public.basic.original = 92.8%\n") !=
      std::string::npos);
}

TEST_CASE("a nil book is said to be nil, and a division by zero to be one") {
  rulebook_definition definition = test_sheet().definition();
  definition.metrics[1].formula =
      formula::parse("general_public.basic.outturn / government_fund.basic.original");
  rulebook const by = rulebook::make(definition);
  auto of = office();
  of.set_nil(fiscore::book::government_fund);
  std::string text;
  for (auto const& line : explain(by, of, evaluate(by, of), by.find("rate").value(), {language::zh}))
    text += line.heading + ": " + line.text + "\n";
  CHECK(text.starts_with("得分: 无法计算，可能得 0 至 10 分（满分 10 分）\n"));
  CHECK(text.find("输入: 政府性基金预算·基本支出·年初预算数：0（该预算为空）\n") != std::string::npos);
  CHECK(text.find(" = 362.40万元 / 0 = 无法计算：除数为零\n") != std::string::npos);
}

TEST_CASE("a section shows what it adds up, the whole too") {
  CHECK(told(office(), "", language::zh) ==
        "得分: 不完整，可能得 11.8 至 24.8 分（满分 30 分）\n"
        "合计: 在职人员控制率 0.00 + 预算完成率 9.79 + 制度 [0, 5] + 效能 [2, 6] + 其他 [0, 4]\n");
}

TEST_CASE("a section that does not add up names its parts, weights and what is left out") {
  rulebook_definition definition{.id = "x", .full_marks = 4};
  indicator section{.id = "s", .title = {"合成", "combined"}, .full_marks = 4, .how = aggregation::mean};
  for (char const* id : {"a", "b", "c"}) {
    section.children.push_back({.id = id,
                                .title = {id, id},
                                .full_marks = 4,
                                .rule = manual{},
                                .not_applicable = not_applicable_policy::renormalise_section});
  }
  section.children[0].weight = 3;
  definition.indicators = {section};
  rulebook const by = rulebook::make(definition);
  dossier of;
  answer given;
  given.score = 4;
  given.reason = "r";
  of.set_answer("s/a", given);
  of.set_exemption("s/b", {});
  std::string text;
  for (auto const& line : explain(by, of, evaluate(by, of), by.find("s").value(), {language::en}))
    text += line.heading + ": " + line.text + "\n";
  CHECK(text ==
        "score: incomplete, between 3 and 4 of 4\n"
        "policy: the weighted mean\n"
        "parts: a 4 (weight 3), b not applicable, c [0, 4]\n");
}

TEST_CASE("a measure without a value says why: units, or a value that the metric cannot have") {
  rulebook_definition definition = test_sheet().definition();
  definition.metrics[1].domain = domain::real(interval::closed(0, 100));
  auto const told_of = [&](dossier const& of) {
    rulebook const by = rulebook::make(definition);
    std::string text;
    for (auto const& line : explain(by, of, evaluate(by, of), by.find("rate").value(), {language::en}))
      text += line.heading + ": " + line.text + "\n";
    return text;
  };
  auto of = office();
  of.set("general_public.basic.outturn", quantity::parse("400万元"));
  std::string const outside = told_of(of);
  CHECK(outside.find("lies in no piece") == std::string::npos);
  CHECK(outside.find("problem: ") != std::string::npos);

  definition.metrics[1].formula =
      formula::parse("max(general_public.basic.outturn, figures.staff) / general_public.basic.original");
  of.set("figures.staff", quantity::parse("12人"));
  std::string const mixed = told_of(of);
  CHECK(mixed.find("undefined: units that do not go together: \"万元\" and \"人\"") != std::string::npos);
}
