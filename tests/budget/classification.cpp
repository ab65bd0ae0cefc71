// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/classification.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

using namespace fiscore;

namespace {

constexpr classification all_sets[] = {classification::functional, classification::department_economic,
                                       classification::government_economic};

std::string name_of(classification of, char const* code, int year) {
  auto const found = find_category(of, code, year);
  return found ? std::string(found->zh) : "";
}

}  // namespace

TEST_CASE("classification: what is known stands in order of code and year, each code once in a year") {
  for (auto const of : all_sets) {
    auto const entries = categories(of);
    REQUIRE_FALSE(entries.empty());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      CAPTURE(std::string(entries[i].code));
      CHECK_FALSE(entries[i].zh.empty());
      CHECK(entries[i].from <= entries[i].to);
      auto const digits = entries[i].code.size();
      bool const digits_fit =
          digits == 3 || digits == 5 || (digits == 7 && of == classification::functional);
      CHECK(digits_fit);
      if (i == 0) continue;
      auto const& last = entries[i - 1];
      bool const in_order =
          last.code < entries[i].code || (last.code == entries[i].code && last.to < entries[i].from);
      CHECK(in_order);
    }
  }
}

TEST_CASE("classification: every class of expenditure by function has its name") {
  struct row {
    char const* code;
    char const* name;
  };
  // The names as domain/china.md 5.6 gives them, without the 支出 that some carry.
  static constexpr row rows[] = {
      {"201", "一般公共服务"},
      {"202", "外交"},
      {"203", "国防"},
      {"204", "公共安全"},
      {"205", "教育"},
      {"206", "科学技术"},
      {"207", "文化旅游体育与传媒"},
      {"208", "社会保障和就业"},
      {"209", "社会保险基金"},
      {"210", "卫生健康"},
      {"211", "节能环保"},
      {"212", "城乡社区"},
      {"213", "农林水"},
      {"214", "交通运输"},
      {"215", "资源勘探工业信息等"},
      {"216", "商业服务业等"},
      {"217", "金融"},
      {"219", "援助其他地区"},
      {"220", "自然资源海洋气象等"},
      {"221", "住房保障"},
      {"222", "粮油物资储备"},
      {"223", "国有资本经营预算"},
      {"224", "灾害防治及应急管理"},
      {"227", "预备费"},
      {"229", "其他支出"},
      {"230", "转移性支出"},
      {"231", "债务还本"},
      {"232", "债务付息"},
      {"233", "债务发行费用"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.code));
    auto const name = name_of(classification::functional, r.code, 2021);
    CAPTURE(name);
    CHECK(name.find(r.name) == 0);
    CHECK(is_code(classification::functional, r.code, 2021));
  }
  for (char const* code : {"218", "225", "226", "228", "234", "200", "101"}) {
    CAPTURE(std::string(code));
    CHECK(name_of(classification::functional, code, 2021).empty());
    CHECK_FALSE(is_code(classification::functional, code, 2021));
  }
}

TEST_CASE("classification: the two economic sets since 2018") {
  struct row {
    classification of;
    char const* code;
    char const* name;
  };
  constexpr auto department = classification::department_economic;
  constexpr auto government = classification::government_economic;
  static constexpr row rows[] = {
      {department, "301", "工资福利支出"},
      {department, "302", "商品和服务支出"},
      {department, "303", "对个人和家庭的补助"},
      {department, "307", "债务利息及费用支出"},
      {department, "309", "资本性支出"},
      {department, "310", "资本性支出"},
      {department, "311", "对企业补助"},
      {department, "312", "对企业补助"},
      {department, "313", "对社会保障基金补助"},
      {department, "399", "其他支出"},
      {department, "30101", "基本工资"},
      {department, "30102", "津贴补贴"},
      {department, "30103", "奖金"},
      {department, "30106", "伙食补助费"},
      {department, "30107", "绩效工资"},
      {department, "30108", "机关事业单位基本养老保险缴费"},
      {department, "30109", "职业年金缴费"},
      {department, "30110", "职工基本医疗保险缴费"},
      {department, "30111", "公务员医疗补助缴费"},
      {department, "30112", "其他社会保障缴费"},
      {department, "30113", "住房公积金"},
      {department, "30114", "医疗费"},
      {department, "30199", "其他"},
      {department, "30201", "办公费"},
      {department, "30211", "差旅费"},
      {department, "30215", "会议费"},
      {department, "30216", "培训费"},
      {department, "30228", "工会经费"},
      {department, "30239", "其他交通费用"},
      {department, "30240", "税金及附加费用"},
      {government, "501", "机关工资福利支出"},
      {government, "502", "机关商品和服务支出"},
      {government, "503", "机关资本性支出"},
      {government, "504", "机关资本性支出"},
      {government, "505", "对事业单位经常性补助"},
      {government, "506", "对事业单位资本性补助"},
      {government, "507", "对企业补助"},
      {government, "508", "对企业资本性支出"},
      {government, "509", "对个人和家庭的补助"},
      {government, "510", "对社会保障基金补助"},
      {government, "511", "债务利息及费用支出"},
      {government, "512", "债务还本支出"},
      {government, "513", "转移性支出"},
      {government, "514", "预备费及预留"},
      {government, "599", "其他支出"},
      {government, "50101", "工资奖金津补贴"},
      {government, "50102", "社会保障缴费"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.code));
    auto const name = name_of(r.of, r.code, 2021);
    CAPTURE(name);
    CHECK(name.find(r.name) == 0);
    CHECK(is_code(r.of, r.code, 2021));
    CHECK(is_code(r.of, r.code, 2018));
  }
  CHECK(name_of(department, "501", 2021).empty());
  CHECK(name_of(government, "301", 2021).empty());
}

TEST_CASE("classification: sets are of their years") {
  // The government's set came in 2018; before, there was one economic set, with other codes.
  CHECK_FALSE(find_category(classification::government_economic, "501", 2017).has_value());
  CHECK(find_category(classification::government_economic, "501", 2018).has_value());
  CHECK_FALSE(is_code(classification::government_economic, "501", 2017));
  CHECK(name_of(classification::department_economic, "30104", 2016).find("社会保障缴费") !=
        std::string::npos);
  CHECK(name_of(classification::department_economic, "30104", 2021).empty());
  CHECK(name_of(classification::department_economic, "304", 2016) == "对企事业单位的补贴");
  CHECK_FALSE(find_category(classification::department_economic, "304", 2018).has_value());
  CHECK(is_code(classification::department_economic, "304", 2016));
  CHECK_FALSE(is_code(classification::department_economic, "304", 2018));
  CHECK_FALSE(is_code(classification::department_economic, "30401", 2018));
}

TEST_CASE("classification: an entry is found in every year from its first to its last, and in no other") {
  for (auto const of : all_sets) {
    for (auto const& each : categories(of)) {
      CAPTURE(std::string(each.code));
      int const first = each.from == 0 ? 2007 : each.from;
      int const last = std::min(each.to, 2100);
      CHECK(find_category(of, each.code, first).has_value());
      CHECK(find_category(of, each.code, last).has_value());
      CHECK(is_code(of, each.code, first));
      auto const found = find_category(of, each.code, last);
      if (found) CHECK(found->zh == each.zh);
      if (each.from != 0) {
        auto const before = find_category(of, each.code, each.from - 1);
        if (before) CHECK(before->to < each.from);
      }
      if (each.to != 9999) {
        auto const after = find_category(of, each.code, each.to + 1);
        if (after) CHECK(after->from > each.to);
      }
    }
  }
}

TEST_CASE("classification: what was not read in a source is not marked as read") {
  struct row {
    classification of;
    char const* code;
    bool verified;
  };
  // domain/china.md 5.3 marks these [V], and the others as known from elsewhere.
  static constexpr row rows[] = {
      {classification::department_economic, "301", true},
      {classification::department_economic, "302", true},
      {classification::department_economic, "303", false},
      {classification::department_economic, "399", false},
      {classification::department_economic, "30101", true},
      {classification::department_economic, "30113", true},
      {classification::government_economic, "501", true},
      {classification::government_economic, "502", true},
      {classification::government_economic, "509", false},
      {classification::government_economic, "50101", true},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.code));
    auto const found = find_category(r.of, r.code, 2021);
    REQUIRE(found);
    CHECK(found->verified == r.verified);
  }
}

TEST_CASE("classification: a code one level up is two digits shorter") {
  struct row {
    char const* code;
    char const* parent;
  };
  static constexpr row rows[] = {{"2011301", "20113"}, {"20113", "201"}, {"201", ""},
                                 {"30101", "301"},     {"501", ""},      {"", ""}};
  for (auto const& r : rows) {
    CAPTURE(std::string(r.code));
    CHECK(parent_code(r.code) == r.parent);
  }
  for (auto const of : all_sets) {
    for (auto const& each : categories(of)) {
      if (each.code.size() == 3) continue;
      CAPTURE(std::string(each.code));
      int const year = each.from == 0 ? 2010 : each.from;
      CHECK(find_category(of, each.code.substr(0, 3), year).has_value());
    }
  }
}

TEST_CASE("classification: a code has digits of the right number, and a class that is known") {
  struct row {
    classification of;
    char const* code;
    bool is;
  };
  constexpr auto functional = classification::functional;
  constexpr auto department = classification::department_economic;
  static constexpr row rows[] = {
      {functional, "2011399", true}, {functional, "20113", true},    {functional, "2160699", true},
      {functional, "2019999", true}, {functional, "2181301", false}, {functional, "20", false},
      {functional, "2011", false},   {functional, "201139", false},  {functional, "20113990", false},
      {functional, "", false},       {functional, "20a", false},     {functional, "2011x", false},
      {functional, "２０１", false}, {functional, " 201", false},    {functional, "201 ", false},
      {functional, "+201", false},   {functional, "301", false},     {department, "301", true},
      {department, "30101", true},   {department, "30177", true},    {department, "3010101", false},
      {department, "304", false},    {department, "201", false},     {department, "501", false},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.code));
    CHECK(is_code(r.of, r.code, 2021) == r.is);
  }
}

TEST_CASE("classification: a department's code belongs to a government code by the kind of body") {
  struct row {
    char const* department;
    body of;
    char const* government;
  };
  constexpr auto office = body::administrative;
  constexpr auto institution = body::institution;
  static constexpr row rows[] = {
      {"30101", office, "50101"}, {"30102", office, "50101"}, {"30103", office, "50101"},
      {"30108", office, "50102"}, {"30109", office, "50102"}, {"30110", office, "50102"},
      {"30111", office, "50102"}, {"30112", office, "50102"}, {"30106", office, "50199"},
      {"30114", office, "50199"}, {"30199", office, "50199"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.department));
    auto const found = government_code(r.department, r.of);
    REQUIRE(found);
    CHECK(*found == r.government);
  }
  // A public institution's running costs are a subsidy to it.
  for (char const* code : {"30101", "30199", "30201"}) {
    CAPTURE(std::string(code));
    auto const found = government_code(code, institution);
    REQUIRE(found);
    CHECK(found->substr(0, 3) == "505");
  }
  // Where no row gives the group, the class does.
  auto const travel = government_code("30299", office);
  REQUIRE(travel);
  CHECK(travel->substr(0, 3) == "502");
  for (char const* code : {"", "3", "30", "201", "999", "501"}) {
    CAPTURE(std::string(code));
    CHECK_FALSE(government_code(code, office).has_value());
    CHECK_FALSE(government_code(code, institution).has_value());
  }
}

TEST_CASE("classification: the mapping goes from codes that are known to codes that are known, each once") {
  std::set<std::string> seen;
  REQUIRE_FALSE(code_mappings().empty());
  for (auto const& each : code_mappings()) {
    auto const key = std::string(each.department) + (each.of == body::administrative ? " a" : " i");
    CAPTURE(key);
    CHECK(seen.insert(key).second);
    CHECK(is_code(classification::department_economic, each.department, 2018));
    CHECK(is_code(classification::government_economic, each.government, 2018));
    CHECK(government_code(each.department, each.of) == each.government);
  }
}
