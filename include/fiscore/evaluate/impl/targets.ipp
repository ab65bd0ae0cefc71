// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/targets.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// All values in `printed` stand in the comparison to 1, none does, or it cannot be told.
FISCORE_INLINE verdict judge_printed(interval const& printed, comparison sign) {
  interval const good = satisfying(sign, 1);
  if (good.contains(printed)) return verdict::met;
  return intersect(good, printed) ? verdict::unknown : verdict::not_met;
}

FISCORE_INLINE target_result judge(performance_target const& of) {
  target_result found;
  found.assumed_direction = !of.sign && ((of.target && of.actual) || of.achievement);
  comparison const sign = of.sign.value_or(comparison::at_least);
  if (of.target && of.actual) {
    if (!commensurable(of.target->unit, of.actual->unit)) return found;
    rational const target = of.target->in_base();
    rational const actual = of.actual->in_base();
    found.met = satisfying(sign, target).contains(actual) ? verdict::met : verdict::not_met;
    if (!target.is_zero()) found.achievement = actual / target;
    return found;
  }
  if (!of.achievement) return found;
  found.achievement = of.achievement->in_base();
  found.as_printed = true;
  found.printed_interval = printed_range(*of.achievement);
  found.met = judge_printed(*found.printed_interval, sign);
  return found;
}

}  // namespace detail

FISCORE_INLINE std::vector<target_result> evaluate_targets(dossier const& of) {
  std::vector<target_result> results;
  results.reserve(of.targets().size());
  for (auto const& target : of.targets()) results.push_back(detail::judge(target));
  return results;
}

}  // namespace fiscore::inline FISCORE_ABI
