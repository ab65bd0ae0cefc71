// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Where a statement of a rulebook comes from.

#include <fiscore/base/config.hpp>

#include <string>

namespace fiscore::inline FISCORE_ABI {

/// A document (title and number), the clause or row in it, and whether somebody read the statement there.
struct citation {
  std::string document = {};
  std::string clause = {};
  bool verified = false;

  [[nodiscard]] bool empty() const noexcept { return document.empty() && clause.empty(); }
  friend bool operator==(citation const&, citation const&) = default;
};

/// `document, clause`, or the one of them that there is.
[[nodiscard]] inline std::string to_string(citation const& of) {
  return of.document + (of.document.empty() || of.clause.empty() ? "" : ", ") + of.clause;
}

}  // namespace fiscore::inline FISCORE_ABI
