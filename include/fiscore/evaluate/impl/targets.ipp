// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/targets.hpp>
#include <fiscore/rulebook/open.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// All values in `printed` stand in the comparison to 1, none does, or it cannot be told.
FISCORE_INLINE verdict judge_printed(interval const& printed, comparison sign) {
  interval const good = satisfying(sign, 1);
  if (good.contains(printed)) return verdict::met;
  return intersect(good, printed) ? verdict::unknown : verdict::not_met;
}

/// The values that meet a target that is a number.
FISCORE_INLINE interval met_by(performance_target const& of, target_kind kind) {
  rational const target = of.target->in_base();
  if (kind == target_kind::range) {
    auto const range =
        interval::make({target, closure::closed}, {of.target_high->in_base(), closure::closed});
    return range ? *range : interval::point(target);
  }
  return satisfying(kind == target_kind::day ? comparison::at_most : static_cast<comparison>(kind), target);
}

FISCORE_INLINE target_result judge(performance_target const& of, target_reading const& reading) {
  target_result found;
  if (of.target && of.actual) {
    found.read_as = reading.kind;
    found.assumed_direction = reading.assumed;
    bool const comparable = commensurable(of.target->unit, of.actual->unit) &&
                            (!of.target_high || commensurable(of.target_high->unit, of.actual->unit));
    if (!comparable) return found;
    rational const target = of.target->in_base();
    rational const actual = of.actual->in_base();
    found.met = met_by(of, reading.kind).contains(actual) ? verdict::met : verdict::not_met;
    bool const has_rate = reading.kind != target_kind::range && reading.kind != target_kind::day;
    if (has_rate && !target.is_zero()) found.achievement = actual / target;
    return found;
  }
  if (!of.achievement) return found;
  comparison const sign = of.sign.value_or(comparison::at_least);
  found.read_as = static_cast<target_kind>(sign);
  found.assumed_direction = !of.sign;
  found.achievement = of.achievement->in_base();
  found.as_printed = true;
  found.printed_interval = printed_range(*of.achievement);
  found.met = judge_printed(*found.printed_interval, sign);
  return found;
}

}  // namespace detail

FISCORE_INLINE std::vector<target_result> evaluate_targets(rulebook const& by, dossier const& of) {
  std::vector<target_result> results;
  results.reserve(of.targets().size());
  static indicator const none;
  for (auto const& target : of.targets()) {
    auto const section = by.find(detail::hashed_name(target.section));
    auto const reading =
        read_target(target, section ? by.nodes()[*section].line : none, by.definition().directions);
    results.push_back(detail::judge(target, reading));
  }
  return results;
}

}  // namespace fiscore::inline FISCORE_ABI
