// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A rule of the program's own.

#include <fiscore/base/language.hpp>
#include <fiscore/number/rational.hpp>

#include <functional>
#include <optional>
#include <string>

namespace fiscore::inline FISCORE_ABI {

/// Any function of the measured value. It is opaque to analyses: nobody can ask it for its pieces, so it is
/// not checked against its full marks, and no file can hold it. What it gives outside 0 to full marks, or
/// nothing, is `outside_coverage`.
struct custom {
  std::string name = {};  ///< what it is told apart by: two with one name are equal
  bilingual title = {};   ///< how explanations call it
  /// A pure function; it may be called by many threads at once. Without one no value has a score.
  std::function<std::optional<rational>(rational const& measured, rational const& full_marks)> score = {};

  friend bool operator==(custom const& a, custom const& b) { return a.name == b.name; }
};

}  // namespace fiscore::inline FISCORE_ABI
