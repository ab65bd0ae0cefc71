// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/interval.hpp>
#include <fiscore/number/root.hpp>

#include "generators.hpp"
#include "property.hpp"

#include <doctest/doctest.h>
#include <boost/multiprecision/cpp_int.hpp>

#include <numeric>
#include <string>
#include <vector>

using boost::multiprecision::cpp_int;
using fiscore::closure;
using fiscore::decimal;
using fiscore::endpoint;
using fiscore::integer;
using fiscore::interval;
using fiscore::interval_set;
using fiscore::power_of_ten;
using fiscore::rational;
using fiscore::root;
using fiscore::rounding_mode;
using fiscore_test::check_property;

namespace {

template <class T>
std::size_t hash(T const& value) {
  return std::hash<T>{}(value);
}

template <class T>
void check_ring() {
  check_property("sums commute", [](T const& a, T const& b) { RC_ASSERT(a + b == b + a); });
  check_property("products commute", [](T const& a, T const& b) { RC_ASSERT(a * b == b * a); });
  check_property("sums associate",
                 [](T const& a, T const& b, T const& c) { RC_ASSERT((a + b) + c == a + (b + c)); });
  check_property("products associate",
                 [](T const& a, T const& b, T const& c) { RC_ASSERT((a * b) * c == a * (b * c)); });
  check_property("products distribute over sums",
                 [](T const& a, T const& b, T const& c) { RC_ASSERT(a * (b + c) == a * b + a * c); });
  check_property("a sum less one part is the other", [](T const& a, T const& b) {
    RC_ASSERT(((a + b) - b == a && hash((a + b) - b) == hash(a)));
  });
  check_property("zero and one are neutral", [](T const& a) {
    RC_ASSERT((a + 0 == a && a - 0 == a && a * 1 == a && (a * 0).is_zero() && (a - a).is_zero()));
  });
  check_property("the negative is zero less the number", [](T const& a) {
    RC_ASSERT((-a == T(0) - a && -(-a) == a && -a == a * -1 && abs(a) == (a.sign() < 0 ? -a : a)));
  });
}

template <class T>
void check_order() {
  check_property(
      "one of less, equal and greater, as the sign of the difference", [](T const& a, T const& b) {
        int const sign = (a - b).sign();
        RC_ASSERT(((a < b) == (sign < 0) && (a == b) == (sign == 0) && (a > b) == (sign > 0)));
        RC_ASSERT(((a <=> b) == (sign <=> 0) && (b <=> a) == (0 <=> sign)));
        RC_ASSERT(((a <= b) == (sign <= 0) && (a >= b) == (sign >= 0) && (a != b) == (sign != 0)));
      });
  check_property("order is transitive", [](T a, T b, T c) {
    if (b < a) std::swap(a, b);
    if (c < b) std::swap(b, c);
    if (b < a) std::swap(a, b);
    RC_ASSERT((a <= b && b <= c && a <= c));
  });
  check_property("order is kept by adding",
                 [](T const& a, T const& b, T const& c) { RC_ASSERT(((a <=> b) == (a + c <=> b + c))); });
}

std::vector<rational> points_about(interval const& of) {
  std::vector<rational> points{0, -1000, 1000};
  for (endpoint const& end : {of.lower(), of.upper()}) {
    if (!end.bounded()) continue;
    for (int const away : {-1, 0, 1}) points.push_back(end.at + rational::of(away, 1'000'000'007));
  }
  return points;
}

/// -1/2, 0, 1/2, ... 9: the ends of the sets of the grid, and a point between each two.
std::vector<rational> grid() {
  std::vector<rational> points;
  for (int twice = -1; twice <= 18; ++twice) points.push_back(rational::of(twice, 2));
  return points;
}

bool in_any(std::vector<interval> const& parts, rational const& at) {
  for (interval const& part : parts) {
    if (part.contains(at)) return true;
  }
  return false;
}

rational power_of(root const& of, unsigned exponent) { return pow(of.radicand(), exponent / of.degree()); }

cpp_int theirs(integer const& value) { return cpp_int(to_string(value)); }

cpp_int power(cpp_int const& base, unsigned exponent) { return boost::multiprecision::pow(base, exponent); }

}  // namespace

TEST_CASE("properties: whole numbers form an ordered ring") {
  check_ring<integer>();
  check_order<integer>();
}
TEST_CASE("properties: decimals form an ordered ring") {
  check_ring<decimal>();
  check_order<decimal>();
}
TEST_CASE("properties: rationals form an ordered field") {
  check_ring<rational>();
  check_order<rational>();
  check_property("a quotient times its divisor is the dividend", [](rational const& a, rational const& b) {
    RC_PRE(!b.is_zero());
    RC_ASSERT((a / b * b == a && hash(a / b * b) == hash(a) && a * b / b == a));
  });
  check_property("a quotient of decimals is that of their values", [](decimal const& a, decimal const& b) {
    RC_PRE(!b.is_zero());
    RC_ASSERT((a / b == rational(a) / rational(b) && (a / b) * b == rational(a)));
  });
}

TEST_CASE("properties: division of whole numbers") {
  check_property("quotient and remainder", [](integer const& a, integer const& b) {
    RC_PRE(!b.is_zero());
    auto const [quotient, remainder] = divide(a, b);
    RC_ASSERT((quotient * b + remainder == a && abs(remainder) < abs(b)));
    RC_ASSERT((remainder.is_zero() || remainder.sign() == a.sign()));
  });
  check_property("the greatest common divisor", [](integer const& a, integer const& b, integer const& c) {
    integer const common = gcd(a, b);
    RC_ASSERT((common.sign() >= 0 && gcd(b, a) == common && gcd(-a, b) == common));
    if (common.is_zero()) return;
    RC_ASSERT((divide(a, common).remainder.is_zero() && divide(b, common).remainder.is_zero()));
    RC_ASSERT(gcd(divide(a, common).quotient, divide(b, common).quotient) == 1);
    RC_ASSERT(gcd(a * c, b * c) == common * abs(c));
  });
}

TEST_CASE("properties: text that is written is read back to the same number") {
  check_property("integer", [](integer const& x) { RC_ASSERT(integer::parse(to_string(x)) == x); });
  check_property("decimal, with its places", [](decimal const& x) {
    decimal const read = decimal::parse(to_string(x));
    RC_ASSERT((read == x && read.places() == x.places()));
  });
  check_property("rational", [](rational const& x) { RC_ASSERT(rational::parse(to_string(x)) == x); });
  check_property("interval", [](interval const& x) { RC_ASSERT(interval::parse(to_string(x)) == x); });
  check_property("any bytes are read or refused, and never throw", [](std::string const& text) {
    static_cast<void>(decimal::try_parse(text));
    static_cast<void>(integer::try_parse(text));
    static_cast<void>(rational::try_parse(text));
    static_cast<void>(interval::try_parse(text));
  });
  check_property("bytes of which numbers and intervals are made", [] {
    std::string const alphabet = "0123456789+-.eE,/[](){} \xe2\x88\x9e";
    auto const text = *rc::gen::container<std::string>(rc::gen::elementOf(alphabet));
    auto const read = decimal::try_parse(text);
    if (read) RC_ASSERT(decimal::parse(to_string(*read)) == *read);
    static_cast<void>(interval::try_parse(text));
    static_cast<void>(rational::try_parse(text));
  });
}

TEST_CASE("properties: equal values are equal and hash equally, however written") {
  check_property("a decimal with more places", [](decimal const& x) {
    int const more = *rc::gen::inRange(0, 50);
    decimal const same =
        decimal::scaled(x.coefficient() * power_of_ten(static_cast<unsigned>(more)), x.places() + more);
    RC_ASSERT((same == x && hash(same) == hash(x) && shortest(same) == x && hash(shortest(x)) == hash(x)));
    RC_ASSERT((shortest(same).places() <= x.places() && shortest(same).places() == shortest(x).places()));
  });
  check_property("a quotient with a common factor", [](rational const& x, integer const& factor) {
    RC_PRE(!factor.is_zero());
    rational const same = rational::of(x.numerator() * factor, x.denominator() * factor);
    RC_ASSERT((same == x && hash(same) == hash(x) && to_string(same) == to_string(x)));
    RC_ASSERT((gcd(same.numerator(), same.denominator()) == 1 && same.denominator() > 0));
  });
  check_property("a quotient by way of others", [](rational const& x, rational const& y) {
    RC_PRE(!y.is_zero());
    for (rational const& same : {x + y - y, x * y / y, -(y - x - y), (x / y) * y}) {
      RC_ASSERT((same == x && hash(same) == hash(x)));
    }
  });
  check_property("a decimal by way of quotients", [](decimal const& x) {
    auto const same = exact_decimal(rational(x));
    RC_ASSERT(same.has_value());
    RC_ASSERT((*same == x && hash(*same) == hash(x) && same->places() == shortest(x).places()));
  });
  check_property("a root of a power", [](root const& x) {
    unsigned const more = *rc::gen::inRange(1U, 6U);
    root const same(pow(x.radicand(), more), x.degree() * more);
    RC_ASSERT((same == x && hash(same) == hash(x) && same.degree() == x.degree()));
  });
}

TEST_CASE("properties: rounding") {
  check_property("to the same places twice is once", [](rational const& x, rounding_mode mode) {
    int const places = *rc::gen::inRange(-10, 40);
    decimal const once = round(x, places, mode);
    decimal const twice = round(once, places, mode);
    RC_ASSERT((twice == once && twice.places() == once.places() && once.places() == std::max(places, 0)));
  });
  check_property("a decimal rounds as its value does", [](decimal const& x, rounding_mode mode) {
    int const places = *rc::gen::inRange(-10, 40);
    RC_ASSERT(to_string(round(x, places, mode)) == to_string(round(rational(x), places, mode)));
    RC_ASSERT(to_string(round(x, places, mode)) == to_string(round(root(rational(x)), places, mode)));
  });
  check_property("is less than a unit away, and half of one in the modes to the nearest",
                 [](rational const& x, rounding_mode mode) {
                   int const places = *rc::gen::inRange(0, 30);
                   rational const unit = rational::of(1, power_of_ten(static_cast<unsigned>(places)));
                   rational const away = abs(round(x, places, mode) - x);
                   RC_ASSERT(away < unit);
                   bool const nearest = mode <= rounding_mode::half_down;
                   RC_ASSERT((!nearest || away * 2 <= unit));
                 });
  check_property("mirrors: floor is minus ceiling of minus, down is floor towards zero",
                 [](rational const& x) {
                   int const places = *rc::gen::inRange(-5, 30);
                   using enum rounding_mode;
                   RC_ASSERT(round(x, places, floor) == -round(-x, places, ceiling));
                   RC_ASSERT(round(x, places, down) == round(x, places, x.sign() < 0 ? ceiling : floor));
                   RC_ASSERT(round(x, places, up) == round(x, places, x.sign() < 0 ? floor : ceiling));
                   for (auto const mode : {half_up, half_even, half_down, down, up}) {
                     RC_ASSERT(round(-x, places, mode) == -round(x, places, mode));
                   }
                 });
  check_property("keeps order", [](rational const& x, rational const& y, rounding_mode mode) {
    int const places = *rc::gen::inRange(-5, 30);
    RC_ASSERT(((x <= y) == false || round(x, places, mode) <= round(y, places, mode)));
  });
  check_property("floor and ceiling are rounding to no places", [](rational const& x) {
    RC_ASSERT(decimal(floor(x)) == round(x, 0, rounding_mode::floor));
    RC_ASSERT(decimal(ceiling(x)) == round(x, 0, rounding_mode::ceiling));
    RC_ASSERT((floor(x) <= x && x < floor(x) + 1 && ceiling(x) == -floor(-x)));
  });
}

TEST_CASE("properties: the preimage of a rounded value holds what rounds to it, and nothing else") {
  check_property("a value lies in the preimage of what it rounds to",
                 [](rational const& x, rounding_mode mode) {
                   decimal const rounded = round(x, *rc::gen::inRange(0, 30), mode);
                   RC_ASSERT(rounding_preimage(rounded, mode).contains(x));
                 });
  check_property("points at and beside its ends", [](rounding_mode mode) {
    decimal const value = *fiscore_test::decimals(20);
    interval const preimage = rounding_preimage(value, mode);
    RC_ASSERT(preimage.is_bounded());
    rational const beside =
        rational::of(1, power_of_ten(static_cast<unsigned>(value.places())) * 1'000'003);
    for (endpoint const& end : {preimage.lower(), preimage.upper()}) {
      for (rational const& at : {end.at - beside, end.at, end.at + beside}) {
        RC_ASSERT(preimage.contains(at) == (round(at, value.places(), mode) == value));
      }
    }
    RC_ASSERT(preimage.contains(value));
  });
}

TEST_CASE("properties: intervals") {
  check_property("common part and hull of two, point by point", [](interval const& a, interval const& b) {
    auto const common = intersect(a, b);
    interval const both = hull(a, b);
    RC_ASSERT((both.contains(a) && both.contains(b)));
    for (interval const& of : {a, b}) {
      for (rational const& at : points_about(of)) {
        RC_ASSERT(((common && common->contains(at)) == (a.contains(at) && b.contains(at))));
        RC_ASSERT((both.contains(at) || (!a.contains(at) && !b.contains(at))));
        RC_ASSERT((of.contains(at) == (of.starts_by(at) && of.ends_by(at))));
      }
    }
    RC_ASSERT(a.contains(b) == (common == b));
  });
  check_property("a linear image holds the images of points",
                 [](interval const& of, rational const& shift) {
                   rational const scale = *fiscore_test::but_zero(fiscore_test::rationals());
                   interval const image = map_linear(of, scale, shift);
                   for (rational const& at : points_about(of)) {
                     RC_ASSERT(image.contains(scale * at + shift) == of.contains(at));
                   }
                   RC_ASSERT(map_linear(image, rational(1) / scale, -shift / scale) == of);
                   RC_ASSERT(map_linear(of, 0, shift) == interval::point(shift));
                 });
}

TEST_CASE("properties: sets of intervals agree with their points") {
  check_property("a set holds what its parts hold, in any order", [] {
    auto const parts = *fiscore_test::grid_parts();
    interval_set const made(parts);
    for (rational const& at : grid()) RC_ASSERT(made.contains(at) == in_any(parts, at));
    RC_ASSERT(interval_set(std::vector<interval>(parts.rbegin(), parts.rend())) == made);
    for (std::size_t i = 1; i < made.parts().size(); ++i) {
      RC_ASSERT(!intersect(made.parts()[i - 1], made.parts()[i]).has_value());
    }
  });
  check_property("union, common part, complement and difference",
                 [](interval_set const& a, interval_set const& b) {
                   interval_set const either = unite(a, b);
                   interval_set const both = intersect(a, b);
                   interval_set const without = subtract(a, b);
                   interval_set const other = complement(a);
                   for (rational const& at : grid()) {
                     RC_ASSERT((either.contains(at) == (a.contains(at) || b.contains(at))));
                     RC_ASSERT((both.contains(at) == (a.contains(at) && b.contains(at))));
                     RC_ASSERT((without.contains(at) == (a.contains(at) && !b.contains(at))));
                     RC_ASSERT(other.contains(at) == !a.contains(at));
                   }
                 });
  check_property("the laws of sets",
                 [](interval_set const& a, interval_set const& b, interval_set const& c) {
                   RC_ASSERT(complement(complement(a)) == a);
                   RC_ASSERT((unite(a, b) == unite(b, a) && intersect(a, b) == intersect(b, a)));
                   RC_ASSERT((unite(a, a) == a && intersect(a, a) == a && subtract(a, a).empty()));
                   RC_ASSERT(unite(unite(a, b), c) == unite(a, unite(b, c)));
                   RC_ASSERT(intersect(a, unite(b, c)) == unite(intersect(a, b), intersect(a, c)));
                   RC_ASSERT(complement(unite(a, b)) == intersect(complement(a), complement(b)));
                   RC_ASSERT(subtract(a, b) == intersect(a, complement(b)));
                   RC_ASSERT(unite(subtract(a, b), intersect(a, b)) == a);
                 });
}

TEST_CASE("properties: roots against whole powers") {
  check_property("products and quotients", [](root const& a, root const& b) {
    unsigned const degree = std::lcm(a.degree(), b.degree());
    root const product = a * b;
    RC_ASSERT(degree % product.degree() == 0);
    RC_ASSERT(power_of(product, degree) == power_of(a, degree) * power_of(b, degree));
    RC_ASSERT((product == b * a && hash(product) == hash(b * a)));
    if (b.sign() == 0) return;
    RC_ASSERT((product / b == a && hash(product / b) == hash(a)));
    RC_ASSERT(power_of(a / b, degree) == power_of(a, degree) / power_of(b, degree));
  });
  check_property("order and equality", [](root const& a, root const& b) {
    unsigned const degree = std::lcm(a.degree(), b.degree());
    RC_ASSERT(((a <=> b) == (power_of(a, degree) <=> power_of(b, degree))));
    RC_ASSERT((a == b) == (power_of(a, degree) == power_of(b, degree)));
  });
  check_property("the root of a power is the number", [](rational const& x) {
    unsigned const degree = *rc::gen::inRange(1U, 13U);
    RC_ASSERT(root(pow(abs(x), degree), degree) == root(abs(x)));
  });
  check_property("rounding down is the floor of an integer root", [](root const& of) {
    unsigned const places = *rc::gen::inRange(0U, 40U);
    decimal const rounded = round(of, static_cast<int>(places), rounding_mode::floor);
    // coefficient <= root x 10^places < coefficient + 1, raised to the degree and multiplied out.
    cpp_int const top = theirs(of.radicand().numerator()) * power(10, places * of.degree());
    cpp_int const bottom = theirs(of.radicand().denominator());
    cpp_int const coefficient = theirs(rounded.coefficient());
    RC_ASSERT(power(coefficient, of.degree()) * bottom <= top);
    RC_ASSERT(power(coefficient + 1, of.degree()) * bottom > top);
    RC_ASSERT(rounded.places() == static_cast<int>(places));
  });
  check_property("rounding agrees with comparing", [](root const& of, rounding_mode mode) {
    int const places = *rc::gen::inRange(0, 30);
    decimal const rounded = round(of, places, mode);
    interval const preimage = rounding_preimage(rounded, mode);
    auto const low = root(preimage.lower().at) <=> of;
    auto const high = of <=> root(preimage.upper().at);
    RC_ASSERT((low < 0 || (low == 0 && preimage.lower().closed())));
    RC_ASSERT((high < 0 || (high == 0 && preimage.upper().closed())));
  });
}
