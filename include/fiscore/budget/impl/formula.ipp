// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/base/text_width.hpp>
#include <fiscore/budget/dossier.hpp>
#include <fiscore/budget/formula.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

/// Recursive descent; stops at the first problem, since what follows it in one line is guesswork.
class formula::parser {
 public:
  explicit parser(std::string_view text) : text_(text) {}

  result<formula> run() {
    if (text_.size() > max_length) {
      fail(errc::formula_too_large, 0, "公式超过 4096 个字符", "the formula has more than 4096 characters");
      return problem_;
    }
    formula made;
    made.nodes_.clear();
    nodes_ = &made.nodes_;
    std::int32_t const root = sum();
    if (!failed_ && peek() != 0) unexpected();
    if (failed_) return problem_;
    made.text_ = std::string(text_);
    made.root_ = root;
    return made;
  }

 private:
  static constexpr std::size_t max_length = 4096;
  static constexpr int max_depth = 64;

  std::int32_t add(node made) {
    nodes_->push_back(std::move(made));
    return static_cast<std::int32_t>(nodes_->size() - 1);
  }
  std::int32_t add(op what, std::int32_t left, std::int32_t right = -1) {
    node made;
    made.what = what;
    made.left = left;
    made.right = right;
    return add(std::move(made));
  }

  char peek() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    return at_ < text_.size() && !failed_ ? text_[at_] : '\0';
  }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }
  void expect(char wanted) {
    if (!take(wanted) && !failed_) {
      std::string const sign(1, wanted);
      fail(errc::formula_syntax, at_, "这里应为“" + sign + "”", "\"" + sign + "\" is expected here");
    }
  }
  void unexpected() {
    fail(errc::formula_syntax, at_, at_ < text_.size() ? "这里不能出现“" + character() + "”" : "公式不完整",
         at_ < text_.size() ? "\"" + character() + "\" does not belong here"
                            : "the formula is not complete");
  }
  std::string character() {
    std::size_t end = at_;
    static_cast<void>(detail::decode_utf8(text_, end));
    return std::string(text_.substr(at_, end - at_));
  }
  void fail(errc code, std::size_t at, std::string zh, std::string en) {
    if (failed_) return;
    failed_ = true;
    problem_.code = code;
    problem_.text = detail::cut(text_);
    problem_.message = {std::move(zh), std::move(en)};
    problem_.where = {"", 1, static_cast<int>(text_length(text_.substr(0, at))) + 1, 1};
  }

  std::int32_t sum() {
    if (++depth_ > max_depth)
      fail(errc::formula_too_large, at_, "公式嵌套超过 64 层", "the formula nests more than 64 levels");
    std::int32_t left = product();
    for (char sign = peek(); sign == '+' || sign == '-'; sign = peek()) {
      ++at_;
      std::int32_t const right = product();
      left = add(sign == '+' ? op::add : op::subtract, left, right);
    }
    --depth_;
    return left;
  }
  std::int32_t product() {
    std::int32_t left = factor();
    for (char sign = peek(); sign == '*' || sign == '/'; sign = peek()) {
      ++at_;
      std::int32_t const right = factor();
      left = add(sign == '*' ? op::multiply : op::divide, left, right);
    }
    return left;
  }
  std::int32_t factor() {
    if (failed_) return 0;
    char const next = peek();
    if (next == '-') {
      ++at_;
      if (++depth_ > max_depth)
        fail(errc::formula_too_large, at_, "公式嵌套超过 64 层", "the formula nests more than 64 levels");
      std::int32_t const operand = factor();
      --depth_;
      return add(op::negate, operand);
    }
    if (take('(')) {
      std::int32_t const inner = sum();
      expect(')');
      return inner;
    }
    if (next >= '0' && next <= '9') return number();
    if (is_letter(next)) return name_or_function();
    unexpected();
    return 0;
  }
  std::int32_t number() {
    std::size_t end = text_.find_first_not_of("0123456789.", at_);
    if (end == std::string_view::npos) end = text_.size();
    auto value = decimal::try_parse(text_.substr(at_, end - at_));
    if (!value) {
      fail(value.error().code, at_, value.error().message.zh, value.error().message.en);
      return 0;
    }
    node made;
    made.number = *value;
    at_ = end;
    if (at_ < text_.size() && text_[at_] == '%') {
      ++at_;
      made.number /= 100;
    }
    return add(std::move(made));
  }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
  std::string name() {
    std::size_t const first = at_;
    while (at_ < text_.size() &&
           (is_letter(text_[at_]) || (text_[at_] >= '0' && text_[at_] <= '9') || text_[at_] == '.'))
      ++at_;
    std::string found(text_.substr(first, at_ - first));
    if (found.empty() || found.back() == '.' || found.find("..") != std::string::npos) {
      at_ = first;
      fail(errc::formula_syntax, first, "“" + found + "”不是字段名",
           "\"" + found + "\" is no name of a field");
    }
    return found;
  }
  std::int32_t name_or_function() {
    std::size_t const first = at_;
    std::string called = name();
    if (peek() == '(') return function(called, first);
    node made;
    made.what = in_rows_ ? op::column : op::field;
    made.name = detail::hashed_name(std::move(called));
    return add(std::move(made));
  }
  std::int32_t function(std::string const& called, std::size_t first) {
    struct known {
      std::string_view name;
      op values;
      op rows;
    };
    // `number` where a function has no such meaning.
    static constexpr known functions[] = {
        {"min", op::minimum, op::minimum_rows}, {"max", op::maximum, op::maximum_rows},
        {"abs", op::absolute, op::number},      {"sum", op::number, op::sum_rows},
        {"mean", op::number, op::mean_rows},    {"count", op::number, op::count_rows}};
    known const* what = nullptr;
    for (auto const& each : functions) {
      if (each.name == called) what = &each;
    }
    if (what == nullptr) {
      fail(errc::formula_syntax, first, "没有函数“" + called + "”",
           "there is no function \"" + called + "\"");
      return 0;
    }
    expect('(');
    if (what->values == op::number) return over_rows(what->rows, called, first);
    std::size_t const start = at_;
    // min(rows, expression): two arguments, the first a bare name of a table. A dot makes it a field.
    if (what->rows != op::number && is_letter(peek())) {
      std::string const candidate = name();
      if (peek() == ',' && candidate.find('.') == std::string::npos && !in_rows_) {
        at_ = start;
        return over_rows(what->rows, called, first);
      }
      at_ = start;
    }
    std::int32_t left = sum();
    if (what->values == op::absolute) {
      left = add(op::absolute, left);
    } else {
      while (take(',')) left = add(what->values, left, sum());
    }
    expect(')');
    return left;
  }
  std::int32_t over_rows(op what, std::string const& called, std::size_t first) {
    if (in_rows_) {
      fail(errc::formula_syntax, first, "“" + called + "”不能套在另一个行函数里",
           "\"" + called + "\" cannot stand inside another function over rows");
      return 0;
    }
    if (!is_letter(peek())) {
      unexpected();
      return 0;
    }
    node made;
    made.what = what;
    made.name = detail::hashed_name(name());
    if (what != op::count_rows) {
      expect(',');
      in_rows_ = true;
      made.left = sum();
      in_rows_ = false;
    }
    expect(')');
    return add(std::move(made));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_rows_ = false;
  bool failed_ = false;
  diagnostic problem_;
  std::vector<node>* nodes_ = nullptr;
};

class formula::evaluator {
 public:
  evaluator(formula const& what, dossier const& of, scope rows)
      : nodes_(what.nodes_), of_(of), scope_(rows) {}

  [[nodiscard]] measured at(std::int32_t index, table_row const* row = nullptr) const {
    node const& here = nodes_[static_cast<std::size_t>(index)];
    switch (here.what) {
      case op::number:
        return {value_state::known, here.number};
      case op::field:
        return of(of_.base_value(here.name));
      case op::column:
        return of(row->base_value(here.name));
      case op::negate:
        return map(at(here.left, row), [](rational const& x) { return -x; });
      case op::absolute:
        return map(at(here.left, row), [](rational const& x) { return abs(x); });
      case op::add:
      case op::subtract:
      case op::multiply:
      case op::divide:
      case op::minimum:
      case op::maximum:
        return combine(here.what, at(here.left, row), at(here.right, row));
      default:
        return over_rows(here);
    }
  }

 private:
  static measured of(rational const* found) {
    return found == nullptr ? measured{} : measured{value_state::known, *found};
  }
  template <class F>
  static measured map(measured of, F&& f) {
    if (of.state == value_state::known) of.value = f(of.value);
    return of;
  }
  static measured combine(op what, measured a, measured const& b) {
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

  [[nodiscard]] measured over_rows(node const& here) const {
    table const* rows = of_.find_table(here.name);
    if (rows == nullptr) return {};
    measured total{value_state::known, 0};
    std::int64_t count = 0;
    for (auto const& row : rows->rows) {
      if (scope_ == scope::reported && !reports_all(row, here.name)) continue;
      ++count;
      if (here.what == op::count_rows) continue;
      measured const value = at(here.left, &row);
      bool const extreme = here.what == op::minimum_rows || here.what == op::maximum_rows;
      if (extreme && count == 1) {
        total = value;
      } else {
        op const step = here.what == op::minimum_rows   ? op::minimum
                        : here.what == op::maximum_rows ? op::maximum
                                                        : op::add;
        total = combine(step, total, value);
      }
    }
    if (here.what == op::count_rows) return {value_state::known, count};
    // No row at all: nothing was reported, so there is no sum of it either.
    if (count == 0) return {};
    return here.what == op::mean_rows ? map(total, [&](rational const& sum) { return sum / count; })
                                      : total;
  }
  /// Whether a row gives every column that the whole formula asks of its table, so that one ratio has one
  /// set of rows.
  [[nodiscard]] bool reports_all(table_row const& row, detail::hashed_name const& name) const {
    for (auto const& over : nodes_) {
      if (over.left >= 0 && over.name == name && !reports(row, over.left)) return false;
    }
    return true;
  }
  [[nodiscard]] bool reports(table_row const& row, std::int32_t index) const {
    node const& here = nodes_[static_cast<std::size_t>(index)];
    if (here.what == op::column) return row.base_value(here.name) != nullptr;
    return (here.left < 0 || reports(row, here.left)) && (here.right < 0 || reports(row, here.right));
  }

  std::vector<node> const& nodes_;
  dossier const& of_;
  scope scope_;
};

/// Writes the formula back with figures in it, and no more parentheses than it needs.
class formula::writer {
 public:
  writer(formula const& what, dossier const& of, scope rows)
      : nodes_(what.nodes_), of_(of), evaluator_(what, of, rows) {}

  [[nodiscard]] std::string at(std::int32_t index, int strength = 0) const {
    node const& here = nodes_[static_cast<std::size_t>(index)];
    switch (here.what) {
      case op::number:
        return detail::end_text(here.number);
      case op::field:
        return field(here);
      case op::add:
        return joined(here, " + ", 1, strength);
      case op::subtract:
        return joined(here, " - ", 1, strength);
      case op::multiply:
        return joined(here, " * ", 2, strength);
      case op::divide:
        return joined(here, " / ", 2, strength);
      case op::negate:
        return "-" + at(here.left, 3);
      case op::absolute:
        return "abs(" + at(here.left) + ")";
      case op::minimum:
        return "min(" + at(here.left) + ", " + at(here.right) + ")";
      case op::maximum:
        return "max(" + at(here.left) + ", " + at(here.right) + ")";
      default:
        break;
    }
    measured const total = evaluator_.at(index);
    return total.state == value_state::known ? detail::end_text(total.value) : "?";
  }

 private:
  [[nodiscard]] std::string field(node const& here) const {
    if (auto const* reported = of_.find(here.name.text())) return to_string(reported->printed);
    return of_.base_value(here.name) == nullptr ? "?" : "0";
  }
  [[nodiscard]] std::string joined(node const& here, char const* sign, int own, int strength) const {
    // The right operand of - and / binds tighter than its equals.
    bool const left_only = here.what == op::subtract || here.what == op::divide;
    std::string const text = at(here.left, own) + sign + at(here.right, left_only ? own + 1 : own);
    return own < strength ? "(" + text + ")" : text;
  }

  std::vector<node> const& nodes_;
  dossier const& of_;
  evaluator evaluator_;
};

FISCORE_INLINE std::string formula::with_figures(dossier const& of, scope rows) const {
  return writer(*this, of, rows).at(root_);
}

FISCORE_INLINE formula formula::parse(std::string_view text) { return try_parse(text).value(); }

FISCORE_INLINE result<formula> formula::try_parse(std::string_view text) { return parser(text).run(); }

FISCORE_INLINE measured formula::evaluate(dossier const& of, scope rows) const {
  return evaluator(*this, of, rows).at(root_);
}

namespace detail {
FISCORE_INLINE void add_once(std::vector<std::string>& names, std::string const& name) {
  for (auto const& known : names) {
    if (known == name) return;
  }
  names.push_back(name);
}
}  // namespace detail

FISCORE_INLINE std::vector<std::string> formula::fields() const {
  std::vector<std::string> names;
  for (auto const& each : nodes_) {
    if (each.what == op::field) detail::add_once(names, each.name.text());
  }
  return names;
}

FISCORE_INLINE std::vector<formula::table_use> formula::tables() const {
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
    for (auto const& column : columns) detail::add_once(use.columns, column);
    columns.clear();
  }
  return found;
}

}  // namespace fiscore::inline FISCORE_ABI
