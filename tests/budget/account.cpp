// SPDX-License-Identifier: BSL-1.0
#include <fiscore/budget/account.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

TEST_CASE("a field is named by book, item and column, and its title says the same") {
  CHECK(field_name(book::general_public, item::basic, column::outturn) == "general_public.basic.outturn");
  auto const title = field_title("general_public.basic.outturn");
  REQUIRE(title);
  CHECK(title->zh == "一般公共预算·基本支出·决算数");
  CHECK(title->en == "general public budget, basic expenditure, outturn");
}

TEST_CASE("every field that can be named has a title") {
  int count = 0;
  for (std::size_t b = 0; b < book_words().size(); ++b) {
    for (std::size_t i = 0; i < item_words().size(); ++i) {
      for (std::size_t c = 0; c < column_words().size(); ++c) {
        auto const name = field_name(static_cast<book>(b), static_cast<item>(i), static_cast<column>(c));
        CAPTURE(name);
        CHECK(field_title(name).has_value());
        ++count;
      }
    }
  }
  CHECK(count == 4 * static_cast<int>(item_words().size() * column_words().size()));
}

TEST_CASE("what is no field of the budget has no title") {
  for (char const* name : {"", "general_public", "general_public.basic", "general_public.basic.outturn.",
                           "basic.outturn", "general_public.basic.outturns", "General_public.basic.outturn",
                           "figures.x", "general_public..outturn"}) {
    CAPTURE(name);
    CHECK_FALSE(field_title(name).has_value());
  }
}
