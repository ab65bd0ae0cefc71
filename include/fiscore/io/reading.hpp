// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What reading a file gives: the value if there is one, and everything that is to be said about the text.

#include <fiscore/base/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// Bounds of a reader; a file beyond them is refused with a diagnostic, early and cheaply.
struct read_limits {
  std::size_t bytes = 64U << 20U;
  std::size_t depth = 64;          ///< of sequences and mappings in each other
  std::size_t values = 4'000'000;  ///< scalars, sequences and mappings, aliases expanded
};

/// A value read from a text, and what there is to say about it, in the order of the text. Without a value
/// at least one diagnostic is an error; with one, all are notes or warnings.
template <class T>
struct reading {
  std::optional<T> value;
  fiscore::diagnostics diagnostics;

  [[nodiscard]] bool has_value() const noexcept { return value.has_value(); }
  /// The value. @throws error with all that was wrong
  [[nodiscard]] T&& take() && {
    if (!value) throw error(std::move(diagnostics));
    return std::move(*value);
  }
};

/// The bytes of a file. errc::file_unreadable where there is none, or it is larger than the limit.
result<std::string> read_file(std::string const& path, read_limits limits = {});

}  // namespace fiscore::inline FISCORE_ABI
