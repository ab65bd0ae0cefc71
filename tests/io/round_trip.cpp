// SPDX-License-Identifier: BSL-1.0
/// @file
/// A rulebook written out and read back is equal and scores equally.

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/io/results.hpp>
#include <fiscore/io/rulebook.hpp>

#include "property.hpp"
#include "rulebook_generator.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace fiscore;
using namespace fiscore_test;

namespace {

/// All that comes out, as JSON with every explanation; or that nothing applies.
std::string outcome(rulebook const& by, dossier const& of) {
  try {
    return to_json(by, of, evaluate(by, of), {.explain = true});
  } catch (error const& problem) {
    return problem.what();
  }
}

}  // namespace

TEST_CASE("a rulebook written out and read back is equal and scores equally") {
  check_property("round trip", [] {
    auto const by = rulebook::make(*rulebook_definitions());
    dossier const of = answered(by);
    auto const expected = outcome(by, of);
    auto const empty = outcome(by, {});
    for (auto const as : {file_format::json, file_format::yaml}) {
      auto const text = write_rulebook(by.definition(), as);
      auto const read = read_rulebook(text);
      if (!read.value) RC_FAIL(to_string(read.diagnostics.front()) + "\n" + text);
      RC_ASSERT(read.value->definition() == by.definition());
      RC_ASSERT(write_rulebook(read.value->definition(), as) == text);
      RC_ASSERT(outcome(*read.value, of) == expected);
      RC_ASSERT(outcome(*read.value, {}) == empty);
    }
  });
}
