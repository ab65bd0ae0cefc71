// SPDX-License-Identifier: BSL-1.0
#include <fiscore/io/dossier.hpp>

#include "words.hpp"
#include "writer.hpp"

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace io {
namespace {

class dossier_writer {
 public:
  explicit dossier_writer(dossier const& of) : of_(of) {}

  json run() {
    out_["fiscore"] = "dossier/1";
    return inside();
  }

 private:
  /// Without the format: a dossier of an earlier year is written inside another.
  json inside() {
    identity();
    figures();
    tables();
    if (!named_.empty()) out_["figures"] = std::move(named_);
    for (auto const& each : of_.metrics()) out_["metrics"][each.name.text()] = cell_json(each.value);
    targets();
    answers();
    for (auto const& each : of_.exemptions()) {
      out_["not_applicable"][each.name.text()] = {{"kind", words::of(words::exemptions, each.value.kind)},
                                                  {"reason", each.value.reason}};
    }
    recorded();
    for (auto const& each : of_.earlier) out_["earlier"].push_back(dossier_writer(each).inside());
    return std::move(out_);
  }

  void identity() {
    out_["id"] = of_.id;
    put(out_, "title", of_.title);
    named("unit", of_.unit_code, of_.unit_name);
    named("project", of_.project_code, of_.project_name);
    put(out_, "version", of_.version);
    out_["fiscal_year"] = std::to_string(of_.fiscal_year);
    out_["stage"] = words::of(words::stages, of_.stage);
    if (auto const* month = of_.find("as_of.month")) out_["month"] = to_string(month->printed);
    put(out_, "rulebook", of_.rulebook);
    put(out_, "document", of_.document);
    if (of_.amounts_may_be_negative) out_["amounts_may_be_negative"] = true;
  }
  void named(char const* key, std::string const& code, bilingual const& name) {
    if (code.empty() && name.empty()) return;
    json made = json::object();
    put(made, "code", code);
    put(made, "name", name);
    out_[key] = std::move(made);
  }

  /// A figure as it was printed, or what was computed, exactly.
  static json cell_json(cell const& of) {
    quantity const& printed = of.reported.printed;
    json made;
    if (of.base == printed.in_base()) {
      made["value"] = to_string(printed);
    } else {
      made["exact"] = number_json(of.base / printed.unit.factor());
      put(made, "unit", printed.unit.symbol());
    }
    put(made, "at", of.reported.at);
    put(made, "note", of.reported.note);
    return made.size() == 1 && made.contains("value") ? made["value"] : made;
  }

  /// In the order in which they are read: by book and fund, then as they were set.
  void figures() {
    for (auto const& each : of_.figures()) figure_at(each.name.text(), cell_json(each.value));
    for (std::size_t i = 0; i < book_words().size(); ++i) {
      std::string const name(book_words()[i].name);
      if (budget_.contains(name)) {
        out_["budget"][name] = std::move(budget_[name]);
      } else if (of_.is_nil(static_cast<book>(i))) {
        out_["budget"][name] = "nil";
      }
    }
    for (auto const& fund : fund_words()) {
      std::string const name(fund.name);
      if (funds_.contains(name)) out_["funds"][name] = std::move(funds_[name]);
    }
  }

  void figure_at(std::string const& name, json value) {
    if (name == "as_of.month") return;
    auto const [first, rest] = parted(name);
    auto const [second, last] = parted(rest);
    if (first == "figures" && !rest.empty()) {
      named_[rest] = std::move(value);
    } else if (first == "funds" && field_title(name)) {
      funds_[second][last] = std::move(value);
    } else if (!last.empty() && field_title(name) && !is_nil(first)) {
      budget_[first][second][last] = std::move(value);
    } else {
      diagnostic what;
      what.code = errc::field_unknown;
      what.path = name;
      what.message = {
          "文件中放不下名为“" + name + "”的数据：应为预算中的名称（该预算不为空），或以“figures.”开头",
          "no file holds a figure named \"" + name +
              "\": names are the budget's (of a book that is not nil), or begin with \"figures.\""};
      throw error(std::move(what));
    }
  }
  [[nodiscard]] bool is_nil(std::string_view name) const {
    for (std::size_t i = 0; i < book_words().size(); ++i) {
      if (book_words()[i].name == name) return of_.is_nil(static_cast<book>(i));
    }
    return false;
  }
  static std::pair<std::string, std::string> parted(std::string const& name) {
    std::size_t const dot = name.find('.');
    if (dot == std::string::npos) return {name, {}};
    return {name.substr(0, dot), name.substr(dot + 1)};
  }

  void tables() {
    for (auto const& each : of_.tables()) {
      json rows = json::array();
      for (auto const& row : each.value.rows) {
        json made = {{"id", row.id}};
        put(made, "name", row.name);
        put(made, "at", row.at);
        for (auto const& column : row.cells.entries()) made[column.name.text()] = cell_json(column.value);
        rows.push_back(std::move(made));
      }
      out_["tables"][each.name.text()] = std::move(rows);
    }
  }

  void targets() {
    for (auto const& each : of_.targets()) {
      json made = {{"id", each.id}};
      put(made, "title", each.title);
      put(made, "level", each.level);
      put(made, "section", each.section);
      if (each.full_marks) made["full_marks"] = number_json(*each.full_marks);
      if (each.sign) made["sign"] = sign_of(*each.sign);
      if (each.target && each.target_high) {
        made["target"] = {{"from", to_string(*each.target)}, {"to", to_string(*each.target_high)}};
      } else if (each.target) {
        made["target"] = to_string(*each.target);
      }
      put(made, "target_words", each.target_words);
      if (each.actual) made["actual"] = to_string(*each.actual);
      put(made, "actual_words", each.actual_words);
      if (each.achievement) made["achievement"] = to_string(*each.achievement);
      put(made, "deviation_reason", each.deviation_reason);
      put(made, "at", each.at);
      exact_cells(each, made);
      out_["targets"].push_back(std::move(made));
    }
  }
  /// Targets and actuals that were computed, and are not what is printed.
  void exact_cells(performance_target const& of, json& into) {
    auto const keep = [&](char const* part, std::optional<quantity> const& printed) {
      if (!printed) return;
      rational const* base = of_.base_value(detail::hashed_name("targets." + of.id + "." + part));
      if (base == nullptr || *base == printed->in_base()) return;
      into["exact"][part] = number_json(*base / printed->unit.factor());
    };
    keep("target", of.target);
    keep("high", of.target_high);
    keep("actual", of.actual);
  }

  void answers() {
    for (auto const& each : of_.answers()) {
      answer const& given = each.value;
      json made = json::object();
      for (auto const& [id, fulfilled] : given.items) made["items"][id] = fulfilled;
      put(made, "tier", given.tier);
      if (given.score) made["score"] = number_json(*given.score);
      if (given.averaged) made["averaged"] = true;
      put(made, "reason", given.reason);
      put(made, "by", given.by);
      put(made, "at", given.at);
      out_["answers"][each.name.text()] = std::move(made);
    }
  }

  void recorded() {
    for (auto const& each : of_.all_recorded()) {
      json list = json::array();
      for (auto const& score : each.value) {
        json made = {{"score", to_string(score.score)}};
        put(made, "by", score.by);
        made["stage"] = words::of(words::stages, score.stage);
        put(made, "reason", score.reason);
        put(made, "at", score.at);
        list.push_back(std::move(made));
      }
      out_["recorded"][each.name.text()] = std::move(list);
    }
  }

  dossier const& of_;
  json out_;
  json budget_ = json::object();
  json funds_ = json::object();
  json named_ = json::object();  // under `figures`
};

}  // namespace
}  // namespace io

std::string write_dossier(dossier const& of, file_format as) {
  return io::file_text(io::dossier_writer(of).run(), as);
}

}  // namespace fiscore::inline FISCORE_ABI
