// SPDX-License-Identifier: BSL-1.0
// Walks the result of an evaluation: states, exact and rounded scores, bounds, recorded scores, findings.
#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/explain.hpp>
#include <fiscore/evaluate/recorded.hpp>
#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>

#include <iostream>

using namespace fiscore;

int main(int argc, char** argv) {
  std::string const path = argc > 1 ? argv[1] : "examples/yongde-nutrition-2022.yaml";
  try {
    dossier const sheet = read_dossier(read_file(path).value(), path).take();
    rulebook const rules = load_shipped(sheet.rulebook);
    evaluation const result = evaluate(rules, sheet);

    // The sheet brought indicators of its own: the nodes are those of the rulebook with them.
    rulebook const& book = result.book(rules);
    for (std::size_t i = 1; i < book.nodes().size(); ++i) {
      rulebook_node const& node = book.nodes()[i];
      node_result const& found = result.nodes[i];
      std::cout << std::string(static_cast<std::size_t>(node.depth - 1) * 2, ' ') << node.line.id << ": "
                << to_string(found.state);
      if (found.has_score()) {
        std::cout << " " << score_text(found) << " (exactly " << found.exact << ")";
      } else {
        std::cout << " from " << found.low << " to " << found.high;
      }
      std::cout << " of " << node.line.full_marks << "\n";
      for (recorded_score const& each : sheet.recorded(node.path)) {
        if (!found.has_score()) continue;
        auto const compared = compare_recorded(rules, result, i, each);
        if (compared.kind == difference::none) continue;
        std::cout << "    recorded " << each.score << ": " << describe(compared, found, language::en)
                  << "\n";
      }
    }
    std::cout << "total " << score_text(result.total()) << "\n";
    for (diagnostic const& each : result.findings) std::cout << to_string(each, language::en) << "\n";
  } catch (error const& problem) {
    for (auto const& each : problem.diagnostics()) std::cerr << to_string(each, language::en) << "\n";
    return 2;
  }
}
