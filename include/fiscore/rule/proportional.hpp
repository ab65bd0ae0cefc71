// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// 按完成比例计分: the share of the target that was reached earns that share of the points.

#include <fiscore/rule/parameter.hpp>

#include <optional>

namespace fiscore::inline FISCORE_ABI {

/// Whether more is better (the target is a least value) or less is (a greatest).
enum class goal : std::uint8_t { at_least, at_most };

/// What exceeding an at-most target costs. With w = 10 and t = 10: a = 12 earns 8.33... or 8, a =
/// 30 3.33... or 0.
enum class inverse_variant : std::uint8_t {
  ratio,   ///< w t / a: falls for ever
  mirror,  ///< w (1 - (a - t) / t): a straight line to 0 at 2t
};

/// What a target of 0 means, where a share of it has none.
enum class zero_target : std::uint8_t {
  all_or_nothing,  ///< full marks where the target is met (0 or less, for at_most), else none
  undefined,       ///< no score: binding fails with errc::target_zero
};

/// 未完成的按完成值与指标值的比例计分. s = w a/t below an at-least target t, w from there on; for at_most
/// as the variant says. A negative actual earns nothing (at_least) or everything (at_most).
struct proportional {
  parameter target;                 ///< not below 0, in the unit of the measure
  stated<goal> direction;           ///< 指标方向
  stated<inverse_variant> inverse;  ///< only read for at_most
  stated<zero_target> zero;
  /// Where the score stops growing, as a multiple of full marks; without a value it does not (at_least
  /// only).
  std::optional<rational> cap = rational(1);
  /// 及格门槛: an achievement (a/t, or t/a for at_most) below this share earns nothing; at it, the
  /// proportional score.
  std::optional<rational> pass_threshold = std::nullopt;

  friend bool operator==(proportional const&, proportional const&) = default;
};

/// @return the curve over all numbers, or errc::target_zero, errc::parameter_range, errc::parameter_unbound
result<curve, diagnostics> to_curve(proportional const& rule, rational const& full_marks,
                                    bindings const& given = {});

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rule/impl/proportional.ipp>
#endif
