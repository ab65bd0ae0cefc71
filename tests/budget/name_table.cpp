// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/detail/name_table.hpp>

#include <doctest/doctest.h>

using namespace fiscore::detail;

TEST_CASE("a table finds every name it was given, in whatever number, and no other") {
  name_table<int> table;
  for (int i = 0; i < 5000; ++i) CHECK(table.set(hashed_name("name" + std::to_string(i)), i));
  CHECK(table.size() == 5000);
  for (int i = 0; i < 5000; ++i) {
    auto const* found = table.find("name" + std::to_string(i));
    REQUIRE(found != nullptr);
    CHECK(*found == i);
  }
  CHECK(table.find("name5000") == nullptr);
  CHECK(table.find("") == nullptr);
  CHECK(name_table<int>().find("x") == nullptr);
}

TEST_CASE("setting a name again replaces its value and keeps its place") {
  name_table<int> table;
  table.set(hashed_name("a"), 1);
  table.set(hashed_name("b"), 2);
  CHECK_FALSE(table.set(hashed_name("a"), 3));
  REQUIRE(table.entries().size() == 2);
  CHECK(table.entries()[0].name.text() == "a");
  CHECK(table.entries()[0].value == 3);
}
