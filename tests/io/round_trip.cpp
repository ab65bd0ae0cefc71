// SPDX-License-Identifier: BSL-1.0
/// @file
/// A rulebook written out and read back is equal and scores equally.

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/io/results.hpp>
#include <fiscore/io/rulebook.hpp>

#include "property.hpp"
#include "rulebook_generator.hpp"

#include <doctest/doctest.h>

using namespace fiscore;
using namespace fiscore_test;

TEST_CASE("a rulebook written out and read back is equal and scores equally") {
  check_property("round trip", [] {
    auto const by = rulebook::make(*rulebook_definitions());
    auto const as = *rc::gen::element(file_format::json, file_format::yaml);
    auto const text = write_rulebook(by.definition(), as);
    auto const read = read_rulebook(text);
    if (!read.value) RC_FAIL(to_string(read.diagnostics.front()) + "\n" + text);
    RC_ASSERT(read.value->definition() == by.definition());
    dossier const of = answered(by);
    std::optional<evaluation> first;
    try {
      first = evaluate(by, of);
    } catch (error const&) {  // nothing applies
      RC_ASSERT_THROWS_AS(static_cast<void>(evaluate(*read.value, of)), error);
      return;
    }
    RC_ASSERT(to_json(by, of, *first, {}) == to_json(*read.value, of, evaluate(*read.value, of), {}));
  });
}
