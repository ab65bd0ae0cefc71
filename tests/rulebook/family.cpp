// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/family.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace fiscore;

namespace {

rulebook version(std::string id, std::string family, std::optional<date> from, std::optional<date> to) {
  rulebook_definition made;
  made.id = std::move(id);
  made.family = std::move(family);
  made.effective_from = from;
  made.effective_to = to;
  made.indicators = {{.id = "a", .title = {"甲", "a"}, .full_marks = 60, .rule = manual{}},
                     {.id = "b", .title = {"乙", "b"}, .full_marks = 40}};
  return rulebook::make(std::move(made));
}

}  // namespace

TEST_CASE("the version in force on a day is chosen, of several the one that began last") {
  std::vector<rulebook> const all{version("x-1", "x", std::nullopt, date(2015, 12, 31)),
                                  version("x-2", "x", date(2016, 1, 1), std::nullopt),
                                  version("x-3", "x", date(2020, 7, 1), date(2021, 6, 30)),
                                  version("y", "", std::nullopt, std::nullopt)};
  struct row {
    char const* family;
    date day;
    std::optional<std::size_t> found;
  };
  for (row const& each : {row{"x", {2015, 12, 31}, 0},
                          {"x", {2016, 1, 1}, 1},
                          {"x", {2020, 6, 30}, 1},
                          {"x", {2020, 7, 1}, 2},
                          {"x", {2021, 6, 30}, 2},
                          {"x", {2021, 7, 1}, 1},
                          {"y", {1990, 1, 1}, 3},
                          {"z", {2020, 1, 1}, std::nullopt}}) {
    CAPTURE(to_string(each.day));
    CHECK(version_in_force(all, each.family, each.day) == each.found);
  }
  CHECK(family_of(all[0]) == "x");
  CHECK(family_of(all[3]) == "y");
}

TEST_CASE("strict scoring names every row that is not modelled or not verified") {
  auto definition = version("x", "", std::nullopt, std::nullopt).definition();
  auto const found = unconfirmed_rows(rulebook::make(definition));
  REQUIRE(found.size() == 2);
  CHECK(to_string(found[0].code) == "fiscore.614");
  CHECK(found[0].message.en == "\"a\" is not verified");
  CHECK(found[1].message.zh == "“乙”的评分办法尚未录入");
  for (auto& each : definition.indicators) {
    each.source.verified = true;
    each.rule = manual{};
  }
  CHECK(unconfirmed_rows(rulebook::make(definition)).empty());
  definition.indicators[0].parameters.push_back({"steps", {}, {}});
  CHECK(unconfirmed_rows(rulebook::make(definition)).size() == 1);
}

TEST_CASE("a rulebook is in force from its first day to its last, and without a bound for ever") {
  struct row {
    std::optional<date> from;
    std::optional<date> to;
    date day;
    bool in;
  };
  row const rows[] = {
      {date(2018, 1, 1), date(2018, 12, 31), {2017, 12, 31}, false},
      {date(2018, 1, 1), date(2018, 12, 31), {2018, 1, 1}, true},
      {date(2018, 1, 1), date(2018, 12, 31), {2018, 7, 1}, true},
      {date(2018, 1, 1), date(2018, 12, 31), {2018, 12, 31}, true},
      {date(2018, 1, 1), date(2018, 12, 31), {2019, 1, 1}, false},
      {date(2018, 1, 1), std::nullopt, date::last(), true},
      {date(2018, 1, 1), std::nullopt, {2017, 12, 31}, false},
      {std::nullopt, date(2018, 12, 31), date::first(), true},
      {std::nullopt, date(2018, 12, 31), {2019, 1, 1}, false},
      {std::nullopt, std::nullopt, date::first(), true},
      {date(2018, 5, 5), date(2018, 5, 5), {2018, 5, 5}, true},
      {date(2018, 5, 5), date(2018, 5, 5), {2018, 5, 6}, false},
  };
  for (auto const& r : rows) {
    CAPTURE(to_string(r.day));
    CHECK(in_force(version("x", "", r.from, r.to), r.day) == r.in);
  }
}

TEST_CASE("the version is chosen the same in any order, and not between or beyond the versions") {
  std::vector<rulebook> all{version("x-1", "x", date(2010, 1, 1), date(2012, 12, 31)),
                            version("x-2", "x", date(2014, 1, 1), date(2020, 12, 31)),
                            version("x-3", "x", date(2016, 1, 1), date(2016, 12, 31))};
  struct row {
    date day;
    char const* id;  ///< empty: none
  };
  row const rows[] = {
      {{2009, 12, 31}, ""},    {{2010, 1, 1}, "x-1"},  {{2012, 12, 31}, "x-1"}, {{2013, 6, 30}, ""},
      {{2015, 12, 31}, "x-2"}, {{2016, 6, 30}, "x-3"}, {{2017, 1, 1}, "x-2"},   {{2021, 1, 1}, ""},
  };
  for (std::size_t turn = 0; turn < all.size(); ++turn) {
    std::rotate(all.begin(), all.begin() + 1, all.end());
    for (auto const& r : rows) {
      CAPTURE(turn);
      CAPTURE(to_string(r.day));
      auto const found = version_in_force(all, "x", r.day);
      CHECK((found ? all[*found].id() : "") == r.id);
    }
  }
  CHECK_FALSE(version_in_force({}, "x", {2016, 1, 1}));
  CHECK_FALSE(version_in_force(all, "", {2016, 1, 1}));
}

TEST_CASE("a version of a family does not go by its own id, one that has none does") {
  std::vector<rulebook> const all{version("x-1", "x", std::nullopt, std::nullopt),
                                  version("alone", "", std::nullopt, std::nullopt)};
  CHECK_FALSE(version_in_force(all, "x-1", {2020, 1, 1}));
  CHECK(version_in_force(all, "alone", {2020, 1, 1}) == 1U);
}

TEST_CASE("unconfirmed rows are told once each, by path, as errors, in document order") {
  rulebook_definition definition{.id = "x"};
  citation const read{"文件", "第 1 行", true};
  definition.indicators = {
      {.id = "s",
       .full_marks = 60,
       .source = read,
       .children = {{.id = "a", .full_marks = 20, .rule = manual{}},
                    {.id = "b", .full_marks = 20, .rule = manual{}, .source = read},
                    // not modelled, not verified and with a parameter that is not: one row
                    {.id = "c", .full_marks = 20, .parameters = {{"steps", {}, {}}}}}},
      {.id = "d", .full_marks = 40, .rule = manual{}, .source = read, .parameters = {{"steps", read, {}}}}};
  std::vector<std::string> paths;
  for (auto const& each : unconfirmed_rows(rulebook::make(definition))) {
    CHECK(each.code == errc::row_unconfirmed);
    CHECK(each.level == severity::error);
    CHECK_FALSE(each.message.zh.empty());
    CHECK_FALSE(each.message.en.empty());
    if (paths.empty() || paths.back() != each.path) paths.push_back(each.path);
  }
  CHECK(paths == std::vector<std::string>{"s/a", "s/c"});
}
