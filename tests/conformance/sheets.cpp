// SPDX-License-Identifier: BSL-1.0
#include "sheets.hpp"

#include "forms.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace conformance {

using namespace fiscore;

namespace {

/// One cell of a target or an actual: number or day, and unit.
struct reading {
  std::optional<quantity> value;
  bool has_unit = false;
};

/// A day as it is printed; of a month, its last day.
std::optional<date> day_of_text(std::string const& text) {
  if (auto day = date::try_parse(text)) return *day;
  auto const first = date::try_parse(text + "-01");
  if (!first) return std::nullopt;
  return date::from_day_number(std::int64_t{add_months(*first, 1, month_end::same_day).day_number()} - 1);
}

reading reading_of(json const& cell) {
  std::string const number = text_of(cell, "number");
  if (auto const day = day_of_text(number))
    return {quantity{decimal(day->day_number()), unit("日期")}, true};
  auto const value = decimal::try_parse(number, {.commas = grouping::thousands});
  std::string const in = text_of(cell, "unit");
  if (!value) return {std::nullopt, !in.empty()};
  return {quantity{*value, unit(in)}, !in.empty()};
}

std::optional<comparison> sign_of_target(json const& target) {
  static constexpr std::pair<std::string_view, comparison> signs[] = {{">=", comparison::at_least},
                                                                      {">", comparison::above},
                                                                      {"<=", comparison::at_most},
                                                                      {"<", comparison::below},
                                                                      {"=", comparison::equal}};
  std::string const op = text_of(target, "op");
  for (auto const& [text, sign] : signs) {
    if (op == text) return sign;
  }
  if (!op.empty()) throw std::runtime_error("a target with the unknown sign \"" + op + "\"");
  return std::nullopt;
}

/// The open section for a row: the one whose title says what the row's levels say.
std::optional<std::string> section_of(rulebook const& by, json const& row) {
  // What the second levels of the field belong to, where the first level does not say it.
  static constexpr std::pair<std::string_view, std::string_view> kinds[] = {
      {"产出", "产出"}, {"效益", "效益"}, {"满意度", "满意度"}, {"成本", "产出"},
      {"数量", "产出"}, {"质量", "产出"}, {"时效", "产出"},     {"可持续影响", "效益"}};
  std::vector<rulebook_node const*> open;
  for (auto const& node : by.nodes()) {
    if (node.line.open) open.push_back(&node);
  }
  for (char const* level : {"level1", "level2"}) {
    std::string const text = text_of(row, level);
    for (bool const own : {true, false}) {
      for (auto const& [word, section] : kinds) {
        if (text.find(word) == std::string::npos) continue;
        for (auto const* node : open) {
          if (node->line.title.zh.find(own ? word : section) != std::string::npos) return node->path.text();
        }
      }
    }
  }
  if (open.size() == 1) return open.front()->path.text();
  return std::nullopt;
}

/// The leaf whose measure is executed over full-year amounts, and the name of those amounts.
struct execution_leaf {
  std::size_t node = 0;
  std::string amounts;
};

std::optional<execution_leaf> execution_of(rulebook const& by) {
  for (std::size_t i = 1; i < by.nodes().size(); ++i) {
    if (!by.nodes()[i].metric) continue;
    auto const fields = by.metrics()[*by.nodes()[i].metric].formula.fields();
    static constexpr std::string_view executed = ".outturn";
    if (fields.size() != 2 || !fields[0].ends_with(executed)) continue;
    std::string const amounts = fields[0].substr(0, fields[0].size() - executed.size());
    if (fields[1] == amounts + ".revised") return execution_leaf{i, amounts};
  }
  return std::nullopt;
}

class sheet_scorer {
 public:
  sheet_scorer(json const& sheet, library& books, std::string where, tally& into)
      : sheet_(sheet), where_(std::move(where)), into_(into) {
    std::string const id = text_of(sheet, "rulebook");
    if (id.empty()) {
      no_book_ = "no rulebook";
    } else {
      book_ = books.find(id);
      if (book_ == nullptr) no_book_ = "no rulebook: " + id;
    }
  }

  void run() {
    json const& rows = member(sheet_, "rows");
    for (std::size_t i = 0; i < rows.size(); ++i) row(rows[i], where_ + ".rows[" + std::to_string(i) + "]");
    json const& budget = member(sheet_, "budget");
    if (!budget.empty()) execution(budget[0]);
    grade();
  }

 private:
  void row(json const& of, std::string const& at) {
    if (member(of, "form").is_object()) {
      by_form(of, at);
    } else if (book_ == nullptr) {
      into_.skip(no_book_);
    } else {
      by_rulebook(of, at);
    }
  }

  void by_form(json const& of, std::string const& at) {
    json const& metric = member(of, "metric");
    std::string const expected = text_of(member(of, "check"), "expected_exact");
    std::string const value = text_of(metric, "value");
    std::string const printed = text_of(of, "score");
    auto const weight = number_of(text_of(of, "weight"));
    auto const measured = metric.is_null() ? outcome{} : metric_value(metric);
    if (!metric.is_null() && !measured.value && value.empty()) {
      into_.skip(measured.why);
      return;
    }
    auto const score = weight ? form_score(member(of, "form"), of, *weight)
                              : outcome{std::nullopt, "no inputs: no weight"};
    if (expected.empty() && value.empty() && (!score.value || printed.empty())) {
      into_.skip(score.value ? "no expectation and nothing published" : score.why);
      return;
    }
    item what = named(of, at);
    if (!metric.is_null())
      what.inputs += "; " + text_of(metric, "expr") + " of " + member(metric, "inputs").dump();
    what.computed = (measured.value ? "metric " + shown(*measured.value) + ", " : measured.why) +
                    (score.value ? "score " + shown(*score.value) : score.why);
    if (expected.empty() && value.empty()) {
      into_.judge(basis::publication, prints_as(*score.value, printed), std::move(what));
      return;
    }
    what.expected =
        (value.empty() ? "" : "metric " + value + ", ") + (expected.empty() ? "" : "score " + expected);
    bool const same_value = value.empty() || (measured.value && number_of(value) == measured.value);
    bool const same_score = expected.empty() || (score.value && number_of(expected) == score.value);
    into_.judge(basis::expectation, same_value && same_score, std::move(what));
  }

  void by_rulebook(json const& of, std::string const& at) {
    json const& printed_target = member(of, "target");
    auto const weight = number_of(text_of(of, "weight"));
    auto target = reading_of(printed_target);
    auto actual = reading_of(member(of, "actual"));
    auto const section = section_of(*book_, of);
    std::string const expected = text_of(member(of, "check"), "expected_exact");
    std::string const printed = text_of(of, "score");
    if (auto const why = unjudged(of, target, actual, weight.has_value(), section.has_value());
        !why.empty()) {
      into_.skip(why);
      return;
    }
    if (expected.empty() && !text_of(of, "rule").empty()) {
      into_.skip("the rule only as text");
      return;
    }
    if (expected.empty() && printed.empty()) {
      into_.skip("no expectation and nothing published");
      return;
    }
    // One of the two may be printed without the unit that both have.
    if (!target.has_unit) target.value->unit = actual.value->unit;
    if (!actual.has_unit) actual.value->unit = target.value->unit;
    performance_target made;
    made.id = "row";
    made.title.zh = text_of(of, "level3");
    made.level.zh = text_of(of, "level1") + " " + text_of(of, "level2");
    made.section = *section;
    made.full_marks = *weight;
    made.sign = sign_of_target(printed_target);
    made.target = target.value;
    made.actual = actual.value;
    dossier with;
    with.add_target(std::move(made));
    auto const score = score_of(with, *section + "/row");
    item what = named(of, at);
    what.computed = score.value ? shown(*score.value) : score.why;
    if (!expected.empty()) {
      what.expected = expected;
      into_.judge(basis::expectation, score.value && number_of(expected) == score.value, std::move(what));
    } else if (score.value) {
      into_.judge(basis::publication, prints_as(*score.value, printed), std::move(what));
    } else {
      into_.skip("no rule is stated for what is not met");
    }
  }

  /// Why a row cannot be scored from what is printed; empty where it can.
  static std::string unjudged(json const& of, reading const& target, reading const& actual, bool weight,
                              bool section) {
    json const& words = member(of, "target");
    if (!target.value) {
      bool const in_words = !text_of(words, "text").empty() && text_of(words, "number").empty();
      return in_words ? "the rule only as text: a target without a number" : "no inputs: no target";
    }
    if (!actual.value) return "no inputs: no actual number";
    if (!weight) return "no inputs: no weight";
    bool const both = target.has_unit && actual.has_unit;
    if (both && !commensurable(target.value->unit, actual.value->unit)) return "units differ";
    return section ? "" : "the rulebook has no open section for it";
  }

  void execution(json const& of) {
    json const& check = member(of, "check");
    std::string expected = text_of(check, "score_exact");
    if (expected.empty()) expected = text_of(check, "expected_exact");
    std::string const printed = text_of(of, "score");
    if (expected.empty() && printed.empty()) return;  // a budget without points
    if (book_ == nullptr) {
      into_.skip(no_book_);
      return;
    }
    auto const leaf = execution_of(*book_);
    auto const weight = number_of(text_of(of, "weight"));
    auto const revised = amount(of, "full_year");
    auto const outturn = amount(of, "executed");
    if (!leaf || !weight || !revised || !outturn) {
      into_.skip(!leaf ? "the rulebook does not score the execution rate"
                       : "no inputs: no amounts or weight");
      return;
    }
    dossier with;
    with.set(leaf->amounts + ".revised", *revised);
    with.set(leaf->amounts + ".outturn", *outturn);
    auto const& node = book_->nodes()[leaf->node];
    auto score = score_of(with, node.path.text());
    // A sheet that gives execution other points keeps the rule.
    if (score.value) *score.value *= *weight / node.line.full_marks;
    if (expected.empty() && !score.value) {
      into_.skip("the execution rate is undefined");
      return;
    }
    item what{
        .name = where_ + ".budget[0] " + text_of(of, "item"),
        .inputs = to_string(*outturn) + " / " + to_string(*revised) + ", weight " + text_of(of, "weight"),
        .expected = expected,
        .published = printed,
        .computed = score.value ? shown(*score.value) : score.why};
    bool const equal = score.value && (expected.empty() ? prints_as(*score.value, printed)
                                                        : number_of(expected) == score.value);
    into_.judge(expected.empty() ? basis::publication : basis::expectation, equal, std::move(what));
  }

  void grade() {
    std::string const published = text_of(sheet_, "grade_printed");
    auto const total = number_of(text_of(sheet_, "total_printed"));
    if (published.empty()) return;
    if (book_ == nullptr || !total) {
      into_.skip(book_ == nullptr ? no_book_ : "no inputs: a grade without a total");
      return;
    }
    auto const& plan = book_->definition().rounding;
    auto const& scale = book_->definition().grades;
    bool const rounded = plan.total && plan.grade_on == rounding_plan::grade_basis::rounded;
    auto const found = scale.grade_of(rounded ? rational(round(*total, *plan.total)) : *total);
    auto const* of = found ? &scale.grades[*found] : nullptr;
    bool const equal =
        of != nullptr && (of->title.zh == published || of->title.en == published || of->id == published);
    into_.judge(basis::publication, equal,
                {.name = where_ + " grade",
                 .inputs = "total " + text_of(sheet_, "total_printed"),
                 .expected = {},
                 .published = published,
                 .computed = of == nullptr ? "no grade" : of->title.in(language::zh)});
  }

  /// The exact score of one node, or what the library says.
  outcome score_of(dossier const& with, std::string const& path) const {
    auto const made = evaluated(*book_, with);
    if (!made) return {std::nullopt, to_string(made.error().front())};
    auto const node = made->book(*book_).find(detail::hashed_name(path));
    if (node && made->nodes[*node].has_score()) return {made->nodes[*node].exact, {}};
    std::string why = node ? std::string(to_string(made->nodes[*node].state)) : "no such indicator";
    for (auto const& each : made->findings) {
      if (each.path == path) why += "; " + to_string(each);
    }
    return {std::nullopt, std::move(why)};
  }

  static std::optional<quantity> amount(json const& of, char const* key) {
    auto const value = decimal::try_parse(text_of(of, key), {.commas = grouping::thousands});
    if (!value) return std::nullopt;
    return quantity{*value, unit(text_of(of, "unit"))};
  }
  /// Whether the score is printed so when it is rounded half up.
  static bool prints_as(rational const& score, std::string const& printed) {
    return number_of(printed) == rational(round(score, places_of(printed), rounding_mode::half_up));
  }
  static item named(json const& of, std::string const& at) {
    return {.name = at + " " + text_of(of, "level3"),
            .inputs = "target " + text_of(member(of, "target"), "text") + ", actual " +
                      text_of(member(of, "actual"), "text") + ", weight " + text_of(of, "weight"),
            .expected = {},
            .published = text_of(of, "score"),
            .computed = {}};
  }

  json const& sheet_;
  rulebook const* book_ = nullptr;
  std::string no_book_;
  std::string where_;
  tally& into_;
};

}  // namespace

void score_sheets(json const& file, library& books, tally& into) {
  json const& sheets = member(file, "sheets");
  if (!sheets.is_array()) throw std::runtime_error("no list \"sheets\"");
  for (std::size_t i = 0; i < sheets.size(); ++i)
    sheet_scorer(sheets[i], books, "sheets[" + std::to_string(i) + "]", into).run();
}

}  // namespace conformance
