// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Versions of one rulebook, and what of a rulebook nobody has confirmed.

#include <fiscore/rulebook/rulebook.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace fiscore::inline FISCORE_ABI {

/// What versions of a rulebook share: its family, or its own id where it has none.
[[nodiscard]] std::string_view family_of(rulebook const& of) noexcept;

/// Whether `day` lies in the dates from and to which it is in force, both included; a date that is not
/// given bounds nothing.
[[nodiscard]] bool in_force(rulebook const& of, date const& day) noexcept;

/// The index of the member of `family` that is in force on `day`; of several, the one that began last.
[[nodiscard]] std::optional<std::size_t> version_in_force(std::span<rulebook const> all,
                                                          std::string_view family, date const& day);

/// The rows that strict scoring refuses: those that are not modelled, and those of which the source of the
/// row or of a parameter is not verified. An error each, with the path of the row.
[[nodiscard]] diagnostics unconfirmed_rows(rulebook const& of);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/family.ipp>
#endif
