// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/number/interval.hpp>

#include <algorithm>
#include <ostream>
#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

FISCORE_INLINE std::strong_ordering order_lower(endpoint const& a, endpoint const& b) noexcept {
  if (!a.bounded() || !b.bounded()) return a.bounded() <=> b.bounded();
  if (auto const order = a.at <=> b.at; order != 0) return order;
  return b.closed() <=> a.closed();
}

FISCORE_INLINE std::strong_ordering order_upper(endpoint const& a, endpoint const& b) noexcept {
  if (!a.bounded() || !b.bounded()) return b.bounded() <=> a.bounded();
  if (auto const order = a.at <=> b.at; order != 0) return order;
  return a.closed() <=> b.closed();
}

/// True if no point lies between an interval that ends at `upper` and one that starts at `lower`.
FISCORE_INLINE bool joins(endpoint const& upper, endpoint const& lower) noexcept {
  if (!upper.bounded() || !lower.bounded()) return true;
  auto const order = lower.at <=> upper.at;
  return order < 0 || (order == 0 && (upper.closed() || lower.closed()));
}

/// The end of what lies on the other side of a bounded `end`.
FISCORE_INLINE endpoint opposite(endpoint end) {
  end.kind = end.closed() ? closure::open : closure::closed;
  return end;
}

FISCORE_INLINE diagnostic interval_problem(errc code, std::string_view text, std::string const& zh,
                                           std::string const& en) {
  diagnostic what;
  what.code = code;
  what.text = cut(text);
  what.message = {"“" + shown(text) + "”" + zh, "\"" + shown(text) + "\" " + en};
  what.expected = {"区间，如 [80, 90) 或 (-∞, 5]", "an interval, as [80, 90) or (-∞, 5]"};
  return what;
}

FISCORE_INLINE diagnostic interval_empty(std::string_view text) {
  return interval_problem(errc::interval_empty, text, "是空区间：两端之间没有数",
                          "is empty: no number lies between its ends");
}

FISCORE_INLINE std::string end_text(rational const& value) {
  auto const decimal = exact_decimal(value);
  return decimal ? to_string(*decimal) : to_string(value);
}

}  // namespace detail

FISCORE_INLINE std::optional<interval> interval::make(endpoint lower, endpoint upper) {
  if (!lower.bounded()) lower.at = 0;
  if (!upper.bounded()) upper.at = 0;
  if (lower.bounded() && upper.bounded()) {
    auto const order = lower.at <=> upper.at;
    if (order > 0 || (order == 0 && !(lower.closed() && upper.closed()))) return std::nullopt;
  }
  return interval(std::move(lower), std::move(upper));
}

FISCORE_INLINE interval interval::point(rational const& at) { return closed(at, at); }
FISCORE_INLINE interval interval::closed(rational lower, rational upper) {
  if (upper < lower)
    throw error(
        detail::interval_empty("[" + detail::end_text(lower) + ", " + detail::end_text(upper) + "]"));
  return interval({std::move(lower), closure::closed}, {std::move(upper), closure::closed});
}
FISCORE_INLINE interval interval::at_least(rational lower) {
  return interval({std::move(lower), closure::closed}, {});
}
FISCORE_INLINE interval interval::above(rational lower) {
  return interval({std::move(lower), closure::open}, {});
}
FISCORE_INLINE interval interval::at_most(rational upper) {
  return interval({}, {std::move(upper), closure::closed});
}
FISCORE_INLINE interval interval::below(rational upper) {
  return interval({}, {std::move(upper), closure::open});
}

FISCORE_INLINE bool interval::contains(interval const& other) const noexcept {
  return detail::order_lower(lower_, other.lower_) <= 0 && detail::order_upper(other.upper_, upper_) <= 0;
}

FISCORE_INLINE char const* sign_of(comparison test) noexcept {
  static constexpr char const* signs[] = {"≥", ">", "≤", "<", "="};
  return signs[static_cast<std::size_t>(test)];
}

FISCORE_INLINE interval satisfying(comparison test, rational const& value) {
  switch (test) {
    case comparison::at_least:
      return interval::at_least(value);
    case comparison::above:
      return interval::above(value);
    case comparison::at_most:
      return interval::at_most(value);
    case comparison::below:
      return interval::below(value);
    case comparison::equal:
      break;
  }
  return interval::point(value);
}

FISCORE_INLINE std::optional<interval> intersect(interval const& a, interval const& b) {
  endpoint const& lower = detail::order_lower(a.lower(), b.lower()) < 0 ? b.lower() : a.lower();
  endpoint const& upper = detail::order_upper(a.upper(), b.upper()) < 0 ? a.upper() : b.upper();
  return interval::make(lower, upper);
}

FISCORE_INLINE interval hull(interval const& a, interval const& b) {
  endpoint const& lower = detail::order_lower(a.lower(), b.lower()) < 0 ? a.lower() : b.lower();
  endpoint const& upper = detail::order_upper(a.upper(), b.upper()) < 0 ? b.upper() : a.upper();
  return *interval::make(lower, upper);
}

FISCORE_INLINE interval rounding_preimage(decimal const& value, rounding_mode mode) {
  rational const unit = rational::of(1, power_of_ten(static_cast<unsigned>(value.places())));
  rational const half = unit / 2;
  rational const at = value;
  auto const between = [&](rational const& below, closure low, rational const& above, closure high) {
    return *interval::make({at - below, low}, {at + above, high});
  };
  constexpr auto open = closure::open;
  constexpr auto in = closure::closed;
  int const sign = value.sign();
  switch (mode) {
    case rounding_mode::half_up:
      return between(half, sign > 0 ? in : open, half, sign < 0 ? in : open);
    case rounding_mode::half_down:
      return between(half, sign > 0 ? open : in, half, sign < 0 ? open : in);
    case rounding_mode::half_even: {
      closure const both = value.coefficient().is_odd() ? open : in;
      return between(half, both, half, both);
    }
    case rounding_mode::down:
      if (sign == 0) return between(unit, open, unit, open);
      return sign > 0 ? between(0, in, unit, open) : between(unit, open, 0, in);
    case rounding_mode::up:
      if (sign == 0) return interval::point(at);
      return sign > 0 ? between(unit, open, 0, in) : between(0, in, unit, open);
    case rounding_mode::floor:
      return between(0, in, unit, open);
    case rounding_mode::ceiling:
      break;
  }
  return between(unit, open, 0, in);
}

FISCORE_INLINE interval map_linear(interval const& of, rational const& scale, rational const& shift) {
  if (scale.is_zero()) return interval::point(shift);
  auto const image = [&](endpoint end) {
    if (end.bounded()) end.at = end.at * scale + shift;
    return end;
  };
  return scale.sign() > 0 ? *interval::make(image(of.lower()), image(of.upper()))
                          : *interval::make(image(of.upper()), image(of.lower()));
}

FISCORE_INLINE std::string to_string(interval const& value) {
  if (value.is_point()) return "{" + detail::end_text(value.lower().at) + "}";
  std::string const lower = value.lower().bounded() ? detail::end_text(value.lower().at) : "-∞";
  std::string const upper = value.upper().bounded() ? detail::end_text(value.upper().at) : "∞";
  return (value.lower().closed() ? "[" : "(") + lower + ", " + upper + (value.upper().closed() ? "]" : ")");
}

FISCORE_INLINE std::ostream& operator<<(std::ostream& out, interval const& value) {
  return out << to_string(value);
}

namespace detail {

FISCORE_INLINE std::string_view trim(std::string_view text) {
  auto const first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace detail

FISCORE_INLINE result<interval> interval::try_parse(std::string_view text) {
  std::string_view const body = detail::trim(text);
  auto const bad = [&] {
    return detail::interval_problem(errc::interval_syntax, text, "不是区间", "is not an interval");
  };
  if (body.size() < 3) return bad();
  std::string_view const inside = body.substr(1, body.size() - 2);
  if (body.front() == '{' && body.back() == '}') {
    auto at = rational::try_parse(detail::trim(inside));
    if (!at) return std::move(at).error();
    return point(*at);
  }
  auto const comma = inside.find(',');
  bool const opens = body.front() == '[' || body.front() == '(';
  bool const closes = body.back() == ']' || body.back() == ')';
  if (!opens || !closes || comma == std::string_view::npos) return bad();
  auto const end = [&](std::string_view at, bool closed, std::string_view sign) -> result<endpoint> {
    at = detail::trim(at);
    std::string_view const size = at.substr(0, sign.size()) == sign ? at.substr(sign.size()) : at;
    if (size.size() + sign.size() == at.size() && (size == "∞" || size == "inf")) {
      if (!closed) return endpoint{};
      return detail::interval_problem(errc::interval_syntax, text, "的无穷一端应写圆括号",
                                      "has a closed end at infinity: write a round bracket");
    }
    auto value = rational::try_parse(at);
    if (!value) return std::move(value).error();
    return endpoint{*value, closed ? closure::closed : closure::open};
  };
  auto lower = end(inside.substr(0, comma), body.front() == '[', "-");
  if (!lower) return std::move(lower).error();
  auto upper = end(inside.substr(comma + 1), body.back() == ']', "");
  if (!upper) return std::move(upper).error();
  auto made = make(*lower, *upper);
  if (!made) return detail::interval_empty(text);
  return *made;
}

FISCORE_INLINE interval interval::parse(std::string_view text) { return try_parse(text).value(); }

FISCORE_INLINE interval_set::interval_set(std::vector<interval> parts) {
  std::sort(parts.begin(), parts.end(), [](interval const& a, interval const& b) {
    return detail::order_lower(a.lower(), b.lower()) < 0;
  });
  for (auto& part : parts) {
    if (!parts_.empty() && detail::joins(parts_.back().upper(), part.lower())) {
      parts_.back() = hull(parts_.back(), part);
    } else {
      parts_.push_back(std::move(part));
    }
  }
}

FISCORE_INLINE bool interval_set::contains(rational const& value) const noexcept {
  for (auto const& part : parts_) {
    if (part.contains(value)) return true;
  }
  return false;
}

FISCORE_INLINE interval_set unite(interval_set const& a, interval_set const& b) {
  std::vector<interval> parts = a.parts();
  parts.insert(parts.end(), b.parts().begin(), b.parts().end());
  return interval_set(std::move(parts));
}

FISCORE_INLINE interval_set intersect(interval_set const& a, interval_set const& b) {
  std::vector<interval> parts;
  auto x = a.parts().begin();
  auto y = b.parts().begin();
  while (x != a.parts().end() && y != b.parts().end()) {
    if (auto common = intersect(*x, *y)) parts.push_back(std::move(*common));
    (detail::order_upper(x->upper(), y->upper()) < 0 ? x : y)++;
  }
  return interval_set(std::move(parts));
}

FISCORE_INLINE interval_set complement(interval_set const& of) {
  std::vector<interval> parts;
  endpoint lower;
  bool open_ended = true;
  for (auto const& part : of.parts()) {
    if (part.lower().bounded()) {
      if (auto gap = interval::make(lower, detail::opposite(part.lower())))
        parts.push_back(std::move(*gap));
    }
    open_ended = part.upper().bounded();
    lower = detail::opposite(part.upper());
  }
  if (open_ended) {
    if (auto rest = interval::make(lower, {})) parts.push_back(std::move(*rest));
  }
  return interval_set(std::move(parts));
}

FISCORE_INLINE interval_set subtract(interval_set const& a, interval_set const& b) {
  return intersect(a, complement(b));
}

FISCORE_INLINE std::string to_string(interval_set const& value) {
  if (value.empty()) return "∅";
  std::string text;
  for (auto const& part : value.parts()) text += (text.empty() ? "" : " ∪ ") + to_string(part);
  return text;
}

FISCORE_INLINE std::ostream& operator<<(std::ostream& out, interval_set const& value) {
  return out << to_string(value);
}

}  // namespace fiscore::inline FISCORE_ABI
