// SPDX-License-Identifier: BSL-1.0
#include "parts.hpp"

using namespace fiscore;
using namespace fiscore_test;

TEST_CASE("elements are counted, and what is not answered leaves the points between") {
  rulebook_definition made;
  made.id = "elements";
  made.full_marks = 4;
  made.indicators = {
      {.id = "e",
       .full_marks = 4,
       .rule =
           element_count{{{"a", {}, true}, {"b", {}, true}, {"c", {}, false}}, {{3, 2, 4}, {2, 1, 3}}, 1}}};
  auto const by = rulebook::make(made);
  auto const score = [&](std::vector<std::pair<std::string, bool>> items) {
    dossier of;
    answer given;
    given.items = std::move(items);
    of.set_answer("e", given);
    auto const found = evaluate(by, of);
    return found.total().has_score() ? text(found.total().score) : extent(found.total());
  };
  CHECK(score({{"a", true}, {"b", true}, {"c", true}}) == "4");
  CHECK(score({{"a", true}, {"b", false}, {"c", true}}) == "3");
  CHECK(score({{"a", false}, {"b", false}, {"c", true}}) == "1");
  CHECK(score({{"a", true}, {"b", true}}) == "3 to 4");
  CHECK(score({{"a", false}}) == "1 to 3");
}
