// SPDX-License-Identifier: BSL-1.0
// Scores an indicator by a rule that no form has: a function of the program.
#include <fiscore/fiscore.hpp>

#include <iostream>

using namespace fiscore;

int main() {
  // Full marks for what was reached, squared: half the target earns a quarter.
  custom const squared{
      .name = "squared",
      .title = {"完成率的平方", "the square of the rate"},
      .score = [](rational const& percent, rational const& full_marks) -> std::optional<rational> {
        rational const rate = percent / 100;
        if (rate > 1) return full_marks;
        return full_marks * rate * rate;
      }};

  rulebook const book = rulebook::make({
      .id = "my-rulebook",
      .full_marks = 10,
      .rounding = {.leaf = rounding{2, rounding_mode::half_up}},
      .metrics = {{.id = "planted",
                   .title = {"造林完成率", "planting completed"},
                   .formula = formula::parse("figures.planted / figures.planned"),
                   .unit = unit("%")}},
      .indicators = {{.id = "planted",
                      .title = {"造林完成率", "planting completed"},
                      .full_marks = 10,
                      .metric = "planted",
                      .rule = squared}},
  });

  dossier office;
  office.set("figures.planned", quantity::parse("900亩"));
  office.set("figures.planted", quantity::parse("800亩"));
  evaluation const result = evaluate(book, office);
  std::cout << score_text(result.total()) << " of 10, exactly " << result.total().exact << "\n";
  for (auto const& line : explain(book, office, result, *book.find("planted"), {language::en})) {
    std::cout << line.heading << ": " << line.text << "\n";
  }
}
