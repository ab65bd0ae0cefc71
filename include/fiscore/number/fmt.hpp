// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// {fmt} formatters for the number types: `fmt::format("{:>10}", 362.40_dec)`. Fill, alignment, width and
/// precision are those of a string. Opt-in: `fiscore.hpp` does not include it, and the library does not
/// need {fmt}.

#include <fiscore/number/interval.hpp>
#include <fiscore/number/root.hpp>

#include <fmt/format.h>

#include <concepts>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI::detail {
template <class T>
concept formatted_by_text =
    std::same_as<T, integer> || std::same_as<T, decimal> || std::same_as<T, rational> ||
    std::same_as<T, root> || std::same_as<T, interval> || std::same_as<T, interval_set>;
}  // namespace fiscore::inline FISCORE_ABI::detail

template <fiscore::detail::formatted_by_text T>
struct fmt::formatter<T> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(T const& value, Context& context) const {
    std::string const text = to_string(value);
    return fmt::formatter<std::string_view>::format(text, context);
  }
};
