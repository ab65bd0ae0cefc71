// SPDX-License-Identifier: BSL-1.0
#include <fiscore/unit/measure.hpp>

#include <doctest/doctest.h>

#include <compare>
#include <concepts>
#include <string>
#include <type_traits>

using namespace fiscore::literals;
using fiscore::errc;
using fiscore::error;
using fiscore::measure;
using fiscore::quantity;
using fiscore::rational;
using fiscore::rounding_mode;
using fiscore::unit;

static_assert(std::regular<measure>);
static_assert(std::is_convertible_v<quantity, measure>);
static_assert(!std::is_convertible_v<measure, quantity>);

namespace {

measure of(char const* text) { return quantity::parse(text); }

/// The code of what an expression throws; division_by_zero's neighbour number_empty where nothing is
/// thrown.
template <class Body>
errc thrown_by(Body body) {
  try {
    static_cast<void>(body());
  } catch (error const& thrown) {
    return thrown.code();
  }
  return errc::number_empty;
}

template <class Body>
std::string what_of(Body body) {
  try {
    static_cast<void>(body());
  } catch (error const& thrown) {
    return thrown.what();
  }
  return "";
}

}  // namespace

TEST_CASE("measure: a figure with its unit, exact; nothing is the plain number 0") {
  CHECK(measure() == of("0"));
  CHECK(measure().unit().symbol().empty());
  CHECK(of("362.40万元").value() == 362.4_dec);
  CHECK(of("362.40万元").unit() == unit("万元"));
  CHECK(of("362.40万元").in_base() == 3624000);
  CHECK(measure(rational::of(1100, 9), unit("%")).in_base() == rational::of(11, 9));
}

TEST_CASE("measure: sums and differences take the unit of the left operand") {
  struct row {
    char const* a;
    char const* b;
    char const* sum;
    char const* difference;
  };
  static constexpr row rows[] = {
      {"1万元", "5000元", "1.5万元", "0.5万元"},
      {"5000元", "1万元", "15000元", "-5000元"},
      {"1亿元", "1元", "1.00000001亿元", "0.99999999亿元"},
      {"3人", "4人", "7人", "-1人"},
      {"3", "4", "7", "-1"},
      {"1平方米", "1平方米", "2平方米", "0平方米"},
      {"2个百分点", "0.5个百分点", "2.5个百分点", "1.5个百分点"},
      {"4头", "3头", "7头", "1头"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    CHECK(to_string(of(r.a) + of(r.b)) == r.sum);
    CHECK(to_string(of(r.a) - of(r.b)) == r.difference);
    CHECK((of(r.a) + of(r.b)).unit().symbol() == of(r.a).unit().symbol());
  }
}

TEST_CASE("measure: shares add, and their difference is in percentage points") {
  CHECK(to_string(of("60%") + of("40%")) == "100%");
  measure const difference = of("92.8%") - of("90%");
  CHECK(difference.unit().dimension() == "ratio difference");
  CHECK(difference == of("2.8个百分点"));
  CHECK(of("90%") + of("2.8个百分点") == of("92.8%"));
  CHECK((of("90%") + of("2.8个百分点")).unit().dimension() == "ratio");
  CHECK(of("90%") - of("2.8个百分点") == of("87.2%"));
  CHECK((of("90%") - of("2.8个百分点")).unit().dimension() == "ratio");
  // A per mille is a ratio too.
  CHECK(of("9%") - of("40‰") == of("5个百分点"));
  CHECK(of("9%") + of("40‰") == of("13%"));
  CHECK(of("40‰") + of("1个百分点") == of("50‰"));
}

TEST_CASE("measure: nothing else mixes a ratio and a difference of two") {
  CHECK(thrown_by([] { return of("2.8个百分点") + of("90%"); }) == errc::unit_mismatch);
  CHECK(thrown_by([] { return of("2.8个百分点") - of("90%"); }) == errc::unit_mismatch);
  CHECK(thrown_by([] { return of("90%") + of("1"); }) == errc::unit_mismatch);
  CHECK(thrown_by([] { return of("90%") / of("1个百分点"); }) == errc::unit_mismatch);
  CHECK(of("1%") != of("1个百分点"));
  CHECK((of("1%") <=> of("1个百分点")) == std::partial_ordering::unordered);
}

TEST_CASE("measure: units of two dimensions do not add, and the message names both") {
  struct row {
    char const* a;
    char const* b;
    char const* first;
    char const* second;
  };
  static constexpr row rows[] = {
      {"1万元", "1美元", "万元", "美元"}, {"1人", "1元", "人", "元"},         {"1天", "1人", "天", "人"},
      {"1头", "1只", "头", "只"},         {"1元", "1平方米", "元", "平方米"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.a));
    CAPTURE(std::string(r.b));
    for (auto const& said :
         {what_of([&] { return of(r.a) + of(r.b); }), what_of([&] { return of(r.a) - of(r.b); }),
          what_of([&] { return of(r.a).in(unit(r.second)); })}) {
      CHECK(said.find("fiscore.201") != std::string::npos);
      CHECK(said.find(r.first) != std::string::npos);
      CHECK(said.find(r.second) != std::string::npos);
    }
    CHECK(thrown_by([&] { return of(r.a) / of(r.b); }) == errc::unit_mismatch);
  }
}

TEST_CASE("measure: the same amount in another unit") {
  struct row {
    char const* from;
    char const* wanted;
    char const* text;
  };
  static constexpr row rows[] = {
      {"362.40万元", "元", "3624000元"}, {"1元", "万元", "0.0001万元"}, {"92.8%", "‰", "928‰"},
      {"1亿元", "万元", "10000万元"},    {"5人", "人", "5人"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.from));
    CHECK(to_string(of(r.from).in(unit(r.wanted))) == r.text);
    CHECK(of(r.from).in(unit(r.wanted)) == of(r.from));
  }
}

TEST_CASE("measure: factors, quotients and signs") {
  CHECK(to_string(of("3万元") * rational::of(1, 2)) == "1.5万元");
  CHECK(to_string(rational(2) * of("3万元")) == "6万元");
  CHECK(to_string(of("3万元") / rational(9)) == "1/3万元");
  CHECK(to_string(-of("3万元")) == "-3万元");
  CHECK(of("3万元") / of("20000元") == rational::of(3, 2));
  CHECK(of("60%") / of("40%") == rational::of(3, 2));
  CHECK(thrown_by([] { return of("3万元") / rational(0); }) == errc::division_by_zero);
  CHECK(thrown_by([] { return of("3万元") / of("0元"); }) == errc::division_by_zero);
}

TEST_CASE("measure: comparison is by what is meant, and there is none between two dimensions") {
  CHECK(of("1万元") == of("10000元"));
  CHECK(of("1.0万元") == of("1万元"));
  CHECK(of("1万元") > of("9999元"));
  CHECK(of("1万元") < of("10001元"));
  CHECK((of("1万元") <=> of("10000元")) == std::partial_ordering::equivalent);
  CHECK(of("0元") != of("0人"));
  CHECK((of("0元") <=> of("0人")) == std::partial_ordering::unordered);
  CHECK_FALSE(of("1元") < of("1人"));
  CHECK_FALSE(of("1元") >= of("1人"));
  CHECK(of("0元") != of("0美元"));
}

TEST_CASE("measure: printed back in the unit and places of a sheet, by the mode that is named") {
  struct row {
    char const* value;
    char const* in;
    char const* like;
    rounding_mode mode;
    char const* printed;
  };
  static constexpr row rows[] = {
      {"3624000", "元", "1.00万元", rounding_mode::half_up, "362.40万元"},
      {"3624000", "元", "0.0万元", rounding_mode::half_up, "362.4万元"},
      {"3624000", "元", "5万元", rounding_mode::half_up, "362万元"},
      {"3625000", "元", "5万元", rounding_mode::half_up, "363万元"},
      {"3625000", "元", "5万元", rounding_mode::half_even, "362万元"},
      {"3625000", "元", "5万元", rounding_mode::half_down, "362万元"},
      {"-3625000", "元", "5万元", rounding_mode::half_up, "-363万元"},
      {"3620001", "元", "5万元", rounding_mode::up, "363万元"},
      {"3629999", "元", "5万元", rounding_mode::down, "362万元"},
      {"1100/9", "%", "1.00%", rounding_mode::half_up, "122.22%"},
      {"1100/9", "%", "1.000%", rounding_mode::ceiling, "122.223%"},
      {"1/3", "", "1.0000", rounding_mode::floor, "0.3333"},
      {"0", "元", "1.00万元", rounding_mode::half_up, "0.00万元"},
  };
  for (auto const& r : rows) {
    CAPTURE(std::string(r.value));
    CAPTURE(std::string(r.like));
    auto const printed =
        print_like({rational::parse(r.value), unit(r.in)}, quantity::parse(r.like), r.mode);
    CHECK(to_string(printed) == r.printed);
    CHECK(printed.unit.symbol() == quantity::parse(r.like).unit.symbol());
  }
  CHECK(thrown_by([] {
          return print_like(of("1元"), quantity::parse("1.00美元"), rounding_mode::half_up);
        }) == errc::unit_mismatch);
}

TEST_CASE("measure: written exactly, as a decimal where it has one") {
  CHECK(to_string(measure(rational::of(1100, 9), unit("%"))) == "1100/9%");
  CHECK(to_string(of("362.40万元")) == "362.4万元");
  CHECK(to_string(measure(rational::of(1, 8), unit())) == "0.125");
  CHECK(to_string(measure()) == "0");
  CHECK(to_string(measure(rational::of(-1, 3), unit("元"))) == "-1/3元");
}
