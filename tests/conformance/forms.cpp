// SPDX-License-Identifier: BSL-1.0
#include "forms.hpp"

#include <fiscore/budget/formula.hpp>

#include <stdexcept>
#include <utility>
#include <vector>

namespace conformance {

using namespace fiscore;

namespace {

/// What a form does not state, or states in words that are not known.
struct not_stated : std::runtime_error {
  explicit not_stated(std::string const& what) : std::runtime_error(what) {}
};

/// The numbers of one form, in the unit of the measure.
class form_reader {
 public:
  form_reader(json const& form, unit measure) : form_(form), measure_(std::move(measure)) {}

  [[nodiscard]] rational number(char const* key) const { return number(form_, key); }
  [[nodiscard]] rational number(json const& of, char const* key) const {
    std::string const text = text_of(of, key);
    if (auto const plain = number_of(text)) return *plain;
    auto const printed = quantity::try_parse(text);
    if (!printed) throw not_stated(std::string("the form does not state \"") + key + "\"");
    bool const shares = is_share(printed->unit) && is_share(measure_);
    if (!shares && !compatible(printed->unit, measure_))
      throw not_stated("the form's \"" + text + "\" is in another unit than the measure");
    return printed->in_base() / measure_.factor();
  }
  [[nodiscard]] rational number_or(char const* key, rational otherwise) const {
    return text_of(form_, key).empty() ? std::move(otherwise) : number(key);
  }

  [[nodiscard]] rule step() const {
    std::string const on = text_of(form_, "side");
    side lost = side::above;
    if (on == "below") {
      lost = side::below;
    } else if (on == "both") {
      lost = side::both;
    } else if (on != "above") {
      throw not_stated("the form does not state \"side\"");
    }
    return step_deduction{
        number("limit"), lost,
        deduction{number("per"), step_unit::measure, number("deduct"), steps(), number_or("floor", 0)}};
  }
  [[nodiscard]] rule table() const {
    bands made;
    for (auto const& row : member(form_, "bands")) {
      made.rows.emplace_back(end(row, "from", "from_included"), end(row, "to", "to_included"),
                             number(row, "points"));
    }
    return made;
  }
  [[nodiscard]] rule limit() const {
    std::string const on = text_of(form_, "side");
    auto test = comparison_of(text_of(form_, "op"));
    if (!test && on == "above") test = comparison::at_most;
    if (!test && on == "below") test = comparison::at_least;
    if (!test) throw not_stated("the form does not state \"op\" or \"side\"");
    char const* const key = text_of(form_, "limit").empty() ? "value" : "limit";
    return threshold{*test, number(key), number_or("otherwise", 0)};
  }
  [[nodiscard]] rule cases() const { return count_deduction{number("deduct"), number_or("floor", 0)}; }
  [[nodiscard]] rule share(json const& target) const {
    proportional made{text_of(form_, "target").empty() ? number(target, "number") : number("target"),
                      goal::at_least, inverse_variant::ratio, zero_target::undefined};
    if (!text_of(form_, "pass_threshold").empty()) made.pass_threshold = number("pass_threshold");
    return made;
  }

 private:
  [[nodiscard]] step_mode steps() const {
    std::string const text = text_of(form_, "steps");
    if (text == "whole") return step_mode::whole;
    if (text == "started") return step_mode::started;
    if (text == "pro_rata") return step_mode::pro_rata;
    throw not_stated("the form does not state \"steps\"");
  }
  [[nodiscard]] band_end end(json const& row, char const* key, char const* included) const {
    if (member(row, key).is_null()) return {};
    json const& belongs = member(row, included);
    if (!belongs.is_boolean())
      throw not_stated(std::string("the form does not state \"") + included + "\"");
    return {number(row, key), belongs.get<bool>() ? closure::closed : closure::open};
  }
  static std::optional<comparison> comparison_of(std::string const& sign) {
    if (sign == ">=") return comparison::at_least;
    if (sign == ">") return comparison::above;
    if (sign == "<=") return comparison::at_most;
    if (sign == "<") return comparison::below;
    if (sign == "=") return comparison::equal;
    return std::nullopt;
  }

  json const& form_;
  unit measure_;
};

/// What is measured: the metric where inputs are printed, else the printed actual.
struct measured_row {
  outcome value;
  unit in;
};

measured_row measured_of(json const& row) {
  if (json const& metric = member(row, "metric"); !metric.is_null())
    return {metric_value(metric), unit(text_of(metric, "unit"))};
  json const& actual = member(row, "actual");
  auto const number = number_of(text_of(actual, "number"));
  if (!number) return {{std::nullopt, "no inputs: neither a metric nor an actual number"}, {}};
  return {{number, {}}, unit(text_of(actual, "unit"))};
}

outcome score_on(rule const& by, outcome const& value, rational const& full_marks) {
  auto const made = to_curve(by, full_marks);
  if (!made) return {std::nullopt, "the form contradicts itself: " + to_string(made.error().front())};
  auto score = made->at(*value.value);
  std::string why = score ? std::string() : "the form has no score for " + shown(*value.value);
  return {std::move(score), std::move(why)};
}

/// The score of a checklist: `items`, each with its `points` and whether it is `fulfilled`.
outcome checklist_score(json const& form, rational const& full_marks) {
  indicator line{.id = "row", .full_marks = full_marks};
  checklist list;
  answer given;
  for (auto const& each : member(form, "items")) {
    json const& fulfilled = member(each, "fulfilled");
    if (!fulfilled.is_boolean()) return {std::nullopt, "no inputs: the items are not answered"};
    std::string id = std::to_string(list.items.size() + 1);
    given.items.emplace_back(id, fulfilled.get<bool>());
    list.items.push_back({std::move(id), {}, form_reader(form, {}).number(each, "points")});
  }
  if (list.items.empty()) return {std::nullopt, "the form does not state \"items\""};
  line.rule = std::move(list);
  rulebook_definition alone;
  alone.id = "row";
  alone.full_marks = full_marks;
  alone.indicators.push_back(std::move(line));
  auto const by = rulebook::try_make(std::move(alone));
  if (!by) return {std::nullopt, "the form contradicts itself: " + to_string(by.error().front())};
  dossier of;
  of.set_answer("row", std::move(given));
  auto const made = evaluated(*by, of);
  if (!made || !made->total().has_score()) return {std::nullopt, "the items give no score"};
  return {made->total().exact, {}};
}

/// The sum of `parts`, each a form with its points and its own metric.
outcome sum_score(json const& form, json const& row) {
  rational sum = 0;
  json const& parts = member(form, "parts");
  if (!parts.is_array() || parts.empty()) return {std::nullopt, "the form does not state \"parts\""};
  for (auto const& part : parts) {
    auto const points = number_of(text_of(part, "points"));
    if (!points) return {std::nullopt, "the form does not state the points of a part"};
    json const& own = member(part, "form").is_null() ? part : member(part, "form");
    auto const score = form_score(own, member(part, "metric").is_null() ? row : part, *points);
    if (!score.value) return score;
    sum += *score.value;
  }
  return {sum, {}};
}

}  // namespace

outcome metric_value(json const& metric) {
  auto const read = formula::try_parse(text_of(metric, "expr"));
  if (!read) return {std::nullopt, "the metric is no formula: " + to_string(read.error())};
  dossier of;
  std::vector<std::pair<std::string, std::string>> names;
  for (auto const& [name, text] : member(metric, "inputs").items()) {
    std::string const printed = text.is_string() ? text.get<std::string>() : std::string();
    auto const value = number_of(printed);
    if (!value) return {std::nullopt, "no inputs: \"" + name + "\" is no number"};
    of.set("figures." + name, exact_cell(*value));
    names.emplace_back(name, "figures." + name);
  }
  auto const value = read->renamed(names).evaluate(of);
  if (value.state == value_state::known) return {value.value, {}};
  return {std::nullopt, value.state == value_state::missing
                            ? "no inputs: the metric reads more than is given"
                            : "the metric divides by zero"};
}

outcome form_score(json const& form, json const& row, rational const& full_marks) {
  std::string const type = text_of(form, "type");
  try {
    if (type == "checklist") return checklist_score(form, full_marks);
    if (type == "sum") return sum_score(form, row);
    auto const [value, in] = measured_of(row);
    if (!value.value) return value;
    form_reader const read(form, in);
    if (type == "step_deduction") return score_on(read.step(), value, full_marks);
    if (type == "bands") return score_on(read.table(), value, full_marks);
    if (type == "threshold") return score_on(read.limit(), value, full_marks);
    if (type == "count_deduction") return score_on(read.cases(), value, full_marks);
    if (type == "proportional") return score_on(read.share(member(row, "target")), value, full_marks);
  } catch (not_stated const& problem) {
    return {std::nullopt, problem.what()};
  }
  return {std::nullopt, "no rule of the library for the form \"" + type + "\""};
}

}  // namespace conformance
