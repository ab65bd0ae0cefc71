// SPDX-License-Identifier: BSL-1.0
// Explains one score: where every point comes from, in both languages.
#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/explain.hpp>
#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>

#include <iostream>

using namespace fiscore;

int main(int argc, char** argv) {
  std::string const path = argc > 1 ? argv[1] : "examples/heshan-commerce-bureau-2021.yaml";
  std::string const name = argc > 2 ? argv[2] : "staff-control";
  try {
    dossier const office = read_dossier(read_file(path).value(), path).take();
    rulebook const book = load_shipped(office.rulebook);
    evaluation const result = evaluate(book, office);
    auto const node = result.book(book).find(name);
    if (!node) {
      std::cerr << "there is no indicator " << name << "\n";
      return 2;
    }
    for (language const in : {language::zh, language::en}) {
      for (explanation_line const& line : explain(book, office, result, *node, {in})) {
        std::cout << line.heading << ": " << line.text << "\n";
      }
      std::cout << "\n";
    }
  } catch (error const& problem) {
    for (auto const& each : problem.diagnostics()) std::cerr << to_string(each, language::en) << "\n";
    return 2;
  }
}
