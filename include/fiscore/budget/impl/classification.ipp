// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/classification.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE std::span<category const> categories(classification of) noexcept {
  static constexpr category functional[] = {
      {"201", "一般公共服务支出"},
      {"202", "外交支出"},
      {"203", "国防支出"},
      {"204", "公共安全支出"},
      {"205", "教育支出"},
      {"206", "科学技术支出"},
      {"207", "文化体育与传媒支出", 0, 2018},
      {"207", "文化旅游体育与传媒支出", 2019},
      {"208", "社会保障和就业支出"},
      {"209", "社会保险基金支出"},
      {"210", "医疗卫生与计划生育支出", 0, 2018},
      {"210", "卫生健康支出", 2019},
      {"211", "节能环保支出"},
      {"212", "城乡社区支出"},
      {"213", "农林水支出"},
      {"214", "交通运输支出"},
      {"215", "资源勘探信息等支出", 0, 2019},
      {"215", "资源勘探工业信息等支出", 2020},
      {"216", "商业服务业等支出"},
      {"217", "金融支出"},
      {"219", "援助其他地区支出", 0, 9999, true},
      {"220", "国土海洋气象等支出", 0, 2018},
      {"220", "自然资源海洋气象等支出", 2019, 9999, true},
      {"221", "住房保障支出", 0, 9999, true},
      {"222", "粮油物资储备支出"},
      {"223", "国有资本经营预算支出"},
      {"224", "灾害防治及应急管理支出", 2019},
      {"227", "预备费"},
      {"229", "其他支出"},
      {"230", "转移性支出"},
      {"231", "债务还本支出"},
      {"232", "债务付息支出"},
      {"233", "债务发行费用支出"},
  };
  static constexpr category department[] = {
      {"301", "工资福利支出", 0, 9999, true},
      {"30101", "基本工资", 0, 9999, true},
      {"30102", "津贴补贴", 0, 9999, true},
      {"30103", "奖金", 0, 9999, true},
      {"30104", "社会保障缴费", 0, 2017, true},
      {"30106", "伙食补助费", 0, 9999, true},
      {"30107", "绩效工资", 0, 9999, true},
      {"30108", "机关事业单位基本养老保险缴费", 2018, 9999, true},
      {"30109", "职业年金缴费", 2018, 9999, true},
      {"30110", "职工基本医疗保险缴费", 2018, 9999, true},
      {"30111", "公务员医疗补助缴费", 2018, 9999, true},
      {"30112", "其他社会保障缴费", 2018, 9999, true},
      {"30113", "住房公积金", 2018, 9999, true},
      {"30114", "医疗费", 2018, 9999, true},
      {"30199", "其他工资福利支出", 0, 9999, true},
      {"302", "商品和服务支出", 0, 9999, true},
      {"30201", "办公费", 0, 9999, true},
      {"30202", "印刷费", 0, 9999, true},
      {"30204", "手续费", 0, 9999, true},
      {"30205", "水费", 0, 9999, true},
      {"30206", "电费", 0, 9999, true},
      {"30207", "邮电费", 0, 9999, true},
      {"30208", "取暖费", 0, 9999, true},
      {"30209", "物业管理费", 0, 9999, true},
      {"30211", "差旅费", 0, 9999, true},
      {"30212", "因公出国（境）费用"},
      {"30214", "租赁费", 0, 9999, true},
      {"30215", "会议费", 0, 9999, true},
      {"30216", "培训费", 0, 9999, true},
      {"30217", "公务接待费"},
      {"30218", "专用材料费", 0, 9999, true},
      {"30224", "被装购置费", 0, 9999, true},
      {"30225", "专用燃料费", 0, 9999, true},
      {"30228", "工会经费", 0, 9999, true},
      {"30229", "福利费", 0, 9999, true},
      {"30231", "公务用车运行维护费"},
      {"30239", "其他交通费用", 0, 9999, true},
      {"30240", "税金及附加费用", 0, 9999, true},
      {"303", "对个人和家庭的补助"},
      {"304", "对企事业单位的补贴", 0, 2017, true},
      {"305", "转移性支出", 0, 2017},
      {"307", "债务利息支出", 0, 2017},
      {"307", "债务利息及费用支出", 2018},
      {"308", "债务还本支出", 0, 2017},
      {"309", "基本建设支出", 0, 2017},
      {"309", "资本性支出（基本建设）", 2018},
      {"310", "其他资本性支出", 0, 2017},
      {"310", "资本性支出", 2018},
      {"31013", "公务用车购置", 2018},
      {"311", "贷款转贷及产权参股", 0, 2017},
      {"311", "对企业补助（基本建设）", 2018},
      {"312", "对企业补助", 2018},
      {"313", "对社会保障基金补助", 2018},
      {"399", "其他支出"},
  };
  static constexpr category government[] = {
      {"501", "机关工资福利支出", 2018, 9999, true},
      {"50101", "工资奖金津补贴", 2018, 9999, true},
      {"50102", "社会保障缴费", 2018, 9999, true},
      {"50199", "其他工资福利支出", 2018, 9999, true},
      {"502", "机关商品和服务支出", 2018, 9999, true},
      {"503", "机关资本性支出（一）", 2018},
      {"504", "机关资本性支出（二）", 2018},
      {"505", "对事业单位经常性补助", 2018},
      {"506", "对事业单位资本性补助", 2018},
      {"507", "对企业补助", 2018},
      {"508", "对企业资本性支出", 2018},
      {"509", "对个人和家庭的补助", 2018},
      {"510", "对社会保障基金补助", 2018},
      {"511", "债务利息及费用支出", 2018},
      {"512", "债务还本支出", 2018},
      {"513", "转移性支出", 2018},
      {"514", "预备费及预留", 2018},
      {"599", "其他支出", 2018},
  };
  switch (of) {
    case classification::functional:
      return functional;
    case classification::department_economic:
      return department;
    case classification::government_economic:
      break;
  }
  return government;
}

FISCORE_INLINE std::optional<category> find_category(classification of, std::string_view code,
                                                     int fiscal_year) noexcept {
  for (auto const& each : categories(of)) {
    if (each.code == code && each.from <= fiscal_year && fiscal_year <= each.to) return each;
  }
  return std::nullopt;
}

FISCORE_INLINE std::string_view parent_code(std::string_view code) noexcept {
  return code.size() > 3 ? code.substr(0, code.size() - 2) : std::string_view();
}

FISCORE_INLINE bool is_code(classification of, std::string_view code, int fiscal_year) noexcept {
  std::size_t const deepest = of == classification::functional ? 7 : 5;
  if (code.size() < 3 || code.size() > deepest || code.size() % 2 == 0) return false;
  for (char const digit : code) {
    if (digit < '0' || digit > '9') return false;
  }
  return find_category(of, code.substr(0, 3), fiscal_year).has_value();
}

FISCORE_INLINE std::span<code_mapping const> code_mappings() noexcept {
  static constexpr auto office = body::administrative;
  static constexpr auto institution = body::institution;
  static constexpr code_mapping rows[] = {
      {"30101", office, "50101", true}, {"30102", office, "50101", true}, {"30103", office, "50101", true},
      {"30106", office, "50199", true}, {"30108", office, "50102", true}, {"30109", office, "50102", true},
      {"30110", office, "50102", true}, {"30111", office, "50102", true}, {"30112", office, "50102", true},
      {"30114", office, "50199", true}, {"30199", office, "50199", true}, {"301", office, "501", true},
      {"302", office, "502", true},     {"303", office, "509"},           {"307", office, "511"},
      {"309", office, "504"},           {"310", office, "503"},           {"311", office, "508"},
      {"312", office, "507"},           {"313", office, "510"},           {"399", office, "599"},
      {"301", institution, "505"},      {"302", institution, "505"},      {"303", institution, "509"},
      {"307", institution, "511"},      {"309", institution, "506"},      {"310", institution, "506"},
      {"311", institution, "508"},      {"312", institution, "507"},      {"313", institution, "510"},
      {"399", institution, "599"},
  };
  return rows;
}

FISCORE_INLINE std::optional<std::string_view> government_code(std::string_view department,
                                                               body of) noexcept {
  for (std::string_view code = department; !code.empty(); code = parent_code(code)) {
    for (auto const& row : code_mappings()) {
      if (row.department == code && row.of == of) return row.government;
    }
  }
  return std::nullopt;
}

}  // namespace fiscore::inline FISCORE_ABI
