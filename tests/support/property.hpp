// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// RapidCheck under doctest: `check_property("sums commute", [](number a, number b) { RC_ASSERT(a + b == b
/// + a); })`. The seed is printed with a failure; `RC_PARAMS="seed=..."` repeats it,
/// `RC_PARAMS="max_success=..."` asks for more.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <sstream>
#include <string>

namespace fiscore_test {

template <class Testable>
void check_property(char const* sentence, Testable&& testable) {
  rc::detail::TestMetadata metadata;
  metadata.id = sentence;
  metadata.description = sentence;
  auto const result = rc::detail::checkTestable(std::forward<Testable>(testable), metadata);
  std::ostringstream message;
  message << sentence << ": ";
  rc::detail::printResultMessage(result, message);
  bool const held = result.template is<rc::detail::SuccessResult>();
  CHECK_MESSAGE(held, message.str());
}

}  // namespace fiscore_test
