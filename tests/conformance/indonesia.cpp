// SPDX-License-Identifier: BSL-1.0
#include "indonesia.hpp"

#include <map>
#include <utility>

namespace conformance {

using namespace fiscore;

namespace {

/// Why a case cannot be asked.
struct refusal {
  std::string reason;
};

/// What the library gives instead of a number: not a reason to skip.
struct no_answer {
  std::string said;
};

/// What a case asks of a rulebook: the dossier that holds its inputs, and the line of which the score, or
/// the value before the rule, is the answer.
struct question {
  dossier of = {};
  std::string line = {};
  bool measure = false;  ///< the measured value, not the score
  rational times = 1;
};

rational required(json const& inputs, char const* key) {
  auto const value = number_of(text_of(inputs, key));
  if (!value) throw refusal{"no inputs"};
  return *value;
}

rational number(json const& value) {
  auto const read = value.is_string() ? number_of(value.get<std::string>()) : std::nullopt;
  if (!read) throw refusal{"no inputs"};
  return *read;
}

json const& list(json const& inputs, char const* key) {
  json const& found = member(inputs, key);
  if (!found.is_array() || found.empty()) throw refusal{"no inputs"};
  return found;
}

std::size_t line_of(rulebook const& by, std::string const& id) {
  auto const found = by.find(id);
  if (!found) throw refusal{"the rulebook has no line " + id};
  return *found;
}

/// Gives a line the value of its metric with which its rule gives `score`.
void give_score(dossier& into, rulebook const& by, std::string const& id, rational const& score) {
  auto const& node = by.nodes()[line_of(by, id)];
  if (!node.metric || !node.bound) throw refusal{"the line " + id + " has no curve"};
  metric const& what = by.metrics()[*node.metric];
  auto const inputs = what.domain.restrict(node.bound->inverse(interval_set(interval::point(score))));
  if (inputs.parts().empty()) throw refusal{"no input gives the score " + shown(score)};
  into.set_metric(what.id, exact_cell(*what.domain.witness(inputs.parts().front()), what.unit));
}

question revisions(rulebook const& by, json const& inputs) {
  question made{.line = "revisi_dipa"};
  json const& semesters = list(inputs, "semesters");
  if (semesters.size() > 2) throw refusal{"more than two semesters"};
  for (std::size_t i = 0; i < 2; ++i) {
    std::string const id = "semester_" + std::to_string(i + 1);
    if (i < semesters.size()) {
      give_score(made.of, by, id, number(semesters[i]));
    } else {
      made.of.set_exemption(by.nodes()[line_of(by, id)].path.text(), {});
    }
  }
  return made;
}

question absorption_by_quarter(rulebook const& by, json const& inputs) {
  question made{.line = "penyerapan"};
  std::map<std::string, bool> given;
  for (auto const& quarter : list(inputs, "quarters")) {
    std::string const number_text = text_of(quarter, "quarter");
    given[number_text] = true;
    auto& rows = made.of.table_of("absorption_q" + number_text).rows;
    for (auto const& account : list(quarter, "accounts")) {
      table_row row;
      row.id = text_of(account, "account");
      row.set("budget", exact_cell(required(account, "budget")));
      row.set("realised", exact_cell(required(account, "realised")));
      row.set("target", exact_cell(required(account, "target_percent"), unit("%")));
      rows.push_back(std::move(row));
    }
  }
  std::size_t const section = line_of(by, made.line);
  for (std::size_t const child : children(by, section)) {
    std::string const& id = by.nodes()[child].line.id;
    if (!given.contains(id.substr(id.rfind('_') + 1)))
      made.of.set_exemption(by.nodes()[child].path.text(), {});
  }
  return made;
}

/// Rows of one column, in per cent.
void add_rows(dossier& into, std::string const& table, std::string const& column, json const& values) {
  auto& rows = into.table_of(table).rows;
  for (auto const& each : values) {
    table_row row;
    row.id = std::to_string(rows.size() + 1);
    row.set(column, exact_cell(number(each), unit("%")));
    rows.push_back(std::move(row));
  }
}

question deviation(rulebook const& /*by*/, json const& inputs) {
  question made{.line = "deviasi_halaman_iii"};
  add_rows(made.of, "deviation_months", "deviation", list(inputs, "monthly_deviation_percent"));
  return made;
}

question dispensation(rulebook const& /*by*/, json const& inputs) {
  question made{.line = "dispensasi_spm", .measure = true};
  made.of.set("figures.spm_dispensed", exact_cell(required(inputs, "dispensed")));
  made.of.set("figures.spm_quarter_4", exact_cell(required(inputs, "spm_of_quarter_4")));
  return made;
}

question output_of_a_year(rulebook const& /*by*/, json const& inputs) {
  question made{.line = "capaian_output"};
  made.of.set("figures.output_timeliness", exact_cell(required(inputs, "timeliness"), unit("%")));
  add_rows(made.of, "outputs", "achievement", list(inputs, "achievements"));
  return made;
}

/// A mean whose parts are all the given score has that score.
question output_in_the_whole(rulebook const& by, json const& inputs) {
  question made{.line = "capaian_output"};
  rational const score = required(inputs, "score");
  rational const weight = required(inputs, "weight");
  if (by.nodes()[line_of(by, made.line)].line.weight != weight)
    throw refusal{"the rulebook has another weight"};
  made.of.set("figures.output_timeliness", exact_cell(score, unit("%")));
  add_rows(made.of, "outputs", "achievement", json::array({shown(score)}));
  made.times = weight / 100;
  return made;
}

/// A ratio as an actual against its target, at a path of groups in the open section.
void add_ratio(dossier& into, std::string const& section, rational const& ratio) {
  performance_target made;
  made.id = "i" + std::to_string(into.targets().size() + 1);
  made.title = {made.id, made.id};
  made.section = section;
  made.sign = comparison::at_least;
  made.target = quantity{decimal(ratio.denominator()), unit()};
  made.actual = quantity{decimal(ratio.numerator()), unit()};
  into.add_target(std::move(made));
}

/// Ratios, lists of ratios, objects that hold such a list or several by name, each level a group of its
/// own.
void add_ratios(dossier& into, std::string const& section, json const& value) {
  if (value.is_string()) {
    add_ratio(into, section, number(value));
    return;
  }
  if (value.is_object() && value.size() == 1 && value.begin()->is_structured()) {
    add_ratios(into, section, *value.begin());
    return;
  }
  if (!value.is_structured() || value.empty()) throw refusal{"no inputs"};
  std::size_t group = 0;
  for (auto const& each : value)
    add_ratios(into, each.is_string() ? section : section + "/g" + std::to_string(++group), each);
}

question outputs(rulebook const& /*by*/, json const& inputs) {
  question made{.line = "capaian_keluaran"};
  add_ratios(made.of, made.line, inputs);
  return made;
}

question whole_value(rulebook const& by, json const& inputs) {
  question made;
  give_score(made.of, by, "penyerapan", required(inputs, "absorption"));
  give_score(made.of, by, "konsistensi", required(inputs, "consistency"));
  give_score(made.of, by, "efisiensi", required(inputs, "efficiency"));
  add_ratio(made.of, "capaian_keluaran", required(inputs, "output") / 100);
  return made;
}

question absorption(rulebook const& /*by*/, json const& inputs) {
  question made{.line = "penyerapan", .measure = true};
  made.of.set("figures.realised", exact_cell(required(inputs, "realised")));
  made.of.set("figures.budget", exact_cell(required(inputs, "budget")));
  return made;
}

question range(std::string const& line, std::string const& table, json const& inputs) {
  question made{.line = line, .measure = true};
  table_row row;
  row.id = "1";
  for (char const* column : {"low", "high", "actual"})
    row.set(column, exact_cell(required(inputs, column)));
  made.of.table_of(table).rows.push_back(std::move(row));
  return made;
}
question range_of_more(rulebook const& /*by*/, json const& inputs) {
  return range("higher_is_better", "higher_results", inputs);
}
question range_of_less(rulebook const& /*by*/, json const& inputs) {
  return range("lower_is_better", "lower_results", inputs);
}

using adapter = question (*)(rulebook const&, json const&);
std::map<std::string, adapter> const adapters = {{"revisi_dipa.year", revisions},
                                                 {"penyerapan.year_to_date", absorption_by_quarter},
                                                 {"deviasi_halaman_iii.year_to_date", deviation},
                                                 {"dispensasi_spm.permil", dispensation},
                                                 {"capaian_output", output_of_a_year},
                                                 {"capaian_output.weighted", output_in_the_whole},
                                                 {"nka", whole_value},
                                                 {"output", outputs},
                                                 {"programme", outputs},
                                                 {"unit", outputs},
                                                 {"absorption", absorption},
                                                 {"range_target", range_of_more},
                                                 {"range_target.lower_is_better", range_of_less}};

/// The answer, before anything is rounded for print.
root answer_to(question const& asked, rulebook const& by) {
  auto const made = evaluated(by, asked.of);
  if (!made) throw no_answer{to_string(made.error().front())};
  rulebook const& book = made->book(by);
  std::size_t const index = asked.line.empty() ? 0 : line_of(book, asked.line);
  node_result const& found = made->nodes[index];
  if (asked.measure && found.measured.value.state == value_state::known) return found.measured_exact;
  if (!found.has_score()) throw no_answer{"no score: " + std::string(to_string(found.state))};
  if (found.root) return *found.root;
  return found.exact * asked.times;
}

std::optional<rounding_mode> mode_of(std::string const& name) {
  using enum rounding_mode;
  for (auto const each : {half_up, half_even, half_down, down, up, floor, ceiling}) {
    if (name == to_string(each)) return each;
  }
  return std::nullopt;
}

void score_case(json const& one, library& books, tally& into) {
  std::string const id = text_of(one, "rulebook");
  auto const* book = books.find(id);
  auto const known = adapters.find(text_of(one, "node"));
  if (book == nullptr) throw refusal{"no rulebook: " + id};
  if (known == adapters.end()) throw refusal{"no such node: " + text_of(one, "node")};
  auto const mode = mode_of(text_of(one, "mode"));
  json const& places = member(one, "places");
  if (!mode || !places.is_number_integer()) throw refusal{"no rounding is given"};
  question const asked = known->second(*book, member(one, "inputs"));
  std::string computed;
  std::string exactly;
  try {
    root const exact = answer_to(asked, *book);
    computed = to_string(round(exact, places.get<int>(), *mode));
    exactly = to_string(exact);
  } catch (no_answer const& why) {
    exactly = why.said;
  }
  std::string const published = text_of(one, "published");
  json const& mismatch = member(one, "known_mismatch");
  bool const wrong_in_print = mismatch.is_boolean() && mismatch.get<bool>();
  into.judge(wrong_in_print ? basis::not_derivable : basis::expectation,
             !computed.empty() && number_of(computed) == number_of(published),
             {.name = text_of(one, "id"),
              .inputs = member(one, "inputs").dump(),
              .expected = wrong_in_print ? "" : published,
              .published = published,
              .computed = computed + (computed.empty() ? "" : " ") + "(" + exactly + ")"});
}

}  // namespace

void score_indonesia(json const& file, library& books, tally& into) {
  for (auto const& one : member(file, "cases")) {
    try {
      score_case(one, books, into);
    } catch (refusal const& why) {
      into.skip(why.reason);
    }
  }
}

}  // namespace conformance
