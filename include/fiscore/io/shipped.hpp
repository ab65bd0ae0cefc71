// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The rulebooks and metrics that are compiled into the library.

#include <fiscore/io/rulebook.hpp>

#include <span>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// A rulebook as it ships: its id and the text of its file.
struct shipped_rulebook {
  std::string_view id;
  std::string_view text;
};

/// All of them, by id.
[[nodiscard]] std::span<shipped_rulebook const> shipped_rulebooks() noexcept;

/// The rulebook of that id. @throws error errc::rulebook_unknown, naming those there are
[[nodiscard]] rulebook load_shipped(std::string_view id);

/// Every formula of the field that the library knows, by id. A rulebook that names one need not define it.
[[nodiscard]] std::span<metric const> shipped_metrics();

}  // namespace fiscore::inline FISCORE_ABI
