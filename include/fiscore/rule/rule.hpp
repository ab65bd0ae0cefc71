// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A scoring rule: any of the forms. Those that score one measured value become a curve; the others are
/// answered by a person.

#include <fiscore/rule/bands.hpp>
#include <fiscore/rule/checklist.hpp>
#include <fiscore/rule/conversion.hpp>
#include <fiscore/rule/count_deduction.hpp>
#include <fiscore/rule/custom.hpp>
#include <fiscore/rule/deadline.hpp>
#include <fiscore/rule/element_count.hpp>
#include <fiscore/rule/interpolation.hpp>
#include <fiscore/rule/manual.hpp>
#include <fiscore/rule/proportional.hpp>
#include <fiscore/rule/range_target.hpp>
#include <fiscore/rule/step_deduction.hpp>
#include <fiscore/rule/threshold.hpp>
#include <fiscore/rule/tiers.hpp>

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// Of what a rule is made. A `curve` stands for itself: pieces that no form has.
using rule =
    std::variant<proportional, step_deduction, bands, threshold, range_target, count_deduction, deadline,
                 interpolation, conversion, curve, checklist, element_count, tiers, manual, custom>;

/// The names of all forms, in the order of the alternatives of `rule`; `custom`, which no file can hold, is
/// the last.
[[nodiscard]] std::span<std::string_view const> form_names() noexcept;
/// The name of the form in files: `step_deduction`.
[[nodiscard]] std::string_view form_name(rule const& of) noexcept;

/// True for the forms that score one measured value.
[[nodiscard]] bool is_numeric(rule const& of) noexcept;
/// True for `custom`: it scores a measured value and has no curve.
[[nodiscard]] bool is_opaque(rule const& of) noexcept;

/// The curve of a numeric rule with its parameters bound; the errors are those of the form's `to_curve`, or
/// errc::rule_opaque.
/// @pre is_numeric(of)
result<curve, diagnostics> to_curve(rule const& of, rational const& full_marks, bindings const& given = {});

/// The rule with its named parameters replaced by their values; names that are not in `given` stay.
[[nodiscard]] rule bound(rule of, bindings const& given);

/// The names that binding needs, each once, in the order of the fields.
[[nodiscard]] std::vector<std::string> parameter_names(rule const& of);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/rule.ipp>
#endif
