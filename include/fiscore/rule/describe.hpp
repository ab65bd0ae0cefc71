// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A rule, and a piece of its curve, in words.

#include <fiscore/rule/rule.hpp>

#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// A number with the unit of its measure: `92.8%`, `3.5 万元`; a day number as a date where `of` is a
/// domain of days.
[[nodiscard]] std::string measure_text(rational const& value, std::string_view unit, domain const& of = {});

/// An interval with the unit of its measure, in the words of the field: `大于 100%`, `不低于 80%且低于
/// 90%`.
[[nodiscard]] std::string interval_text(interval const& on, std::string_view unit, domain const& of,
                                        language in);

/// The rule in words: 不超过 100% 得满分 5 分；每超过 1 个百分点扣 0.5 分（不足一步的不扣），扣完为止.
[[nodiscard]] std::string describe(rule const& of, rational const& full_marks, std::string_view unit,
                                   language in);

/// How a piece scores, in words: `5 分起，自 100% 向上每满 1 个百分点扣 0.5 分`.
[[nodiscard]] std::string describe(piece const& of, std::string_view unit, domain const& on, language in);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/describe.ipp>
#endif
