// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/account.hpp>

namespace fiscore::inline FISCORE_ABI {

FISCORE_INLINE std::span<named_word const> book_words() noexcept {
  static constexpr named_word words[] = {
      {"general_public", "一般公共预算", "general public budget"},
      {"government_fund", "政府性基金预算", "government funds"},
      {"state_capital", "国有资本经营预算", "state capital operations"},
      {"social_insurance", "社会保险基金预算", "social insurance funds"}};
  return words;
}

FISCORE_INLINE std::span<named_word const> item_words() noexcept {
  static constexpr named_word words[] = {{"income", "收入", "income"},
                                         {"opening_balance", "年初结转和结余", "opening balance"},
                                         {"closing_balance", "年末结转和结余", "closing balance"},
                                         {"expenditure", "支出", "expenditure"},
                                         {"basic", "基本支出", "basic expenditure"},
                                         {"personnel", "人员经费", "personnel expenditure"},
                                         {"operating", "公用经费", "operating expenditure"},
                                         {"project", "项目支出", "project expenditure"},
                                         {"three_public_expenses", "“三公”经费", "three public expenses"},
                                         {"travel_abroad", "因公出国（境）费", "travel abroad"},
                                         {"vehicle_purchase", "公务用车购置费", "vehicle purchase"},
                                         {"vehicle_running", "公务用车运行维护费", "vehicle running costs"},
                                         {"receptions", "公务接待费", "receptions"},
                                         {"procurement", "政府采购", "government procurement"}};
  return words;
}

FISCORE_INLINE std::span<named_word const> column_words() noexcept {
  static constexpr named_word words[] = {{"original", "年初预算数", "original budget"},
                                         {"additions", "追加预算数", "additions"},
                                         {"reductions", "追减预算数", "reductions"},
                                         {"revised", "全年预算数", "revised budget"},
                                         {"outturn", "决算数", "outturn"},
                                         {"previous", "上年决算数", "previous year's outturn"},
                                         {"previous_original", "上年预算数", "previous year's budget"},
                                         {"change", "较上年增减额", "change on the previous year"},
                                         {"change_rate", "较上年增减率", "rate of change"},
                                         {"share", "占比", "share"}};
  return words;
}

FISCORE_INLINE std::string field_name(book in, item what, column which) {
  auto const name = [](std::span<named_word const> words, auto value) {
    return std::string(words[static_cast<std::size_t>(value)].name);
  };
  return name(book_words(), in) + "." + name(item_words(), what) + "." + name(column_words(), which);
}

FISCORE_INLINE std::optional<bilingual> field_title(std::string_view field) {
  bilingual title;
  std::span<named_word const> const kinds[] = {book_words(), item_words(), column_words()};
  for (auto const& words : kinds) {
    std::string_view const part = field.substr(0, field.find('.'));
    named_word const* found = nullptr;
    for (auto const& word : words) {
      if (word.name == part) found = &word;
    }
    bool const last = words.data() == kinds[2].data();
    if (found == nullptr || (part.size() == field.size()) != last) return std::nullopt;
    field.remove_prefix(last ? part.size() : part.size() + 1);
    title.zh += (title.zh.empty() ? "" : "·") + std::string(found->zh);
    title.en += (title.en.empty() ? "" : ", ") + std::string(found->en);
  }
  return title;
}

}  // namespace fiscore::inline FISCORE_ABI
