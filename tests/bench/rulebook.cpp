// SPDX-License-Identifier: BSL-1.0
/// @file
/// Loading a rulebook of many mebibytes, text to checked value: it must grow with its size and not with the
/// square of it.

#include <fiscore/io/rulebook.hpp>

#include <benchmark/benchmark.h>

#include <string>

namespace {

using namespace fiscore;

/// Sections of ten rows, each with a metric and a step deduction: 560 bytes a row.
std::string rulebook_text(std::size_t sections) {
  std::string metrics;
  std::string lines;
  for (std::size_t s = 0; s < sections; ++s) {
    std::string const section = std::to_string(s);
    lines += "  - id: s" + section + "\n    title: {zh: 部分 " + section + ", en: section " + section +
             "}\n    full_marks: 10\n    indicators:\n";
    for (std::size_t k = 0; k < 10; ++k) {
      std::string const row = std::to_string(s * 10 + k);
      metrics += "  - {id: m." + row + ", title: {zh: 指标公式 " + row + ", en: metric " + row +
                 "}, formula: figures.actual_" + row + " / figures.plan_" + row +
                 ", unit: \"%\", domain: {kind: real, within: \"[0, ∞)\"}, source: {clause: 第 " + row +
                 " 行, verified: false}}\n";
      lines += "      - {id: i" + row + ", title: {zh: 指标 " + row + ", en: indicator " + row +
               "}, full_marks: 1, metric: m." + row + ", source: {clause: 第 " + row +
               " 行, verified: true}, rule: {form: step_deduction, limit: 100%, side: above, step: 1pp, "
               "step_unit: measure, points: 0.5, steps: whole, floor: 0}, parameters: [{parameter: steps, "
               "verified: false, note: {zh: 未写, en: not stated}}]}\n";
    }
  }
  return "fiscore: rulebook/1\nid: large\ntitle: {zh: 大, en: large}\nfull_marks: " +
         std::to_string(sections * 10) + "\nmissing: bounds\nrounding: {grade_on: exact}\nmetrics:\n" +
         metrics + "indicators:\n" + lines;
}

void load(benchmark::State& state) {
  std::string const text = rulebook_text(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    auto read = read_rulebook(text);
    if (!read.value) state.SkipWithError("the rulebook is refused");
    benchmark::DoNotOptimize(read);
  }
  state.counters["MiB"] = static_cast<double>(text.size()) / (1 << 20);
}
BENCHMARK(load)->Arg(180)->Arg(1800)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
