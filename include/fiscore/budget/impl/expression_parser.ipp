// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/base/text_width.hpp>
#include <fiscore/budget/detail/expression.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI::detail {

/// Recursive descent; stops at the first problem, since what follows it in one line is guesswork.
class expression_parser {
 public:
  using op = expression::op;
  using kind = expression::kind;
  using node = expression::node;

  expression_parser(std::string_view text, kind wanted) : text_(text), wanted_(wanted) {}

  result<expression> run() {
    expression made;
    made.nodes_.clear();
    nodes_ = &made.nodes_;
    operand root;
    if (text_.size() > max_length) {
      fail(errc::formula_too_large, 0, "公式超过 4096 个字符", "the formula has more than 4096 characters");
    } else {
      root = disjunction();
      if (peek() != 0) unexpected();
      require(root, wanted_, 0);
    }
    if (failed_) return problem_;
    made.text_ = std::string(text_);
    made.root_ = root.index;
    return made;
  }

 private:
  static constexpr std::size_t max_length = 4096;
  static constexpr int max_depth = 64;

  /// A parsed part: its node, and whether it is a number or a condition.
  struct operand {
    std::int32_t index = 0;
    expression::kind what = kind::number;
  };
  /// Counts the levels of nesting for as long as it lives.
  class level {
   public:
    explicit level(expression_parser& of) : of_(of) {
      if (++of.depth_ > max_depth) {
        of.fail(errc::formula_too_large, of.at_, "公式嵌套超过 64 层",
                "the formula nests more than 64 levels");
      }
    }
    level(level const&) = delete;
    level& operator=(level const&) = delete;
    ~level() { --of_.depth_; }

   private:
    expression_parser& of_;
  };

  operand add(node made, kind what = kind::number) {
    nodes_->push_back(std::move(made));
    return {static_cast<std::int32_t>(nodes_->size() - 1), what};
  }
  operand add(op what, operand left, operand right, kind of) {
    node made;
    made.what = what;
    made.left = left.index;
    made.right = right.index;
    return add(std::move(made), of);
  }
  operand add(op what, operand only, kind of) { return add(what, only, {-1, of}, of); }

  char peek() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    return at_ < text_.size() && !failed_ ? text_[at_] : '\0';
  }
  bool take(char wanted) {
    if (peek() != wanted) return false;
    ++at_;
    return true;
  }
  /// A word that stands alone, as `and`.
  bool take_word(std::string_view word) {
    if (peek() == 0 || !text_.substr(at_).starts_with(word)) return false;
    std::size_t const behind = at_ + word.size();
    if (behind < text_.size() && in_name(text_[behind])) return false;
    at_ = behind;
    return true;
  }
  void expect(char wanted) {
    if (take(wanted) || failed_) return;
    std::string const sign(1, wanted);
    fail(errc::formula_syntax, at_, "这里应为“" + sign + "”", "\"" + sign + "\" is expected here");
  }
  void unexpected() {
    if (at_ >= text_.size()) {
      fail(errc::formula_syntax, at_, "公式不完整", "the formula is not complete");
      return;
    }
    std::size_t end = at_;
    static_cast<void>(decode_utf8(text_, end));
    std::string const sign = printable(text_.substr(at_, end - at_));
    fail(errc::formula_syntax, at_, "这里不能出现“" + sign + "”", "\"" + sign + "\" does not belong here");
  }
  void require(operand const& of, kind wanted, std::size_t at) {
    if (of.what == wanted) return;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\n')) ++at;
    bool const number = wanted == kind::number;
    fail(errc::formula_kind, at, number ? "这里应为数，而不是条件" : "这里应为条件，而不是数",
         number ? "a number is expected here, not a condition"
                : "a condition is expected here, not a number");
  }
  void fail(errc code, std::size_t at, std::string zh, std::string en) {
    if (failed_) return;
    failed_ = true;
    problem_.code = code;
    problem_.text = cut(text_);
    problem_.message = {std::move(zh), std::move(en)};
    problem_.where = {"", 1, static_cast<int>(text_length(text_.substr(0, at))) + 1, 1};
  }

  operand disjunction() {
    level const here(*this);
    std::size_t const start = at_;
    operand left = conjunction();
    while (take_word("or")) left = joined(op::disjunction, left, &expression_parser::conjunction, start);
    return left;
  }
  operand conjunction() {
    std::size_t const start = at_;
    operand left = negation();
    while (take_word("and")) left = joined(op::conjunction, left, &expression_parser::negation, start);
    return left;
  }
  operand joined(op what, operand left, operand (expression_parser::*next)(), std::size_t start) {
    require(left, kind::truth, start);
    std::size_t const right_start = at_;
    operand const right = (this->*next)();
    require(right, kind::truth, right_start);
    return add(what, left, right, kind::truth);
  }
  operand negation() {
    if (!take_word("not")) return comparison();
    level const here(*this);
    std::size_t const start = at_;
    operand const inner = negation();
    require(inner, kind::truth, start);
    return add(op::negation, inner, kind::truth);
  }
  operand comparison() {
    struct sign {
      std::string_view text;
      op what;
    };
    static constexpr sign signs[] = {{"<=", op::less_equal}, {">=", op::greater_equal},
                                     {"!=", op::not_equal},  {"==", op::equal},
                                     {"<", op::less},        {">", op::greater}};
    std::size_t const start = at_;
    operand const left = sum();
    static_cast<void>(peek());
    for (auto const& each : signs) {
      if (failed_ || !text_.substr(at_).starts_with(each.text)) continue;
      require(left, kind::number, start);
      at_ += each.text.size();
      std::size_t const right_start = at_;
      operand const right = sum();
      require(right, kind::number, right_start);
      return add(each.what, left, right, kind::truth);
    }
    return left;
  }
  operand sum() {
    std::size_t const start = at_;
    operand left = product();
    for (char sign = peek(); sign == '+' || sign == '-'; sign = peek()) {
      left = arithmetic(sign == '+' ? op::add : op::subtract, left, start, &expression_parser::product);
    }
    return left;
  }
  operand product() {
    std::size_t const start = at_;
    operand left = factor();
    for (char sign = peek(); sign == '*' || sign == '/'; sign = peek()) {
      left = arithmetic(sign == '*' ? op::multiply : op::divide, left, start, &expression_parser::factor);
    }
    return left;
  }
  operand arithmetic(op what, operand left, std::size_t start, operand (expression_parser::*next)()) {
    require(left, kind::number, start);
    std::size_t const right_start = ++at_;
    operand const right = (this->*next)();
    require(right, kind::number, right_start);
    return add(what, left, right, kind::number);
  }
  operand factor() {
    if (failed_) return {};
    char const next = peek();
    if (take('-')) {
      level const here(*this);
      std::size_t const start = at_;
      operand const inner = factor();
      require(inner, kind::number, start);
      return add(op::negate, inner, kind::number);
    }
    if (take('(')) {
      operand const inner = disjunction();
      expect(')');
      return inner;
    }
    if (next >= '0' && next <= '9') return number();
    if (is_letter(next)) return name_or_function();
    unexpected();
    return {};
  }

  operand number() {
    node made;
    made.number = literal();
    return add(std::move(made));
  }
  rational literal() {
    std::size_t end = text_.find_first_not_of("0123456789.", at_);
    if (end == std::string_view::npos) end = text_.size();
    auto value = decimal::try_parse(text_.substr(at_, end - at_));
    if (!value) {
      fail(value.error().code, at_, value.error().message.zh, value.error().message.en);
      return 0;
    }
    at_ = end;
    rational made = *value;
    if (at_ < text_.size() && text_[at_] == '%') {
      ++at_;
      made /= 100;
    }
    return made;
  }
  /// A whole number in words of a bound, for the degree and places of a root.
  int small_number(int least, int most) {
    std::size_t const start = at_;
    bool const digits = peek() >= '0' && peek() <= '9';
    rational const value = digits ? literal() : rational(-1);
    if (!failed_ && (!value.is_whole() || value < least || value > most)) {
      std::string const range = std::to_string(least) + " 至 " + std::to_string(most);
      std::string const range_en = std::to_string(least) + " to " + std::to_string(most);
      fail(errc::formula_syntax, start, "这里应为 " + range + " 的整数",
           "a whole number from " + range_en + " is expected here");
    }
    return failed_ ? least : static_cast<int>(floor(value).to_int64());
  }

  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
  static bool in_name(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '.'; }
  std::string name() {
    std::size_t const first = at_;
    while (at_ < text_.size() && in_name(text_[at_])) ++at_;
    std::string found(text_.substr(first, at_ - first));
    if (found.empty() || found.back() == '.' || found.find("..") != std::string::npos) {
      at_ = first;
      fail(errc::formula_syntax, first, "“" + found + "”不是字段名",
           "\"" + found + "\" is no name of a field");
    }
    return found;
  }
  /// A node's path or another word in quotes: "output/effects".
  std::string quoted() {
    char const mark = peek();
    if (mark != '"' && mark != '\'') {
      fail(errc::formula_syntax, at_, "这里应为引号里的路径", "a path in quotes is expected here");
      return {};
    }
    std::size_t const end = text_.find(mark, at_ + 1);
    if (end == std::string_view::npos) {
      fail(errc::formula_syntax, at_, "引号没有收尾", "the quote is not closed");
      return {};
    }
    std::string found(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return found;
  }

  operand name_or_function() {
    std::size_t const first = at_;
    std::string called = name();
    if (called == "grade" && take_word("is")) {
      node made;
      made.what = op::has_grade;
      made.word = peek() == '"' || peek() == '\'' ? quoted() : name();
      return add(std::move(made), kind::truth);
    }
    if (peek() == '(') return function(called, first);
    node made;
    made.what = in_rows_ ? op::column : op::field;
    made.name = hashed_name(std::move(called));
    return add(std::move(made));
  }

  operand function(std::string const& called, std::size_t first) {
    struct known {
      std::string_view name;
      op values;  // `number` where a function has no such meaning
      op rows;
    };
    static constexpr known functions[] = {
        {"min", op::minimum, op::minimum_rows}, {"max", op::maximum, op::maximum_rows},
        {"abs", op::absolute, op::number},      {"days", op::subtract, op::number},
        {"root", op::root, op::number},         {"score", op::score, op::number},
        {"state", op::in_state, op::number},    {"given", op::given, op::number},
        {"sum", op::number, op::sum_rows},      {"mean", op::number, op::mean_rows},
        {"count", op::number, op::count_rows},  {"count_if", op::number, op::count_if_rows},
        {"count_true", op::holding, op::number}};
    known const* what = nullptr;
    for (auto const& each : functions) {
      if (each.name == called) what = &each;
    }
    if (what == nullptr) {
      fail(errc::formula_syntax, first, "没有函数“" + called + "”",
           "there is no function \"" + called + "\"");
      return {};
    }
    expect('(');
    if (what->values == op::number || (what->rows != op::number && names_table()))
      return over_rows(what->rows, called, first);
    operand made;
    switch (what->values) {
      case op::score:
      case op::in_state:
        return about_node(what->values);
      case op::given:
        made = given();
        break;
      case op::root:
        made = root();
        break;
      case op::absolute:
        made = add(op::absolute, argument(), kind::number);
        break;
      case op::holding:
        made = condition();
        while (take(',')) made = add(op::add, made, condition(), kind::number);
        break;
      case op::subtract: {
        operand const later = argument();
        expect(',');
        made = add(op::subtract, later, argument(), kind::number);
        break;
      }
      default:
        made = argument();
        while (take(',')) made = add(what->values, made, argument(), kind::number);
    }
    expect(')');
    return made;
  }
  operand argument() {
    std::size_t const start = at_;
    operand const inner = disjunction();
    require(inner, kind::number, start);
    return inner;
  }
  operand condition() {
    std::size_t const start = at_;
    operand const inner = disjunction();
    require(inner, kind::truth, start);
    return add(op::holding, inner, kind::number);
  }
  /// Whether min(rows, expression) follows: a bare name of a table, then a comma. A dot makes it a field.
  bool names_table() {
    std::size_t const start = at_;
    bool found = false;
    if (is_letter(peek()) && !in_rows_) {
      std::size_t end = at_;
      while (end < text_.size() && in_name(text_[end])) ++end;
      std::string_view const candidate = text_.substr(at_, end - at_);
      at_ = end;
      found = peek() == ',' && candidate.find('.') == std::string_view::npos;
    }
    at_ = start;
    return found;
  }
  operand about_node(op what) {
    node made;
    made.what = what;
    made.name = hashed_name(quoted());
    expect(')');
    if (what == op::score) return add(std::move(made));
    if (!take_word("is")) {
      fail(errc::formula_syntax, at_, "这里应为“is”", "\"is\" is expected here");
      return {};
    }
    static_cast<void>(peek());
    std::size_t const start = at_;
    made.word = name();
    static constexpr std::string_view states[] = {"missing",          "scored",         "undefined",
                                                  "outside_coverage", "not_applicable", "excluded",
                                                  "incomplete",       "profile"};
    bool known = false;
    for (auto const each : states) known = known || each == made.word;
    if (!known)
      fail(errc::formula_syntax, start, "没有状态“" + made.word + "”",
           "there is no state \"" + made.word + "\"");
    return add(std::move(made), kind::truth);
  }
  operand given() {
    if (!is_letter(peek())) {
      unexpected();
      return {};
    }
    node made;
    made.what = op::given;
    made.name = hashed_name(name());
    return add(std::move(made), kind::truth);
  }
  operand root() {
    operand const inner = argument();
    expect(',');
    int const degree = small_number(2, 100);
    expect(',');
    int const places = small_number(0, 100);
    node made;
    made.what = op::root;
    made.left = inner.index;
    made.number = degree;
    made.places = places;
    return add(std::move(made));
  }
  operand over_rows(op what, std::string const& called, std::size_t first) {
    if (in_rows_) {
      fail(errc::formula_syntax, first, "“" + called + "”不能套在另一个行函数里",
           "\"" + called + "\" cannot stand inside another function over rows");
      return {};
    }
    if (!is_letter(peek())) {
      unexpected();
      return {};
    }
    node made;
    made.what = what;
    made.name = hashed_name(name());
    if (what != op::count_rows) {
      expect(',');
      in_rows_ = true;
      std::size_t const start = at_;
      operand const inner = disjunction();
      require(inner, what == op::count_if_rows ? kind::truth : kind::number, start);
      made.left = inner.index;
      in_rows_ = false;
    }
    expect(')');
    return add(std::move(made));
  }

  std::string_view text_;
  kind wanted_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool in_rows_ = false;
  bool failed_ = false;
  diagnostic problem_;
  std::vector<node>* nodes_ = nullptr;
};

FISCORE_INLINE result<expression> expression::parse(std::string_view text, kind wanted) {
  return expression_parser(text, wanted).run();
}

}  // namespace fiscore::inline FISCORE_ABI::detail
