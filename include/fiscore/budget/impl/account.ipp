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
  static constexpr named_word words[] = {
      {"income", "收入", "income"},
      {"opening_balance", "年初结转和结余", "opening balance"},
      {"nonfiscal_balance_used", "使用非财政拨款结余", "non-fiscal balance used"},
      {"closing_balance", "年末结转和结余", "closing balance"},
      {"distribution", "结余分配", "distribution of the balance"},
      {"expenditure", "支出", "expenditure"},
      {"basic", "基本支出", "basic expenditure"},
      {"personnel", "人员经费", "personnel expenditure"},
      {"operating", "公用经费", "operating expenditure"},
      {"project", "项目支出", "project expenditure"},
      {"payments_to_superiors", "上缴上级支出", "payments to superior units"},
      {"business_operations", "经营支出", "business operations"},
      {"subsidies_to_subordinates", "对附属单位补助支出", "subsidies to subordinate units"},
      {"three_public_expenses", "“三公”经费", "three public expenses"},
      {"travel_abroad", "因公出国（境）费", "travel abroad"},
      {"vehicle_purchase", "公务用车购置费", "vehicle purchase"},
      {"vehicle_running", "公务用车运行维护费", "vehicle running costs"},
      {"receptions", "公务接待费", "receptions"},
      {"procurement", "政府采购", "government procurement"}};
  return words;
}

FISCORE_INLINE std::span<named_word const> fund_words() noexcept {
  static constexpr named_word words[] = {{"total", "年度资金总额", "all funds"},
                                         {"fiscal", "当年财政拨款", "fiscal appropriation"},
                                         {"carried_over", "上年结转资金", "carried over"},
                                         {"other", "其他资金", "other funds"}};
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

namespace detail {
template <class E>
std::string word_name(std::span<named_word const> words, E value) {
  return std::string(words[static_cast<std::size_t>(value)].name);
}
}  // namespace detail

FISCORE_INLINE std::string field_name(book in, item what, column which) {
  return detail::word_name(book_words(), in) + "." + detail::word_name(item_words(), what) + "." +
         detail::word_name(column_words(), which);
}

FISCORE_INLINE std::string field_name(fund from, column which) {
  return "funds." + detail::word_name(fund_words(), from) + "." + detail::word_name(column_words(), which);
}

FISCORE_INLINE std::optional<bilingual> field_title(std::string_view field) {
  static constexpr named_word funds[] = {{"funds", "项目资金", "project funds"}};
  static constexpr named_word as_of[] = {{"as_of", "监控", "as of"}};
  static constexpr named_word month[] = {{"month", "截至月份", "month"}};
  using words = std::span<named_word const>;
  words const of_book[] = {book_words(), item_words(), column_words()};
  words const of_funds[] = {funds, fund_words(), column_words()};
  words const of_month[] = {as_of, month};
  auto const title_by = [&](std::span<words const> kinds) -> std::optional<bilingual> {
    std::string_view rest = field;
    bilingual title;
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      std::string_view const part = rest.substr(0, rest.find('.'));
      named_word const* found = nullptr;
      for (auto const& word : kinds[i]) {
        if (word.name == part) found = &word;
      }
      bool const last = i + 1 == kinds.size();
      if (found == nullptr || (part.size() == rest.size()) != last) return std::nullopt;
      rest.remove_prefix(last ? part.size() : part.size() + 1);
      title.zh += (title.zh.empty() ? "" : "·") + std::string(found->zh);
      title.en += (title.en.empty() ? "" : ", ") + std::string(found->en);
    }
    return title;
  };
  for (auto const& kinds : {std::span<words const>(of_book), std::span<words const>(of_funds),
                            std::span<words const>(of_month)}) {
    if (auto title = title_by(kinds)) return title;
  }
  return std::nullopt;
}

}  // namespace fiscore::inline FISCORE_ABI
