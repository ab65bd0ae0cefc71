// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/diagnostic.hpp>
#include <fiscore/base/text_width.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

using fiscore::diagnostic;
using fiscore::diagnostics;
using fiscore::errc;
using fiscore::error;
using fiscore::has_error;
using fiscore::language;
using fiscore::place;
using fiscore::render;
using fiscore::severity;

static_assert(std::regular<place>);
static_assert(std::copyable<diagnostic>);
static_assert(std::derived_from<error, std::exception>);
static_assert(std::is_nothrow_move_constructible_v<diagnostic>);
static_assert(!std::is_convertible_v<diagnostic, error>);
static_assert(!std::is_default_constructible_v<error>);

namespace {
diagnostic sample() {
  diagnostic what;
  what.code = errc::number_syntax;
  what.message = {"“12a”不是数字", "\"12a\" is not a number"};
  what.text = "12a";
  return what;
}

std::string rendered(place where, std::string_view source) {
  diagnostic what = sample();
  what.where = std::move(where);
  return render(what, source, language::en);
}

/// The columns that carets and tildes take on the terminal, from 0: {first, one past the last}.
std::pair<std::size_t, std::size_t> marked(std::string const& text) {
  std::size_t const caret = text.find('^');
  REQUIRE(caret != std::string::npos);
  std::size_t const start = text.rfind('\n', caret) + 1;
  std::size_t const end = text.find('\n', caret);
  std::string_view const line = std::string_view(text).substr(start, end - start);
  return {fiscore::text_width(line.substr(0, caret - start)), fiscore::text_width(line)};
}
}  // namespace

TEST_CASE("diagnostic: codes keep their numbers") {
  struct row {
    errc code;
    std::string_view text;
  };
  static constexpr row rows[] = {
      {errc::number_empty, "fiscore.101"},     {errc::number_syntax, "fiscore.102"},
      {errc::number_grouping, "fiscore.103"},  {errc::number_full_width, "fiscore.104"},
      {errc::number_too_long, "fiscore.105"},  {errc::number_exponent, "fiscore.106"},
      {errc::number_not_whole, "fiscore.107"}, {errc::division_by_zero, "fiscore.110"},
      {errc::root_of_negative, "fiscore.111"}, {errc::number_places, "fiscore.112"},
      {errc::interval_syntax, "fiscore.113"},
  };
  for (auto const& r : rows) CHECK(to_string(r.code) == r.text);
}

TEST_CASE(
    "diagnostic: one line has place, severity, code and message, and the path where there is no place") {
  struct row {
    severity level;
    place where;
    std::string_view path;
    std::string_view en;
    std::string_view zh;
  };
  row const rows[] = {
      {severity::error,
       {},
       "",
       "error [fiscore.102] \"12a\" is not a number",
       "错误 [fiscore.102] “12a”不是数字"},
      {severity::warning,
       {},
       "",
       "warning [fiscore.102] \"12a\" is not a number",
       "警告 [fiscore.102] “12a”不是数字"},
      {severity::note,
       {},
       "",
       "note [fiscore.102] \"12a\" is not a number",
       "说明 [fiscore.102] “12a”不是数字"},
      {severity::error,
       {},
       "nodes/2/rule",
       "error [fiscore.102] nodes/2/rule: \"12a\" is not a number",
       "错误 [fiscore.102] nodes/2/rule: “12a”不是数字"},
      {severity::error,
       {"决算.csv", 14, 3, 2},
       "nodes/2/rule",
       "决算.csv:14:3: error [fiscore.102] \"12a\" is not a number",
       "决算.csv:14:3: 错误 [fiscore.102] “12a”不是数字"},
      {severity::error,
       {"决算.csv"},
       "rows",
       "决算.csv: error [fiscore.102] rows: \"12a\" is not a number",
       "决算.csv: 错误 [fiscore.102] rows: “12a”不是数字"},
      {severity::error,
       {"", 14, 3, 2},
       "",
       "-:14:3: error [fiscore.102] \"12a\" is not a number",
       "-:14:3: 错误 [fiscore.102] “12a”不是数字"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.en);
    diagnostic what = sample();
    what.level = r.level;
    what.where = r.where;
    what.path = r.path;
    CHECK(to_string(what) == r.en);
    CHECK(to_string(what, language::zh) == r.zh);
  }
}

TEST_CASE("diagnostic: a message in one language only is given in that one") {
  diagnostic what = sample();
  what.message = {"“12a”不是数字", ""};
  CHECK(to_string(what, language::en) == "error [fiscore.102] “12a”不是数字");
}

TEST_CASE("render: source line, caret, expectation, hint and other places, in both languages") {
  diagnostic what = sample();
  what.expected = {"数字，如 -12.50", "a number, as -12.50"};
  what.hint = {"去掉字母", "leave the letter out"};
  what.where = {"决算.csv", 2, 6, 3};
  what.others.push_back({{"表头在此处", "the heading is here"}, "head", {"决算.csv", 1, 4, 2}});
  what.others.push_back({{"又见此处", "and here"}, "rows/9", {}});
  constexpr std::string_view source = "项目,金额\n教育支出,12a\n";
  CHECK(render(what, source, language::en) ==
        "决算.csv:2:6: error [fiscore.102] \"12a\" is not a number\n"
        "  2 | 教育支出,12a\n"
        "    |          ^~~\n"
        "  expected: a number, as -12.50\n"
        "  hint: leave the letter out\n"
        "  决算.csv:1:4: the heading is here\n"
        "  1 | 项目,金额\n"
        "    |      ^~~~\n"
        "  rows/9: and here\n");
  CHECK(render(what, source, language::zh) ==
        "决算.csv:2:6: 错误 [fiscore.102] “12a”不是数字\n"
        "  2 | 教育支出,12a\n"
        "    |          ^~~\n"
        "  应为：数字，如 -12.50\n"
        "  提示：去掉字母\n"
        "  决算.csv:1:4: 表头在此处\n"
        "  1 | 项目,金额\n"
        "    |      ^~~~\n"
        "  rows/9: 又见此处\n");
  CHECK(render(what, "", language::en) ==
        "决算.csv:2:6: error [fiscore.102] \"12a\" is not a number\n"
        "  expected: a number, as -12.50\n"
        "  hint: leave the letter out\n"
        "  决算.csv:1:4: the heading is here\n"
        "  rows/9: and here\n");
}

TEST_CASE("render: the caret stands under its text, however wide the characters before and in it") {
  struct row {
    std::string_view source;
    int column;
    int width;
    std::size_t first;  // of the marks, counted from where the source line starts
    std::size_t past;
  };
  static constexpr row rows[] = {
      {"abcdef", 1, 1, 0, 1},     {"abcdef", 3, 2, 2, 4},      {"abcdef", 6, 1, 5, 6},
      {"abc", 4, 1, 3, 4},  // at the end of the line
      {"教育支出12", 1, 4, 0, 8}, {"教育支出12", 5, 2, 8, 10}, {"教a育b12", 5, 1, 6, 7},
      {"教a育b12", 2, 3, 2, 6},   {"e\u0301x", 3, 1, 1, 2},  // a combining mark takes no column
      {"（％）12a", 4, 3, 6, 9},  {"\t\tx", 3, 1, 2, 3},     // a tab is shown as one blank
      {"\xff\xffx", 3, 1, 2, 3},  {"表\t金额", 3, 2, 3, 7},
  };
  for (auto const& r : rows) {
    CAPTURE(r.source);
    CAPTURE(r.column);
    std::size_t const margin = std::string_view("  1 | ").size();
    CHECK(marked(rendered({"", 1, r.column, r.width}, r.source)) ==
          std::pair(margin + r.first, margin + r.past));
  }
}

TEST_CASE("render: the line is found by its number, and line ends are not shown") {
  constexpr std::string_view source = "one\r\ntwo\n\nfour";
  CHECK(rendered({"", 1, 1, 3}, source) ==
        "-:1:1: error [fiscore.102] \"12a\" is not a number\n  1 | one\n    | ^~~\n");
  CHECK(rendered({"", 2, 2, 1}, source) ==
        "-:2:2: error [fiscore.102] \"12a\" is not a number\n  2 | two\n    |  ^\n");
  CHECK(rendered({"", 4, 4, 1}, source) ==
        "-:4:4: error [fiscore.102] \"12a\" is not a number\n  4 | four\n    |    ^\n");
  CHECK(rendered({"", 3, 1, 1}, source) == "-:3:1: error [fiscore.102] \"12a\" is not a number\n");
  CHECK(rendered({"", 5, 1, 1}, source) == "-:5:1: error [fiscore.102] \"12a\" is not a number\n");
  CHECK(rendered({"", 2147483647, 1, 1}, source) ==
        "-:2147483647:1: error [fiscore.102] \"12a\" is not a number\n");
  CHECK(rendered({"", 12, 2, 1}, std::string(11, '\n') + "ab") ==
        "-:12:2: error [fiscore.102] \"12a\" is not a number\n  12 | ab\n     |  ^\n");
}

TEST_CASE("render: a line of a megabyte is shown around its place, and the caret stays right") {
  std::string source;
  for (int i = 0; i < 200'000; ++i) source += "预";
  source += "12a";
  for (int i = 0; i < 200'000; ++i) source += "算";
  std::string const text = rendered({"", 1, 200'001, 3}, source);
  CHECK(text.size() < 1000);
  auto const [first, past] = marked(text);
  CHECK(past - first == 3);
  std::size_t const line_at = text.find("  1 | ");
  std::size_t const offending = text.find("12a", line_at);
  REQUIRE(offending != std::string::npos);
  CHECK(fiscore::text_width(std::string_view(text).substr(line_at, offending - line_at)) == first);
}

TEST_CASE("render: control characters of the source are not sent to the terminal") {
  std::string const text = rendered({"", 1, 1, 1}, "a\x1b[31mb\x07\x7f\u009b5m");
  for (char const* control : {"\x1b", "\x07", "\x7f", "\u009b"}) {
    CAPTURE(static_cast<int>(control[0]));
    CHECK(text.find(control) == std::string::npos);
  }
}

TEST_CASE("diagnostic: there is an error where one has that severity, wherever it stands") {
  diagnostic note = sample();
  note.level = severity::note;
  diagnostic warning = sample();
  warning.level = severity::warning;
  diagnostic const wrong = sample();
  CHECK_FALSE(has_error({}));
  CHECK_FALSE(has_error({note, warning}));
  CHECK(has_error({wrong, note, warning}));
  CHECK(has_error({note, wrong, warning}));
  CHECK(has_error({note, warning, wrong}));
}

TEST_CASE("error: carries everything that was wrong and says it, a line each") {
  diagnostic first = sample();
  diagnostic second = sample();
  second.code = errc::division_by_zero;
  second.message = {"除数为零", "division by zero"};
  second.where = {"a.csv", 3, 1, 1};
  error const both(diagnostics{first, second});
  CHECK(both.code() == errc::number_syntax);
  CHECK(both.diagnostics().size() == 2);
  CHECK(std::string(both.what()) ==
        "error [fiscore.102] \"12a\" is not a number\na.csv:3:1: error [fiscore.110] division by zero");
  error const one(second);
  CHECK(one.code() == errc::division_by_zero);
  CHECK(std::string(one.what()) == "a.csv:3:1: error [fiscore.110] division by zero");
}

TEST_CASE("place: known from line 1 on, equal where all is") {
  CHECK_FALSE(place{}.known());
  CHECK_FALSE(place{"a.csv"}.known());
  CHECK(place{"a.csv", 1, 1}.known());
  CHECK(place{"a.csv", 1, 1} == place{"a.csv", 1, 1, 1});
  CHECK(place{"a.csv", 1, 1} != place{"a.csv", 1, 2});
  CHECK(place{"a.csv", 1, 1} != place{"a.csv", 1, 1, 2});
}
