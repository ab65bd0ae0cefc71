// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// A YAML or JSON text as a tree of texts with places. Scalars stay text, so that numbers stay exact.

#include <fiscore/base/diagnostic.hpp>
#include <fiscore/io/reading.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fiscore::inline FISCORE_ABI::io {

struct tree {
  enum class kind : std::uint8_t { scalar, sequence, mapping };

  kind what = kind::scalar;
  bool quoted = false;  ///< a scalar in quotes, which is text whatever it looks like
  int line = 0;
  int column = 0;
  int width = 1;
  std::string text;
  std::vector<tree> items;  ///< of a sequence
  struct entry;
  std::vector<entry> entries;  ///< of a mapping, in order; keys are scalars, each once

  [[nodiscard]] bool is_null() const noexcept {
    return what == kind::scalar && !quoted && (text.empty() || text == "null" || text == "~");
  }
  [[nodiscard]] tree const* find(std::string_view key) const noexcept;
};

struct tree::entry {
  tree key;
  tree value;
};

/// The one document of a text. Everything that is wrong is appended: invalid UTF-8, syntax, duplicate keys,
/// keys that are no scalars, a second document, aliases beyond the limit. Nothing where the text has no
/// usable document.
[[nodiscard]] std::optional<tree> parse_tree(std::string_view text, std::string const& file,
                                             read_limits const& limits, diagnostics& problems);

/// The place of a path as diagnostics give it (`indicators/0/rule/bands/1`), or of its deepest part that is
/// there.
[[nodiscard]] place place_of(tree const& root, std::string_view path, std::string const& file);

[[nodiscard]] place place_of(tree const& node, std::string const& file);

}  // namespace fiscore::inline FISCORE_ABI::io
