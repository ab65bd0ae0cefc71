// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/rational.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The General Decimal Arithmetic test files (http://speleotrove.com/decimal/dectest.html), read where
// Debian's libpython3 packages put them. They speak of numbers with a fixed precision: each case is
// computed exactly with our types, rounded to the precision of the case, and compared.

using fiscore::abs;
using fiscore::decimal;
using fiscore::errc;
using fiscore::integer;
using fiscore::power_of_ten;
using fiscore::rational;
using fiscore::rounding_mode;

namespace {

struct decimal_test {
  std::string id;
  std::string operation;
  std::vector<std::string> operands;
  std::string result;
  std::vector<std::string> conditions;

  [[nodiscard]] bool has(std::string_view condition) const {
    return std::find(conditions.begin(), conditions.end(), condition) != conditions.end();
  }
};

struct context {
  long precision = 9;
  std::optional<rounding_mode> rounding = rounding_mode::half_up;
};

/// A number of the test files, whose exponent is part of it: 1E+3 is not 1000 there.
struct number {
  decimal value;
  long exponent = 0;
};

/// Why a case is not run.
struct skipped {
  std::string reason;
};

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// Words parted by blanks; words in quotes may hold blanks; `--` starts a comment.
std::vector<std::string> words(std::string const& line) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < line.size();) {
    char const c = line[at];
    if (c == ' ' || c == '\t' || c == '\r') {
      ++at;
    } else if (line.compare(at, 2, "--") == 0) {
      break;
    } else if (c == '\'' || c == '"') {
      std::size_t const end = line.find(c, at + 1);
      if (end == std::string::npos) break;
      found.push_back(line.substr(at + 1, end - at - 1));
      at = end + 1;
    } else {
      std::size_t const end = std::min(line.find_first_of(" \t\r", at), line.size());
      found.push_back(line.substr(at, end - at));
      at = end;
    }
  }
  return found;
}

number read(std::string text) {
  if (text.find('#') != std::string::npos) throw skipped{"an operand is given in its encoding"};
  std::string const name = lower(text);
  if (name.find("nan") != std::string::npos) throw skipped{"NaN"};
  if (name.find("inf") != std::string::npos) throw skipped{"Infinity"};
  text = name;
  if (std::size_t const point = text.find('.'); point != std::string::npos) {
    bool const digit_follows = point + 1 < text.size() && text[point + 1] >= '0' && text[point + 1] <= '9';
    if (!digit_follows) text.erase(point, 1);
    if (digit_follows && (point == 0 || text[point - 1] < '0')) text.insert(point, "0");
  }
  auto value = decimal::try_parse(text);
  if (!value) {
    if (value.error().code == errc::number_exponent)
      throw skipped{"an exponent beyond the limits of a text"};
    FAIL(to_string(value.error()));
  }
  number made{*value, 0};
  std::size_t const e = std::min(text.find('e'), text.size());
  std::size_t const point = text.find('.');
  if (e < text.size()) made.exponent = std::strtol(text.c_str() + e + 1, nullptr, 10);
  if (point != std::string::npos) made.exponent -= static_cast<long>(e - point - 1);
  return made;
}

long digits(integer const& value) { return static_cast<long>(to_string(abs(value)).size()); }

/// The exponent of the first digit: 0 for 1 to 9.99.
long first_digit(rational const& value) {
  integer const top = abs(value.numerator());
  integer const bottom = value.denominator();
  long const near = digits(top) - digits(bottom);
  auto const scale = [](long n) { return power_of_ten(static_cast<unsigned>(std::max(n, 0L))); };
  return top * scale(-near) >= bottom * scale(near) ? near : near - 1;
}

decimal round_to_digits(rational const& value, context const& in) {
  if (value.is_zero()) return {};
  auto const exact = exact_decimal(value);
  if (exact && digits(exact->coefficient()) <= in.precision) return *exact;
  auto const to = [&](long places) {
    if (places > decimal::max_places) throw skipped{"more digits than a decimal holds"};
    return round(value, static_cast<int>(places), *in.rounding);
  };
  long const places = in.precision - 1 - first_digit(value);
  decimal const rounded = to(places);
  bool const carried = !rounded.is_zero() && first_digit(rounded) > first_digit(value);
  return carried ? to(places - 1) : rounded;
}

void check_result(decimal_test const& test, context const& in, rational const& exact,
                  std::optional<int> places) {
  number const expected = read(test.result);
  decimal const rounded = round_to_digits(exact, in);
  CHECK(rounded == expected.value);
  if (expected.exponent > 0) return;
  if (test.has("Inexact")) CHECK(rounded.places() == -expected.exponent);
  if (!test.has("Rounded") && places) CHECK(*places == -expected.exponent);
}

void check(decimal_test const& test, context const& in) {
  static constexpr std::array arithmetic = {"add",       "subtract",  "multiply", "divide",
                                            "divideint", "remainder", "compare",  "quantize"};
  bool const known = std::find(arithmetic.begin(), arithmetic.end(), test.operation) != arithmetic.end();
  if (!known || test.operands.size() != 2) throw skipped{"operation " + test.operation};
  if (!in.rounding) throw skipped{"rounding 05up"};
  number const a = read(test.operands[0]);
  number const b = read(test.operands[1]);
  bool const divides =
      test.operation == "divide" || test.operation == "divideint" || test.operation == "remainder";
  if (divides && b.value.is_zero()) {
    CHECK_THROWS_WITH_AS(static_cast<void>(a.value / b.value), "error [fiscore.110] division by zero",
                         fiscore::error);
    return;
  }
  for (char const* const bound :
       {"Overflow", "Underflow", "Subnormal", "Clamped", "Invalid_operation", "Division_impossible"}) {
    if (test.has(bound)) throw skipped{bound};
  }
  if (test.operation == "compare") {
    auto const order = a.value <=> b.value;
    CHECK(read(test.result).value == (order < 0 ? -1 : order > 0 ? 1 : 0));
  } else if (test.operation == "quantize") {
    number const expected = read(test.result);
    decimal const rounded = round(a.value, static_cast<int>(-b.exponent), *in.rounding);
    CHECK(rounded == expected.value);
    if (b.exponent <= 0) CHECK(rounded.places() == -expected.exponent);
  } else if (test.operation == "add" || test.operation == "subtract") {
    decimal const exact = test.operation == "add" ? a.value + b.value : a.value - b.value;
    check_result(test, in, exact, exact.places());
  } else if (test.operation == "multiply") {
    decimal const exact = a.value * b.value;
    bool const kept = a.exponent <= 0 && b.exponent <= 0;
    check_result(test, in, exact, kept ? std::optional(exact.places()) : std::nullopt);
  } else if (test.operation == "divide") {
    check_result(test, in, a.value / b.value, std::nullopt);
  } else {
    decimal const whole = round(a.value / b.value, 0, rounding_mode::down);
    check_result(test, in, test.operation == "divideint" ? whole : a.value - whole * b.value, std::nullopt);
  }
}

std::filesystem::path folder() {
  for (auto const& entry : std::filesystem::directory_iterator("/usr/lib")) {
    auto const tests = entry.path() / "test" / "decimaltestdata";
    bool const python = entry.path().filename().string().starts_with("python3");
    if (python && std::filesystem::exists(tests / "add.decTest")) return tests;
  }
  return {};
}

std::optional<rounding_mode> mode_named(std::string_view name) {
  for (int i = 0; i < 7; ++i) {
    auto const mode = static_cast<rounding_mode>(i);
    if (name == to_string(mode)) return mode;
  }
  REQUIRE(name == "05up");
  return std::nullopt;
}

struct tally {
  int run = 0;
  std::map<std::string, int> not_run;
};

tally run_file(std::filesystem::path const& path) {
  std::ifstream file(path);
  REQUIRE_MESSAGE(file.is_open(), path.string());
  tally counted;
  context in;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> const found = words(line);
    if (found.size() == 2 && found[0].ends_with(":")) {
      std::string const directive = lower(found[0]);
      if (directive == "precision:") in.precision = std::stol(found[1]);
      if (directive == "rounding:") in.rounding = mode_named(lower(found[1]));
      continue;
    }
    auto const arrow = std::find(found.begin(), found.end(), "->");
    if (found.empty() || arrow == found.end()) continue;
    REQUIRE_MESSAGE(found.size() >= 4, line);
    REQUIRE_MESSAGE(found.end() - arrow >= 2, line);
    decimal_test const test{
        found[0], lower(found[1]), {found.begin() + 2, arrow}, arrow[1], {arrow + 2, found.end()}};
    CAPTURE(line);
    CAPTURE(in.precision);
    try {
      check(test, in);
      ++counted.run;
    } catch (skipped const& why) {
      ++counted.not_run[why.reason];
    }
  }
  return counted;
}

void check_file(char const* name, int at_least) {
  auto const tests = folder();
  REQUIRE_MESSAGE(!tests.empty(),
                  "no /usr/lib/python3*/test/decimaltestdata: install libpython3-testsuite");
  tally const counted = run_file(tests / name);
  std::string report = std::string(name) + ": run " + std::to_string(counted.run) + "; not run";
  for (auto const& [reason, count] : counted.not_run) report += ", " + reason + " " + std::to_string(count);
  MESSAGE(report);
  REQUIRE(counted.run >= at_least);
}

}  // namespace

TEST_CASE("General Decimal Arithmetic: add") { check_file("add.decTest", 1590); }
TEST_CASE("General Decimal Arithmetic: subtract") { check_file("subtract.decTest", 534); }
TEST_CASE("General Decimal Arithmetic: multiply") { check_file("multiply.decTest", 225); }
TEST_CASE("General Decimal Arithmetic: divide") { check_file("divide.decTest", 455); }
TEST_CASE("General Decimal Arithmetic: divideint") { check_file("divideint.decTest", 252); }
TEST_CASE("General Decimal Arithmetic: remainder") { check_file("remainder.decTest", 394); }
TEST_CASE("General Decimal Arithmetic: compare") { check_file("compare.decTest", 514); }
TEST_CASE("General Decimal Arithmetic: quantize") { check_file("quantize.decTest", 528); }
TEST_CASE("General Decimal Arithmetic: rounding") { check_file("rounding.decTest", 707); }
TEST_CASE("General Decimal Arithmetic: randoms") { check_file("randoms.decTest", 1540); }
