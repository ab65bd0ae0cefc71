// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Rulebooks (指标体系): indicators, metrics, policies and grades as one checked value.

#include <fiscore/rulebook/definition.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// A line of a checked rulebook, in document order (a section before its indicators).
struct rulebook_node {
  detail::hashed_name path = {};      ///< ids joined by `/`; empty for the whole
  std::size_t parent = 0;             ///< its index; the whole is its own
  std::size_t end = 0;                ///< behind its last descendant
  int depth = 0;                      ///< 0 for the whole
  indicator line;                     ///< without children
  std::optional<std::size_t> metric;  ///< index into `metrics()`
  std::optional<curve> bound = {};    ///< of a numeric rule without named parameters
  /// The named parameters of any other: each names a metric, by its index.
  struct named_parameter {
    std::string name = {};
    std::size_t metric = 0;
  };
  std::vector<named_parameter> named = {};

  [[nodiscard]] bool is_leaf(std::size_t own) const noexcept { return end == own + 1; }
};

/// A checked rulebook, immutable; any number of threads may use one.
class rulebook {
 public:
  /// @throws error with every problem of severity error
  [[nodiscard]] static rulebook make(rulebook_definition definition);
  /// The rulebook, or every problem `validate` finds if one is an error.
  static result<rulebook, diagnostics> try_make(rulebook_definition definition);
  /// The same for those who want the warnings too: all that `validate` finds is appended to `found`.
  [[nodiscard]] static std::optional<rulebook> check(rulebook_definition definition, diagnostics& found);

  [[nodiscard]] std::string const& id() const noexcept { return definition_.id; }
  /// As it was written, with `indicators` as the tree.
  [[nodiscard]] rulebook_definition const& definition() const noexcept { return definition_; }
  [[nodiscard]] std::span<metric const> metrics() const noexcept { return definition_.metrics; }

  /// The whole at index 0, then every section and indicator in document order.
  [[nodiscard]] std::span<rulebook_node const> nodes() const noexcept { return nodes_; }
  /// The index of a path, or of a leaf's own id or title where that is unique.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view path) const;
  [[nodiscard]] std::optional<std::size_t> find(detail::hashed_name const& path) const noexcept;
  [[nodiscard]] std::size_t leaf_count() const noexcept;
  /// True if some section takes its indicators from the dossier.
  [[nodiscard]] bool has_open_sections() const noexcept { return has_open_; }
  /// True where the row and every parameter of it that the wording leaves open is verified.
  [[nodiscard]] bool is_verified(std::size_t node) const noexcept;

  friend bool operator==(rulebook const& a, rulebook const& b) { return a.definition_ == b.definition_; }

 private:
  rulebook_definition definition_;
  std::vector<rulebook_node> nodes_;
  detail::name_table<std::size_t> by_path_;
  bool has_open_ = false;
};

/// The rule of a line in words, with the titles of the metrics that set its ends. @pre node.line.rule
[[nodiscard]] std::string describe_rule(rulebook const& book, rulebook_node const& node, language in);

/// The title of a field or column in a formula: the rulebook's own, the budget's, or the name itself.
[[nodiscard]] bilingual input_title(rulebook const& book, std::string_view field);

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/rulebook/impl/rulebook.ipp>
#endif
