// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/evaluate/evaluate.hpp>
#include <fiscore/evaluate/roll_up.hpp>

#include <utility>

namespace fiscore::inline FISCORE_ABI {

namespace detail {

class department {
 public:
  department(rulebook const& by, std::span<dossier const> units, std::string_view weight, scope rows,
             diagnostics& findings)
      : by_(by), units_(units), weight_(std::string(weight)), rows_(rows), findings_(findings) {}

  dossier run() && {
    if (units_.empty()) return std::move(made_);
    made_.fiscal_year = units_[0].fiscal_year;
    made_.stage = units_[0].stage;
    made_.rulebook = units_[0].rulebook;
    for (auto const& unit : units_) {
      if (unit.fiscal_year != made_.fiscal_year) {
        report(severity::error, errc::roll_up_mismatch, unit.id, "年度与其他单位不同",
               "another fiscal year than the other units");
      }
      if (made_.rulebook.empty()) made_.rulebook = unit.rulebook;
      if (!unit.rulebook.empty() && unit.rulebook != made_.rulebook) {
        report(severity::error, errc::roll_up_mismatch, unit.id, "指标体系与其他单位不同",
               "another rulebook than the other units");
      }
    }
    figures();
    tables();
    metrics();
    targets();
    scores();
    for (std::size_t i = 0; i < book_words().size(); ++i) {
      bool all = true;
      for (auto const& unit : units_) all = all && unit.is_nil(static_cast<book>(i));
      if (all) made_.set_nil(static_cast<book>(i));
    }
    return std::move(made_);
  }

 private:
  void report(severity level, errc code, std::string path, std::string zh, std::string en) {
    diagnostic what;
    what.level = level;
    what.code = code;
    what.path = std::move(path);
    what.message = {std::move(zh), std::move(en)};
    findings_.push_back(std::move(what));
  }

  static bool is_rate(unit const& of) {
    return of.dimension() == "ratio" || of.dimension() == "ratio difference";
  }
  static bool adds_up(unit const& of) { return !is_rate(of) && of.dimension() != "date"; }

  /// One value per unit that gives it; `path` is for what is said where some do not.
  struct share {
    quantity value;
    std::size_t unit;
  };
  std::optional<measure> combined(std::vector<share> const& shares, std::string const& path) {
    if (shares.empty()) return std::nullopt;
    unit const& in = shares[0].value.unit;
    for (auto const& each : shares) {
      if (commensurable(each.value.unit, in)) continue;
      report(severity::error, errc::unit_mismatch, path,
             "各单位的计量单位不同：“" + in.symbol() + "”与“" + each.value.unit.symbol() + "”",
             "the units do not agree: \"" + in.symbol() + "\" and \"" + each.value.unit.symbol() + "\"");
      return std::nullopt;
    }
    if (shares.size() < units_.size()) {
      std::string const given = std::to_string(shares.size());
      std::string const all = std::to_string(units_.size());
      bool const kept = rows_ == scope::reported;
      report(
          severity::note, errc::roll_up_partial, path,
          all + " 个单位中 " + given + " 个填报" + (kept ? "，只计已填报的" : "，合计视为缺失"),
          given + " of " + all + " units give it" + (kept ? "; those are taken" : "; the sum is missing"));
      if (!kept) return std::nullopt;
    }
    if (!adds_up(in)) return is_rate(in) ? weighted(shares) : std::nullopt;
    measure sum = shares[0].value;
    for (std::size_t i = 1; i < shares.size(); ++i) sum = sum + measure(shares[i].value);
    return sum;
  }

  rational const* weight_of(std::size_t unit) {
    auto const* amount = units_[unit].base_value(weight_);
    if (amount != nullptr && amount->sign() > 0) return amount;
    report(severity::error, errc::roll_up_weight, units_[unit].id,
           "缺少加权用的金额“" + weight_.text() + "”",
           "the amount to weight by, \"" + weight_.text() + "\", is missing");
    return nullptr;
  }
  std::optional<measure> weighted(std::vector<share> const& shares) {
    rational sum = 0;
    rational weights = 0;
    for (auto const& each : shares) {
      auto const* amount = weight_of(each.unit);
      if (amount == nullptr) return std::nullopt;
      sum += each.value.in_base() * *amount;
      weights += *amount;
    }
    unit const& in = shares[0].value.unit;
    return measure(sum / weights / in.factor(), in);
  }

  template <class Entries>
  std::vector<std::string> names(Entries entries) {
    std::vector<std::string> found;
    for (auto const& unit : units_) {
      for (auto const& each : entries(unit)) add_once(found, each.name.text());
    }
    return found;
  }

  void figures() {
    auto const all = names([](dossier const& unit) -> auto const& { return unit.figures(); });
    for (auto const& name : all) {
      std::vector<share> shares;
      for (std::size_t i = 0; i < units_.size(); ++i) {
        if (auto const* given = units_[i].find(name)) {
          shares.push_back({given->printed, i});
        } else if (units_[i].base_value(hashed_name(name)) != nullptr) {  // a nil book
          shares.push_back({{0, shares.empty() ? unit("元") : shares[0].value.unit}, i});
        }
      }
      if (auto const value = combined(shares, name)) made_.set_computed(name, *value);
    }
  }

  static quantity shown(measure const& of) { return computed_cell(of).reported.printed; }

  void metrics() {
    auto const all = names([](dossier const& unit) -> auto const& { return unit.metrics(); });
    for (auto const& name : all) {
      std::vector<share> shares;
      for (std::size_t i = 0; i < units_.size(); ++i) {
        if (auto const* given = units_[i].find_metric(name)) shares.push_back({given->printed, i});
      }
      if (auto const value = combined(shares, name)) made_.set_computed_metric(name, *value);
    }
  }

  void tables() {
    for (auto const& unit : units_) {
      for (auto const& each : unit.tables()) {
        auto& rows = made_.table_of(each.name.text()).rows;
        for (table_row row : each.value.rows) {
          row.id = unit.id + "/" + row.id;
          rows.push_back(std::move(row));
        }
      }
    }
  }

  void targets() {
    std::vector<std::string> ids;
    for (auto const& unit : units_) {
      for (auto const& target : unit.targets()) add_once(ids, target.id);
    }
    for (auto const& id : ids) {
      std::optional<performance_target> one;
      std::vector<share> aimed;
      std::vector<share> upper;
      std::vector<share> reached;
      for (std::size_t i = 0; i < units_.size(); ++i) {
        for (auto const& target : units_[i].targets()) {
          if (target.id != id) continue;
          if (!one) one = target;
          if (target.target) aimed.push_back({*target.target, i});
          if (target.target_high) upper.push_back({*target.target_high, i});
          if (target.actual) reached.push_back({*target.actual, i});
        }
      }
      auto const target = combined(aimed, "targets/" + id + "/target");
      auto const high = combined(upper, "targets/" + id + "/target");
      auto const actual = combined(reached, "targets/" + id + "/actual");
      one->target = target ? std::optional(shown(*target)) : std::nullopt;
      one->target_high = high ? std::optional(shown(*high)) : std::nullopt;
      one->actual = actual ? std::optional(shown(*actual)) : std::nullopt;
      one->achievement.reset();
      made_.add_target(std::move(*one));
      if (target) made_.set_computed("targets." + id + ".target", *target);
      if (high) made_.set_computed("targets." + id + ".high", *high);
      if (actual) made_.set_computed("targets." + id + ".actual", *actual);
    }
  }

  /// What a person scored in each unit, averaged by amount.
  void scores() {
    std::vector<evaluation> found;
    for (auto const& unit : units_) found.push_back(evaluate(by_, unit));
    rulebook const& book = found[0].book(by_);
    for (std::size_t i = 1; i < book.nodes().size(); ++i) {
      auto const& node = book.nodes()[i];
      if (!node.line.rule || is_numeric(*node.line.rule)) continue;
      rational sum = 0;
      rational weights = 0;
      bool all = true;
      for (std::size_t k = 0; all && k < units_.size(); ++k) {
        auto const index = found[k].book(by_).find(node.path);
        all = index && found[k].nodes[*index].has_score();
        if (!all) break;
        auto const* amount = weight_of(k);
        all = amount != nullptr;
        if (!all) break;
        sum += found[k].nodes[*index].score * *amount;
        weights += *amount;
      }
      if (!all) continue;
      answer mean;
      mean.score = sum / weights;
      mean.averaged = true;
      mean.reason = "各单位得分按金额加权平均";
      made_.set_answer(node.path.text(), std::move(mean));
    }
  }

  rulebook const& by_;
  std::span<dossier const> units_;
  hashed_name weight_;
  scope rows_;
  diagnostics& findings_;
  dossier made_;
};

}  // namespace detail

FISCORE_INLINE dossier roll_up(rulebook const& by, std::span<dossier const> units, std::string_view weight,
                               scope rows, diagnostics& findings) {
  return detail::department(by, units, weight, rows, findings).run();
}

}  // namespace fiscore::inline FISCORE_ABI
