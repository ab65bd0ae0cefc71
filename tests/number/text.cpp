// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/text.hpp>

#include <fiscore/base/text_width.hpp>
#include <fiscore/number/decimal.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace std::string_view_literals;
using fiscore::decimal;
using fiscore::diagnostic;
using fiscore::errc;
using fiscore::grouping;
using fiscore::integer;
using fiscore::language;
using fiscore::text_limits;
using fiscore::detail::number_kind;
using fiscore::detail::scan_number;

static_assert(text_limits{}.digits == 10'000);
static_assert(text_limits{}.exponent == 10'000);

namespace {
struct refused {
  std::string_view text;
  errc code;
  std::string_view en;
  std::string_view zh;
};

void check_refused(refused const& r, number_kind kind, grouping commas = grouping::refused) {
  CAPTURE(r.text);
  auto const read = scan_number(r.text, kind, {}, commas);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == r.code);
  CHECK(read.error().message.en == r.en);
  CHECK(read.error().message.zh == r.zh);
  CHECK(read.error().text == r.text);
}

bool is_utf8_of_one_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const start = at;
    char32_t const c = fiscore::detail::decode_utf8(text, at);
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return false;
    if (c == U'\ufffd' && text.substr(start, at - start) != "\ufffd"sv) return false;
  }
  return true;
}
}  // namespace

TEST_CASE("text: a number is taken apart into sign, digits and exponent") {
  struct row {
    std::string_view text;
    bool negative;
    std::string_view whole;
    std::string_view fraction;
    int exponent;
  };
  static constexpr row rows[] = {
      {"0", false, "0", "", 0},        {"-0", true, "0", "", 0},          {"+7", false, "7", "", 0},
      {"-12.50", true, "12", "50", 0}, {"007.00", false, "007", "00", 0}, {"1.5e3", false, "1", "5", 3},
      {"1.5e-3", false, "1", "5", -3}, {"1.5e+3", false, "1", "5", 3},    {"2e0", false, "2", "", 0},
      {"2e-0", false, "2", "", 0},     {"2e0003", false, "2", "", 3},     {"1e9999", false, "1", "", 9999},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    auto const read = scan_number(r.text, number_kind::decimal, {});
    REQUIRE(read.has_value());
    CHECK(read->negative == r.negative);
    CHECK(read->whole == r.whole);
    CHECK(read->fraction == r.fraction);
    CHECK(read->exponent == r.exponent);
  }
}

TEST_CASE("text: what is no number is refused with a code and the reason") {
  static constexpr refused rows[] = {
      {"", errc::number_empty, "the number is empty", "数字为空"},
      {"-", errc::number_syntax, "\"-\" is not complete: a digit is missing", "“-”不完整：缺少数字"},
      {"+", errc::number_syntax, "\"+\" is not complete: a digit is missing", "“+”不完整：缺少数字"},
      {"5.", errc::number_syntax, "\"5.\" is not complete: a digit is missing", "“5.”不完整：缺少数字"},
      {"1e", errc::number_syntax, "\"1e\" is not complete: a digit is missing", "“1e”不完整：缺少数字"},
      {"1e+", errc::number_syntax, "\"1e+\" is not complete: a digit is missing", "“1e+”不完整：缺少数字"},
      {"1.5e-", errc::number_syntax, "\"1.5e-\" is not complete: a digit is missing",
       "“1.5e-”不完整：缺少数字"},
      {"--5", errc::number_syntax, "\"--5\" is not a number: character 2 \"-\"",
       "“--5”不是数字：第 2 个字符“-”"},
      {"+-5", errc::number_syntax, "\"+-5\" is not a number: character 2 \"-\"",
       "“+-5”不是数字：第 2 个字符“-”"},
      {".5", errc::number_syntax, "\".5\" is not a number: character 1 \".\"",
       "“.5”不是数字：第 1 个字符“.”"},
      {"-.5", errc::number_syntax, "\"-.5\" is not a number: character 2 \".\"",
       "“-.5”不是数字：第 2 个字符“.”"},
      {"1.e5", errc::number_syntax, "\"1.e5\" is not a number: character 3 \"e\"",
       "“1.e5”不是数字：第 3 个字符“e”"},
      {"1.2.3", errc::number_syntax, "\"1.2.3\" is not a number: character 4 \".\"",
       "“1.2.3”不是数字：第 4 个字符“.”"},
      {"1e5.5", errc::number_syntax, "\"1e5.5\" is not a number: character 4 \".\"",
       "“1e5.5”不是数字：第 4 个字符“.”"},
      {"1e--5", errc::number_syntax, "\"1e--5\" is not a number: character 4 \"-\"",
       "“1e--5”不是数字：第 4 个字符“-”"},
      {"e5", errc::number_syntax, "\"e5\" is not a number: character 1 \"e\"",
       "“e5”不是数字：第 1 个字符“e”"},
      {"0x10", errc::number_syntax, "\"0x10\" is not a number: character 2 \"x\"",
       "“0x10”不是数字：第 2 个字符“x”"},
      {"NaN", errc::number_syntax, "\"NaN\" is not a number: character 1 \"N\"",
       "“NaN”不是数字：第 1 个字符“N”"},
      {"inf", errc::number_syntax, "\"inf\" is not a number: character 1 \"i\"",
       "“inf”不是数字：第 1 个字符“i”"},
      {"1_000", errc::number_syntax, "\"1_000\" is not a number: character 2 \"_\"",
       "“1_000”不是数字：第 2 个字符“_”"},
      {"1'000", errc::number_syntax, "\"1'000\" is not a number: character 2 \"'\"",
       "“1'000”不是数字：第 2 个字符“'”"},
      {"12万", errc::number_syntax, "\"12万\" is not a number: character 3 \"万\"",
       "“12万”不是数字：第 3 个字符“万”"},
      {"95%", errc::number_syntax, "\"95%\" is not a number: character 3 \"%\"",
       "“95%”不是数字：第 3 个字符“%”"},
      {"−5", errc::number_syntax, "\"−5\" is not a number: character 1 \"−\"",
       "“−5”不是数字：第 1 个字符“−”"},
      {"5-", errc::number_syntax, "\"5-\" is not a number: character 2 \"-\"",
       "“5-”不是数字：第 2 个字符“-”"},
      {"(5)", errc::number_syntax, "\"(5)\" is not a number: character 1 \"(\"",
       "“(5)”不是数字：第 1 个字符“(”"},
      {"¥5", errc::number_syntax, "\"¥5\" is not a number: character 1 \"¥\"",
       "“¥5”不是数字：第 1 个字符“¥”"},
      {"1,00,0", errc::number_grouping, "\"1,00,0\" has a grouping comma (character 2)",
       "“1,00,0”含分节逗号（第 2 个字符）"},
      {"7,00.0,77", errc::number_grouping, "\"7,00.0,77\" has a grouping comma (character 2)",
       "“7,00.0,77”含分节逗号（第 2 个字符）"},
      {"1,000", errc::number_grouping, "\"1,000\" has a grouping comma (character 2)",
       "“1,000”含分节逗号（第 2 个字符）"},
      {"0.5,5", errc::number_grouping, "\"0.5,5\" has a grouping comma (character 4)",
       "“0.5,5”含分节逗号（第 4 个字符）"},
      {"１２．５％", errc::number_full_width,
       "\"１２．５％\" has the full-width character \"１\" (character 1)",
       "“１２．５％”含全角字符“１”（第 1 个字符）"},
      {"12．5", errc::number_full_width, "\"12．5\" has the full-width character \"．\" (character 3)",
       "“12．5”含全角字符“．”（第 3 个字符）"},
      {"－5", errc::number_full_width, "\"－5\" has the full-width character \"－\" (character 1)",
       "“－5”含全角字符“－”（第 1 个字符）"},
      {"1，000", errc::number_full_width, "\"1，000\" has the full-width character \"，\" (character 2)",
       "“1，000”含全角字符“，”（第 2 个字符）"},
      {"1e999999999", errc::number_exponent, "\"1e999999999\" has an exponent or places beyond 10000",
       "“1e999999999”的指数或小数位数超过 10000"},
      {"1e-999999999", errc::number_exponent, "\"1e-999999999\" has an exponent or places beyond 10000",
       "“1e-999999999”的指数或小数位数超过 10000"},
      {"0e99999999999999999999", errc::number_exponent,
       "\"0e99999999999999999999\" has an exponent or places beyond 10000",
       "“0e99999999999999999999”的指数或小数位数超过 10000"},
  };
  for (auto const& r : rows) check_refused(r, number_kind::decimal);
}

TEST_CASE("text: hints say how to write it") {
  auto const hint = [](std::string_view text) {
    return scan_number(text, number_kind::decimal, {}).error().hint;
  };
  CHECK(hint(".5") == fiscore::bilingual{"小数点前写 0", "write 0 before the point"});
  CHECK(hint("1,000") == fiscore::bilingual{"去掉逗号", "leave the commas out"});
  CHECK(hint("１２") ==
        fiscore::bilingual{"改用半角字符，如 12.5", "use half-width characters, as in 12.5"});
  CHECK(hint("x").empty());
  CHECK(scan_number("x", number_kind::decimal, {}).error().expected ==
        fiscore::bilingual{"数字，如 -12.50 或 1.5e-3", "a number, as -12.50 or 1.5e-3"});
  CHECK(scan_number("x", number_kind::integer, {}).error().expected ==
        fiscore::bilingual{"整数，如 -12", "a whole number, as -12"});
}

TEST_CASE("text: an integer is sign and digits alone") {
  for (std::string_view const text : {"0"sv, "-0"sv, "+7"sv, "007"sv, "123456789012345678901234567890"sv}) {
    CAPTURE(text);
    CHECK(scan_number(text, number_kind::integer, {}).has_value());
  }
  static constexpr refused rows[] = {
      {"", errc::number_empty, "the number is empty", "数字为空"},
      {"-", errc::number_syntax, "\"-\" is not complete: a digit is missing", "“-”不完整：缺少数字"},
      {"1.5", errc::number_not_whole, "\"1.5\" is not a whole number", "“1.5”不是整数"},
      {"1.0", errc::number_not_whole, "\"1.0\" is not a whole number", "“1.0”不是整数"},
      {"1e3", errc::number_not_whole, "\"1e3\" is not a whole number", "“1e3”不是整数"},
      {"1/2", errc::number_syntax, "\"1/2\" is not a number: character 2 \"/\"",
       "“1/2”不是数字：第 2 个字符“/”"},
      {"12 3", errc::number_syntax, "", ""},
      {"1,000", errc::number_grouping, "\"1,000\" has a grouping comma (character 2)",
       "“1,000”含分节逗号（第 2 个字符）"},
      {"５", errc::number_full_width, "\"５\" has the full-width character \"５\" (character 1)",
       "“５”含全角字符“５”（第 1 个字符）"},
  };
  for (auto const& r : rows) {
    if (!r.en.empty()) {
      check_refused(r, number_kind::integer);
    } else {
      CHECK(scan_number(r.text, number_kind::integer, {}).error().code == r.code);
    }
  }
}

TEST_CASE("text: where thousands are grouped, every group has three digits") {
  for (std::string_view const text :
       {"1,000"sv, "12,000"sv, "123,456,789.1234"sv, "-1,000"sv, "1000000"sv, "1,000e3"sv, "0,001"sv}) {
    CAPTURE(text);
    CHECK(scan_number(text, number_kind::decimal, {}, grouping::thousands).has_value());
  }
  static constexpr refused rows[] = {
      {"1,00,0", errc::number_grouping, "\"1,00,0\" is not grouped in threes",
       "“1,00,0”的分节逗号不是每三位一个"},
      {"7,00.0,77", errc::number_grouping, "\"7,00.0,77\" is not grouped in threes",
       "“7,00.0,77”的分节逗号不是每三位一个"},
      {",100", errc::number_grouping, "\",100\" is not grouped in threes",
       "“,100”的分节逗号不是每三位一个"},
      {"100,", errc::number_grouping, "\"100,\" is not grouped in threes",
       "“100,”的分节逗号不是每三位一个"},
      {"1000,000", errc::number_grouping, "\"1000,000\" is not grouped in threes",
       "“1000,000”的分节逗号不是每三位一个"},
      {"1,000000", errc::number_grouping, "\"1,000000\" is not grouped in threes",
       "“1,000000”的分节逗号不是每三位一个"},
      {"1,,000", errc::number_grouping, "\"1,,000\" is not grouped in threes",
       "“1,,000”的分节逗号不是每三位一个"},
      {"1,000.", errc::number_syntax, "\"1,000.\" is not complete: a digit is missing",
       "“1,000.”不完整：缺少数字"},
  };
  for (auto const& r : rows) check_refused(r, number_kind::decimal, grouping::thousands);
  for (std::string_view const text : {"1.000,5"sv, "1,000.000,5"sv, "1e1,000"sv, ","sv, "-,100"sv}) {
    CAPTURE(text);
    CHECK_FALSE(scan_number(text, number_kind::decimal, {}, grouping::thousands).has_value());
  }
}

TEST_CASE("text: blanks and bytes that are no characters are refused") {
  static constexpr std::string_view rows[] = {
      " 5"sv,       "5 "sv,        "1 000"sv,      "\t5"sv,      "5\n"sv,     "5\r\n"sv,
      "\0"sv,       "1\0002"sv,    "5\0"sv,        "\xff\xfe"sv, "1\x80"sv,   "1\xe4\xb8"sv,
      "\xc0\xb1"sv, "\x1b[31m5"sv, "1\u00a0000"sv, "\ufeff5"sv,  "5\u202e"sv, "5\u0085"sv,
  };
  for (auto const text : rows) {
    for (auto const kind : {number_kind::integer, number_kind::decimal}) {
      for (auto const commas : {grouping::refused, grouping::thousands}) {
        auto const read = scan_number(text, kind, {}, commas);
        CAPTURE(text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == errc::number_syntax);
        CHECK(read.error().text == text);
      }
    }
  }
}

TEST_CASE("text: a message is one line of valid UTF-8 whatever the text was") {
  static constexpr std::string_view rows[] = {
      "\t5"sv,   "5\n"sv,       "5\r"sv,       "\0"sv,      "1\0002"sv, "\xff\xfe"sv,
      "1\x80"sv, "1\xe4\xb8"sv, "\x1b[31m5"sv, "5\u0085"sv, "5\x7f"sv,
  };
  for (auto const text : rows) {
    diagnostic const what = scan_number(text, number_kind::decimal, {}).error();
    CAPTURE(text);
    CHECK(is_utf8_of_one_line(to_string(what, language::en)));
    CHECK(is_utf8_of_one_line(to_string(what, language::zh)));
    std::string const said = fiscore::error(what).what();  // a NUL would cut it short
    CHECK(said == to_string(what, language::en));
  }
}

TEST_CASE("text: a message shows at most forty characters of the text, never half of one") {
  std::string digits(41, '7');
  CHECK(fiscore::detail::shown(digits.substr(1)) == digits.substr(1));
  CHECK(fiscore::detail::shown(digits) == digits.substr(1) + "…");
  std::string wide;
  for (int i = 0; i < 41; ++i) wide += "预";
  CHECK(fiscore::detail::shown(wide) == wide.substr(3) + "…");
  CHECK(fiscore::detail::shown("") == "");
}

TEST_CASE("text: digits are limited, and leading zeros do not count within reason") {
  struct row {
    std::size_t zeros;
    std::size_t whole;
    std::size_t fraction;
    int limit;
    bool read;
  };
  static constexpr row rows[] = {
      {0, 10'000, 0, 10'000, true}, {0, 10'001, 0, 10'000, false}, {9'999, 1, 0, 10'000, true},
      {19'999, 1, 0, 10'000, true}, {0, 1, 9'999, 10'000, true},   {0, 1, 10'000, 10'000, false},
      {0, 3, 0, 3, true},           {0, 4, 0, 3, false},           {0, 2, 2, 3, false},
      {2, 2, 0, 3, true},           {20'000, 1, 0, 10'000, false},
  };
  for (auto const& r : rows) {
    CAPTURE(r.zeros);
    CAPTURE(r.whole);
    CAPTURE(r.fraction);
    std::string text = std::string(r.zeros, '0') + std::string(r.whole, '7');
    if (r.fraction > 0) text += "." + std::string(r.fraction, '7');
    auto const read = scan_number(text, number_kind::decimal, {.digits = r.limit, .exponent = 10'000});
    CHECK(read.has_value() == r.read);
    if (!read) {
      CHECK(read.error().code == errc::number_too_long);
      std::string const most = std::to_string(r.limit);
      std::string const named = fiscore::detail::shown(text);
      CHECK(read.error().message.en == "\"" + named + "\" has more than " + most + " digits");
      CHECK(read.error().message.zh == "“" + named + "”超过 " + most + " 位数字");
    }
  }
}

TEST_CASE("text: exponent, places and trailing zeros are limited") {
  struct row {
    std::string_view text;
    int limit;
    bool read;
  };
  static constexpr row rows[] = {
      {"1e9999", 10'000, true},
      {"1e10000", 10'000, false},
      {"1e10001", 10'000, false},
      {"1e-10000", 10'000, true},
      {"1e-10001", 10'000, false},
      {"1.5e-9999", 10'000, true},
      {"1.5e-10000", 10'000, false},
      {"-1e9999", 10'000, true},
      {"-1e-10001", 10'000, false},
      {"1e00000000000000000005", 5, true},
      {"1e5", 5, true},
      {"1e6", 5, false},
      {"0.12345", 5, true},
      {"0.123456", 5, false},
      {"0.123e-2", 5, true},
      {"0.123e-3", 5, false},
      {"1e0", 0, true},
      {"1.5", 0, false},
      {"1", 0, true},
      {"1e2147483648", 5, false},
      {"1e-2147483649", 5, false},
      {"1e4294967297", 5, false},
      {"1e18446744073709551617", 5, false},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    auto const read = scan_number(r.text, number_kind::decimal, {.digits = 10'000, .exponent = r.limit});
    CHECK(read.has_value() == r.read);
    if (!read) {
      CHECK(read.error().code == errc::number_exponent);
      CHECK(read.error().message.en ==
            "\"" + std::string(r.text) + "\" has an exponent or places beyond " + std::to_string(r.limit));
      CHECK(read.error().message.zh ==
            "“" + std::string(r.text) + "”的指数或小数位数超过 " + std::to_string(r.limit));
    }
  }
}

TEST_CASE("text: ten megabytes are refused at once, wherever the defect is") {
  std::string const digits(std::size_t{10} << 20, '7');
  std::string const zeros(std::size_t{10} << 20, '0');
  std::string const commas(std::size_t{10} << 20, ',');
  struct row {
    std::string text;
    errc code;
  };
  row const rows[] = {
      {digits, errc::number_too_long},
      {"-" + digits, errc::number_too_long},
      {"0." + digits, errc::number_too_long},
      {zeros, errc::number_too_long},
      {zeros + "1", errc::number_too_long},
      {"1e" + digits, errc::number_exponent},
      {"1e-" + digits, errc::number_exponent},
      {digits + "x", errc::number_too_long},
      {"x" + digits, errc::number_syntax},
      {digits + "." + digits + ".", errc::number_too_long},
      {commas, errc::number_grouping},
      {std::string(std::size_t{10} << 20, '\xff'), errc::number_syntax},
      {std::string(std::size_t{10} << 20, '-'), errc::number_syntax},
      {std::string(std::size_t{10} << 20, '\0'), errc::number_syntax},
  };
  for (auto const& r : rows) {
    auto const read = decimal::try_parse(r.text);
    CAPTURE(r.text.substr(0, 10));
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == r.code);
    CHECK(read.error().message.en.size() < 300);
    CHECK(read.error().message.zh.size() < 300);
    CHECK_FALSE(integer::try_parse(r.text).has_value());
    CHECK_FALSE(decimal::try_parse(r.text, {.commas = grouping::thousands}).has_value());
  }
  CHECK(decimal::parse("1e" + zeros + "1") == decimal(10));
}
