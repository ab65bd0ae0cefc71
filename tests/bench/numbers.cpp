// SPDX-License-Identifier: BSL-1.0
/// @file
/// Arithmetic and comparison against __int128, cpp_rational and GMP's mpq, in one run. Values are those of
/// a budget: amounts in 元 with two places, rates of two such amounts.

#include <fiscore/number/rational.hpp>

#include <benchmark/benchmark.h>
#include <gmp.h>
#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>
#include <random>
#include <vector>

namespace {

using boost::multiprecision::cpp_rational;
using fiscore::decimal;
using fiscore::integer;
using fiscore::rational;
__extension__ typedef __int128 int128;

constexpr std::size_t count = 1024;

/// Amounts from 0.01 to 10,000,000.00, in cents.
std::vector<std::int64_t> amounts() {
  std::mt19937_64 random(20211124);
  std::vector<std::int64_t> all(count);
  for (auto& each : all) each = static_cast<std::int64_t>(random() % 1'000'000'000) + 1;
  return all;
}

/// Rates as a scoring rule meets them: whole numbers up to 100,000 over whole numbers up to 1,000.
template <class T, class Make>
std::vector<T> rates(Make make) {
  std::mt19937_64 random(19491001);
  std::vector<T> all;
  for (std::size_t i = 0; i < count; ++i) {
    auto const top = static_cast<std::int64_t>(random() % 100'000);
    auto const bottom = static_cast<std::int64_t>(random() % 1'000) + 1;
    all.push_back(make(top, bottom));
  }
  return all;
}

template <class T, class Op>
void pairs(benchmark::State& state, std::vector<T> const& values, Op op) {
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(op(values[i & (count - 1)], values[(i + 1) & (count - 1)]));
    ++i;
  }
}

template <class Op>
void int128_pairs(benchmark::State& state, Op op) {
  std::vector<int128> values;
  for (auto const cents : amounts()) values.push_back(cents);
  pairs(state, values, op);
}
template <class Op>
void integer_pairs(benchmark::State& state, Op op) {
  std::vector<integer> values;
  for (auto const cents : amounts()) values.emplace_back(cents);
  pairs(state, values, op);
}
template <class Op>
void decimal_pairs(benchmark::State& state, Op op) {
  std::vector<decimal> values;
  for (auto const cents : amounts()) values.push_back(decimal::scaled(cents, 2));
  pairs(state, values, op);
}
template <class Op>
void rational_pairs(benchmark::State& state, Op op) {
  pairs(state, rates<rational>([](std::int64_t a, std::int64_t b) { return rational::of(a, b); }), op);
}
template <class Op>
void cpp_rational_pairs(benchmark::State& state, Op op) {
  pairs(state, rates<cpp_rational>([](std::int64_t a, std::int64_t b) { return cpp_rational(a, b); }), op);
}

/// mpq values with the C interface; the result lives outside the loop, as a careful user would have it.
template <class Op>
void mpq_pairs(benchmark::State& state, Op op) {
  struct holder {
    mpq_t value;
  };
  auto values = rates<holder>([](std::int64_t a, std::int64_t b) {
    holder made;
    mpq_init(made.value);
    mpq_set_si(made.value, a, static_cast<unsigned long>(b));
    mpq_canonicalize(made.value);
    return made;
  });
  mpq_t out;
  mpq_init(out);
  std::size_t i = 0;
  for (auto _ : state) {
    op(out, values[i & (count - 1)].value, values[(i + 1) & (count - 1)].value);
    benchmark::DoNotOptimize(out);
    ++i;
  }
  mpq_clear(out);
  for (auto& each : values) mpq_clear(each.value);
}

// The result is a value: expression templates have to do their work.
auto const plus = []<class T>(T const& a, T const& b) -> T { return a + b; };
auto const times = []<class T>(T const& a, T const& b) -> T { return a * b; };
auto const over = [](decimal const& a, decimal const& b) -> rational { return a / b; };
// A rate may be 0, so the divisor is one more.
auto const over_next = []<class T>(T const& a, T const& b) -> T { return a / T(b + 1); };
auto const less = [](auto const& a, auto const& b) { return a < b; };

}  // namespace

BENCHMARK_CAPTURE(int128_pairs, add, plus)->Name("int128/add");
BENCHMARK_CAPTURE(integer_pairs, add, plus)->Name("integer/add");
BENCHMARK_CAPTURE(decimal_pairs, add, plus)->Name("decimal/add");
BENCHMARK_CAPTURE(int128_pairs, multiply, times)->Name("int128/multiply");
BENCHMARK_CAPTURE(integer_pairs, multiply, times)->Name("integer/multiply");
BENCHMARK_CAPTURE(decimal_pairs, multiply, times)->Name("decimal/multiply");
BENCHMARK_CAPTURE(int128_pairs, compare, less)->Name("int128/compare");
BENCHMARK_CAPTURE(integer_pairs, compare, less)->Name("integer/compare");
BENCHMARK_CAPTURE(decimal_pairs, compare, less)->Name("decimal/compare");
BENCHMARK_CAPTURE(decimal_pairs, divide, over)->Name("decimal/divide");

BENCHMARK_CAPTURE(rational_pairs, add, plus)->Name("rational/add");
BENCHMARK_CAPTURE(cpp_rational_pairs, add, plus)->Name("cpp_rational/add");
BENCHMARK_CAPTURE(mpq_pairs, add, mpq_add)->Name("mpq/add");
BENCHMARK_CAPTURE(rational_pairs, multiply, times)->Name("rational/multiply");
BENCHMARK_CAPTURE(cpp_rational_pairs, multiply, times)->Name("cpp_rational/multiply");
BENCHMARK_CAPTURE(mpq_pairs, multiply, mpq_mul)->Name("mpq/multiply");
BENCHMARK_CAPTURE(rational_pairs, divide, over_next)->Name("rational/add and divide");
BENCHMARK_CAPTURE(cpp_rational_pairs, divide, over_next)->Name("cpp_rational/add and divide");
BENCHMARK_CAPTURE(rational_pairs, compare, less)->Name("rational/compare");
BENCHMARK_CAPTURE(cpp_rational_pairs, compare, less)->Name("cpp_rational/compare");
BENCHMARK_CAPTURE(mpq_pairs, compare, [](mpq_t&, mpq_t const& a, mpq_t const& b) {
  bool lower = mpq_cmp(a, b) < 0;
  benchmark::DoNotOptimize(lower);
})->Name("mpq/compare");

BENCHMARK_MAIN();
