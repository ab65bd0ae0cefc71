// SPDX-License-Identifier: BSL-1.0
#include <fiscore/rulebook/aggregation.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace fiscore;

namespace {

/// `score` or `score*weight`, parted by blanks.
std::vector<counted_score> scores_of(std::string const& text) {
  std::vector<counted_score> made;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    auto const star = word.find('*');
    counted_score one;
    one.score = rational::parse(word.substr(0, star));
    if (star != std::string::npos) one.weight = rational::parse(word.substr(star + 1));
    made.push_back(one);
  }
  return made;
}

std::string text(std::optional<rational> const& of) { return of ? to_string(*of) : "none"; }

constexpr rounding two_places{2, rounding_mode::half_up};

}  // namespace

TEST_CASE("each aggregation of the scores that count") {
  struct row {
    aggregation how;
    char const* scores;
    char const* result;
  };
  static constexpr row rows[] = {
      {aggregation::sum, "1.5 2 3/2", "5"},
      {aggregation::minimum, "3 2 4", "2"},
      {aggregation::mean, "1 2 4", "7/3"},
      {aggregation::mean, "1*3 2*1 4*0", "5/4"},
      {aggregation::mean, "1*0 2*0", "none"},
      {aggregation::median, "9 1 5", "5"},
      {aggregation::median, "9 1 5 6", "11/2"},
      {aggregation::median, "7", "7"},
      {aggregation::weakest_link, "2 2 2", "2"},
      {aggregation::weakest_link, "4 2 3", "5/2"},
      {aggregation::weakest_link, "3", "3"},
      {aggregation::geometric_mean, "4 9", "6"},
      {aggregation::geometric_mean, "0 9 81", "0"},
      {aggregation::geometric_mean, "-4 -9", "none"},
      // The nested geometric mean of a published worked table: 94.87 and 76.31, then 85.09, then 92.24.
      {aggregation::geometric_mean, "100 90", "9487/100"},
      {aggregation::geometric_mean, "200/3 200/3 100", "7631/100"},
      {aggregation::geometric_mean, "94.87 76.31", "8509/100"},
      {aggregation::geometric_mean, "85.09 100", "9224/100"},
      {aggregation::sum, "", "none"},
      {aggregation::mean, "", "none"},
  };
  for (auto const& r : rows) {
    CAPTURE(r.scores);
    CAPTURE(describe(r.how, language::en));
    auto const found = aggregate(r.how, {.uplift = rational::of(1, 2)}, scores_of(r.scores), two_places);
    std::string const wanted =
        std::string(r.result) == "none" ? "none" : to_string(rational::parse(r.result));
    CHECK(text(found) == wanted);
  }
}

TEST_CASE("a lookup goes by how many count and what they add up to") {
  // How two and three letters from D = 1 to A = 4 are averaged in PEFA 2016; a plus is a half.
  aggregation_terms terms;
  struct line {
    int count;
    int sum;
    rational score;
  };
  for (auto const& [count, sum, score] :
       {line{2, 4, 2}, line{2, 5, rational::of(5, 2)}, line{3, 5, rational::of(3, 2)}, line{3, 11, 4}})
    terms.table.push_back({count, sum, score});
  auto const at = [&](char const* scores) {
    return text(aggregate(aggregation::lookup, terms, scores_of(scores), std::nullopt));
  };
  CHECK(at("1 3") == "2");
  CHECK(at("2 3") == "5/2");
  CHECK(at("4 1") == "5/2");
  CHECK(at("1 1 3") == "3/2");
  CHECK(at("3 4 4") == "4");
  CHECK(at("1 1") == "none");
  CHECK(at("1 1 1 1") == "none");
}

TEST_CASE("a geometric mean needs a rounding, and is rounded correctly") {
  auto const scores = scores_of("2 1");
  CHECK(text(aggregate(aggregation::geometric_mean, {}, scores, std::nullopt)) == "none");
  CHECK(text(aggregate(aggregation::geometric_mean, {}, scores, rounding{4, rounding_mode::half_up})) ==
        "7071/5000");
  CHECK(text(aggregate(aggregation::geometric_mean, {}, scores, rounding{4, rounding_mode::up})) ==
        "14143/10000");
}

TEST_CASE("every aggregation has a sentence in both languages") {
  struct row {
    aggregation how;
    char const* zh;
    char const* en;
  };
  static constexpr row rows[] = {
      {aggregation::sum, "各项得分相加", "scores add up"},
      {aggregation::alternatives, "择一计分：只计适用的一项", "alternatives: the one that applies counts"},
      {aggregation::minimum, "取最低的一项", "the lowest counts"},
      {aggregation::mean, "取加权平均", "the weighted mean"},
      {aggregation::geometric_mean, "取几何平均", "the geometric mean"},
      {aggregation::median, "取中位数", "the median"},
      {aggregation::weakest_link, "取最低的一项，有其他项更高时上调",
       "the lowest counts, raised where another is higher"},
      {aggregation::lookup, "按适用项数和得分合计查表",
       "looked up by how many apply and what they add up to"},
  };
  for (auto const& r : rows) {
    CHECK(describe(r.how, language::zh) == r.zh);
    CHECK(describe(r.how, language::en) == r.en);
  }
}
