// SPDX-License-Identifier: BSL-1.0
#pragma once

/// @file
/// What an office reports (自评材料): its figures with their places, its targets, answers and recorded
/// scores.

#include <fiscore/budget/account.hpp>
#include <fiscore/budget/detail/name_table.hpp>
#include <fiscore/budget/figure.hpp>
#include <fiscore/number/interval.hpp>
#include <fiscore/unit/measure.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fiscore::inline FISCORE_ABI {

/// When in the life of a budget the dossier was made.
enum class stage : std::uint8_t {
  target,           ///< 绩效目标申报
  monitoring,       ///< 绩效运行监控
  self_evaluation,  ///< 绩效自评
  review,           ///< 财政或第三方评价、复核
};

/// A figure with its value in base units, which is what formulas read.
struct cell {
  figure reported = {};
  rational base = {};

  cell() = default;
  explicit cell(figure of) : reported(std::move(of)), base(reported.printed.in_base()) {}
  friend bool operator==(cell const&, cell const&) = default;
};

namespace detail {
/// The cell of a figure that was computed: printed to six places where it has no end.
[[nodiscard]] cell computed_cell(measure const& exact);
}  // namespace detail

/// One row of a table: an entity with its posts, a project with its amounts. A column that is not there is
/// missing.
struct table_row {
  std::string id = {};
  bilingual name = {};
  std::string at = {};
  detail::name_table<cell> cells = {};

  void set(std::string_view column, figure reported) { set(column, cell(std::move(reported))); }
  void set(std::string_view column, cell value) {
    cells.set(detail::hashed_name(std::string(column)), std::move(value));
  }
  [[nodiscard]] rational const* base_value(detail::hashed_name const& column) const noexcept {
    auto const* found = cells.find(column);
    return found == nullptr ? nullptr : &found->base;
  }
  friend bool operator==(table_row const&, table_row const&) = default;
};

/// `staffing`, `projects` ...: what formulas sum over.
struct table {
  std::vector<table_row> rows = {};
  friend bool operator==(table const&, table const&) = default;
};

/// A performance target (绩效目标): what was aimed at and what was reached. It stands by itself, without
/// points, or with full marks in a section of the rulebook that is open to the office's own indicators.
struct performance_target {
  std::string id = {};
  bilingual title = {};
  bilingual level = {};                      ///< its kind in the sheet: 数量指标, 成本指标
  std::string section = {};                  ///< path of the open section; empty: it stands by itself
  std::optional<rational> full_marks = {};   ///< in that section
  std::optional<comparison> sign = {};       ///< none: the rulebook's assumption is used, and said
  std::optional<quantity> target = {};       ///< 指标值; none: not reported, or in words
  std::optional<quantity> target_high = {};  ///< the upper end of a range whose lower is `target`
  std::string target_words = {};             ///< a target in words (定性): 有效
  std::optional<quantity> actual = {};       ///< 完成值
  std::string actual_words = {};
  std::optional<quantity> achievement = {};  ///< 完成率, as printed
  std::string deviation_reason = {};         ///< 偏差原因
  std::string at = {};

  friend bool operator==(performance_target const&, performance_target const&) = default;
};

/// What a person says about an indicator that no formula scores.
struct answer {
  /// For a checklist: which items are fulfilled, by their ids; an item that is not named is missing.
  std::vector<std::pair<std::string, bool>> items = {};
  std::string tier = {};               ///< for tiers: the id of the tier
  std::optional<rational> score = {};  ///< for tiers whose interval leaves a choice, and for manual scores
  std::string reason = {};
  std::string by = {};
  std::string at = {};
  /// The score is the mean of several units' scores: it need not lie in one tier, nor be made of items.
  bool averaged = false;

  friend bool operator==(answer const&, answer const&) = default;
};

/// A score that somebody gave, kept beside the computed one.
struct recorded_score {
  decimal score = {};
  std::string by = {};
  fiscore::stage stage = fiscore::stage::self_evaluation;
  std::string reason = {};
  std::string at = {};

  friend bool operator==(recorded_score const&, recorded_score const&) = default;
};

/// Why an indicator does not apply.
enum class exemption_kind : std::uint8_t {
  not_applicable,  ///< 不适用: there is nothing to measure
  not_used,        ///< the evaluator does not use it
  by_decree,       ///< 按规定不纳入
};
struct exemption {
  exemption_kind kind = exemption_kind::not_applicable;
  std::string reason = {};

  friend bool operator==(exemption const&, exemption const&) = default;
};

/// What one office reports for one year and stage. A plain value: what is set is there, what is not is
/// missing.
///
/// Figures have names: those of the budget (`field_name`), or `figures.` and a name of the rulebook's
/// choosing.
class dossier {
 public:
  std::string id;
  bilingual title;
  std::string unit_code;  ///< 预算单位代码
  bilingual unit_name;
  std::string project_code;  ///< empty for a whole department
  bilingual project_name;
  std::string version;  ///< of this dossier, in the office's own count; may be empty
  int fiscal_year = 0;
  fiscore::stage stage = fiscore::stage::self_evaluation;
  std::string rulebook;  ///< id of the rulebook it is meant for; may be empty
  std::string document;  ///< the report it was taken from
  /// Amounts may be below zero (net accounts); otherwise a missing amount or count is taken to be 0 or
  /// more.
  bool amounts_may_be_negative = false;
  /// Dossiers of earlier years. What this one lacks is taken from that of the year before: an opening
  /// balance from its closing balance, last year's outturn and budget from its own.
  std::vector<dossier> earlier;

  /// A figure by its name. One that was set before is replaced.
  void set(std::string_view field, figure reported) { set(field, cell(std::move(reported))); }
  void set(std::string_view field, cell value);
  void set(std::string_view field, quantity printed, std::string at = {}) {
    set(field, figure{std::move(printed), std::move(at), {}});
  }
  /// A figure that was computed, not printed: exact, and shown to six places where it has no end.
  void set_computed(std::string_view field, measure const& exact);
  void set_computed_metric(std::string_view metric, measure const& exact);
  /// The book does not exist for this office (无…支出情况): its amounts are 0, not missing.
  void set_nil(book nil) { nil_[static_cast<std::size_t>(nil)] = true; }
  [[nodiscard]] bool is_nil(book of) const noexcept { return nil_[static_cast<std::size_t>(of)]; }

  /// A rate that is printed as such, for the metric of that id; amounts that are given win over it.
  void set_metric(std::string_view metric, figure printed) { set_metric(metric, cell(std::move(printed))); }
  void set_metric(std::string_view metric, cell value);
  /// The table of that name, made if it is not there.
  table& table_of(std::string_view name);
  /// Targets have ids of their own; one with an id that is there replaces it.
  void add_target(performance_target target);
  void set_answer(std::string_view node, answer given);
  void set_exemption(std::string_view node, exemption why);
  void add_recorded(std::string_view node, recorded_score score);

  [[nodiscard]] figure const* find(std::string_view field) const noexcept;
  [[nodiscard]] figure const* find_metric(std::string_view metric) const noexcept;
  [[nodiscard]] table const* find_table(std::string_view name) const noexcept;
  [[nodiscard]] answer const* find_answer(std::string_view node) const noexcept;
  [[nodiscard]] exemption const* find_exemption(std::string_view node) const noexcept;
  /// In the order in which they were added; empty if there is none.
  [[nodiscard]] std::vector<recorded_score> const& recorded(std::string_view node) const noexcept;

  /// All figures by name, in the order in which they were set.
  [[nodiscard]] auto const& figures() const noexcept { return figures_.entries(); }
  [[nodiscard]] auto const& metrics() const noexcept { return metrics_.entries(); }
  [[nodiscard]] std::vector<performance_target> const& targets() const noexcept { return targets_; }
  [[nodiscard]] auto const& tables() const noexcept { return tables_.entries(); }
  [[nodiscard]] auto const& answers() const noexcept { return answers_.entries(); }
  [[nodiscard]] auto const& exemptions() const noexcept { return exemptions_.entries(); }
  [[nodiscard]] auto const& all_recorded() const noexcept { return recorded_.entries(); }

  /// What a figure that is missing can be, by its name.
  [[nodiscard]] interval domain_of(std::string_view field) const;

  // With the name's hash at hand, for formulas and evaluation.
  [[nodiscard]] figure const* find_reported(detail::hashed_name const& field) const noexcept;
  [[nodiscard]] rational const* base_value(detail::hashed_name const& field) const noexcept;
  [[nodiscard]] table const* find_table(detail::hashed_name const& name) const noexcept {
    return tables_.find(name);
  }
  [[nodiscard]] cell const* find_metric(detail::hashed_name const& metric) const noexcept {
    return metrics_.find(metric);
  }
  [[nodiscard]] answer const* find_answer(detail::hashed_name const& node) const noexcept {
    return answers_.find(node);
  }
  [[nodiscard]] exemption const* find_exemption(detail::hashed_name const& node) const noexcept {
    return exemptions_.find(node);
  }
  [[nodiscard]] std::vector<recorded_score> const& recorded(detail::hashed_name const& node) const noexcept;

  friend bool operator==(dossier const&, dossier const&) = default;

 private:
  void forget_cells(std::string const& target);
  [[nodiscard]] cell const* find_cell(detail::hashed_name const& field) const noexcept;

  detail::name_table<cell> figures_;
  std::vector<performance_target> targets_;
  detail::name_table<cell> target_cells_;  ///< `targets.ID.actual` ...
  detail::name_table<cell> metrics_;
  detail::name_table<table> tables_;
  detail::name_table<answer> answers_;
  detail::name_table<exemption> exemptions_;
  detail::name_table<std::vector<recorded_score>> recorded_;
  bool nil_[4] = {false, false, false, false};
};

}  // namespace fiscore::inline FISCORE_ABI

#if defined(FISCORE_HEADER_ONLY)
#include <fiscore/budget/impl/dossier.ipp>
#endif
