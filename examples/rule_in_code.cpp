// SPDX-License-Identifier: BSL-1.0
// Builds a rule and a rulebook in code, without any file, and scores a handful of values.
#include <fiscore/fiscore.hpp>

#include <iostream>

using namespace fiscore;
using namespace fiscore::literals;

int main() {
  // 预算完成率: 100 % earns 5 points, every 5 points below it lose 2, down to nothing.
  step_deduction const rule{
      .limit = 100,
      .side = side::below,
      .cost = {.step = 5, .unit = step_unit::measure, .points = 2, .steps = step_mode::whole, .floor = 0}};
  curve const scores = to_curve(rule, 5).value();
  for (decimal const& rate : {100_dec, 95.01_dec, 95_dec, 92.8_dec, 80_dec}) {
    std::cout << rate << "% -> " << scores.at(rate).value() << "\n";
  }
  std::cout << "3 points for " << scores.inverse(interval::point(3)) << "\n\n";

  rulebook const book = rulebook::make({
      .id = "my-rulebook",
      .title = {"我的指标体系", "my rulebook"},
      .full_marks = 10,
      .metrics = {{.id = "completion",
                   .title = {"预算完成率", "budget completion rate"},
                   .formula = formula::parse(
                       "general_public.expenditure.outturn / general_public.expenditure.revised"),
                   .unit = unit("%")}},
      .indicators =
          {{.id = "completion",
            .title = {"预算完成率", "completion"},
            .full_marks = 5,
            .metric = "completion",
            .rule = rule},
           {.id = "satisfaction", .title = {"满意度", "satisfaction"}, .full_marks = 5, .rule = manual{}}},
  });

  dossier office;
  office.set(field_name(book::general_public, item::expenditure, column::outturn),
             quantity::parse("456.00万元"));
  office.set(field_name(book::general_public, item::expenditure, column::revised),
             quantity::parse("491.37万元"));

  evaluation const result = evaluate(book, office);
  for (auto const& line : explain(book, office, result, *book.find("completion"), {language::en})) {
    std::cout << line.heading << ": " << line.text << "\n";
  }
  std::cout << "total: " << to_string(result.total().state) << ", from " << result.total().low << " to "
            << result.total().high << " of 10\n";
}
