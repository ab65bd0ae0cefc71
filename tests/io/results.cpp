// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/results.hpp>

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/io/shipped.hpp>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace fiscore;
using nlohmann::json;

TEST_CASE("an evaluation is written with every number as a string") {
  rulebook const book = load_shipped("cn-hunan-department-2017");
  dossier office;
  office.id = "o";
  office.fiscal_year = 2017;
  office.set_metric("cn.hn2017.satisfaction-rate", {quantity::parse("88.5%"), "", ""});
  office.set("figures.key_work_score", quantity::parse("93.77"));
  office.add_recorded("output/effects/satisfaction",
                      {decimal::parse("6.0"), "自评", stage::self_evaluation, "", ""});
  auto const out = json::parse(to_json(book, office, evaluate(book, office), {language::en, false}));
  CHECK(out["fiscore"] == "evaluation/1");
  CHECK(out["rulebook"]["id"] == "cn-hunan-department-2017");
  CHECK(
      out["total"] ==
      json::parse(
          R"({"state": "incomplete", "score": null, "exact": null, "low": "11.5", "high": "97.5", "wide": true, "full_marks": "100", "recorded": []})"));
  CHECK(out["grade"] ==
        json::parse(R"({"id": null, "name": null, "reachable": ["excellent", "good", "fair", "poor"]})"));
  json satisfaction;
  json key_work;
  for (auto const& node : out["nodes"]) {
    if (node["path"] == "output/effects/satisfaction") satisfaction = node;
    if (node["path"] == "output/duties/key-work") key_work = node;
  }
  CHECK(satisfaction["score"] == "4.00");
  CHECK(satisfaction["exact"] == "4");
  CHECK(satisfaction["value"] == "88.5");
  CHECK(satisfaction["unit"] == "%");
  CHECK(satisfaction["recorded"][0]["score"] == "6.0");
  CHECK(satisfaction["recorded"][0]["less_by"] == "-2");
  CHECK(key_work["score"] == "7.50");
  CHECK(key_work["exact"] == "9377/1250");
  CHECK(key_work["title"] == "key tasks completed");
  CHECK_FALSE(key_work.contains("explanation"));
}

TEST_CASE("explanations come in the language that is asked for") {
  rulebook const book = load_shipped("cn-hunan-department-2017");
  dossier const office;
  auto const out = json::parse(to_json(book, office, evaluate(book, office), {language::zh, true}));
  CHECK(out["nodes"][0]["title"] == "投入");
  CHECK(out["nodes"][0]["explanation"][0]["heading"] == "得分");
}

TEST_CASE("equal results give equal bytes") {
  rulebook const book = load_shipped("cn-hunan-department-2017");
  dossier const office;
  CHECK(to_json(book, office, evaluate(book, office)) == to_json(book, office, evaluate(book, office)));
}
