// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/rule.hpp>

#include <concepts>
#include <type_traits>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// `F` or `F const`: the parameters of a form are visited to be read and to be replaced.
template <class T, class F>
concept form_of = std::same_as<std::remove_const_t<T>, F>;

template <form_of<deduction> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.step);
  f(of.points);
  f(of.floor);
}
template <form_of<proportional> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.target);
}
template <form_of<step_deduction> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.limit);
  each_parameter(of.cost, f);
}
template <form_of<bands> T, class F>
void each_parameter(T& of, F&& f) {
  for (auto& row : of.rows) {
    f(row.from.at);
    f(row.to.at);
    f(row.points);
  }
}
template <form_of<threshold> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.value);
  f(of.otherwise);
}
template <form_of<range_target> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.low);
  f(of.high);
  each_parameter(of.cost, f);
}
template <form_of<count_deduction> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.points);
  f(of.floor);
}
template <form_of<deadline> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.due);
  f(of.points);
  f(of.floor);
}
template <form_of<interpolation> T, class F>
void each_parameter(T& of, F&& f) {
  for (auto& point : of.through) {
    f(point.at);
    f(point.points);
  }
}
template <form_of<conversion> T, class F>
void each_parameter(T& of, F&& f) {
  f(of.maximum);
}

template <class T>
concept takes_parameters = requires(T const& of) {
  each_parameter(of, [](parameter const&) {});
};

}  // namespace detail

FISCORE_INLINE std::span<std::string_view const> form_names() noexcept {
  static constexpr std::string_view names[] = {
      "proportional",    "step_deduction", "bands",         "threshold",  "range_target",
      "count_deduction", "deadline",       "interpolation", "conversion", "curve",
      "checklist",       "element_count",  "tiers",         "manual",     "custom"};
  static_assert(sizeof names / sizeof *names == std::variant_size_v<rule>);
  return names;
}

FISCORE_INLINE std::string_view form_name(rule const& of) noexcept { return form_names()[of.index()]; }

FISCORE_INLINE bool is_numeric(rule const& of) noexcept {
  return !std::holds_alternative<checklist>(of) && !std::holds_alternative<element_count>(of) &&
         !std::holds_alternative<tiers>(of) && !std::holds_alternative<manual>(of);
}

FISCORE_INLINE bool is_opaque(rule const& of) noexcept { return std::holds_alternative<custom>(of); }

FISCORE_INLINE result<curve, diagnostics> to_curve(rule const& of, rational const& full_marks,
                                                   bindings const& given) {
  return std::visit(
      [&](auto const& form) -> result<curve, diagnostics> {
        using type = std::remove_cvref_t<decltype(form)>;
        if constexpr (std::is_same_v<type, curve>) {
          return form;
        } else if constexpr (std::is_same_v<type, custom>) {
          diagnostic what;
          what.code = errc::rule_opaque;
          what.message = {"自定义规则“" + form.name + "”没有可分析的曲线",
                          "the custom rule \"" + form.name + "\" has no curve that could be analysed"};
          return diagnostics{what};
        } else if constexpr (detail::takes_parameters<type const>) {
          return to_curve(form, full_marks, given);
        } else {
          return curve();
        }
      },
      of);
}

FISCORE_INLINE rule bound(rule of, bindings const& given) {
  std::visit(
      [&](auto& form) {
        if constexpr (detail::takes_parameters<std::remove_reference_t<decltype(form)>>) {
          detail::each_parameter(form, [&](parameter& each) {
            if (!each.is_named()) return;
            if (auto const* value = given.find(each.name())) each = *value;
          });
        }
      },
      of);
  return of;
}

FISCORE_INLINE std::vector<std::string> parameter_names(rule const& of) {
  std::vector<std::string> names;
  std::visit(
      [&](auto const& form) {
        if constexpr (detail::takes_parameters<std::remove_reference_t<decltype(form)>>) {
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
