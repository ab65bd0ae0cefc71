// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The arithmetic of a metric, as data: exact, bounded in size, and honest about what is missing.

#include <fiscore/budget/detail/expression.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// An arithmetic expression over the fields of a dossier.
///
///     formula    := term { ("+" | "-") term }
///     term       := factor { ("*" | "/") factor }
///     factor     := "-" factor | number | field | "(" formula ")" | function
///     function   := ("min" | "max") "(" formula { "," formula } ")" | "abs" "(" formula ")"
///                 | "days" "(" later "," earlier ")" | "root" "(" formula "," degree "," places ")"
///                 | ("sum" | "mean" | "min" | "max") "(" rows "," formula ")"
///                 | "count" "(" rows ")" | "count_if" "(" rows "," predicate ")"
///                 | "count_true" "(" predicate { "," predicate } ")"
///     field      := name { "." name }        number := digits [ "." digits ] [ "%" ]
///
/// In a function over rows a name is a column of that table; rows do not nest. A root says to how many
/// places it is rounded (half up), so that a formula is always a rational. At most 4,096 characters, 64
/// levels. Amounts count in base units (元), so a result is a plain number or an amount in 元.
class formula {
 public:
  formula() = default;                                        ///< 0
  [[nodiscard]] static formula parse(std::string_view text);  ///< @throws error
  /// errc::formula_syntax, errc::formula_kind, errc::formula_too_large, with the place in the text (line 1,
  /// column in characters).
  static result<formula> try_parse(std::string_view text);
  /// The formula that is one field, whatever it is called.
  [[nodiscard]] static formula of_field(std::string name);

  /// As it was written.
  [[nodiscard]] std::string const& text() const noexcept { return tree_.text(); }

  /// Any number of threads may evaluate one formula.
  [[nodiscard]] measured evaluate(dossier const& of, scope rows = scope::all) const {
    return tree_.number({of, rows, nullptr});
  }
  /// Where the value must lie, whatever the missing figures are: from 0 up, unless the
  /// dossier says that amounts may be negative; changes anywhere. The truth is then always inside; the
  /// interval may be wider than need be where a missing figure is read twice.
  [[nodiscard]] enclosure bounds(dossier const& of, scope rows = scope::all) const {
    return tree_.bounds({of, rows, nullptr});
  }
  /// The first two units of figures that cannot be added or compared, or the unit of the value and `wanted`
  /// where one cannot be given in the other. A plain number may be a share or a count; of products, and of
  /// what a constant scales, nothing is said.
  [[nodiscard]] std::optional<unit_clash> clash(dossier const& of, unit const& wanted,
                                                scope rows = scope::all) const {
    return tree_.clash({of, rows, nullptr}, &wanted);
  }

  /// The formula with the figures of a dossier in place of their names, functions over rows already made:
  /// `22 / 18`,
  /// `(331.03万元 + ?) / 362.40万元`; what is missing is `?`.
  [[nodiscard]] std::string with_figures(dossier const& of, scope rows = scope::all) const {
    return tree_.with_figures({of, rows, nullptr});
  }

  /// The fields it reads outside rows, each once, in order of appearance.
  [[nodiscard]] std::vector<std::string> fields() const { return tree_.fields(); }
  /// The tables it goes over, each once, and the columns it asks of each.
  using table_use = detail::expression::table_use;
  [[nodiscard]] std::vector<table_use> tables() const { return tree_.tables(); }
  /// The fields and tables it lacks in `of`, each as often as it is read.
  void add_missing(dossier const& of, scope rows, std::vector<std::string>& names) const {
    tree_.add_missing({of, rows, nullptr}, names);
  }
  /// The same with fields renamed, `actual` as `indicators.x.actual`; the text stays as it was written.
  [[nodiscard]] formula renamed(std::vector<std::pair<std::string, std::string>> const& names) const;

  friend bool operator==(formula const& a, formula const& b) {
    return a.text() == b.text() && a.fields() == b.fields();
  }

 private:
  detail::expression tree_;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/formula.ipp>
#endif
