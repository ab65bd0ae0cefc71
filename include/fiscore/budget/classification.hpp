// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The classifications of government revenue and expenditure (政府收支分类科目), by year.
///
/// Functional: class 3 digits, group 5, item 7 (类款项). Economic, since 2018 two parallel sets: of
/// departments (3xx) and of the government (5xx), class 3 digits and group 5 (类款). Which government code
/// a department code belongs to depends on whether the body is administrative (机关) or a public
/// institution (事业单位).

#include <fiscore/base/config.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

enum class classification : std::uint8_t {
  functional,           ///< 功能分类
  department_economic,  ///< 部门预算支出经济分类
  government_economic,  ///< 政府预算支出经济分类
};

/// A code with its name and the years in which it was valid; `verified` where the entry itself was read in
/// a source.
struct category {
  std::string_view code;
  std::string_view zh;
  int from = 0;   ///< first fiscal year; 0: since before 2007
  int to = 9999;  ///< last fiscal year
  bool verified = false;
};

/// All entries that are known: every class, and the economic groups that sources give. In order of code and
/// year.
[[nodiscard]] std::span<category const> categories(classification of) noexcept;

/// The entry of a code in a fiscal year; nothing where it is not known or was not valid then.
[[nodiscard]] std::optional<category> find_category(classification of, std::string_view code,
                                                    int fiscal_year) noexcept;

/// The code one level up: 20113 for 2011301, 201 for 20113; empty for a class.
[[nodiscard]] std::string_view parent_code(std::string_view code) noexcept;

/// Whether a code can belong to the classification in that year: digits of the right number whose class is
/// known.
[[nodiscard]] bool is_code(classification of, std::string_view code, int fiscal_year) noexcept;

enum class body : std::uint8_t {
  administrative,  ///< 机关
  institution,     ///< 事业单位
};

/// One row of the mapping from department to government codes: a group where it is known, else the class.
struct code_mapping {
  std::string_view department;
  body of;
  std::string_view government;
  bool verified = false;
};
[[nodiscard]] std::span<code_mapping const> code_mappings() noexcept;
/// The government code of a department code since 2018, by the longest row that fits; nothing where none
/// does.
[[nodiscard]] std::optional<std::string_view> government_code(std::string_view department,
                                                              body of) noexcept;

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/classification.ipp>
#endif
