// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/rulebook.hpp>

#include <doctest/doctest.h>

#include <concepts>

using namespace fiscore;

static_assert(std::copyable<rulebook> && std::equality_comparable<rulebook>);

namespace {
rulebook_definition small() {
  return {
      .id = "small",
      .full_marks = 10,
      .inputs = {{"figures.a", {"甲", "the a"}, {}}},
      .metrics = {{.id = "m",
                   .formula = formula::parse("figures.a"),
                   .domain = domain::real(interval::parse("[0, ∞)"))}},
      .indicators = {
          {.id = "one",
           .title = {"一", "one"},
           .full_marks = 6,
           .source = {"doc", "row", true},
           .children = {{.id = "rate",
                         .title = {"比率", "rate"},
                         .full_marks = 4,
                         .metric = "m",
                         .rule = threshold{.test = comparison::at_least, .value = 1},
                         .source = {"doc", "row 1", true}},
                        {.id = "hand", .title = {"评分", "by hand"}, .full_marks = 2, .rule = manual{}}}},
          {.id = "two", .title = {"二", "two"}, .full_marks = 4}}};
}
}  // namespace

TEST_CASE("a rulebook is its tree in document order") {
  rulebook const book = rulebook::make(small());
  struct row {
    char const* path;
    int depth;
    std::size_t parent;
    std::size_t end;
  };
  static constexpr row rows[] = {
      {"", 0, 0, 5}, {"one", 1, 0, 4}, {"one/rate", 2, 1, 3}, {"one/hand", 2, 1, 4}, {"two", 1, 0, 5}};
  REQUIRE(book.nodes().size() == 5);
  for (std::size_t i = 0; i < 5; ++i) {
    CAPTURE(i);
    CHECK(book.nodes()[i].path.text() == rows[i].path);
    CHECK(book.nodes()[i].depth == rows[i].depth);
    CHECK(book.nodes()[i].parent == rows[i].parent);
    CHECK(book.nodes()[i].end == rows[i].end);
  }
  CHECK(book.leaf_count() == 3);
  CHECK(book.nodes()[2].bound.has_value());
  CHECK_FALSE(book.nodes()[3].bound.has_value());
}

TEST_CASE("a node is found by its path, and by id or title where only one has it") {
  rulebook const book = rulebook::make(small());
  CHECK(book.find("one/rate") == 2U);
  CHECK(book.find("rate") == 2U);
  CHECK(book.find("比率") == 2U);
  CHECK(book.find("by hand") == 3U);
  CHECK(book.find("nothing") == std::nullopt);
  auto twice = small();
  twice.indicators[1].title = {"比率", "rate"};
  CHECK(rulebook::make(std::move(twice)).find("比率") == std::nullopt);
}

TEST_CASE("a row is verified when it and all its parameters are") {
  auto definition = small();
  definition.indicators[0].children[0].parameters = {{"steps", {"doc", "", true}, {}}};
  CHECK(rulebook::make(definition).is_verified(2));
  definition.indicators[0].children[0].parameters.push_back({"floor", {}, {}});
  CHECK_FALSE(rulebook::make(definition).is_verified(2));
  CHECK_FALSE(rulebook::make(definition).is_verified(3));
}

TEST_CASE("names of inputs come from the rulebook, then from the budget, then stand for themselves") {
  rulebook const book = rulebook::make(small());
  CHECK(input_title(book, "figures.a").zh == "甲");
  CHECK(input_title(book, "general_public.basic.outturn").en ==
        "general public budget, basic expenditure, outturn");
  CHECK(input_title(book, "figures.b").zh == "figures.b");
}

TEST_CASE("a definition with an error makes no rulebook, and a throwing make says all of it") {
  auto wrong = small();
  wrong.full_marks = 11;
  wrong.indicators[0].children[0].metric = "n";
  CHECK_FALSE(rulebook::try_make(wrong).has_value());
  CHECK_THROWS_WITH_AS(static_cast<void>(rulebook::make(wrong)),
                       "error [fiscore.403] full_marks: the full marks below add up to 10, not 11\n"
                       "error [fiscore.406] indicators/0/indicators/0/metric: there is no metric \"n\"",
                       error);
}
