// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/rule/curve.hpp>

#include <algorithm>
#include <ostream>
#include <type_traits>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

/// A limit of a score: a number, or infinity with a sign.
struct limit {
  rational value;
  int infinite = 0;
};

FISCORE_INLINE std::strong_ordering operator<=>(limit const& a, limit const& b) {
  if (a.infinite != 0 || b.infinite != 0) return a.infinite <=> b.infinite;
  return a.value <=> b.value;
}

FISCORE_INLINE integer count_steps(rational const& u, step_count count) {
  return count == step_count::whole ? floor(u) : ceiling(u);
}

/// Steps just right (or left) of `x`, as x is approached from there.
FISCORE_INLINE integer steps_beside(staircase const& stairs, rational const& x, bool right) {
  rational const u = (x - stairs.origin) / stairs.step;
  bool const above = right == (stairs.step.sign() > 0);  // u is approached from above
  if (stairs.count == step_count::whole) return above ? floor(u) : ceiling(u) - 1;
  return above ? floor(u) + 1 : ceiling(u);
}

/// The score as the piece approaches one of its ends from inside; the score itself where the end is closed.
FISCORE_INLINE limit limit_at(piece const& of, bool lower) {
  endpoint const& end = lower ? of.on.lower() : of.on.upper();
  if (end.closed()) return {of.at(end.at)};
  int const outward = lower ? -1 : 1;
  return std::visit(
      [&](auto const& shape) -> limit {
        using form = std::remove_cvref_t<decltype(shape)>;
        if constexpr (std::is_same_v<form, constant>) {
          return {shape.value};
        } else if constexpr (std::is_same_v<form, line>) {
          if (end.bounded()) return {shape.intercept + shape.slope * end.at};
          if (shape.slope.is_zero()) return {shape.intercept};
          return {0, outward * shape.slope.sign()};
        } else if constexpr (std::is_same_v<form, reciprocal>) {
          if (!end.bounded() || shape.factor.is_zero()) return {shape.base};
          if (end.at.is_zero()) return {0, -outward * shape.factor.sign()};
          return {shape.base + shape.factor / end.at};
        } else {
          if (end.bounded())
            return {shape.start - shape.drop * rational(steps_beside(shape, end.at, lower))};
          if (shape.drop.is_zero()) return {shape.start};
          return {0, -outward * shape.drop.sign() * shape.step.sign()};
        }
      },
      of.shape);
}

FISCORE_INLINE endpoint range_end(limit const& at, bool attained) {
  if (at.infinite != 0) return {};
  return {at.value, attained ? closure::closed : closure::open};
}

/// Two inputs of a piece with different scores, if it has any.
FISCORE_INLINE std::optional<input_pair> change_within(piece const& of) {
  domain const anywhere;
  auto const split = [&](rational const& at, bool left_has_it) -> std::optional<input_pair> {
    auto const left = intersect(of.on, left_has_it ? interval::at_most(at) : interval::below(at));
    auto const right = intersect(of.on, left_has_it ? interval::above(at) : interval::at_least(at));
    if (!left || !right) return std::nullopt;
    return input_pair{*anywhere.witness(*left), *anywhere.witness(*right)};
  };
  if (of.on.is_point() || std::holds_alternative<constant>(of.shape)) return std::nullopt;
  auto const* stairs = std::get_if<staircase>(&of.shape);
  if (stairs == nullptr) {
    auto const* straight = std::get_if<line>(&of.shape);
    bool const flat =
        straight != nullptr ? straight->slope.is_zero() : std::get<reciprocal>(of.shape).factor.is_zero();
    if (flat) return std::nullopt;
    // Any point inside splits it.
    auto const inner =
        interval::make({of.on.lower().at, of.on.lower().bounded() ? closure::open : closure::unbounded},
                       {of.on.upper().at, of.on.upper().bounded() ? closure::open : closure::unbounded});
    return split(*anywhere.witness(*inner), true);
  }
  if (stairs->drop.is_zero()) return std::nullopt;
  bool const left_has_it = (stairs->count == step_count::whole) == (stairs->step.sign() < 0);
  // The step boundary nearest to a bounded end may lie on it and split nothing off: then the next one.
  rational const width = abs(stairs->step);
  auto const& lower = of.on.lower();
  auto const& upper = of.on.upper();
  rational first = stairs->origin;
  rational onward = width;
  if (lower.bounded()) {
    first += width * rational(ceiling((lower.at - stairs->origin) / width));
  } else if (upper.bounded()) {
    first += width * rational(floor((upper.at - stairs->origin) / width));
    onward = -width;
  }
  if (auto found = split(first, left_has_it)) return found;
  return split(first + onward, left_has_it);
}

/// An input of `of` at a distance from one of its ends that shrinks with `halvings`; the end itself where
/// closed.
FISCORE_INLINE rational near_end(piece const& of, bool lower, unsigned halvings) {
  endpoint const& end = lower ? of.on.lower() : of.on.upper();
  if (end.closed()) return end.at;
  rational const room = of.on.is_bounded() ? of.on.upper().at - of.on.lower().at : rational(1);
  rational const distance = room / rational(pow(integer(2), halvings));
  return lower ? end.at + distance : end.at - distance;
}

/// Two inputs, one of each of two neighbouring pieces, whose scores are ordered as the limits between them
/// are.
FISCORE_INLINE input_pair jump_between(piece const& left, piece const& right, std::strong_ordering order) {
  for (unsigned halvings = 1;; ++halvings) {
    rational const from = near_end(left, false, halvings);
    rational const to = near_end(right, true, halvings);
    if ((left.at(from) <=> right.at(to)) == order) return {from, to};
  }
}

FISCORE_INLINE diagnostic curve_problem(errc code, std::size_t index, std::string const& zh,
                                        std::string const& en) {
  diagnostic what;
  what.code = code;
  what.path = "pieces/" + std::to_string(index);
  what.message = {zh, en};
  return what;
}

}  // namespace detail

FISCORE_INLINE integer staircase::steps_at(rational const& x) const {
  return detail::count_steps((x - origin) / step, count);
}

FISCORE_INLINE rational piece::at(rational const& x) const {
  return std::visit(
      [&](auto const& as) -> rational {
        using form = std::remove_cvref_t<decltype(as)>;
        if constexpr (std::is_same_v<form, constant>) {
          return as.value;
        } else if constexpr (std::is_same_v<form, line>) {
          return as.intercept + as.slope * x;
        } else if constexpr (std::is_same_v<form, reciprocal>) {
          return as.base + as.factor / x;
        } else {
          return as.start - as.drop * rational(as.steps_at(x));
        }
      },
      shape);
}

FISCORE_INLINE interval piece::range() const {
  detail::limit low = detail::limit_at(*this, true);
  detail::limit high = detail::limit_at(*this, false);
  // The scores of a staircase are attained wherever it approaches them; those of the others where the end
  // is closed.
  bool const stepped = std::holds_alternative<staircase>(shape);
  bool low_attained = stepped || on.lower().closed();
  bool high_attained = stepped || on.upper().closed();
  auto const order = low <=> high;
  if (order == 0) return interval::point(low.value);
  if (order > 0) {
    std::swap(low, high);
    std::swap(low_attained, high_attained);
  }
  return *interval::make(detail::range_end(low, low_attained), detail::range_end(high, high_attained));
}

FISCORE_INLINE std::optional<interval> piece::inverse(interval const& scores) const {
  auto const all_or_none = [&](rational const& score) -> std::optional<interval> {
    if (scores.contains(score)) return on;
    return std::nullopt;
  };
  return std::visit(
      [&](auto const& as) -> std::optional<interval> {
        using form = std::remove_cvref_t<decltype(as)>;
        if constexpr (std::is_same_v<form, constant>) {
          return all_or_none(as.value);
        } else if constexpr (std::is_same_v<form, line>) {
          if (as.slope.is_zero()) return all_or_none(as.intercept);
          rational const scale = rational(1) / as.slope;
          return intersect(on, map_linear(scores, scale, -as.intercept * scale));
        } else if constexpr (std::is_same_v<form, reciprocal>) {
          if (as.factor.is_zero()) return all_or_none(as.base);
          // x and factor / x lie on one side of 0 each; there x -> factor / x falls or rises throughout.
          bool const right = on.lower().bounded() && on.lower().at.sign() >= 0;
          bool const positive = right == (as.factor.sign() > 0);
          auto const part = intersect(map_linear(scores, 1, -as.base),
                                      positive ? interval::above(0) : interval::below(0));
          if (!part) return std::nullopt;
          auto const image = [&](endpoint const& end) -> endpoint {
            if (!end.bounded()) return {0, closure::open};
            if (end.at.is_zero()) return {};
            return {as.factor / end.at, end.kind};
          };
          bool const falls = as.factor.sign() > 0;
          auto const inputs = falls ? interval::make(image(part->upper()), image(part->lower()))
                                    : interval::make(image(part->lower()), image(part->upper()));
          return intersect(on, *inputs);
        } else {
          if (as.drop.is_zero()) return all_or_none(as.start);
          rational const scale = rational(-1) / as.drop;
          auto const steps = domain::whole().tighten(map_linear(scores, scale, -as.start * scale));
          if (!steps) return std::nullopt;
          // n steps: u in [n, n + 1) if whole ones are counted, (n - 1, n] if started ones.
          bool const whole = as.count == step_count::whole;
          endpoint lower = steps->lower();
          endpoint upper = steps->upper();
          if (lower.bounded())
            lower = {whole ? lower.at : lower.at - 1, whole ? closure::closed : closure::open};
          if (upper.bounded())
            upper = {whole ? upper.at + 1 : upper.at, whole ? closure::open : closure::closed};
          return intersect(on, map_linear(*interval::make(lower, upper), as.step, as.origin));
        }
      },
      shape);
}

FISCORE_INLINE curve curve::make(std::vector<piece> pieces) {
  return std::move(try_make(std::move(pieces))).value();
}

FISCORE_INLINE result<curve, diagnostics> curve::try_make(std::vector<piece> pieces) {
  diagnostics problems;
  std::vector<std::size_t> order(pieces.size());
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    order[i] = i;
    if (auto const* stairs = std::get_if<staircase>(&pieces[i].shape);
        stairs != nullptr && stairs->step.is_zero()) {
      problems.push_back(detail::curve_problem(errc::curve_step_zero, i, "步长为零", "the step is zero"));
    }
    if (std::holds_alternative<reciprocal>(pieces[i].shape) && pieces[i].on.contains(rational(0))) {
      problems.push_back(detail::curve_problem(
          errc::curve_reciprocal_zero, i, "反比例段 " + to_string(pieces[i].on) + " 含有 0",
          "the reciprocal piece on " + to_string(pieces[i].on) + " contains 0"));
    }
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    auto const by_end = detail::order_lower(pieces[a].on.lower(), pieces[b].on.lower());
    return by_end == 0 ? a < b : by_end < 0;
  });
  // Against the piece that reaches furthest right so far, which need not be the neighbour.
  std::size_t furthest = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    interval const& before = pieces[order[furthest]].on;
    interval const& here = pieces[order[i]].on;
    if (auto const common = intersect(before, here)) {
      std::string const witness = detail::end_text(*domain().witness(*common));
      auto problem = detail::curve_problem(
          errc::curve_overlap, order[i],
          to_string(here) + " 与 " + to_string(before) + " 重叠，例如 " + witness,
          to_string(here) + " and " + to_string(before) + " overlap, for example at " + witness);
      problem.others.push_back({{"另一段 " + to_string(before), "the other piece " + to_string(before)},
                                "pieces/" + std::to_string(order[furthest]),
                                {}});
      problems.push_back(std::move(problem));
    }
    if (detail::order_upper(before.upper(), here.upper()) < 0) furthest = i;
  }
  if (!problems.empty()) return problems;
  curve made;
  made.pieces_.reserve(pieces.size());
  for (std::size_t const i : order) made.pieces_.push_back(std::move(pieces[i]));
  return made;
}

FISCORE_INLINE std::optional<std::size_t> curve::piece_at(rational const& x) const noexcept {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (!pieces_[i].on.ends_by(x)) continue;
    if (pieces_[i].on.starts_by(x)) return i;
    break;
  }
  return std::nullopt;
}

FISCORE_INLINE std::optional<rational> curve::at(rational const& x) const {
  auto const index = piece_at(x);
  if (!index) return std::nullopt;
  return pieces_[*index].at(x);
}

FISCORE_INLINE interval_set curve::coverage() const {
  std::vector<interval> parts;
  parts.reserve(pieces_.size());
  for (auto const& each : pieces_) parts.push_back(each.on);
  return interval_set(std::move(parts));
}

FISCORE_INLINE std::optional<interval> curve::range() const { return range(domain()); }

FISCORE_INLINE std::optional<interval> curve::range(domain const& of) const {
  std::optional<interval> all;
  for (auto const& each : pieces_) {
    auto const part = of.tighten(each.on);
    if (!part) continue;
    interval const own = piece{*part, each.shape}.range();
    all = all ? hull(*all, own) : own;
  }
  return all;
}

FISCORE_INLINE fiscore::trend curve::trend() const {
  fiscore::trend found;
  auto const note = [&](input_pair pair, std::strong_ordering order) {
    auto& slot = order < 0 ? found.rise : found.fall;
    if (!slot) slot = std::move(pair);
  };
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    if (i > 0) {
      auto const order = detail::limit_at(pieces_[i - 1], false) <=> detail::limit_at(pieces_[i], true);
      if (order != 0) note(detail::jump_between(pieces_[i - 1], pieces_[i], order), order);
    }
    if (auto const pair = detail::change_within(pieces_[i])) {
      note(*pair, pieces_[i].at(pair->from) <=> pieces_[i].at(pair->to));
    }
  }
  found.direction = found.rise && found.fall ? direction::neither
                    : found.rise             ? direction::rising
                    : found.fall             ? direction::falling
                                             : direction::constant;
  return found;
}

FISCORE_INLINE interval_set curve::inverse(interval_set const& scores) const {
  std::vector<interval> inputs;
  for (auto const& each : pieces_) {
    for (auto const& part : scores.parts()) {
      if (auto found = each.inverse(part)) inputs.push_back(std::move(*found));
    }
  }
  return interval_set(std::move(inputs));
}

FISCORE_INLINE std::string to_string(piece const& value) {
  auto const text = [](rational const& number) { return detail::end_text(number); };
  std::string const score = std::visit(
      [&](auto const& as) -> std::string {
        using form = std::remove_cvref_t<decltype(as)>;
        if constexpr (std::is_same_v<form, constant>) {
          return text(as.value);
        } else if constexpr (std::is_same_v<form, line>) {
          return text(as.intercept) + " + " + text(as.slope) + " x";
        } else if constexpr (std::is_same_v<form, reciprocal>) {
          return text(as.base) + " + " + text(as.factor) + " / x";
        } else {
          return text(as.start) + " - " + text(as.drop) + " per " +
                 (as.count == step_count::whole ? "whole" : "started") + " step of " + text(as.step) +
                 " from " + text(as.origin);
        }
      },
      value.shape);
  return to_string(value.on) + ": " + score;
}

FISCORE_INLINE std::string to_string(curve const& value) {
  std::string all;
  for (auto const& each : value.pieces()) all += (all.empty() ? "" : "; ") + to_string(each);
  return all.empty() ? "∅" : all;
}

FISCORE_INLINE std::ostream& operator<<(std::ostream& out, curve const& value) {
  return out << to_string(value);
}

}  // namespace fiscore::inline FISCORE_ABI
