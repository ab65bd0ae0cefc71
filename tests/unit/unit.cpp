// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/unit.hpp>

#include <doctest/doctest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

using fiscore::commensurable;
using fiscore::rational;
using fiscore::unit;

static_assert(std::regular<unit>);
static_assert(!std::is_convertible_v<std::string_view, unit>,
              "a text becomes a unit only where that is said");

namespace {
struct row {
  std::string_view symbol;
  std::string_view dimension;
  std::string_view factor;
  bool counts;
};

template <std::size_t N>
void check_units(row const (&rows)[N]) {
  for (auto const& r : rows) {
    CAPTURE(r.symbol);
    unit const made(r.symbol);
    CHECK(made.symbol() == r.symbol);
    CHECK(made.dimension() == r.dimension);
    CHECK(to_string(made.factor()) == r.factor);
    CHECK(made.counts() == r.counts);
  }
}
}  // namespace

TEST_CASE("unit: a plain number has no symbol and is its own dimension") {
  CHECK(unit() == unit(""));
  CHECK(unit().symbol().empty());
  CHECK(unit().dimension() == "number");
  CHECK(unit().factor() == 1);
  CHECK_FALSE(unit().counts());
}

TEST_CASE("unit: shares, money, time and measures are known in Chinese and in English") {
  static constexpr row rows[] = {
      {"%", "ratio", "1/100", false},
      {"‰", "ratio", "1/1000", false},
      {"百分点", "ratio difference", "1/100", false},
      {"个百分点", "ratio difference", "1/100", false},
      {"pp", "ratio difference", "1/100", false},
      {"percentage_point", "ratio difference", "1/100", false},
      {"元", "CNY", "1", false},
      {"人民币", "CNY", "1", false},
      {"CNY", "CNY", "1", false},
      {"美元", "USD", "1", false},
      {"USD", "USD", "1", false},
      {"欧元", "EUR", "1", false},
      {"EUR", "EUR", "1", false},
      {"港元", "HKD", "1", false},
      {"HKD", "HKD", "1", false},
      {"日元", "JPY", "1", false},
      {"JPY", "JPY", "1", false},
      {"天", "day", "1", false},
      {"日", "day", "1", false},
      {"day", "day", "1", false},
      {"工作日", "working day", "1", false},
      {"小时", "hour", "1", false},
      {"个月", "month", "1", false},
      {"月", "month", "1", false},
      {"month", "month", "1", false},
      {"年", "year", "1", false},
      {"米", "length", "1", false},
      {"m", "length", "1", false},
      {"千米", "length", "1000", false},
      {"公里", "length", "1000", false},
      {"km", "length", "1000", false},
      {"平方米", "area", "1", false},
      {"㎡", "area", "1", false},
      {"m²", "area", "1", false},
      {"亩", "area", "2000/3", false},
      {"公顷", "area", "10000", false},
      {"平方公里", "area", "1000000", false},
      {"立方米", "volume", "1", false},
      {"升", "volume", "1/1000", false},
      {"千克", "mass", "1", false},
      {"公斤", "mass", "1", false},
      {"kg", "mass", "1", false},
      {"吨", "mass", "1000", false},
  };
  check_units(rows);
}

TEST_CASE("unit: what is counted in pieces is marked so, and each kind of piece is a dimension") {
  static constexpr row rows[] = {
      {"个", "个", "1", true}, {"人", "人", "1", true},     {"person", "人", "1", true},
      {"名", "人", "1", true}, {"人次", "人次", "1", true}, {"户", "户", "1", true},
      {"家", "家", "1", true}, {"项", "项", "1", true},     {"次", "次", "1", true},
      {"件", "件", "1", true}, {"份", "份", "1", true},     {"处", "处", "1", true},
      {"台", "台", "1", true}, {"辆", "辆", "1", true},     {"套", "套", "1", true},
      {"座", "座", "1", true}, {"所", "所", "1", true},     {"条", "条", "1", true},
      {"期", "期", "1", true}, {"场", "场", "1", true},     {"批", "批", "1", true},
      {"篇", "篇", "1", true}, {"起", "起", "1", true},     {"例", "例", "1", true},
      {"箱", "箱", "1", true}, {"支", "支", "1", true},     {"村", "村", "1", true},
  };
  check_units(rows);
}

TEST_CASE("unit: a prefix multiplies a known unit, and alone it multiplies plain numbers") {
  static constexpr row rows[] = {
      {"百元", "CNY", "100", false},         {"千元", "CNY", "1000", false},
      {"万元", "CNY", "10000", false},       {"百万元", "CNY", "1000000", false},
      {"千万元", "CNY", "10000000", false},  {"亿元", "CNY", "100000000", false},
      {"亿美元", "USD", "100000000", false}, {"百", "number", "100", false},
      {"千", "number", "1000", false},       {"万", "number", "10000", false},
      {"百万", "number", "1000000", false},  {"亿", "number", "100000000", false},
      {"万人", "人", "10000", true},         {"万人次", "人次", "10000", true},
      {"千户", "户", "1000", true},          {"百米", "length", "100", false},
      {"万平方米", "area", "10000", false},  {"万亩", "area", "20000000/3", false},
      {"万吨", "mass", "10000000", false},
  };
  check_units(rows);
}

TEST_CASE("unit: 十 is a prefix like the others") {
  static constexpr row rows[] = {
      {"十元", "CNY", "10", false},
      {"十", "number", "10", false},
      {"十人", "人", "10", true},
  };
  check_units(rows);
}

TEST_CASE("unit: a prefix multiplies a unit that is not known, too") {
  CHECK(commensurable(unit("万头"), unit("头")));
  CHECK(unit("万头").factor() == 10000);
}

TEST_CASE("unit: a name that begins like a prefix or a shorter unit is read whole") {
  static constexpr row rows[] = {
      {"百分点", "ratio difference", "1/100", false},
      {"千米", "length", "1000", false},
      {"千克", "mass", "1", false},
      {"人民币", "CNY", "1", false},
      {"人次", "人次", "1", true},
      {"个月", "month", "1", false},
      {"日元", "JPY", "1", false},
      {"平方公里", "area", "1000000", false},
  };
  check_units(rows);
}

TEST_CASE("unit: what is not known is a dimension of its own, whatever it contains") {
  std::string const with_zero("元\0元", 7);
  std::string const texts[] = {"货", "桶装",     "usd",    "Yuan",    "元/人",   "%%",
                               "1",  "\xff\xfe", "\x01\n", with_zero, "e\u0301", std::string(10'000, 'x')};
  for (auto const& text : texts) {
    CAPTURE(text);
    unit const made(text);
    CHECK(made.symbol() == text);
    CHECK(made.dimension() == text);
    CHECK(made.factor() == 1);
    CHECK_FALSE(made.counts());
    CHECK(commensurable(made, unit(text)));
    CHECK_FALSE(commensurable(made, unit()));
    CHECK_FALSE(commensurable(made, unit("元")));
  }
  CHECK_FALSE(commensurable(unit("头"), unit("只")));
}

TEST_CASE("unit: blanks around it do not count") {
  for (std::string_view const text :
       {" 元", "元 ", "\t元\t", "\u3000元\u3000", "\u00a0元", " \u3000\t元 "}) {
    CAPTURE(text);
    CHECK(unit(text) == unit("元"));
    CHECK(unit(text).symbol() == "元");
  }
  CHECK(unit("  ") == unit());
  CHECK(unit("头 只").dimension() == "头 只");
}

TEST_CASE("unit: figures of one dimension can be turned into each other, others never") {
  struct pair {
    std::string_view a;
    std::string_view b;
    bool can;
  };
  static constexpr pair pairs[] = {
      {"元", "亿元", true},
      {"元", "CNY", true},
      {"元", "美元", false},
      {"美元", "欧元", false},
      {"港元", "日元", false},
      {"%", "‰", true},
      {"%", "百分点", false},
      {"‰", "pp", false},
      {"百分点", "pp", true},
      {"%", "", false},
      {"万", "", true},
      {"百分点", "", false},
      {"天", "工作日", false},
      {"天", "个月", false},
      {"个月", "年", false},
      {"天", "小时", false},
      {"人", "名", true},
      {"人", "人次", false},
      {"人", "个", false},
      {"人", "户", false},
      {"平方米", "亩", true},
      {"平方米", "米", false},
      {"平方米", "立方米", false},
      {"公里", "米", true},
      {"吨", "千克", true},
      {"升", "立方米", true},
      {"升", "千克", false},
      {"", "", true},
  };
  for (auto const& p : pairs) {
    CAPTURE(p.a);
    CAPTURE(p.b);
    CHECK(commensurable(unit(p.a), unit(p.b)) == p.can);
    CHECK(commensurable(unit(p.b), unit(p.a)) == p.can);
  }
}

TEST_CASE("unit: equality is of dimension and size, not of spelling") {
  CHECK(unit("元") == unit("CNY"));
  CHECK(unit("千米") == unit("公里"));
  CHECK(unit("千元") != unit("元"));
  CHECK(unit("%") != unit("百分点"));
  CHECK(unit("元") != unit("美元"));
  CHECK(unit("头") == unit("头"));
  CHECK(unit("元").symbol() != unit("CNY").symbol());
}
