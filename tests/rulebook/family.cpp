// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/family.hpp>

#include <doctest/doctest.h>

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
