// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// Conditions over figures and results, with three values: what is not known is neither true nor false.

#include <fiscore/budget/detail/expression.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// A condition over the fields of a dossier and, for gates, over the evaluation so far.
///
///     predicate  := clause { "or" clause }          clause := literal { "and" literal }
///     literal    := [ "not" ] ( comparison | "(" predicate ")" )
///     comparison := formula ("<" | "<=" | ">" | ">=" | "==" | "!=") formula
///                 | "given" "(" field ")" | "state" "(" path ")" "is" state | "grade" "is" id
///
/// and in its formulas `score(path)`; a path is a node's, in quotes, "" for the total. A comparison with a
/// missing or undefined side is unknown; `and` with a false side is false and `or` with a true one true,
/// whatever the other is.
class predicate {
 public:
  predicate() : predicate(parse("1 == 0")) {}                   ///< never
  [[nodiscard]] static predicate parse(std::string_view text);  ///< @throws error
  /// errc::formula_syntax, errc::formula_kind, errc::formula_too_large, as for formulas.
  static result<predicate> try_parse(std::string_view text);

  [[nodiscard]] std::string const& text() const noexcept { return tree_.text(); }
  /// Without results, what asks about them is unknown.
  [[nodiscard]] truth holds(dossier const& of, evaluation_view const* results = nullptr,
                            scope rows = scope::all) const {
    return tree_.holds({of, rows, results});
  }
  /// The first two units of figures that it adds or compares and that do not go together.
  [[nodiscard]] std::optional<unit_clash> clash(dossier const& of) const {
    return tree_.clash({of, scope::all, nullptr}, nullptr);
  }
  [[nodiscard]] std::string with_figures(dossier const& of,
                                         evaluation_view const* results = nullptr) const {
    return tree_.with_figures({of, scope::all, results});
  }
  [[nodiscard]] std::vector<std::string> fields() const { return tree_.fields(); }
  /// The paths of the nodes it asks about, each once.
  [[nodiscard]] std::vector<std::string> nodes() const { return tree_.asked_nodes(); }

  friend bool operator==(predicate const& a, predicate const& b) noexcept { return a.text() == b.text(); }

 private:
  explicit predicate(detail::expression tree) : tree_(std::move(tree)) {}
  detail::expression tree_;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/predicate.ipp>
#endif
