// SPDX-License-Identifier: BSL-1.0
// Builds a project's self-evaluation sheet in code, scores it by a rulebook that ships, and writes it as a
// file.
#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/explain.hpp>
#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>

#include <iostream>

using namespace fiscore;

int main() {
  dossier sheet;
  sheet.id = "road-2023";
  sheet.title = {"农村公路养护项目", "rural road maintenance"};
  sheet.unit_name = {"某县交通运输局", "a county transport bureau"};
  sheet.project_code = "P-17";
  sheet.fiscal_year = 2023;
  sheet.stage = stage::self_evaluation;
  sheet.rulebook = "cn-mof-project-self-evaluation-2020";

  // Figures are printed quantities, with the place where they stand.
  sheet.set(field_name(fund::total, column::revised), quantity::parse("320.00万元"), "资金表");
  sheet.set(field_name(fund::total, column::outturn), quantity::parse("316.80万元"), "资金表");

  sheet.add_target({.id = "length",
                    .title = {"养护里程", "kilometres maintained"},
                    .section = "output",
                    .full_marks = 50,
                    .sign = comparison::at_least,
                    .target = quantity::parse("120公里"),
                    .actual = quantity::parse("118.5公里")});
  sheet.add_target({.id = "open",
                    .title = {"道路通畅", "roads kept open"},
                    .section = "benefit",
                    .full_marks = 30,
                    .target_words = "全年通畅",
                    .actual_words = "全年通畅"});
  sheet.add_target({.id = "users",
                    .title = {"群众满意度", "satisfaction of users"},
                    .section = "satisfaction",
                    .full_marks = 10,
                    .target = quantity::parse("90%"),
                    .actual = quantity::parse("93.4%")});
  // The target in words is scored by a person, within a tier.
  answer open;
  open.tier = "achieved";
  open.score = 28;
  open.reason = "全年仅中断 1 天";
  sheet.set_answer("benefit/open", open);

  rulebook const book = load_shipped(sheet.rulebook);
  evaluation const result = evaluate(book, sheet);
  std::cout << "total " << score_text(result.total()) << ", "
            << book.definition().grades.grades[result.grade.value()].title.en << "\n\n"
            << write_dossier(sheet, file_format::yaml);
}
