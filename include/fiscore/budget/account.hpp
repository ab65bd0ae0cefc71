// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The budget's words: the four books, what they hold, the funds of a project, and the columns of an
/// account.
///
/// Together they name a field: `general_public.basic.outturn`, `funds.total.revised`; `as_of.month` is the
/// month up to which a monitoring sheet reports.

#include <fiscore/base/language.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// The four books of a government budget (预算法 art. 5).
enum class book : std::uint8_t {
  general_public,    ///< 一般公共预算
  government_fund,   ///< 政府性基金预算
  state_capital,     ///< 国有资本经营预算
  social_insurance,  ///< 社会保险基金预算
};

/// What an account is about.
///
/// Balances: income + non-fiscal balance used + opening = expenditure + distribution + closing.
/// Expenditure: basic (personnel and operating) + project, and for public institutions payments to superior
/// units, business operations and subsidies to subordinate units. 三公 has three parts, vehicles two.
enum class item : std::uint8_t {
  income,
  opening_balance,
  nonfiscal_balance_used,
  closing_balance,
  distribution,
  expenditure,
  basic,
  personnel,
  operating,
  project,
  payments_to_superiors,
  business_operations,
  subsidies_to_subordinates,
  three_public_expenses,
  travel_abroad,
  vehicle_purchase,
  vehicle_running,
  receptions,
  procurement,
};

/// Where the money of one project comes from, as a project's self-evaluation sheet lists it.
enum class fund : std::uint8_t {
  total,         ///< 年度资金总额
  fiscal,        ///< 当年财政拨款
  carried_over,  ///< 上年结转资金
  other,         ///< 其他资金
};

/// What a figure of an account says. The last three are published computations, compared and never computed
/// with.
enum class column : std::uint8_t {
  original,           ///< 年初预算数
  additions,          ///< 追加
  reductions,         ///< 追减
  revised,            ///< 全年（调整）预算数
  outturn,            ///< 执行数、决算数
  previous,           ///< 上年决算数
  previous_original,  ///< 上年预算数
  change,             ///< 较上年增减额
  change_rate,        ///< 较上年增减率
  share,              ///< 占比
};

/// A name in files and formulas, with its title.
struct named_word {
  std::string_view name;
  std::string_view zh;
  std::string_view en;
};

/// All words of a kind, in the order of its enumerators.
[[nodiscard]] std::span<named_word const> book_words() noexcept;
[[nodiscard]] std::span<named_word const> item_words() noexcept;
[[nodiscard]] std::span<named_word const> fund_words() noexcept;
[[nodiscard]] std::span<named_word const> column_words() noexcept;

/// `general_public.basic.outturn`
[[nodiscard]] std::string field_name(book in, item what, column which);
/// `funds.total.revised`
[[nodiscard]] std::string field_name(fund from, column which);

/// The title of a field, or nothing where the text names no field of the budget:
/// 一般公共预算·基本支出·决算数.
[[nodiscard]] std::optional<bilingual> field_title(std::string_view field);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/account.ipp>
#endif
