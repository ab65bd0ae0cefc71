// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/rulebook.hpp>

#include "words.hpp"
#include "writer.hpp"

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace io {
namespace {

class rulebook_writer {
 public:
  explicit rulebook_writer(rulebook_definition const& of) : of_(of) {}

  json run() {
    head();
    list("inputs", of_.inputs, [&](input const& each) { return input_line(each); });
    list("metrics", of_.metrics, [&](metric const& each) { return metric_line(each); });
    list("open_rules", of_.open_rules, [&](open_rule const& each) { return open_rule_line(each); });
    out_["indicators"] = json::array();
    for (auto const& each : of_.indicators) out_["indicators"].push_back(line(each));
    list("gates", of_.gates, [&](gate const& each) { return gate_line(each); });
    return std::move(out_);
  }

 private:
  template <class T, class Line>
  void list(char const* key, std::vector<T> const& all, Line row) {
    if (all.empty()) return;
    out_[key] = json::array();
    for (auto const& each : all) out_[key].push_back(row(each));
  }

  void head() {
    out_["fiscore"] = "rulebook/1";
    out_["id"] = of_.id;
    put(out_, "title", of_.title);
    put(out_, "issuer", of_.issuer);
    put(out_, "jurisdiction", of_.jurisdiction);
    put(out_, "family", of_.family);
    if (of_.effective_from || of_.effective_to) {
      json effective = json::object();
      if (of_.effective_from) effective["from"] = to_string(*of_.effective_from);
      if (of_.effective_to) effective["to"] = to_string(*of_.effective_to);
      out_["effective"] = std::move(effective);
    }
    put_source(out_, "source", of_.source);
    if (of_.from) out_["derived_from"] = derivation_json(*of_.from);
    if (of_.structure) out_["structure"] = true;
    out_["full_marks"] = number_json(of_.full_marks);
    if (of_.most) out_["most"] = number_json(*of_.most);
    if (of_.how != aggregation::sum) out_["aggregation"] = words::of(words::aggregations, of_.how);
    out_["missing"] = words::of(words::missing, of_.missing);
    out_["recorded"] = {{"which", words::of(words::recorded_stages, of_.recorded.which)},
                        {"several", words::of(words::recorded_several, of_.recorded.several)}};
    out_["directions"] = {{"at_most_words", of_.directions.at_most_words},
                          {"zero_is_at_most", of_.directions.zero_is_at_most}};
    json plan = json::object();
    auto const stage = [&](char const* key, std::optional<rounding> const& at) {
      if (at) plan[key] = rounding_json(*at);
    };
    stage("metric", of_.rounding.metric);
    stage("leaf", of_.rounding.leaf);
    stage("subtotal", of_.rounding.subtotal);
    stage("total", of_.rounding.total);
    plan["grade_on"] = words::of(words::grade_bases, of_.rounding.grade_on);
    out_["rounding"] = std::move(plan);
    list("grades", of_.grades.grades, grade_json);
    list("node_grades", of_.node_grades.grades, grade_json);
    put_source(out_, "grades_source", of_.grades_source);
    put_parameters(out_, of_.parameters);
  }

  static json grade_json(grade const& of) {
    json row = {{"id", of.id}};
    put(row, "title", of.title);
    row["totals"] = interval_json(of.totals);
    return row;
  }
  json derivation_json(derivation const& of) const {
    json made = {{"base", of.base}, {"changes", json::array()}};
    for (auto const& each : of.changes) {
      json one = {{"path", each.path}};
      put_source(one, "source", each.source);
      made["changes"].push_back(std::move(one));
    }
    return made;
  }

  /// A citation of the rulebook's own document names only the clause; one of none says so.
  void put_source(json& into, char const* key, citation const& of) const {
    if (of == citation()) return;
    json made = json::object();
    bool const head = std::string_view(key) == "source" && &of == &of_.source;
    if (head ? !of.document.empty() : of.document != of_.source.document) made["document"] = of.document;
    put(made, "clause", of.clause);
    made["verified"] = of.verified;
    into[key] = std::move(made);
  }

  static void put_parameters(json& into, std::vector<parameter_source> const& all) {
    if (all.empty()) return;
    json& list = into["parameters"] = json::array();
    for (auto const& each : all) {
      json one = {{"parameter", each.parameter}};
      put(one, "document", each.source.document);
      put(one, "clause", each.source.clause);
      one["verified"] = each.source.verified;
      put(one, "note", each.note);
      list.push_back(std::move(one));
    }
  }

  static json input_line(input const& of) {
    json made = {{"field", of.field}};
    put(made, "title", of.title);
    put(made, "unit", of.unit.symbol());
    return made;
  }

  json metric_line(metric const& of) const {
    json made = {{"id", of.id}};
    put(made, "title", of.title);
    made["formula"] = of.formula.text();
    if (of.rows != scope::all) made["rows"] = words::of(words::scopes, of.rows);
    put(made, "unit", of.unit.symbol());
    if (!(of.domain == domain())) made["domain"] = domain_json(of.domain);
    put_source(made, "source", of.source);
    return made;
  }

  static json domain_json(domain const& of) {
    bool const whole = !of.is_days() && !of.is_real() && of.places() == 0;
    json made = {{"kind", of.is_days() ? "days" : of.is_real() ? "real" : whole ? "whole" : "decimals"}};
    if (!of.is_days() && !of.is_real() && !whole) made["places"] = std::to_string(of.places());
    made["within"] = interval_json(of.within());
    return made;
  }

  static json over_json(over_achievement const& of) {
    json made = {{"above", number_json(of.above)}, {"effect", words::of(words::over_effects, of.does)}};
    if (of.does == over_achievement::effect::penalise) made["penalty"] = rule_json(of.penalty);
    return made;
  }

  json open_rule_line(open_rule const& of) const {
    json made = {{"kind", words::of(words::target_kinds, of.kind)}};
    if (of.measure) made["measure"] = of.measure->text();
    put(made, "unit", of.unit.symbol());
    made["rule"] = rule_json(of.rule);
    if (of.over) made["over_achievement"] = over_json(*of.over);
    put_source(made, "source", of.source);
    put_parameters(made, of.parameters);
    return made;
  }

  json line(indicator const& of) const {
    json made = {{"id", of.id}};
    put(made, "title", of.title);
    made["full_marks"] = number_json(of.full_marks);
    if (of.most) made["most"] = number_json(*of.most);
    if (of.least) made["least"] = number_json(*of.least);
    if (of.open) made["open"] = true;
    if (of.weight != 1) made["weight"] = number_json(of.weight);
    if (of.how != aggregation::sum) made["aggregation"] = words::of(words::aggregations, of.how);
    if (!of.terms.uplift.is_zero()) made["uplift"] = number_json(of.terms.uplift);
    if (of.terms.rank != 0) made["rank"] = std::to_string(of.terms.rank);
    for (auto const& each : of.terms.table) {
      made["table"].push_back({{"count", to_string(each.count)},
                               {"sum", number_json(each.sum)},
                               {"score", number_json(each.score)}});
    }
    put(made, "metric", of.metric);
    if (of.rule) made["rule"] = rule_json(*of.rule);
    if (of.assessed) made["assessed"] = rule_json(*of.assessed);
    if (of.rounded) made["rounding"] = rounding_json(*of.rounded);
    if (of.measure_rounded) made["measure_rounding"] = rounding_json(*of.measure_rounded);
    if (of.not_applicable) made["not_applicable"] = words::of(words::not_applicable, *of.not_applicable);
    if (of.over) made["over_achievement"] = over_json(*of.over);
    put_source(made, "source", of.source);
    put_parameters(made, of.parameters);
    put(made, "note", of.note);
    if (of.children.empty()) return made;
    made["indicators"] = json::array();
    for (auto const& each : of.children) made["indicators"].push_back(line(each));
    return made;
  }

  json gate_line(gate const& of) const {
    json made = {{"id", of.id}};
    put(made, "title", of.title);
    made["when"] = of.when.text();
    made["effect"] = words::of(words::gate_effects, of.does);
    if (of.does == gate::effect::set_grade) made["grade"] = of.grade;
    if (of.does == gate::effect::cap_total) made["cap"] = number_json(of.cap);
    if (of.does == gate::effect::set_score) {
      made["node"] = of.node;
      made["score"] = number_json(of.score);
    }
    put_source(made, "source", of.source);
    return made;
  }

  rulebook_definition const& of_;
  json out_;
};

}  // namespace
}  // namespace io

std::string write_rulebook(rulebook_definition const& of, file_format as) {
  return io::file_text(io::rulebook_writer(of).run(), as);
}

}  // namespace fiscore::inline FISCORE_ABI
