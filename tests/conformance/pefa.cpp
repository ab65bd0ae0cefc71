// SPDX-License-Identifier: BSL-1.0
#include "pefa.hpp"

#include <utility>

namespace conformance {

using namespace fiscore;

namespace {

constexpr char const* rulebook_id = "intl-pefa-2016";

rulebook const* book_or_skip(library& books, std::size_t rows, tally& into) {
  auto const* book = books.find(rulebook_id);
  for (std::size_t i = 0; book == nullptr && i < rows; ++i)
    into.skip(std::string("no rulebook: ") + rulebook_id);
  return book;
}

/// Gives the dimension a letter, or the reason why it has none.
void set_letter(dossier& of, rulebook_node const& dimension, std::string const& letter) {
  if (letter == "NA" || letter == "NU") {
    auto const kind = letter == "NU" ? exemption_kind::not_used : exemption_kind::not_applicable;
    of.set_exemption(dimension.path.text(), {kind, letter});
  } else {
    answer given;
    given.tier = letter;
    of.set_answer(dimension.path.text(), std::move(given));
  }
}

/// The letter of an indicator, `NA`, `NU`, or the state in which it is without one.
std::string letter_of(rulebook const& by, evaluation const& of, std::size_t node) {
  auto const& result = of.nodes[node];
  if (result.state == state::not_applicable)
    return result.exempted == exemption_kind::not_used ? "NU" : "NA";
  if (auto const grade = grade_of_node(by, of, node))
    return of.book(by).definition().node_grades.grades[*grade].title.in(language::en);
  return std::string(to_string(result.state));
}

/// The letter that the dimensions give the indicator; those beyond the letters are not applicable.
std::string computed_letter(rulebook const& by, std::size_t node, std::vector<std::string> const& letters) {
  dossier of;
  auto const dimensions = children(by, node);
  for (std::size_t i = 0; i < dimensions.size(); ++i)
    set_letter(of, by.nodes()[dimensions[i]], i < letters.size() ? letters[i] : "NA");
  auto const made = evaluated(by, of);
  return made ? letter_of(by, *made, node) : to_string(made.error().front());
}

/// The smallest indicator with a table and at least so many dimensions.
std::optional<std::size_t> averaging(rulebook const& by, std::size_t dimensions) {
  std::optional<std::size_t> best;
  std::size_t least = 0;
  for (std::size_t i = 1; i < by.nodes().size(); ++i) {
    if (by.nodes()[i].line.how != aggregation::lookup) continue;
    std::size_t const count = children(by, i).size();
    if (count < dimensions || (best && count >= least)) continue;
    best = i;
    least = count;
  }
  return best;
}

bool is_pillar(std::string const& id, std::string const& numeral) {
  return id == numeral || id.ends_with("-" + numeral);
}

}  // namespace

void score_pefa_results(csv_rows const& rows, library& books, tally& into) {
  auto const* book = book_or_skip(books, rows.size(), into);
  if (book == nullptr) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string const& indicator = rows.at(i, "indicator");
    std::string const& scores = rows.at(i, "dimension_scores");
    std::string const& published = rows.at(i, "published_score");
    std::string const& follows = rows.at(i, "follows_the_rule");
    auto const node = book->find(indicator);
    if (!node) {
      into.skip("the rulebook has no such indicator");
      continue;
    }
    auto const letters = split(scores, '|');
    bool complete = !published.empty();
    for (auto const& each : letters) complete = complete && !each.empty();
    if (!complete) {
      into.skip("no inputs: a score is blank");
      continue;
    }
    if (letters.size() != children(*book, *node).size()) {
      into.skip("another number of dimensions than the rulebook has");
      continue;
    }
    std::string computed = computed_letter(*book, *node, letters);
    // The letter of a single dimension is printed with its asterisk, which the indicator does not carry.
    bool const asterisk = letters.size() == 1 && published == "D*" && computed == "D";
    bool const equal = computed == published || asterisk;
    bool const yes = follows == "yes";
    into.judge(yes               ? basis::expectation
               : follows == "no" ? basis::not_derivable
                                 : basis::publication,
               equal,
               {.name = rows.at(i, "country") + " " + rows.at(i, "year") + " " + indicator,
                .inputs = scores,
                .expected = yes ? published : std::string(),
                .published = published,
                .computed = std::move(computed)});
  }
}

void score_pefa_table(csv_rows const& rows, library& books, tally& into) {
  auto const* book = book_or_skip(books, rows.size(), into);
  if (book == nullptr) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string const& scores = rows.at(i, "scores");
    std::string const& overall = rows.at(i, "overall");
    auto const letters = split(scores, '|');
    auto const node = averaging(*book, letters.size());
    if (!node) {
      into.skip("no indicator averages so many dimensions");
      continue;
    }
    std::string computed = computed_letter(*book, *node, letters);
    into.judge(basis::expectation, computed == overall,
               {.name = scores + " by " + book->nodes()[*node].path.text(),
                .inputs = scores,
                .expected = overall,
                .published = {},
                .computed = computed});
  }
}

void score_pefa_indicators(csv_rows const& rows, library& books, tally& into) {
  auto const* book = book_or_skip(books, rows.size(), into);
  if (book == nullptr) return;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::string const& indicator = rows.at(i, "indicator");
    std::string const& dimension = rows.at(i, "dimension");
    std::string const& method = rows.at(i, "method");
    std::string const& pillar = rows.at(i, "pillar");
    item what{.name = indicator + " " + dimension,
              .inputs = {},
              .expected = pillar + "/" + indicator + "/" + dimension + ", " + method,
              .published = {},
              .computed = "no such indicator"};
    bool equal = false;
    if (auto const node = book->find(indicator)) {
      auto const& line = book->nodes()[*node].line;
      auto const dimensions = children(*book, *node);
      bool there = false;
      std::string ids;
      for (auto const each : dimensions) {
        std::string const& id = book->nodes()[each].line.id;
        there = there || id == dimension;
        ids += (ids.empty() ? "" : ", ") + id;
      }
      bool const by_method = (method == "M1" && line.how == aggregation::weakest_link) ||
                             (method == "M2" && line.how == aggregation::lookup) || dimensions.size() == 1;
      bool const in_pillar = is_pillar(book->nodes()[book->nodes()[*node].parent].line.id, pillar);
      equal = there && by_method && in_pillar;
      what.computed =
          book->nodes()[*node].path.text() + " (" + ids + "), " + describe(line.how, language::en);
    }
    into.judge(basis::expectation, equal, std::move(what));
  }
}

}  // namespace conformance
