// SPDX-License-Identifier: BSL-1.0
#include <fiscore/evaluate/recorded.hpp>
#include <fiscore/evaluate/targets.hpp>
#include <fiscore/io/results.hpp>

#include "words.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace {

using json = nlohmann::ordered_json;

json number(rational const& value) { return detail::end_text(value); }

/// A score with the places of its rounding.
json score(node_result const& of) {
  if (of.rounded && of.rounded->places >= 0) return to_string(round(of.score, *of.rounded));
  return number(of.score);
}

class evaluation_writer {
 public:
  evaluation_writer(rulebook const& by, dossier const& from, evaluation const& of, json_options options)
      : by_(of.book(by)), from_(from), of_(of), options_(options) {}

  std::string run() {
    json out;
    out["fiscore"] = "evaluation/1";
    out["language"] = options_.language == language::zh ? "zh" : "en";
    out["rulebook"] = {{"id", by_.id()}, {"title", in(by_.definition().title)}};
    out["dossier"] = {{"id", from_.id},
                      {"title", in(from_.title)},
                      {"fiscal_year", std::to_string(from_.fiscal_year)},
                      {"unit", {{"code", from_.unit_code}, {"name", in(from_.unit_name)}}}};
    out["total"] = result(of_.total(), by_.definition().full_marks);
    out["total"]["recorded"] = recorded(0);
    out["grade"] = grade();
    out["gates"] = gates();
    out["nodes"] = json::array();
    for (std::size_t i = 1; i < by_.nodes().size(); ++i) out["nodes"].push_back(node(i));
    out["targets"] = targets();
    out["findings"] = json::array();
    for (auto const& each : of_.findings) {
      out["findings"].push_back({{"code", to_string(each.code)},
                                 {"level", level(each.level)},
                                 {"path", each.path},
                                 {"message", in(each.message)}});
    }
    return out.dump(2) + "\n";
  }

 private:
  [[nodiscard]] std::string const& in(bilingual const& text) const { return text.in(options_.language); }

  static json result(node_result const& of, rational const& full_marks) {
    bool const known = of.counts();
    return {{"state", to_string(of.state)},
            {"score", known ? score(of) : json(nullptr)},
            {"exact", known ? json(of.root ? to_string(*of.root) : to_string(of.exact)) : json(nullptr)},
            {"low", number(of.low)},
            {"high", number(of.high)},
            {"wide", of.wide},
            {"full_marks", number(full_marks)}};
  }

  json grade() const {
    auto const& grades = by_.definition().grades.grades;
    json reachable = json::array();
    for (std::size_t const i : of_.reachable) reachable.push_back(in(grades[i].title));
    return {{"id", of_.grade ? json(grades[*of_.grade].id) : json(nullptr)},
            {"name", of_.grade ? json(in(grades[*of_.grade].title)) : json(nullptr)},
            {"reachable", std::move(reachable)}};
  }

  /// Every recorded score, with the way in which it differs from the computed one.
  json recorded(std::size_t index) const {
    static constexpr char const* kinds[] = {"none",          "rounded_down", "rounded",
                                            "other_reading", "explained",    "unexplained"};
    json out = json::array();
    for (auto const& each : from_.recorded(by_.nodes()[index].path)) {
      json one = {
          {"score", to_string(each.score)}, {"by", each.by}, {"difference", nullptr}, {"less_by", nullptr}};
      if (of_.nodes[index].has_score()) {
        auto const found = compare_recorded(by_, of_, index, each);
        one["difference"] = kinds[static_cast<std::size_t>(found.kind)];
        one["less_by"] = number(found.less_by);
      }
      out.push_back(std::move(one));
    }
    return out;
  }

  json gates() const {
    static constexpr char const* words[] = {"no", "yes", "unknown"};
    json out = json::array();
    for (std::size_t i = 0; i < of_.gates.size(); ++i) {
      auto const& gate = by_.definition().gates[i];
      out.push_back({{"id", gate.id},
                     {"title", in(gate.title)},
                     {"holds", words[static_cast<std::size_t>(of_.gates[i])]}});
    }
    return out;
  }

  static char const* level(severity of) {
    return of == severity::error ? "error" : of == severity::warning ? "warning" : "note";
  }

  json node(std::size_t index) const {
    static constexpr char const* sources[] = {"computed", "answer", "recorded"};
    auto const& node = by_.nodes()[index];
    auto const& found = of_.nodes[index];
    bool const measured = node.metric && found.measured.value.state == value_state::known;
    json out = {{"path", node.path.text()}, {"title", in(node.line.title)}};
    out.update(result(found, node.line.full_marks));
    out["value"] = measured ? number(found.measured.value.value) : json(nullptr);
    out["unit"] = node.metric ? json(by_.metrics()[*node.metric].unit.symbol()) : json(nullptr);
    out["source"] = sources[static_cast<std::size_t>(found.source)];
    out["decided_by_rounding"] = found.decided_by_rounding();
    out["recorded"] = recorded(index);
    out["needs_reason"] = found.needs_reason;
    auto const letter = grade_of_node(by_, of_, index);
    out["grade"] = letter ? json(by_.definition().node_grades.grades[*letter].id) : json(nullptr);
    out["exempted"] = found.state == state::not_applicable ? json(words_of(found.exempted)) : json(nullptr);
    out["overridden"] = found.overridden;
    out["verified"] = by_.is_verified(index);
    if (options_.explain) {
      out["explanation"] = json::array();
      for (auto const& line : explain(by_, from_, of_, index, {options_.language})) {
        out["explanation"].push_back({{"heading", line.heading}, {"text", line.text}});
      }
    }
    return out;
  }

  static std::string words_of(exemption_kind of) { return io::words::of(io::words::exemptions, of); }

  json targets() const {
    static constexpr char const* verdicts[] = {"met", "not_met", "unknown"};
    json out = json::array();
    auto const results = evaluate_targets(by_, from_);
    for (std::size_t i = 0; i < results.size(); ++i) {
      auto const& target = from_.targets()[i];
      auto const& found = results[i];
      out.push_back({{"id", target.id},
                     {"title", in(target.title)},
                     {"met", verdicts[static_cast<std::size_t>(found.met)]},
                     {"target", target.target ? json(to_string(*target.target)) : json(nullptr)},
                     {"actual", target.actual ? json(to_string(*target.actual)) : json(nullptr)},
                     {"achievement", found.achievement ? number(*found.achievement) : json(nullptr)},
                     {"as_printed", found.as_printed},
                     {"read_as", io::words::target_kinds[static_cast<std::size_t>(found.read_as)]},
                     {"assumed_direction", found.assumed_direction}});
    }
    return out;
  }

  rulebook const& by_;
  dossier const& from_;
  evaluation const& of_;
  json_options options_;
};

}  // namespace

std::string to_json(rulebook const& by, dossier const& from, evaluation const& of, json_options options) {
  return evaluation_writer(by, from, of, options).run();
}

}  // namespace fiscore::inline FISCORE_ABI
