// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <fiscore/budget/dossier.hpp>

namespace fiscore::inline FISCORE_ABI {

namespace detail {
FISCORE_INLINE hashed_name named(std::string_view text) { return hashed_name(std::string(text)); }
FISCORE_INLINE std::vector<recorded_score> const& none_recorded() noexcept {
  static std::vector<recorded_score> const none;
  return none;
}
}  // namespace detail

FISCORE_INLINE void dossier::set(std::string_view field, cell value) {
  figures_.set(detail::named(field), std::move(value));
}

namespace detail {
FISCORE_INLINE cell computed_cell(measure const& exact) {
  auto const shown = exact_decimal(exact.value());
  cell made(
      figure{{shown ? *shown : round(exact.value(), 6, rounding_mode::half_up), exact.unit()}, {}, {}});
  made.base = exact.in_base();
  return made;
}
}  // namespace detail

FISCORE_INLINE void dossier::set_computed(std::string_view field, measure const& exact) {
  (field.starts_with("targets.") ? target_cells_ : figures_)
      .set(detail::named(field), detail::computed_cell(exact));
}

FISCORE_INLINE void dossier::set_computed_metric(std::string_view metric, measure const& exact) {
  metrics_.set(detail::named(metric), detail::computed_cell(exact));
}

FISCORE_INLINE void dossier::set_metric(std::string_view metric, cell value) {
  metrics_.set(detail::named(metric), std::move(value));
}

FISCORE_INLINE table& dossier::table_of(std::string_view name) {
  if (auto* known = tables_.find_mutable(name)) return *known;
  tables_.set(detail::named(name), {});
  return *tables_.find_mutable(name);
}

FISCORE_INLINE void dossier::set_answer(std::string_view node, answer given) {
  answers_.set(detail::named(node), std::move(given));
}

FISCORE_INLINE void dossier::set_exemption(std::string_view node, exemption why) {
  exemptions_.set(detail::named(node), std::move(why));
}

FISCORE_INLINE void dossier::add_recorded(std::string_view node, recorded_score score) {
  if (recorded_.find(node) == nullptr) recorded_.set(detail::named(node), {});
  recorded_.find_mutable(node)->push_back(std::move(score));
}

FISCORE_INLINE void dossier::forget_cells(std::string const& target) {
  std::string const prefix = "targets." + target + ".";
  detail::name_table<cell> kept;
  for (auto const& each : target_cells_.entries()) {
    if (!each.name.text().starts_with(prefix)) kept.set(each.name, each.value);
  }
  target_cells_ = std::move(kept);
}

FISCORE_INLINE void dossier::add_target(performance_target target) {
  auto const keep = [&](char const* part, std::optional<quantity> const& value) {
    if (value)
      target_cells_.set(detail::named("targets." + target.id + part), cell({*value, target.at, {}}));
  };
  for (auto const& known : targets_) {
    if (known.id == target.id) forget_cells(target.id);
  }
  keep(".target", target.target);
  keep(".high", target.target_high);
  keep(".actual", target.actual);
  for (auto& known : targets_) {
    if (known.id == target.id) {
      known = std::move(target);
      return;
    }
  }
  targets_.push_back(std::move(target));
}

FISCORE_INLINE figure const* dossier::find(std::string_view field) const noexcept {
  return find_reported(detail::named(field));
}

FISCORE_INLINE figure const* dossier::find_reported(detail::hashed_name const& field) const noexcept {
  auto const* found = find_cell(field);
  return found == nullptr ? nullptr : &found->reported;
}

FISCORE_INLINE figure const* dossier::find_metric(std::string_view metric) const noexcept {
  auto const* found = metrics_.find(metric);
  return found == nullptr ? nullptr : &found->reported;
}

FISCORE_INLINE table const* dossier::find_table(std::string_view name) const noexcept {
  return tables_.find(name);
}

FISCORE_INLINE answer const* dossier::find_answer(std::string_view node) const noexcept {
  return answers_.find(node);
}

FISCORE_INLINE exemption const* dossier::find_exemption(std::string_view node) const noexcept {
  return exemptions_.find(node);
}

FISCORE_INLINE std::vector<recorded_score> const& dossier::recorded(std::string_view node) const noexcept {
  auto const* found = recorded_.find(node);
  return found == nullptr ? detail::none_recorded() : *found;
}

FISCORE_INLINE std::vector<recorded_score> const& dossier::recorded(
    detail::hashed_name const& node) const noexcept {
  auto const* found = recorded_.find(node);
  return found == nullptr ? detail::none_recorded() : *found;
}

namespace detail {

/// The name under which last year's dossier holds what this year's calls `field`, or nothing.
FISCORE_INLINE std::string name_last_year(std::string_view field) {
  struct rename {
    std::string_view from;
    std::string_view to;
  };
  static constexpr rename endings[] = {{".opening_balance.outturn", ".closing_balance.outturn"},
                                       {".previous", ".outturn"},
                                       {".previous_original", ".original"}};
  for (auto const& each : endings) {
    if (field.ends_with(each.from)) {
      return std::string(field.substr(0, field.size() - each.from.size())) + std::string(each.to);
    }
  }
  return {};
}

}  // namespace detail

FISCORE_INLINE cell const* dossier::find_cell(detail::hashed_name const& field) const noexcept {
  if (auto const* found = figures_.find(field)) return found;
  if (auto const* found = target_cells_.find(field)) return found;
  if (earlier.empty()) return nullptr;
  std::string const name = detail::name_last_year(field.text());
  if (name.empty()) return nullptr;
  for (auto const& each : earlier) {
    if (each.fiscal_year == fiscal_year - 1) return each.find_cell(detail::named(name));
  }
  return nullptr;
}

FISCORE_INLINE rational const* dossier::base_value(detail::hashed_name const& field) const noexcept {
  static rational const nothing = 0;
  if (auto const* found = find_cell(field)) return &found->base;
  for (std::size_t i = 0; i < 4; ++i) {
    if (!nil_[i]) continue;
    std::string_view const name = book_words()[i].name;
    std::string_view const text = field.text();
    bool const inside = text.size() > name.size() && text.starts_with(name) && text[name.size()] == '.';
    if (inside && field_title(text)) return &nothing;
  }
  if (earlier.empty()) return nullptr;
  std::string const name = detail::name_last_year(field.text());
  if (name.empty()) return nullptr;
  for (auto const& each : earlier) {
    // A book that was nil last year.
    if (each.fiscal_year == fiscal_year - 1) return each.base_value(detail::named(name));
  }
  return nullptr;
}

FISCORE_INLINE interval dossier::domain_of(std::string_view field) const {
  if (field == "as_of.month") return interval::closed(1, 12);
  bool const signed_column = field.ends_with(".change") || field.ends_with(".change_rate");
  return amounts_may_be_negative || signed_column ? interval() : interval::at_least(0);
}

}  // namespace fiscore::inline FISCORE_ABI
