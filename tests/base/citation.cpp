// SPDX-License-Identifier: BSL-1.0
#include <fiscore/base/citation.hpp>

#include <doctest/doctest.h>

using fiscore::citation;

TEST_CASE("a citation reads as document and clause, or the one that there is") {
  CHECK(to_string(citation{"财预〔2020〕10号", "第三条", true}) == "财预〔2020〕10号, 第三条");
  CHECK(to_string(citation{"财预〔2020〕10号", "", true}) == "财预〔2020〕10号");
  CHECK(to_string(citation{"", "第 1 行", false}) == "第 1 行");
  CHECK(citation().empty());
  CHECK_FALSE(citation().verified);
}
