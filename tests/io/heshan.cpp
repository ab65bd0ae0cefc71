// SPDX-License-Identifier: BSL-1.0
/// @file
/// The Heshan bureau's report of 2021 under the table of 2017: what must come out.

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/targets.hpp>
#include <fiscore/io/dossier.hpp>
#include <fiscore/io/shipped.hpp>

#include <doctest/doctest.h>

using namespace fiscore;

namespace {
dossier heshan() {
  std::string const path = FISCORE_EXAMPLES "/heshan-commerce-bureau-2021.yaml";
  return read_dossier(read_file(path).value(), path).take();
}
}  // namespace

TEST_CASE("Heshan: staff in post 22 of 18 authorised, 122.22 %, no points of 5") {
  rulebook const book = load_shipped("cn-hunan-department-2017");
  evaluation const found = evaluate(book, heshan());
  auto const row = found.nodes[book.find("input/allocation/staff-control").value()];
  CHECK(row.state == state::scored);
  CHECK(to_string(row.measured.value.value) == "1100/9");
  CHECK(row.score == 0);
}

TEST_CASE("Heshan: over all entities the staff rate is missing, 0 to 5") {
  auto definition = load_shipped("cn-hunan-department-2017").definition();
  definition.metrics[0].rows = scope::all;
  rulebook const book = rulebook::make(definition);
  auto const row = evaluate(book, heshan()).nodes[book.find("input/allocation/staff-control").value()];
  CHECK(row.state == state::missing);
  CHECK(row.low == 0);
  CHECK(row.high == 5);
}

TEST_CASE(
    "Heshan: the other fifteen rows are missing, the total lies between 0 and 95, every grade is within "
    "reach") {
  rulebook const book = load_shipped("cn-hunan-department-2017");
  evaluation const found = evaluate(book, heshan());
  std::size_t missing = 0;
  for (std::size_t i = 1; i < book.nodes().size(); ++i) {
    if (!book.nodes()[i].is_leaf(i)) continue;
    if (found.nodes[i].state == state::missing) ++missing;
    if (book.nodes()[i].path.text() == "input/allocation/staff-control") continue;
    CAPTURE(book.nodes()[i].path.text());
    CHECK(found.nodes[i].low == 0);
    CHECK(found.nodes[i].high == book.nodes()[i].line.full_marks);
  }
  CHECK(missing == 15);
  CHECK(found.total().state == state::incomplete);
  CHECK(found.total().low == 0);
  CHECK(found.total().high == 95);
  CHECK(found.reachable == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(found.findings.empty());
}

TEST_CASE(
    "Heshan: all seven targets are met; two rates computed, five taken as printed with their targets "
    "unknown") {
  auto const of = heshan();
  auto const found = evaluate_targets(load_shipped("cn-hunan-department-2017"), of);
  struct row {
    char const* achievement;
    bool as_printed;
  };
  static constexpr row rows[] = {{"3/2", false},  {"19/15", false},  {"101/100", true}, {"11/10", true},
                                 {"23/20", true}, {"117/100", true}, {"117/100", true}};
  REQUIRE(found.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CAPTURE(i);
    CHECK(found[i].met == verdict::met);
    CHECK(to_string(*found[i].achievement) == rows[i].achievement);
    CHECK(found[i].as_printed == rows[i].as_printed);
    CHECK(of.targets()[i].target.has_value() == !rows[i].as_printed);
  }
}

TEST_CASE("Heshan: every figure says where in the report it stands") {
  auto const of = heshan();
  CHECK(of.figures().size() >= 45);
  for (auto const& each : of.figures()) {
    CAPTURE(each.name.text());
    CHECK_FALSE(each.value.reported.at.empty());
  }
  for (auto const& target : of.targets()) CHECK_FALSE(target.at.empty());
  for (auto const& table : of.tables()) {
    for (auto const& row : table.value.rows) CHECK_FALSE(row.at.empty());
  }
}

TEST_CASE("Heshan: every number of the report's text that is a figure is in the dossier") {
  // The numbers of sections 1 (2), 2 and 6 (3), in the order of the report.
  static constexpr char const* printed[] = {
      "9个",         "2个",        "331.03万元", "124.97万元", "362.40万元", "-202.96万元", "-35.9%",
      "288.74万元",  "79.67%",     "-22.83%",    "73.65万元",  "20.32%",     "18.60%",      "93.60万元",
      "-769.31万元", "-89.15%",    "30亿元",     "5亿元",      "1亿元",      "28家",        "233.92万元",
      "2家",         "3.28亿元",   "3家",        "8家",        "25家",       "7天",         "74万人次",
      "36.8%",       "4138.8万元", "18.9%",      "28万人次",   "196万元",    "142个",       "91个",
      "51个",        "100%",       "8个",        "5万个",      "200箱",      "50支",        "30个",
      "6处",         "6份"};
  auto const of = heshan();
  for (char const* text : printed) {
    CAPTURE(text);
    bool found = false;
    for (auto const& each : of.figures()) found = found || to_string(each.value.reported.printed) == text;
    CHECK(found);
  }
}
