// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/quantity.hpp>

#include "one_line.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace fiscore::literals;
using fiscore::convert;
using fiscore::decimal_format;
using fiscore::errc;
using fiscore::error;
using fiscore::grouping;
using fiscore::quantity;
using fiscore::rational;
using fiscore::text_limits;
using fiscore::try_convert;
using fiscore::unit;

TEST_CASE("quantity: a figure is a number, blanks or none, a unit or none") {
  struct row {
    std::string_view text;
    std::string_view value;
    std::string_view symbol;
    std::string_view dimension;
    std::string_view written;
  };
  static constexpr row rows[] = {
      {"362.40万元", "362.40", "万元", "CNY", "362.40万元"},
      {"362.40 万元", "362.40", "万元", "CNY", "362.40万元"},
      {"92.8 %", "92.8", "%", "ratio", "92.8%"},
      {"15  %", "15", "%", "ratio", "15%"},
      {"15", "15", "", "number", "15"},
      {"15 ", "15", "", "number", "15"},
      {"-5元", "-5", "元", "CNY", "-5元"},
      {"+5元", "5", "元", "CNY", "5元"},
      {"-0.00元", "0.00", "元", "CNY", "0.00元"},
      {"007元", "7", "元", "CNY", "7元"},
      {"1.5e3元", "1500", "元", "CNY", "1500元"},
      {"1.5e-3元", "0.0015", "元", "CNY", "0.0015元"},
      {"5em", "5", "em", "em", "5em"},
      {"2.5个百分点", "2.5", "个百分点", "ratio difference", "2.5个百分点"},
      {"3万人次", "3", "万人次", "人次", "3万人次"},
      {"4头", "4", "头", "头", "4头"},
      {"15%%", "15", "%%", "%%", "15%%"},
      {"15元/人", "15", "元/人", "元/人", "15元/人"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    quantity const read = quantity::parse(r.text);
    CHECK(to_string(read.value) == r.value);
    CHECK(read.unit.symbol() == r.symbol);
    CHECK(read.unit.dimension() == r.dimension);
    CHECK(to_string(read) == r.written);
    CHECK(quantity::parse(to_string(read)) == read);
  }
}

TEST_CASE("quantity: blanks of any kind stand between number and unit, or after it") {
  for (std::string_view const text : {"15元 ", "15\t元", "15 元  ", "15\u3000元", "15\u00a0元"}) {
    CAPTURE(text);
    CHECK(quantity::parse(text) == quantity::parse("15元"));
    CHECK(to_string(quantity::parse(text)) == "15元");
  }
}

TEST_CASE("quantity: what does not begin with a number is refused by the number reader") {
  struct row {
    std::string_view text;
    errc code;
    std::string_view offending;
    std::string_view en;
    std::string_view zh;
  };
  static constexpr row rows[] = {
      {"", errc::number_empty, "", "the number is empty", "数字为空"},
      {" ", errc::number_syntax, " ", "\" \" is not a number: character 1 is a blank",
       "“ ”不是数字：第 1 个字符是空格"},
      {"万元", errc::number_syntax, "万元", "\"万元\" is not a number: character 1 \"万\"",
       "“万元”不是数字：第 1 个字符“万”"},
      {" 15%", errc::number_syntax, " 15%", "\" 15%\" is not a number: character 1 is a blank",
       "“ 15%”不是数字：第 1 个字符是空格"},
      {"--5元", errc::number_syntax, "--5", "\"--5\" is not a number: character 2 \"-\"",
       "“--5”不是数字：第 2 个字符“-”"},
      {"1.2.3元", errc::number_syntax, "1.2.3", "\"1.2.3\" is not a number: character 4 \".\"",
       "“1.2.3”不是数字：第 4 个字符“.”"},
      {"1,234元", errc::number_grouping, "1,234", "\"1,234\" has a grouping comma (character 2)",
       "“1,234”含分节逗号（第 2 个字符）"},
      {"１５元", errc::number_full_width, "１５元",
       "\"１５元\" has the full-width character \"１\" (character 1)",
       "“１５元”含全角字符“１”（第 1 个字符）"},
      {"1e999999元", errc::number_exponent, "1e999999",
       "\"1e999999\" has an exponent or places beyond 10000", "“1e999999”的指数或小数位数超过 10000"},
      {"∞", errc::number_syntax, "∞", "\"∞\" is not a number: character 1 \"∞\"",
       "“∞”不是数字：第 1 个字符“∞”"},
      {"nan元", errc::number_syntax, "nan元", "\"nan元\" is not a number: character 1 \"n\"",
       "“nan元”不是数字：第 1 个字符“n”"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.text);
    auto const read = quantity::try_parse(r.text);
    REQUIRE_FALSE(read.has_value());
    CHECK(to_string(read.error().code) == to_string(r.code));
    CHECK(read.error().text == r.offending);
    CHECK(read.error().message.en == r.en);
    CHECK(read.error().message.zh == r.zh);
  }
  CHECK_THROWS_WITH_AS((void)quantity::parse("万元"),
                       "error [fiscore.102] \"万元\" is not a number: character 1 \"万\"", error);
}

TEST_CASE("quantity: a number of too many digits is refused in a message of bounded length") {
  auto const read = quantity::try_parse(std::string(10'001, '7') + "元");
  REQUIRE_FALSE(read.has_value());
  std::string const shown = std::string(40, '7') + "…";
  CHECK(read.error().code == errc::number_too_long);
  CHECK(read.error().text == shown);
  CHECK(read.error().message.en == "\"" + shown + "\" has more than 10000 digits");
  CHECK(read.error().message.zh == "“" + shown + "”超过 10000 位数字");
}

TEST_CASE("quantity: commas and limits are those of the number reader") {
  decimal_format const with_commas{.commas = grouping::thousands};
  CHECK(to_string(quantity::parse("1,234.50 万元", with_commas)) == "1234.50万元");
  CHECK_FALSE(quantity::try_parse("12,34元", with_commas).has_value());
  decimal_format const short_numbers{.limits = {.digits = 5, .exponent = 3}};
  CHECK(to_string(quantity::parse("12345元", short_numbers)) == "12345元");
  CHECK_FALSE(quantity::try_parse("123456元", short_numbers).has_value());
  CHECK_FALSE(quantity::try_parse("1e4元", short_numbers).has_value());
}

TEST_CASE("quantity: equality compares what is meant") {
  CHECK(quantity::parse("362.40万元") == quantity::parse("3624000 元"));
  CHECK(quantity::parse("1公里") == quantity::parse("1000米"));
  CHECK(quantity::parse("5%") == quantity::parse("50‰"));
  CHECK(quantity::parse("3亩") == quantity::parse("2000平方米"));
  CHECK(quantity::parse("5%") != quantity::parse("5个百分点"));
  CHECK(quantity::parse("5元") != quantity::parse("5美元"));
  CHECK(quantity::parse("5") != quantity::parse("5元"));
  CHECK(quantity::parse("0元") != quantity::parse("0美元"));
  CHECK(quantity::parse("362.40万元").in_base() == 3'624'000);
  CHECK(quantity::parse("92.8%").in_base() == rational::of(116, 125));
  CHECK(quantity::parse("15").in_base() == 15);
}

TEST_CASE("quantity: figures of one dimension convert exactly, there and back") {
  struct row {
    std::string_view from;
    std::string_view to;
    std::string_view value;
  };
  static constexpr row rows[] = {
      {"362.40万元", "元", "3624000"},
      {"362.40万元", "亿元", "453/12500"},
      {"1亩", "平方米", "2000/3"},
      {"1平方米", "亩", "3/2000"},
      {"15亩", "公顷", "1"},
      {"1平方公里", "亩", "1500"},
      {"92.8%", "‰", "928"},
      {"3‰", "%", "3/10"},
      {"2万人次", "人次", "20000"},
      {"7人", "万人", "7/10000"},
      {"5名", "人", "5"},
      {"3吨", "公斤", "3000"},
      {"1.5升", "立方米", "3/2000"},
      {"2.5个百分点", "pp", "5/2"},
      {"3万", "", "30000"},
      {"-3.5公里", "米", "-3500"},
      {"0亿元", "元", "0"},
      {"3头", "头", "3"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.from);
    CAPTURE(r.to);
    auto const from = quantity::parse(r.from);
    auto const made = convert(from, unit(r.to));
    CHECK(to_string(made) == r.value);
    auto const back = try_convert(made, unit(r.to), from.unit);
    REQUIRE(back.has_value());
    CHECK(*back == rational(from.value));
  }
}

TEST_CASE("quantity: figures of two dimensions do not convert, and the message names both units") {
  struct row {
    std::string_view from;
    std::string_view to;
    std::string_view offending;
    std::string_view en;
    std::string_view zh;
  };
  static constexpr row rows[] = {
      {"3元", "美元", "元", "\"元\" cannot be turned into \"美元\"", "“元”不能换算为“美元”"},
      {"3%", "百分点", "%", "\"%\" cannot be turned into \"百分点\"", "“%”不能换算为“百分点”"},
      {"3百分点", "%", "百分点", "\"百分点\" cannot be turned into \"%\"", "“百分点”不能换算为“%”"},
      {"3", "元", "", "a plain number cannot be turned into \"元\"", "无单位的数不能换算为“元”"},
      {"3万元", "", "万元", "\"万元\" cannot be turned into a plain number", "“万元”不能换算为无单位的数"},
      {"3头", "只", "头", "\"头\" cannot be turned into \"只\"", "“头”不能换算为“只”"},
      {"3人", "人次", "人", "\"人\" cannot be turned into \"人次\"", "“人”不能换算为“人次”"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.from);
    CAPTURE(r.to);
    auto const from = quantity::parse(r.from);
    auto const made = try_convert(from.value, from.unit, unit(r.to));
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().code == errc::unit_mismatch);
    CHECK(made.error().text == r.offending);
    CHECK(made.error().message.en == r.en);
    CHECK(made.error().message.zh == r.zh);
    CHECK_THROWS_WITH_AS((void)convert(from, unit(r.to)),
                         ("error [fiscore.201] " + std::string(r.en)).c_str(), error);
  }
}

TEST_CASE("quantity: messages are short lines of UTF-8 whatever the unit is") {
  for (std::string const& symbol : {std::string("\xff\xfe"), std::string("\x1b[31m"), std::string("头\n只"),
                                    std::string("a\0b", 3), std::string(10'000, 'x')}) {
    CAPTURE(symbol.size());
    auto const made = try_convert(1, unit(symbol), unit("元"));
    REQUIRE_FALSE(made.has_value());
    CHECK(fiscore_test::is_fit_to_print(made.error().message));
  }
}

TEST_CASE("what prints as a quantity lies half a unit of its last place either way, in base units") {
  CHECK(to_string(printed_range(quantity::parse("110%"))) == "[1.095, 1.105]");
  CHECK(to_string(printed_range(quantity::parse("362.40万元"))) == "[3623950, 3624050]");
  CHECK(to_string(printed_range(quantity::parse("-0.5"))) == "[-0.55, -0.45]");
}
