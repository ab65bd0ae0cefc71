// SPDX-License-Identifier: BSL-1.0
#include "part.hpp"

#include <utility>

namespace conformance {

using namespace fiscore;

namespace {

constexpr char const* rulebook_id = "us-part-2008";
constexpr char const* sections[] = {"purpose", "planning", "management", "results"};

std::string title_of(rulebook const& by, std::size_t grade) {
  return by.definition().grades.grades[grade].title.in(language::en);
}

/// The grade that the number printed as overall has.
std::optional<std::size_t> grade_of_printed(rulebook const& by, rational const& overall) {
  auto const& plan = by.definition().rounding;
  bool const rounded = plan.total && plan.grade_on == rounding_plan::grade_basis::rounded;
  return by.definition().grades.grade_of(rounded ? rational(round(overall, *plan.total)) : overall);
}

}  // namespace

void score_part(csv_rows const& rows, library& books, tally& into) {
  auto const* book = books.find(rulebook_id);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (book == nullptr) {
      into.skip(std::string("no rulebook: ") + rulebook_id);
      continue;
    }
    std::string const& published = rows.at(i, "published_rating");
    std::string const& measures = rows.at(i, "measures");
    std::string const& printed = rows.at(i, "published_overall");
    dossier of;
    bool const known = measures == "yes" || measures == "no";
    if (known) of.set("figures.acceptable_measures", exact_cell(measures == "yes" ? 1 : 0));
    std::string inputs = "measures " + measures;
    bool complete = true;
    for (char const* section : sections) {
      std::string const& text = rows.at(i, section);
      auto const score = number_of(text);
      complete = complete && score;
      if (!score) continue;
      of.set_metric(std::string("us.part.") + section, exact_cell(*score, unit("%")));
      inputs += std::string(", ") + section + " " + text;
    }
    auto const overall = number_of(printed);
    if (!printed.empty()) inputs += ", overall " + printed;
    if (published.empty() || !known || (!complete && !overall)) {
      into.skip(published.empty() ? "no rating is published" : "no inputs");
      continue;
    }
    auto const made = evaluated(*book, of);
    std::string computed = made ? "no rating" : to_string(made.error().front());
    if (made && made->total().has_score()) inputs += ", total " + shown(made->total().score);
    // Without sections only a gate can have set the grade; then the printed number decides.
    if (made && made->grade) {
      computed = title_of(*book, *made->grade);
    } else if (made && !complete && overall) {
      if (auto const grade = grade_of_printed(*book, *overall)) computed = title_of(*book, *grade);
    }
    into.judge(basis::expectation, computed == published,
               {.name = rows.at(i, "agency") + ": " + rows.at(i, "program"),
                .inputs = std::move(inputs),
                .expected = published,
                .published = published,
                .computed = computed});
  }
}

}  // namespace conformance
