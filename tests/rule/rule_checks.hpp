// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What the tests of rules share: numbers and intervals from text, scores as text, tables of scores and of
/// problems.

#include <fiscore/rule/curve.hpp>

#include <doctest/doctest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace fiscore_test {

inline fiscore::rational num(std::string_view text) { return fiscore::rational::parse(text); }
inline fiscore::interval in(std::string_view text) { return fiscore::interval::parse(text); }

/// A decimal where the number has one, else `p/q`; `none` where there is no number.
inline std::string written(fiscore::rational const& value) {
  auto const as_decimal = fiscore::exact_decimal(value);
  return as_decimal ? to_string(*as_decimal) : to_string(value);
}
inline std::string written(std::optional<fiscore::rational> const& value) {
  return value ? written(*value) : "none";
}
inline std::string written(std::optional<fiscore::interval> const& value) {
  return value ? to_string(*value) : "none";
}

/// A measured value and its score, as `written`.
struct scored {
  std::string_view at;
  std::string_view score;
};

inline void check_scores(fiscore::curve const& curve, std::initializer_list<scored> expected) {
  CAPTURE(curve);
  for (auto const& row : expected) {
    CAPTURE(row.at);
    CHECK(written(curve.at(num(row.at))) == row.score);
  }
}

inline void check_scores(fiscore::result<fiscore::curve, fiscore::diagnostics> const& made,
                         std::initializer_list<scored> expected) {
  if (!made) {
    FAIL_CHECK(to_string(made.error().front()));
    return;
  }
  check_scores(*made, expected);
}

struct problem {
  fiscore::errc code;
  std::string path;
  std::string en;
  std::string zh;
};

inline void check_problems(fiscore::diagnostics const& got, std::initializer_list<problem> expected) {
  std::string all;
  for (auto const& one : got) all += to_string(one) + '\n';
  CAPTURE(all);
  CHECK(got.size() == expected.size());
  std::size_t index = 0;
  for (auto const& row : expected) {
    if (index == got.size()) break;
    CAPTURE(index);
    auto const& one = got[index++];
    CHECK(to_string(one.code) == to_string(row.code));
    CHECK(one.level == fiscore::severity::error);
    CHECK(one.path == row.path);
    CHECK(one.message.en == row.en);
    CHECK(one.message.zh == row.zh);
  }
}

/// Nothing but these problems, in this order.
inline void check_problems(fiscore::result<fiscore::curve, fiscore::diagnostics> const& got,
                           std::initializer_list<problem> expected) {
  REQUIRE_FALSE(got.has_value());
  check_problems(got.error(), expected);
}

}  // namespace fiscore_test
