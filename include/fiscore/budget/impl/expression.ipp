// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/detail/expression.hpp>
#include <fiscore/budget/dossier.hpp>
#include <fiscore/number/root.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI::detail {

/// Reads the figures of one dossier through one expression.
class expression_reader {
 public:
  using op = expression::op;
  using node = expression::node;

  expression_reader(expression const& what, expression::environment const& in)
      : nodes_(what.nodes_), in_(in) {}

  [[nodiscard]] measured number(std::int32_t index, table_row const* row = nullptr) const {
    node const& here = at(index);
    switch (here.what) {
      case op::number:
        return {value_state::known, here.number};
      case op::field:
        return found(in_.figures.base_value(here.name));
      case op::column:
        return found(row->base_value(here.name));
      case op::score:
        return in_.results == nullptr ? measured{} : in_.results->score(here.name.text());
      case op::negate:
        return mapped(number(here.left, row), [](rational const& x) { return -x; });
      case op::absolute:
        return mapped(number(here.left, row), [](rational const& x) { return abs(x); });
      case op::root:
        return rooted(here, number(here.left, row));
      case op::holding: {
        truth const held = holds(here.left, row);
        return held == truth::unknown ? measured{}
                                      : measured{value_state::known, held == truth::yes ? 1 : 0};
      }
      case op::sum_rows:
      case op::mean_rows:
      case op::minimum_rows:
      case op::maximum_rows:
      case op::count_rows:
      case op::count_if_rows:
        return over_rows(here);
      default:
        return combined(here.what, number(here.left, row), number(here.right, row));
    }
  }

  [[nodiscard]] truth holds(std::int32_t index, table_row const* row = nullptr) const {
    node const& here = at(index);
    switch (here.what) {
      case op::given:
        return (row == nullptr ? in_.figures.base_value(here.name) : row->base_value(here.name)) != nullptr
                   ? truth::yes
                   : truth::no;
      case op::in_state:
        return in_.results == nullptr ? truth::unknown : in_.results->in_state(here.name.text(), here.word);
      case op::has_grade:
        return in_.results == nullptr ? truth::unknown : in_.results->has_grade(here.word);
      case op::negation:
        return opposite(holds(here.left, row));
      // The side that decides alone decides, whatever the other is.
      case op::conjunction:
        return both(holds(here.left, row), holds(here.right, row));
      case op::disjunction:
        return opposite(both(opposite(holds(here.left, row)), opposite(holds(here.right, row))));
      default:
        break;
    }
    measured const left = number(here.left, row);
    measured const right = number(here.right, row);
    if (left.state != value_state::known || right.state != value_state::known) return truth::unknown;
    return compared(here.what, left.value <=> right.value) ? truth::yes : truth::no;
  }

  [[nodiscard]] enclosure bounds(std::int32_t index, table_row const* row = nullptr) const {
    node const& here = at(index);
    switch (here.what) {
      case op::number:
        return {interval::point(here.number)};
      case op::field:
        return bound(in_.figures.base_value(here.name), in_.figures.domain_of(here.name.text()));
      case op::column:
        return bound(row->base_value(here.name), in_.figures.domain_of(here.name.text()));
      case op::score:
        return {};
      case op::negate: {
        enclosure inner = bounds(here.left, row);
        inner.within = -inner.within;
        return inner;
      }
      case op::absolute: {
        enclosure inner = bounds(here.left, row);
        inner.within = abs(inner.within);
        return inner;
      }
      case op::root:
        return root_bounds(here, bounds(here.left, row));
      case op::holding: {
        truth const held = holds(here.left, row);
        return {interval::closed(held == truth::yes ? 1 : 0, held == truth::no ? 0 : 1)};
      }
      case op::sum_rows:
      case op::mean_rows:
      case op::minimum_rows:
      case op::maximum_rows:
      case op::count_rows:
      case op::count_if_rows:
        return row_bounds(here);
      default:
        return combined(here.what, bounds(here.left, row), bounds(here.right, row));
    }
  }

  /// The rows that count, by the scope.
  template <class F>
  void each_row(node const& here, table const& rows, F&& f) const {
    for (auto const& row : rows.rows) {
      if (in_.rows == scope::all || reports_all(row, here.name)) f(row);
    }
  }
  [[nodiscard]] node const& at(std::int32_t index) const { return nodes_[static_cast<std::size_t>(index)]; }

 private:
  static measured found(rational const* value) {
    return value == nullptr ? measured{} : measured{value_state::known, *value};
  }
  static enclosure bound(rational const* value, interval const& domain) {
    return {value == nullptr ? domain : interval::point(*value)};
  }
  template <class F>
  static measured mapped(measured of, F&& f) {
    if (of.state == value_state::known) of.value = f(of.value);
    return of;
  }
  static measured rooted(node const& here, measured of) {
    if (of.state != value_state::known) return of;
    if (of.value.sign() < 0) return {value_state::undefined, 0};
    auto const degree = static_cast<unsigned>(floor(here.number).to_int64());
    of.value = round(fiscore::root(of.value, degree), here.places, rounding_mode::half_up);
    return of;
  }
  static enclosure root_bounds(node const& here, enclosure const& of) {
    endpoint const& low = of.within.lower();
    endpoint const& high = of.within.upper();
    bool const negative = !low.bounded() || low.at.sign() < 0;
    auto const rooted_end = [&](endpoint const& end) {
      return endpoint{rooted(here, {value_state::known, end.at}).value, closure::closed};
    };
    bool const has_high = high.bounded() && high.at.sign() >= 0;
    auto const within = interval::make(negative ? endpoint{0, closure::closed} : rooted_end(low),
                                       has_high ? rooted_end(high) : endpoint());
    return {*within, of.may_be_undefined || negative};
  }
  static truth opposite(truth of) {
    return of == truth::unknown ? of : of == truth::yes ? truth::no : truth::yes;
  }
  static truth both(truth a, truth b) {
    if (a == truth::no || b == truth::no) return truth::no;
    return a == truth::unknown || b == truth::unknown ? truth::unknown : truth::yes;
  }
  static bool compared(op sign, std::strong_ordering order) {
    switch (sign) {
      case op::less:
        return order < 0;
      case op::less_equal:
        return order <= 0;
      case op::greater:
        return order > 0;
      case op::greater_equal:
        return order >= 0;
      case op::equal:
        return order == 0;
      default:
        return order != 0;
    }
  }
  static measured combined(op what, measured a, measured const& b) {
    if (a.state == value_state::undefined || b.state == value_state::undefined)
      return {value_state::undefined, 0};
    if (what == op::divide && b.state == value_state::known && b.value.is_zero())
      return {value_state::undefined, 0};
    if (a.state == value_state::missing || b.state == value_state::missing) return {};
    switch (what) {
      case op::add:
        a.value += b.value;
        break;
      case op::subtract:
        a.value -= b.value;
        break;
      case op::multiply:
        a.value *= b.value;
        break;
      case op::divide:
        a.value /= b.value;
        break;
      case op::minimum:
        a.value = b.value < a.value ? b.value : a.value;
        break;
      default:
        a.value = a.value < b.value ? b.value : a.value;
        break;
    }
    return a;
  }
  static enclosure combined(op what, enclosure const& a, enclosure const& b) {
    bool const undefined = a.may_be_undefined || b.may_be_undefined;
    switch (what) {
      case op::add:
        return {a.within + b.within, undefined};
      case op::subtract:
        return {a.within - b.within, undefined};
      case op::multiply:
        return {a.within * b.within, undefined};
      case op::minimum:
        return {min(a.within, b.within), undefined};
      case op::maximum:
        return {max(a.within, b.within), undefined};
      default:
        break;
    }
    auto const quotients = divide(a.within, b.within);
    return {quotients.value_or(interval()), undefined || b.within.contains(rational(0))};
  }

  [[nodiscard]] measured over_rows(node const& here) const {
    table const* rows = in_.figures.find_table(here.name);
    if (rows == nullptr) return {};
    measured total{value_state::known, 0};
    std::int64_t count = 0;
    bool unknown = false;
    each_row(here, *rows, [&](table_row const& row) {
      if (here.what == op::count_if_rows) {
        truth const holds_here = holds(here.left, &row);
        count += holds_here == truth::yes ? 1 : 0;
        unknown = unknown || holds_here == truth::unknown;
        return;
      }
      ++count;
      if (here.what == op::count_rows) return;
      measured const value = number(here.left, &row);
      total = count == 1 ? value : combined(row_step(here.what), std::move(total), value);
    });
    if (here.what == op::count_rows || here.what == op::count_if_rows) {
      return unknown ? measured{} : measured{value_state::known, count};
    }
    // No row at all: nothing was reported, so there is no sum of it either.
    if (count == 0) return {};
    return here.what == op::mean_rows ? mapped(total, [&](rational const& sum) { return sum / count; })
                                      : total;
  }
  [[nodiscard]] enclosure row_bounds(node const& here) const {
    table const* rows = in_.figures.find_table(here.name);
    bool const counting = here.what == op::count_rows || here.what == op::count_if_rows;
    std::optional<enclosure> total;
    std::int64_t count = 0;
    std::int64_t sure = 0;
    if (rows != nullptr) {
      each_row(here, *rows, [&](table_row const& row) {
        ++count;
        if (here.what == op::count_if_rows) {
          truth const holds_here = holds(here.left, &row);
          sure += holds_here == truth::yes ? 1 : 0;
          count -= holds_here == truth::no ? 1 : 0;
        } else if (!counting) {
          enclosure value = bounds(here.left, &row);
          total = total ? combined(row_step(here.what), *total, value) : std::move(value);
        }
      });
    }
    if (rows == nullptr || (!counting && !total)) return rows_to_come(here, counting);
    if (here.what == op::count_rows) return {interval::point(count)};
    if (here.what == op::count_if_rows) return {interval::closed(sure, count)};
    if (here.what == op::mean_rows) total->within = map_linear(total->within, rational::of(1, count), 0);
    return *total;
  }
  /// Nothing is known of the rows: any number of them may come, with any figures.
  [[nodiscard]] enclosure rows_to_come(node const& here, bool counting) const {
    if (counting) return {interval::at_least(0)};
    static table_row const empty;
    enclosure one = bounds(here.left, &empty);
    if (here.what != op::sum_rows) return one;
    bool const falls = !one.within.lower().bounded() || one.within.lower().at.sign() < 0;
    bool const rises = !one.within.upper().bounded() || one.within.upper().at.sign() > 0;
    if (falls && rises) {
      one.within = interval();
    } else if (falls) {
      one.within = interval::at_most(one.within.upper().at);
    } else if (rises) {
      one.within = interval::at_least(one.within.lower().at);
    }
    return one;
  }
  static op row_step(op what) {
    return what == op::minimum_rows ? op::minimum : what == op::maximum_rows ? op::maximum : op::add;
  }
  /// Whether a row gives every column that the whole expression asks of its table, so that one ratio has
  /// one set of rows.
  [[nodiscard]] bool reports_all(table_row const& row, hashed_name const& name) const {
    for (auto const& over : nodes_) {
      if (over.what >= op::sum_rows && over.left >= 0 && over.name == name && !reports(row, over.left))
        return false;
    }
    return true;
  }
  [[nodiscard]] bool reports(table_row const& row, std::int32_t index) const {
    node const& here = at(index);
    if (here.what == op::column) return row.base_value(here.name) != nullptr;
    return (here.left < 0 || reports(row, here.left)) && (here.right < 0 || reports(row, here.right));
  }

  std::vector<node> const& nodes_;
  expression::environment const& in_;

  friend class expression;
};

/// Writes an expression back with figures in it, and no more parentheses than it needs.
class expression_writer {
 public:
  using op = expression::op;
  using node = expression::node;

  expression_writer(expression_reader const& reader, expression::environment const& in)
      : reader_(reader), in_(in) {}

  [[nodiscard]] std::string at(std::int32_t index, int strength = 0) const {
    node const& here = reader_.at(index);
    switch (here.what) {
      case op::number:
        return end_text(here.number);
      case op::field:
        return field(here);
      case op::score:
        return value(reader_.number(index));
      case op::given:
        return "given(" + here.name.text() + ")";
      case op::in_state:
        return "state(\"" + here.name.text() + "\") is " + here.word;
      case op::has_grade:
        return "grade is " + here.word;
      case op::negate:
        return "-" + at(here.left, 7);
      case op::absolute:
        return "abs(" + at(here.left) + ")";
      case op::root:
        return "root(" + at(here.left) + ", " + end_text(here.number) + ", " + std::to_string(here.places) +
               ")";
      case op::negation:
        return joined("not ", here, 3, strength);
      case op::minimum:
        return "min(" + at(here.left) + ", " + at(here.right) + ")";
      case op::maximum:
        return "max(" + at(here.left) + ", " + at(here.right) + ")";
      case op::add:
        return joined(here, " + ", 5, 5, strength);
      case op::subtract:
        return joined(here, " - ", 5, 6, strength);
      case op::multiply:
        return joined(here, " * ", 6, 6, strength);
      case op::divide:
        return joined(here, " / ", 6, 7, strength);
      case op::less:
        return joined(here, " < ", 4, 5, strength);
      case op::less_equal:
        return joined(here, " <= ", 4, 5, strength);
      case op::greater:
        return joined(here, " > ", 4, 5, strength);
      case op::greater_equal:
        return joined(here, " >= ", 4, 5, strength);
      case op::equal:
        return joined(here, " == ", 4, 5, strength);
      case op::not_equal:
        return joined(here, " != ", 4, 5, strength);
      case op::conjunction:
        return joined(here, " and ", 2, 2, strength);
      case op::disjunction:
        return joined(here, " or ", 1, 1, strength);
      default:
        break;
    }
    return value(reader_.number(index));
  }

 private:
  static std::string value(measured const& of) {
    return of.state == value_state::known ? end_text(of.value) : "?";
  }
  [[nodiscard]] std::string field(node const& here) const {
    if (auto const* reported = in_.figures.find_reported(here.name)) return to_string(reported->printed);
    return in_.figures.base_value(here.name) == nullptr ? "?" : "0";
  }
  [[nodiscard]] std::string joined(node const& here, char const* sign, int own, int right,
                                   int strength) const {
    std::string const text = at(here.left, own) + sign + at(here.right, right);
    return own < strength ? "(" + text + ")" : text;
  }
  [[nodiscard]] std::string joined(char const* sign, node const& here, int own, int strength) const {
    std::string const text = sign + at(here.left, own);
    return own < strength ? "(" + text + ")" : text;
  }

  expression_reader const& reader_;
  expression::environment const& in_;
};

FISCORE_INLINE expression expression::of_field(std::string name) {
  expression made;
  made.text_ = name;
  made.nodes_[0].what = op::field;
  made.nodes_[0].name = hashed_name(std::move(name));
  return made;
}

FISCORE_INLINE measured expression::number(environment const& in) const {
  return expression_reader(*this, in).number(root_);
}
FISCORE_INLINE enclosure expression::bounds(environment const& in) const {
  return expression_reader(*this, in).bounds(root_);
}
FISCORE_INLINE truth expression::holds(environment const& in) const {
  return expression_reader(*this, in).holds(root_);
}
FISCORE_INLINE std::string expression::with_figures(environment const& in) const {
  expression_reader const reader(*this, in);
  return expression_writer(reader, in).at(root_);
}

FISCORE_INLINE void add_once(std::vector<std::string>& names, std::string const& name) {
  for (auto const& known : names) {
    if (known == name) return;
  }
  names.push_back(name);
}

FISCORE_INLINE std::vector<std::string> expression::fields() const {
  std::vector<std::string> names;
  for (auto const& each : nodes_) {
    if (each.what == op::field) add_once(names, each.name.text());
  }
  return names;
}

FISCORE_INLINE std::vector<std::string> expression::asked_nodes() const {
  std::vector<std::string> names;
  for (auto const& each : nodes_) {
    if (each.what == op::score || each.what == op::in_state) add_once(names, each.name.text());
  }
  return names;
}

FISCORE_INLINE std::vector<expression::table_use> expression::tables() const {
  std::vector<table_use> found;
  auto const use_of = [&](std::string const& name) -> table_use& {
    for (auto& known : found) {
      if (known.table == name) return known;
    }
    return found.emplace_back(table_use{name, {}});
  };
  // Nodes come in order of completion: the columns of a function over rows stand right before it.
  std::vector<std::string> columns;
  for (auto const& each : nodes_) {
    if (each.what == op::column) columns.push_back(each.name.text());
    if (each.what < op::sum_rows) continue;
    auto& use = use_of(each.name.text());
    for (auto const& column : columns) add_once(use.columns, column);
    columns.clear();
  }
  return found;
}

FISCORE_INLINE void expression::add_missing(environment const& in, std::vector<std::string>& names) const {
  for (auto const& each : nodes_) {
    if (each.what == op::field && in.figures.base_value(each.name) == nullptr)
      names.push_back(each.name.text());
  }
  // A table is one source of figures: two sums over it share what is missing in it.
  for (auto const& each : nodes_) {
    if (each.what < op::sum_rows) continue;
    if (expression_reader(*this, in).over_rows(each).state == value_state::missing)
      names.push_back(each.name.text());
  }
}

FISCORE_INLINE expression
expression::renamed(std::vector<std::pair<std::string, std::string>> const& names) const {
  expression made = *this;
  for (auto& each : made.nodes_) {
    if (each.what != op::field && each.what != op::given) continue;
    for (auto const& [from, to] : names) {
      if (each.name.text() != from) continue;
      each.name = hashed_name(to);
      break;
    }
  }
  return made;
}

}  // namespace fiscore::inline FISCORE_ABI::detail
