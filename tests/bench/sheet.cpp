// SPDX-License-Identifier: BSL-1.0
/// @file
/// A whole sheet: the 16 rows of HN-2017 with every figure given, warm, as the unit of work of a ministry
/// that scores its offices. (a) leaf scores rounded to two places, (b) exact up to the total; each without
/// and with the explanation.

#include <fiscore/fiscore.hpp>
#include <fiscore/io/shipped.hpp>

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <new>
#include <utility>

namespace {
std::size_t allocations = 0;
}
void* operator new(std::size_t size) {
  ++allocations;
  if (void* const block = std::malloc(size)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace {

using namespace fiscore;

/// An office that reports everything; its rates have awkward denominators.
dossier full_dossier() {
  dossier made;
  made.id = "bench";
  made.fiscal_year = 2017;
  auto const money = [&](item what, column which, char const* amount) {
    made.set(field_name(book::general_public, what, which), quantity::parse(amount));
  };
  money(item::three_public_expenses, column::original, "34.46万元");
  money(item::three_public_expenses, column::previous_original, "33.9万元");
  money(item::three_public_expenses, column::outturn, "31.07万元");
  money(item::opening_balance, column::outturn, "19.8万元");
  money(item::expenditure, column::original, "1922.76万元");
  money(item::expenditure, column::additions, "167.86万元");
  money(item::closing_balance, column::outturn, "141.31万元");
  money(item::operating, column::outturn, "286.53万元");
  money(item::operating, column::original, "281.17万元");
  money(item::procurement, column::outturn, "88.4万元");
  money(item::procurement, column::original, "93.7万元");
  made.set("figures.building_area_actual", quantity::parse("10377.5平方米"));
  made.set("figures.building_area_approved", quantity::parse("9800平方米"));
  made.set("figures.building_cost_actual", quantity::parse("3107.42万元"));
  made.set("figures.building_cost_approved", quantity::parse("2999.99万元"));
  made.set("figures.fund_irregularities", quantity::parse("2例"));
  made.set("figures.key_work_score", quantity::parse("93.7"));
  made.set("figures.satisfied_responses", quantity::parse("431人"));
  made.set("figures.valid_responses", quantity::parse("487人"));
  table_row staff;
  staff.id = "office";
  staff.set("in_post", {quantity::parse("136人"), "", ""});
  staff.set("authorised", {quantity::parse("143人"), "", ""});
  made.table_of("staffing").rows.push_back(staff);
  answer systems;
  systems.items = {{"finance", true}, {"thrift", true}, {"lawful", true}, {"effective", false}};
  made.set_answer("process/management/systems", systems);
  answer disclosure;
  disclosure.items = {
      {"content", true}, {"time", true}, {"truthful", true}, {"complete", true}, {"accurate", true}};
  made.set_answer("process/management/disclosure", disclosure);
  answer benefits;
  benefits.score = decimal::parse("8.5");
  benefits.reason = "见附表";
  made.set_answer("output/effects/benefits", benefits);
  answer administration;
  administration.tier = "good";
  made.set_answer("output/effects/administration", administration);
  return made;
}

rulebook book(bool exact) {
  rulebook const shipped = load_shipped("cn-hunan-department-2017");
  if (!exact) return shipped;
  rulebook_definition definition = shipped.definition();
  definition.rounding.leaf.reset();
  // Make the leaves awkward too: steps counted pro rata leave their fractions in the scores.
  auto const pro_rata = [](auto& self, indicator& line) -> void {
    if (line.rule) {
      if (auto* form = std::get_if<step_deduction>(&*line.rule)) form->cost.steps = step_mode::pro_rata;
    }
    for (auto& child : line.children) self(self, child);
  };
  for (auto& line : definition.indicators) pro_rata(pro_rata, line);
  return rulebook::make(std::move(definition));
}

void score(benchmark::State& state, bool exact, bool explained) {
  rulebook const by = book(exact);
  dossier const of = full_dossier();
  evaluation result;
  evaluate(by, of, result);
  std::size_t const before = allocations;
  for (auto _ : state) {
    evaluate(by, of, result);
    benchmark::DoNotOptimize(result.total().score);
    if (!explained) continue;
    for (std::size_t i = 0; i < by.nodes().size(); ++i) {
      auto lines = explain(by, of, result, i);
      benchmark::DoNotOptimize(lines);
    }
  }
  state.counters["allocations/sheet"] =
      benchmark::Counter(static_cast<double>(allocations - before), benchmark::Counter::kAvgIterations);
}

}  // namespace

BENCHMARK_CAPTURE(score, a, false, false)->Name("sheet/(a) leaves to two places");
BENCHMARK_CAPTURE(score, b, true, false)->Name("sheet/(b) exact to the total");
BENCHMARK_CAPTURE(score, a_explained, false, true)->Name("sheet/(a) with explanation");
BENCHMARK_CAPTURE(score, b_explained, true, true)->Name("sheet/(b) with explanation");

BENCHMARK_MAIN();
