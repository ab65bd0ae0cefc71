// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The arithmetic of a metric, as data: exact, bounded in size, and honest about what is missing.

#include <fiscore/budget/detail/name_table.hpp>
#include <fiscore/number/rational.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

class dossier;

/// Whether there is a number.
enum class value_state : std::uint8_t {
  known,
  missing,    ///< a figure that it needs is not reported
  undefined,  ///< a division by zero
};

/// What a formula gives: a number, or the reason why there is none. An undefined part makes the whole
/// undefined, for no further figure could mend it; otherwise a missing part makes it missing.
struct measured {
  value_state state = value_state::missing;
  rational value;  ///< 0 and meaningless unless known

  friend bool operator==(measured const&, measured const&) = default;
};

/// Which rows of a table a sum over it is about.
enum class scope : std::uint8_t {
  all,       ///< every row: one that lacks a figure makes the sum missing
  reported,  ///< the rows that give every figure the formula asks of them; the others are left out, and
             ///< named
};

/// An arithmetic expression over the fields of a dossier.
///
///     formula    := term { ("+" | "-") term }
///     term       := factor { ("*" | "/") factor }
///     factor     := "-" factor | number | field | "(" formula ")" | function
///     function   := ("min" | "max") "(" formula { "," formula } ")" | "abs" "(" formula ")"
///                 | ("sum" | "mean" | "min" | "max") "(" rows "," formula ")" | "count" "(" rows ")"
///     field      := name { "." name }        number := digits [ "." digits ] [ "%" ]
///
/// In the formula of a function over rows a name is a column of that table; rows do not nest. At most 4,096
/// characters, 64 levels. Amounts count in base units (元), so a result is a plain number or an amount in
/// 元.
class formula {
 public:
  formula() = default;                                        ///< 0
  [[nodiscard]] static formula parse(std::string_view text);  ///< @throws error
  /// errc::formula_syntax, errc::formula_too_large, with the place in the text (line 1, column in
  /// characters).
  static result<formula> try_parse(std::string_view text);

  /// As it was written.
  [[nodiscard]] std::string const& text() const noexcept { return text_; }

  /// Any number of threads may evaluate one formula.
  [[nodiscard]] measured evaluate(dossier const& of, scope rows = scope::all) const;

  /// The formula with the figures of a dossier in place of their names, sums over rows already made: `22 /
  /// 18`,
  /// `(331.03万元 + ?) / 362.40万元`; what is missing is `?`.
  [[nodiscard]] std::string with_figures(dossier const& of, scope rows = scope::all) const;

  /// The fields it reads outside rows, each once, in order of appearance.
  [[nodiscard]] std::vector<std::string> fields() const;
  /// The tables it goes over, each once, and the columns it asks of each.
  struct table_use {
    std::string table;
    std::vector<std::string> columns;
  };
  [[nodiscard]] std::vector<table_use> tables() const;

  friend bool operator==(formula const& a, formula const& b) noexcept { return a.text_ == b.text_; }

 private:
  enum class op : std::uint8_t {
    number,
    field,
    column,
    add,
    subtract,
    multiply,
    divide,
    negate,
    absolute,
    minimum,
    maximum,
    sum_rows,
    mean_rows,
    minimum_rows,
    maximum_rows,
    count_rows,
  };
  /// Operands are indices into `nodes_`; a function over rows has its table's name and the expression in
  /// `left`.
  struct node {
    op what = op::number;
    std::int32_t left = -1;
    std::int32_t right = -1;
    rational number;
    detail::hashed_name name;
  };
  class parser;
  class evaluator;
  class writer;

  std::string text_ = "0";
  std::vector<node> nodes_{node{}};
  std::int32_t root_ = 0;
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/formula.ipp>
#endif
