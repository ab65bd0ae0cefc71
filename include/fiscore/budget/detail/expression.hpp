// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// The tree behind formulas and predicates: parsed once, bounded in size, evaluated by any number of
/// threads.

#include <fiscore/base/language.hpp>
#include <fiscore/budget/detail/name_table.hpp>
#include <fiscore/number/interval.hpp>
#include <fiscore/unit/unit.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

class dossier;
struct table_row;

/// Two units that cannot be added, compared, or given one in the other.
struct unit_clash {
  unit left;
  unit right;
};
/// A sentence that names both.
[[nodiscard]] bilingual describe(unit_clash const& of);

/// Whether there is a number.
enum class value_state : std::uint8_t {
  known,
  missing,    ///< a figure that it needs is not reported
  undefined,  ///< a division by zero, a root of a negative number, or units that do not go together
};

/// What a formula gives: a number, or the reason why there is none. An undefined part makes the whole
/// undefined, for no further figure could mend it; otherwise a missing part makes it missing.
struct measured {
  value_state state = value_state::missing;
  rational value;  ///< 0 and meaningless unless known

  friend bool operator==(measured const&, measured const&) = default;
};

/// What a predicate gives. Unknown is neither: a gate that is not known to be passed is not passed.
enum class truth : std::uint8_t { no, yes, unknown };

/// Which rows of a table a function over it is about.
enum class scope : std::uint8_t {
  all,       ///< every row: one that lacks a figure makes the result missing
  reported,  ///< the rows that give every figure asked of them; the others are left out, and named
};

/// Where a value must lie whatever is missing.
struct enclosure {
  interval within;
  bool may_be_undefined = false;
};

/// What predicates ask about a finished evaluation. The budget does not know evaluations; whoever does
/// implements it.
class evaluation_view {
 public:
  evaluation_view() = default;
  evaluation_view(evaluation_view const&) = delete;
  evaluation_view& operator=(evaluation_view const&) = delete;
  virtual ~evaluation_view() = default;
  /// Whether the node is in the state of that name; unknown where there is no such node.
  [[nodiscard]] virtual truth in_state(std::string_view path, std::string_view state) const = 0;
  /// Missing where it has no score; the path "" is the total.
  [[nodiscard]] virtual measured score(std::string_view path) const = 0;
  /// Unknown where there is no grade yet.
  [[nodiscard]] virtual truth has_grade(std::string_view grade) const = 0;
};

namespace detail {

/// Appends a name that is not there yet.
void add_once(std::vector<std::string>& names, std::string const& name);

class expression {
 public:
  enum class kind : std::uint8_t { number, truth };
  enum class op : std::uint8_t {
    // Leaves
    number,
    field,
    column,
    score,
    given,
    in_state,
    has_grade,
    // One operand
    negate,
    absolute,
    root,
    negation,
    holding,  ///< 1 where the condition in `left` holds, 0 where it does not
    // Two operands
    add,
    subtract,
    multiply,
    divide,
    minimum,
    maximum,
    less,
    less_equal,
    greater,
    greater_equal,
    equal,
    not_equal,
    conjunction,
    disjunction,
    // Over the rows of the table `name`; the expression is in `left`
    sum_rows,
    mean_rows,
    minimum_rows,
    maximum_rows,
    count_rows,
    count_if_rows,
  };
  /// Operands are indices into the nodes.
  struct node {
    op what = op::number;
    std::int32_t left = -1;
    std::int32_t right = -1;
    rational number;   ///< of a constant; the degree of a root
    int places = 0;    ///< of a root
    hashed_name name;  ///< of a field, column, table or node
    std::string word;  ///< of a state
  };
  struct environment {
    dossier const& figures;
    scope rows = scope::all;
    evaluation_view const* results = nullptr;
  };
  struct table_use {
    std::string table;
    std::vector<std::string> columns;
  };

  expression() : text_("0"), nodes_{node{}} {}  ///< the number 0
  static result<expression> parse(std::string_view text, kind wanted);
  /// A formula that is one field, whatever the field is called.
  static expression of_field(std::string name);

  [[nodiscard]] std::string const& text() const noexcept { return text_; }
  [[nodiscard]] measured number(environment const& in) const;
  [[nodiscard]] enclosure bounds(environment const& in) const;
  [[nodiscard]] truth holds(environment const& in) const;
  /// The first units that do not go together, also with `wanted` as the unit of the whole (if not null).
  [[nodiscard]] std::optional<unit_clash> clash(environment const& in, unit const* wanted) const;
  [[nodiscard]] std::string with_figures(environment const& in) const;
  [[nodiscard]] std::vector<std::string> fields() const;
  [[nodiscard]] std::vector<table_use> tables() const;
  /// The nodes whose score or state it asks for.
  [[nodiscard]] std::vector<std::string> asked_nodes() const;
  /// How often each field that `in` lacks is read: more than once means that bounds may be wider than the
  /// truth.
  void add_missing(environment const& in, std::vector<std::string>& names) const;
  /// The same with fields renamed: `actual` as `indicators.x.actual`. Names that are not listed stay.
  [[nodiscard]] expression renamed(std::vector<std::pair<std::string, std::string>> const& names) const;

 private:
  friend class expression_parser;
  friend class expression_reader;

  std::string text_;
  std::vector<node> nodes_;
  std::int32_t root_ = 0;
};

}  // namespace detail
}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/expression.ipp>
#include <fiscore/budget/impl/expression_parser.ipp>
#include <fiscore/budget/impl/expression_units.ipp>
#endif
