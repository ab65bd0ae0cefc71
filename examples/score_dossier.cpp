// SPDX-License-Identifier: BSL-1.0
// Loads a dossier, scores it by a rulebook that ships, and prints what is scored and what is missing.
#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/explain.hpp>
#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>

#include <iostream>

using namespace fiscore;

int main(int argc, char** argv) {
  std::string const path = argc > 1 ? argv[1] : "examples/heshan-commerce-bureau-2021.yaml";
  try {
    dossier const office = read_dossier(read_file(path).value(), path).take();
    rulebook const book = load_shipped(office.rulebook);
    evaluation const result = evaluate(book, office);

    std::cout << office.title.en << "\n" << book.definition().title.en << "\n\n";
    for (std::size_t i = 1; i < book.nodes().size(); ++i) {
      auto const& node = book.nodes()[i];
      if (!node.is_leaf(i)) continue;
      auto const& found = result.nodes[i];
      std::cout << node.path.text() << ": "
                << (found.has_score() ? score_text(found) : state_text(found.state, language::en)) << " of "
                << node.line.full_marks << "\n";
    }
    std::cout << "\ntotal between " << result.total().low << " and " << result.total().high
              << ", grades within reach:";
    for (std::size_t const i : result.reachable)
      std::cout << " " << book.definition().grades.grades[i].title.en;
    std::cout << "\n";
  } catch (error const& problem) {
    for (auto const& each : problem.diagnostics()) std::cerr << to_string(each) << "\n";
    return 2;
  }
}
