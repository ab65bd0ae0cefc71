// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/shipped.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

TEST_CASE("every rulebook that ships is sound, without a warning, under the id of its file") {
  for (auto const& each : shipped_rulebooks()) {
    CAPTURE(each.id);
    auto const read = read_rulebook(each.text, std::string(each.id));
    for (auto const& problem : read.diagnostics) FAIL_CHECK(render(problem, each.text, language::en));
    REQUIRE(read.has_value());
    CHECK(read.value->id() == each.id);
    CHECK(load_shipped(each.id) == *read.value);
  }
}

TEST_CASE("every row says where it comes from") {
  for (auto const& each : shipped_rulebooks()) {
    CAPTURE(each.id);
    rulebook const book = load_shipped(each.id);
    for (std::size_t i = 1; i < book.nodes().size(); ++i) {
      if (!book.nodes()[i].is_leaf(i)) continue;
      CAPTURE(book.nodes()[i].path.text());
      CHECK_FALSE(book.nodes()[i].line.source.document.empty());
      CHECK_FALSE(book.nodes()[i].line.source.clause.empty());
    }
    for (auto const& metric : book.metrics()) CHECK_FALSE(metric.source.empty());
  }
}

TEST_CASE("an unknown id names those that ship") {
  try {
    static_cast<void>(load_shipped("cn-hunan"));
    FAIL("no error");
  } catch (error const& problem) {
    CHECK(problem.code() == errc::rulebook_unknown);
    CHECK(problem.diagnostics()[0].expected.en.find("cn-hunan-department-2017") != std::string::npos);
  }
}

TEST_CASE("HN-2017 has sixteen rows with the full marks of the table") {
  rulebook const book = load_shipped("cn-hunan-department-2017");
  static constexpr int marks[] = {5, 5, 5, 5, 5, 5, 8, 7, 6, 8, 6, 5, 8, 10, 6, 6};
  std::size_t row = 0;
  for (std::size_t i = 1; i < book.nodes().size(); ++i) {
    auto const& node = book.nodes()[i];
    if (!node.is_leaf(i)) continue;
    REQUIRE(row < 16);
    CAPTURE(node.path.text());
    CHECK(node.line.full_marks == marks[row]);
    CHECK(node.line.source.clause == "第 " + std::to_string(row + 1) + " 行");
    // Rows 1 to 6 were read in published copies, the others were not.
    CHECK(node.line.source.verified == (row < 6));
    ++row;
  }
  CHECK(row == 16);
}
