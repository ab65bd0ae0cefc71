// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/proportional.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

FISCORE_INLINE std::vector<piece> all_or_nothing(goal direction, rational const& full) {
  if (direction == goal::at_least) {
    return {{interval::below(0), constant{0}}, {interval::at_least(0), constant{full}}};
  }
  return {{interval::at_most(0), constant{full}}, {interval::above(0), constant{0}}};
}

/// Appends `shape` on the part of (lower, upper) or [lower, upper) that there is.
FISCORE_INLINE void append(std::vector<piece>& pieces, endpoint lower, endpoint upper, shape what) {
  if (auto on = interval::make(std::move(lower), std::move(upper)))
    pieces.push_back({std::move(*on), std::move(what)});
}

FISCORE_INLINE std::vector<piece> rising_share(rational const& target, rational const& full,
                                               std::optional<rational> const& cap, rational const& pass) {
  // Nothing below pass x target (below 0 where there is no threshold), then a straight line, then the cap.
  std::vector<piece> pieces;
  rational const start = pass * target;
  line const share{0, full / target};
  append(pieces, {}, {start, closure::open}, constant{0});
  if (!cap) {
    append(pieces, {start, closure::closed}, {}, share);
    return pieces;
  }
  rational const end = *cap * target;
  append(pieces, {start, closure::closed}, {end, closure::open}, share);
  append(pieces, {end < start ? start : end, closure::closed}, {}, constant{*cap * full});
  return pieces;
}

FISCORE_INLINE std::vector<piece> falling_share(rational const& target, rational const& full,
                                                inverse_variant variant, rational const& pass) {
  std::vector<piece> pieces;
  append(pieces, {}, {target, closure::closed}, constant{full});
  // An achievement t/a below the threshold is an actual above t/threshold.
  endpoint last;
  if (pass.sign() > 0) last = {target / pass, closure::closed};
  if (variant == inverse_variant::ratio) {
    append(pieces, {target, closure::open}, last, reciprocal{0, full * target});
  } else {
    rational const zero_at = target * 2;
    if (!last.bounded() || last.at >= zero_at) last = {zero_at, closure::open};
    append(pieces, {target, closure::open}, last, line{full * 2, -full / target});
  }
  if (last.bounded()) {
    append(pieces, {last.at, last.closed() ? closure::open : closure::closed}, {}, constant{0});
  }
  return pieces;
}

}  // namespace detail

FISCORE_INLINE result<curve, diagnostics> to_curve(proportional const& rule, rational const& full_marks,
                                                   bindings const& given) {
  detail::binder bind(given);
  rational const target = bind.value(rule.target, "target");
  rational const pass = rule.pass_threshold.value_or(rational(0));
  bind.require(target.sign() >= 0, errc::parameter_range, "target", "按比例计分的指标值不能小于 0",
               "the target of a proportional rule must not be below 0");
  bind.require(pass.sign() >= 0 && pass <= 1, errc::parameter_range, "pass_threshold",
               "及格门槛须在 0 与 1 之间", "the pass threshold must lie between 0 and 1");
  bind.require(!rule.cap || *rule.cap >= 1, errc::parameter_range, "cap", "封顶倍数不能小于 1",
               "the cap must not be below full marks (1)");
  bool const at_most = rule.direction == goal::at_most;
  bind.require(!at_most || rule.cap == rational(1), errc::parameter_range, "cap", "反向指标以满分封顶",
               "an at-most target must be capped at full marks");
  if (!bind.failed() && target.is_zero()) {
    bind.require(rule.zero == zero_target::all_or_nothing, errc::target_zero, "target",
                 "指标值为 0，不能按比例计分", "a target of 0 has no shares");
    return std::move(bind).finish(detail::all_or_nothing(rule.direction, full_marks));
  }
  if (bind.failed()) return std::move(bind).finish({});
  return std::move(bind).finish(at_most ? detail::falling_share(target, full_marks, rule.inverse, pass)
                                        : detail::rising_share(target, full_marks, rule.cap, pass));
}

}  // namespace fiscore::inline FISCORE_ABI
