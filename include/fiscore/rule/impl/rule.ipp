// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/rule.hpp>

#include <type_traits>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

template <class F>
void each_parameter(deduction const& of, F&& f) {
  f(of.step);
  f(of.points);
  f(of.floor);
}
template <class F>
void each_parameter(proportional const& of, F&& f) {
  f(of.target);
}
template <class F>
void each_parameter(step_deduction const& of, F&& f) {
  f(of.limit);
  each_parameter(of.cost, f);
}
template <class F>
void each_parameter(bands const& of, F&& f) {
  for (auto const& row : of.rows) {
    f(row.from.at);
    f(row.to.at);
    f(row.points);
  }
}
template <class F>
void each_parameter(threshold const& of, F&& f) {
  f(of.value);
  f(of.otherwise);
}
template <class F>
void each_parameter(range_target const& of, F&& f) {
  f(of.low);
  f(of.high);
  each_parameter(of.cost, f);
}
template <class F>
void each_parameter(count_deduction const& of, F&& f) {
  f(of.points);
  f(of.floor);
}
template <class F>
void each_parameter(deadline const& of, F&& f) {
  f(of.due);
  f(of.points);
  f(of.floor);
}
template <class F>
void each_parameter(interpolation const& of, F&& f) {
  for (auto const& point : of.through) {
    f(point.at);
    f(point.points);
  }
}
template <class F>
void each_parameter(conversion const& of, F&& f) {
  f(of.maximum);
}

template <class T>
concept takes_parameters = requires(T const& of) {
  each_parameter(of, [](parameter const&) {});
};

}  // namespace detail

FISCORE_INLINE std::string_view form_name(rule const& of) noexcept {
  static constexpr std::string_view names[] = {
      "proportional",    "step_deduction", "bands",         "threshold",  "range_target",
      "count_deduction", "deadline",       "interpolation", "conversion", "curve",
      "checklist",       "tiers",          "manual"};
  static_assert(sizeof names / sizeof *names == std::variant_size_v<rule>);
  return names[of.index()];
}

FISCORE_INLINE bool is_numeric(rule const& of) noexcept {
  return !std::holds_alternative<checklist>(of) && !std::holds_alternative<tiers>(of) &&
         !std::holds_alternative<manual>(of);
}

FISCORE_INLINE result<curve, diagnostics> to_curve(rule const& of, rational const& full_marks,
                                                   bindings const& given) {
  return std::visit(
      [&](auto const& form) -> result<curve, diagnostics> {
        using type = std::remove_cvref_t<decltype(form)>;
        if constexpr (std::is_same_v<type, curve>) {
          return form;
        } else if constexpr (detail::takes_parameters<type>) {
          return to_curve(form, full_marks, given);
        } else {
          return curve();
        }
      },
      of);
}

FISCORE_INLINE std::vector<std::string> parameter_names(rule const& of) {
  std::vector<std::string> names;
  std::visit(
      [&](auto const& form) {
        if constexpr (detail::takes_parameters<std::remove_cvref_t<decltype(form)>>) {
          detail::each_parameter(form, [&](parameter const& each) {
            if (!each.is_named()) return;
            for (auto const& known : names) {
              if (known == each.name()) return;
            }
            names.push_back(each.name());
          });
        }
      },
      of);
  return names;
}

}  // namespace fiscore::inline FISCORE_ABI
