// SPDX-License-Identifier: BSL-1.0
#include <fiscore/number/rational.hpp>

#include <doctest/doctest.h>
#include <boost/multiprecision/cpp_int.hpp>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

// Our arithmetic against Boost.Multiprecision's, on random numbers of 1 to 400 bits and on long chains of
// them.

using boost::multiprecision::cpp_int;
using boost::multiprecision::cpp_rational;
using fiscore::decimal;
using fiscore::integer;
using fiscore::rational;
using fiscore::rounding_mode;

namespace {

constexpr std::array modes = {rounding_mode::half_up, rounding_mode::half_even, rounding_mode::half_down,
                              rounding_mode::down,    rounding_mode::up,        rounding_mode::floor,
                              rounding_mode::ceiling};

class source {
 public:
  explicit source(std::uint64_t seed) : engine_(seed) {}

  unsigned below(unsigned bound) { return static_cast<unsigned>(engine_() % bound); }

  /// Every width from 1 to 400 bits is equally likely; one in eight is a power of two or beside one.
  cpp_int whole() {
    unsigned const bits = 1 + below(below(2) == 0 ? 70 : 400);
    cpp_int value = 0;
    if (below(8) == 0) {
      value = (cpp_int(1) << bits) + static_cast<int>(below(3)) - 1;
    } else {
      for (unsigned have = 0; have < bits; have += 64) value = (value << 64) | engine_();
      value &= (cpp_int(1) << bits) - 1;
    }
    return below(2) == 0 ? value : cpp_int(-value);
  }

  cpp_int whole_but_zero() {
    cpp_int value = whole();
    return value == 0 ? cpp_int(1) : value;
  }

 private:
  std::mt19937_64 engine_;
};

/// From 32-bit limbs, so that the number is not made by the text reader alone.
integer ours(cpp_int const& value) {
  std::vector<std::uint32_t> limbs;
  export_bits(cpp_int(abs(value)), std::back_inserter(limbs), 32);
  integer made;
  for (std::uint32_t const limb : limbs) made = made * 4294967296 + limb;
  return value < 0 ? -made : made;
}

bool same(integer const& mine, cpp_int const& theirs) { return to_string(mine) == theirs.str(); }

/// In lowest terms on both sides, or not at all.
bool same(rational const& mine, cpp_rational const& theirs) {
  return same(mine.numerator(), numerator(theirs)) && same(mine.denominator(), denominator(theirs));
}

/// Boost 1.74 refuses a negative denominator.
cpp_rational quotient(cpp_int const& top, cpp_int const& bottom) {
  return bottom < 0 ? cpp_rational(cpp_int(-top), cpp_int(-bottom)) : cpp_rational(top, bottom);
}

cpp_int floor_of(cpp_int const& a, cpp_int const& b) {
  cpp_int quotient = a / b;
  if (a % b != 0 && (a < 0) != (b < 0)) --quotient;
  return quotient;
}

/// value x 10^places to a whole number. By cases on the two neighbours, as the definition of each mode
/// reads.
cpp_int rounded(cpp_rational const& value, int places, rounding_mode mode) {
  cpp_int const power =
      boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(places < 0 ? -places : places));
  cpp_int const top = places < 0 ? numerator(value) : cpp_int(numerator(value) * power);
  cpp_int const bottom = places < 0 ? cpp_int(denominator(value) * power) : denominator(value);
  cpp_int const below = floor_of(top, bottom);
  if (below * bottom == top) return below;
  cpp_int const above = below + 1;
  cpp_int const inner = top < 0 ? above : below;
  cpp_int const outer = top < 0 ? below : above;
  cpp_int const to_below = top - below * bottom;
  cpp_int const to_above = above * bottom - top;
  switch (mode) {
    case rounding_mode::floor:
      return below;
    case rounding_mode::ceiling:
      return above;
    case rounding_mode::down:
      return inner;
    case rounding_mode::up:
      return outer;
    case rounding_mode::half_up:
      return to_below == to_above ? outer : to_below < to_above ? below : above;
    case rounding_mode::half_down:
      return to_below == to_above ? inner : to_below < to_above ? below : above;
    case rounding_mode::half_even:
      break;
  }
  if (to_below == to_above) return below % 2 == 0 ? below : above;
  return to_below < to_above ? below : above;
}

std::string digits_with_point(cpp_int const& coefficient, int places) {
  std::string digits = cpp_int(abs(coefficient)).str();
  if (places > 0) {
    auto const wanted = static_cast<std::size_t>(places);
    if (digits.size() <= wanted) digits.insert(0, wanted + 1 - digits.size(), '0');
    digits.insert(digits.size() - wanted, ".");
  }
  return coefficient < 0 ? "-" + digits : digits;
}

std::size_t bits_of(cpp_rational const& value) {
  return (value == 0 ? 0 : msb(cpp_int(abs(numerator(value))))) + msb(denominator(value));
}

bool rounds_the_same(rational const& mine, cpp_rational const& theirs, source& random) {
  int const places = static_cast<int>(random.below(60)) - 20;
  rounding_mode const mode = modes[random.below(7)];
  cpp_int coefficient = rounded(theirs, places, mode);
  if (places < 0) coefficient *= boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(-places));
  decimal const result = round(mine, places, mode);
  return same(result.coefficient(), coefficient) && result.places() == (places < 0 ? 0 : places) &&
         to_string(result) == digits_with_point(coefficient, places);
}

}  // namespace

TEST_CASE("integer: 60,000 random operations agree with cpp_int") {
  std::uint64_t const seed = 20210401;
  CAPTURE(seed);
  source random(seed);
  for (int i = 0; i < 7'500; ++i) {
    CAPTURE(i);
    cpp_int const a = random.whole();
    cpp_int const b = random.whole_but_zero();
    integer const x = ours(a);
    integer const y = ours(b);
    bool right = same(x, a) && same(y, b);
    right = right && same(x + y, a + b) && same(x - y, a - b) && same(x * y, a * b);
    right = right && same(divide(x, y).quotient, a / b) && same(divide(x, y).remainder, a % b);
    right = right && same(gcd(x, y), gcd(a, b));
    right = right && (x < y) == (a < b) && (x == y) == (a == b);
    unsigned const degree = 1 + random.below(9);
    integer const root = floor_root(abs(x), degree);
    right = right && pow(root, degree) <= abs(x) && pow(root + 1, degree) > abs(x);
    if (!right) FAIL("with " << a.str() << " and " << b.str());
  }
}

TEST_CASE("rational: 90,000 random operations agree with cpp_rational") {
  std::uint64_t const seed = 20210402;
  CAPTURE(seed);
  source random(seed);
  for (int i = 0; i < 9'000; ++i) {
    CAPTURE(i);
    cpp_int const top = random.whole();
    cpp_int const bottom = random.whole_but_zero();
    cpp_rational const a = quotient(top, bottom);
    cpp_int const divided = random.whole_but_zero();
    cpp_rational const b = quotient(divided, random.whole_but_zero());
    rational const x = rational::of(ours(top), ours(bottom));
    rational const y = rational::of(ours(numerator(b)) * -6, ours(denominator(b)) * -6);
    bool right = same(x, a) && same(y, b);
    right = right && same(x + y, a + b) && same(x - y, a - b) && same(x * y, a * b) && same(x / y, a / b);
    right = right && (x < y) == (a < b) && (x == y) == (a == b);
    right = right && same(floor(x), floor_of(numerator(a), denominator(a)));
    right = right && same(ceiling(x), -floor_of(-numerator(a), denominator(a)));
    right = right && rounds_the_same(x, a, random) && rounds_the_same(y, b, random);
    std::string const text = denominator(a) == 1 ? numerator(a).str() : a.str();
    right = right && to_string(x) == text && rational::parse(a.str()) == x;
    if (!right) FAIL("with " << a.str() << " and " << b.str());
  }
}

TEST_CASE("rational: chains of 20,000 random operations agree with cpp_rational at every step") {
  std::uint64_t const seed = 20210403;
  CAPTURE(seed);
  source random(seed);
  rational mine = 1;
  cpp_rational theirs = 1;
  std::hash<rational> const hash;
  for (int i = 0; i < 20'000; ++i) {
    CAPTURE(i);
    if (bits_of(theirs) > 1'000 || theirs == 0) {
      unsigned const part = random.below(1'000) + 1;
      theirs = part % 2 == 0 ? cpp_rational(random.whole_but_zero())
                             : cpp_rational(part, random.below(1'000) + 1);
      mine = rational::of(ours(numerator(theirs)), ours(denominator(theirs)));
    }
    // Mostly small figures, as in a budget, so that values stay for long around the bounds of 64 and 128
    // bits.
    bool const small = random.below(4) != 0;
    cpp_int const top = small ? cpp_int(random.below(2'000)) - 1'000 : random.whole();
    cpp_int const bottom = small ? cpp_int(random.below(12) + 1) : random.whole_but_zero();
    cpp_rational const theirs_by = quotient(top, bottom);
    rational const by = rational::of(ours(top), ours(bottom));
    rational const before = mine;
    std::size_t const hash_before = hash(before);
    unsigned const operation = random.below(6);
    if (operation == 0) mine += by, theirs += theirs_by;
    if (operation == 1) mine -= by, theirs -= theirs_by;
    if (operation == 2) mine *= by, theirs *= theirs_by;
    if (operation == 3 && top != 0) mine /= by, theirs /= theirs_by;
    if (operation == 4) mine = mine + mine, theirs = theirs + theirs;
    if (operation == 5) mine = by - mine, theirs = theirs_by - theirs;
    bool right = same(mine, theirs) && (mine < by) == (theirs < theirs_by) && mine.sign() == theirs.sign();
    if (i % 8 == 0) right = right && rounds_the_same(mine, theirs, random);
    rational const remade = rational::of(mine.numerator() * 30, mine.denominator() * 30);
    right = right && remade == mine && hash(remade) == hash(mine) && hash(before) == hash_before;
    if (!right) FAIL("after step " << operation << " by " << theirs_by.str() << " at " << theirs.str());
  }
}

TEST_CASE("rational: ties and near ties round as the definition says") {
  std::uint64_t const seed = 20210404;
  CAPTURE(seed);
  source random(seed);
  for (int i = 0; i < 4'000; ++i) {
    int const places = static_cast<int>(random.below(25)) - 5;
    cpp_int const power =
        boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(places < 0 ? -places : places));
    cpp_rational const unit = places < 0 ? cpp_rational(power) : cpp_rational(1, power);
    cpp_rational tie = (cpp_rational(random.whole()) + cpp_rational(1, 2)) * unit;
    if (random.below(2) == 0) tie += cpp_rational(1, cpp_int(1) << (1 + random.below(200)));
    if (random.below(2) == 0) tie = -tie;
    rational const mine = rational::of(ours(numerator(tie)), ours(denominator(tie)));
    for (rounding_mode const mode : modes) {
      cpp_int coefficient = rounded(tie, places, mode);
      if (places < 0) coefficient *= power;
      decimal const result = round(mine, places, mode);
      if (!same(result.coefficient(), coefficient)) {
        FAIL(tie.str() << " to " << places << " places, " << to_string(mode) << ": " << to_string(result));
      }
      auto const exact = exact_decimal(mine);
      if (exact && to_string(round(*exact, places, mode)) != to_string(result)) {
        FAIL("as a decimal: " << tie.str() << " to " << places << " places, " << to_string(mode));
      }
    }
  }
}
