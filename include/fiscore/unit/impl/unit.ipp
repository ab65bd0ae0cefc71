// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/unit/unit.hpp>

#include <cstdint>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

struct known_unit {
  std::string_view symbol;
  std::string_view dimension;
  std::int64_t factor = 1;
  std::int64_t divisor = 1;
  bool counts = false;
};

struct unit_prefix {
  std::string_view symbol;
  std::int64_t factor;
};

FISCORE_INLINE known_unit const* find_unit(std::string_view symbol) noexcept {
  static constexpr known_unit table[] = {
      {"", "number"},
      // Ratios, and differences of ratios.
      {"%", "ratio", 1, 100},
      {"‰", "ratio", 1, 1000},
      {"百分点", "ratio difference", 1, 100},
      {"个百分点", "ratio difference", 1, 100},
      {"pp", "ratio difference", 1, 100},
      {"percentage_point", "ratio difference", 1, 100},
      // Money.
      {"元", "CNY"},
      {"人民币", "CNY"},
      {"CNY", "CNY"},
      {"美元", "USD"},
      {"USD", "USD"},
      {"欧元", "EUR"},
      {"EUR", "EUR"},
      {"港元", "HKD"},
      {"HKD", "HKD"},
      {"日元", "JPY"},
      {"JPY", "JPY"},
      // Time. Months and years have no fixed number of days; a day of the calendar is no length of time.
      {"日期", "date"},
      {"date", "date"},
      {"天", "day"},
      {"日", "day"},
      {"day", "day"},
      {"工作日", "working day"},
      {"小时", "hour"},
      {"个月", "month"},
      {"月", "month"},
      {"month", "month"},
      {"年", "year"},
      // Length, area, volume, mass.
      {"米", "length"},
      {"m", "length"},
      {"千米", "length", 1000},
      {"公里", "length", 1000},
      {"km", "length", 1000},
      {"平方米", "area"},
      {"㎡", "area"},
      {"m²", "area"},
      {"平方公里", "area", 1'000'000},
      {"公顷", "area", 10'000},
      {"亩", "area", 2000, 3},
      {"立方米", "volume"},
      {"升", "volume", 1, 1000},
      {"千克", "mass"},
      {"公斤", "mass"},
      {"kg", "mass"},
      {"吨", "mass", 1000},
      // Things that are counted: each its own dimension, for ten vehicles are not ten people.
      {"个", "个", 1, 1, true},
      {"人", "人", 1, 1, true},
      {"person", "人", 1, 1, true},
      {"人次", "人次", 1, 1, true},
      {"名", "人", 1, 1, true},
      {"户", "户", 1, 1, true},
      {"家", "家", 1, 1, true},
      {"项", "项", 1, 1, true},
      {"次", "次", 1, 1, true},
      {"件", "件", 1, 1, true},
      {"份", "份", 1, 1, true},
      {"处", "处", 1, 1, true},
      {"台", "台", 1, 1, true},
      {"辆", "辆", 1, 1, true},
      {"套", "套", 1, 1, true},
      {"座", "座", 1, 1, true},
      {"所", "所", 1, 1, true},
      {"条", "条", 1, 1, true},
      {"期", "期", 1, 1, true},
      {"场", "场", 1, 1, true},
      {"批", "批", 1, 1, true},
      {"篇", "篇", 1, 1, true},
      {"起", "起", 1, 1, true},
      {"例", "例", 1, 1, true},
      {"箱", "箱", 1, 1, true},
      {"支", "支", 1, 1, true},
      {"村", "村", 1, 1, true},
      {"头", "头", 1, 1, true},
      {"只", "只", 1, 1, true},
      {"株", "株", 1, 1, true},
      {"棵", "棵", 1, 1, true},
      {"盏", "盏", 1, 1, true},
      {"本", "本", 1, 1, true},
      {"张", "张", 1, 1, true},
  };
  for (auto const& known : table) {
    if (known.symbol == symbol) return &known;
  }
  return nullptr;
}

/// Without the blanks around it: spaces, tabs and the ideographic space.
FISCORE_INLINE std::string_view without_blanks(std::string_view text) {
  static constexpr std::string_view blanks[] = {" ", "\t", "\u3000", "\u00a0"};
  for (bool found = true; found;) {
    found = false;
    for (auto const blank : blanks) {
      if (text.starts_with(blank)) {
        text.remove_prefix(blank.size());
        found = true;
      }
      if (text.ends_with(blank)) {
        text.remove_suffix(blank.size());
        found = true;
      }
    }
  }
  return text;
}

}  // namespace detail

FISCORE_INLINE unit::unit(std::string_view text) {
  std::string_view const symbol = detail::without_blanks(text);
  symbol_ = symbol;
  dimension_ = symbol;
  static constexpr detail::unit_prefix prefixes[] = {{"万亿", 1'000'000'000'000},
                                                     {"千亿", 100'000'000'000},
                                                     {"百亿", 10'000'000'000},
                                                     {"十亿", 1'000'000'000},
                                                     {"亿", 100'000'000},
                                                     {"千万", 10'000'000},
                                                     {"百万", 1'000'000},
                                                     {"十万", 100'000},
                                                     {"万", 10'000},
                                                     {"千", 1'000},
                                                     {"百", 100},
                                                     {"十", 10}};
  rational scale = 1;
  detail::known_unit const* known = detail::find_unit(symbol);
  for (auto const& prefix : prefixes) {
    if (known != nullptr) break;
    if (!symbol.starts_with(prefix.symbol)) continue;
    // 万 alone is ten thousand, without a unit; 百货 is no hundred of 货.
    known = detail::find_unit(symbol.substr(prefix.symbol.size()));
    scale = prefix.factor;
  }
  if (known == nullptr) return;
  dimension_ = known->dimension;
  factor_ = scale * rational::of(known->factor, known->divisor);
  counts_ = known->counts;
}

}  // namespace fiscore::inline FISCORE_ABI
